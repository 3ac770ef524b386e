"""All answers at a glance, by section, each with Change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.presenters.answers import AnswerLine, CheckView, Followed, SecondLook
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import FooterBar, HeaderBar
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card, EmptyState
from advisor_app.ui.widgets.expander import Expander
from advisor_app.ui.widgets.layout import Divider, FlowLayout, boxed, clear, column, row
from advisor_app.ui.widgets.pills import FilterChip, Pill
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, name_for

FILTERS = ("all", "unknown", "check", "missing")
# The column of statements: pixels at 100 %, and at most, so that large text leaves room for the answers.
STATEMENT, STATEMENT_MOST = 260, 350
WIDEST = 860


class CheckAnswersPage(QWidget):
    """change_asked(question), results_asked(), letter_asked(), closed(). Show with `show_view`."""

    change_asked = Signal(str)
    results_asked = Signal()
    letter_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: CheckView | None = None
        self._filter = "all"
        self.header = HeaderBar(theme)
        self.header.went_back.connect(self.closed)
        self.summary = Text(theme, "", "body", "text2")
        words = {
            "all": self.tr("All"), "unknown": self.tr("Not known"), "check": self.tr("To check"),
            "missing": self.tr("Not answered"),
        }
        self.chips = {id_: FilterChip(theme, words[id_]) for id_ in FILTERS}
        for id_, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, chosen=id_: self._choose(chosen))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        content = QWidget()
        chips = row(*self.chips.values(), None, gap=8)
        content.setLayout(column(
            Text(theme, self.tr("Check answers"), "page_title"), 4, self.summary, 14, chips, 16, self._cards, None,
            margins=(24, 22, 24, 24),
        ))
        footer = FooterBar(theme, margin=24)
        footer.stand_under(content)
        self.results = Button(theme, self.tr("See results"), "primary", large=True)
        self.letter = Button(theme, self.tr("Make letter"), large=True, icon="file-text")
        self.results.clicked.connect(self.results_asked)
        self.letter.clicked.connect(self.letter_asked)
        footer.row.addWidget(self.results)
        footer.row.addWidget(self.letter)
        footer.row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDEST), centred=True), 1)
        whole.addWidget(footer)

    def show_view(self, view: CheckView) -> None:
        self._view = view
        self.header.show_place(view.client, view.place)
        self.summary.setText(view.summary)
        for id_, count in view.counts.items():
            self.chips[id_].show_count(count)
        self._fill()

    def _choose(self, chosen: str) -> None:
        self._filter = chosen
        self._fill()

    def _fill(self) -> None:
        assert self._view is not None
        for id_, chip in self.chips.items():
            chip.setChecked(id_ == self._filter)
        clear(self._cards)
        if self._view.second_looks and self._filter == "all":
            self._cards.addWidget(self._second_looks(self._view.second_looks))
        for section in self._view.sections:
            lines = [line for line in section.lines if self._filter == "all" or self._filter in line.marks]
            if lines:
                followed = section.followed if self._filter == "all" else ()
                self._cards.addWidget(self._card(section.title, lines, followed))
        if not self._cards.count():
            self._cards.addWidget(EmptyState(self._theme, self.tr("Nothing here.")))

    def _card(self, title: str, lines: list[AnswerLine], followed: tuple[Followed, ...]) -> Card:
        card = Card(self._theme, title)
        card.content.setSpacing(0)
        for place, line in enumerate(lines):
            if place:
                card.add(Divider(self._theme))
            card.add(self._line(line))
        for entry in followed:
            card.add(Divider(self._theme))
            card.add(self._followed(entry))
        return card

    def _followed(self, entry: Followed) -> QWidget:
        """What is not asked because of an answer, closed until somebody wants to see it."""
        shorts = Text(self._theme, " · ".join(entry.shorts), "body", "text2", wrap=True)
        expander = Expander(self._theme, entry.title, boxed(row(shorts, margins=(self._theme.px(25), 0, 0, 6))))
        return boxed(column(expander, margins=(0, 4, 0, 4)))

    def _second_looks(self, looks: tuple[SecondLook, ...]) -> Card:
        note = self.tr("Each answer may be right as it stands; asking once more settles it.")
        card = Card(self._theme, self.tr("Worth a second look"), note)
        card.content.setSpacing(0)
        for place, look in enumerate(looks):
            if place:
                card.add(Divider(self._theme))
            card.add(self._second_look(look))
        return card

    def _second_look(self, look: SecondLook) -> QWidget:
        """The question, and under it a link to each answer behind it."""
        links = FlowLayout(2)
        for question, short in look.links:
            links.addWidget(self._link(question, short))
        text = Text(self._theme, look.text, "body", wrap=True)
        return boxed(column(text, links, gap=4, margins=(0, 8, 0, 8)))

    def _link(self, question: str, short: str) -> Button:
        link = Button(self._theme, short, "link")
        name_for(link, self.tr("Change: {what}").format(what=short))
        link.clicked.connect(lambda: self.change_asked.emit(question))
        return link

    def _line(self, line: AnswerLine) -> QWidget:
        theme = self._theme
        change = Button(theme, self.tr("Change"), "link")
        name_for(change, self.tr("Change: {what}").format(what=line.short))
        change.clicked.connect(lambda: self.change_asked.emit(line.question))
        statement = Text(theme, line.short, "body", "text2", wrap=True)
        statement.setFixedWidth(min(theme.px(STATEMENT), STATEMENT_MOST))
        answer = Text(theme, line.answer, "body", "text3" if "missing" in line.marks else "text", wrap=True)
        layout = row(statement, gap=14, margins=(0, 6, 0, 6))
        layout.addWidget(answer, 1)
        for words, tone in line.pills:
            layout.addWidget(Pill(theme, words, tone))
        layout.addWidget(change)
        holder = QWidget()
        holder.setLayout(layout)
        return holder
