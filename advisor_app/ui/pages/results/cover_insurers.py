"""How insurers will see the firm: the verdict, what they ask for with its proof, and what must not be told yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.cover_gaps import ControlLine, control_lines, verdict
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import Divider, boxed, clear, column, row
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, body, caption, name_for

WIDEST = 900
LOOKS = {
    "in_place": ("circle-check", "ok"), "missing": ("triangle-alert", "danger"), "unknown": ("circle-help", "warn"),
}


class InsurersView(QWidget):
    """question_asked(id): look at the answer behind something."""

    question_asked = Signal(str)
    source_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        content = QWidget()
        content.setLayout(column(self._cards, None, margins=(20, 4, 20, 20)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDEST), centred=True))

    def show_outcome(self, outcome: Outcome) -> None:
        clear(self._cards)
        self._cards.addWidget(self._verdict(outcome))
        self._cards.addWidget(self._guard(outcome))
        lines = control_lines(outcome.evaluation, outcome.pack, outcome.language)
        heads = {
            "must": self.tr("What insurers insist on"), "exp": self.tr("What they expect"),
            "rare": self.tr("What they rarely ask a firm like this"),
        }
        for mark, title in heads.items():
            own = [line for line in lines if line.mark == mark]
            if own:
                self._cards.addWidget(self._controls(title, own))

    def _verdict(self, outcome: Outcome) -> Card:
        seen = outcome.evaluation.coverage.insurability
        sentence, flags = verdict(outcome.evaluation, outcome.pack, outcome.language)
        card = Card(self._theme, outcome.words.word("verdicts", seen.verdict))
        card.add(body(self._theme, sentence))
        for flag in flags:
            card.add(IconLine(self._theme, "triangle-alert", flag, "danger"))
        card.cite("cover:controls", self.source_asked.emit)
        return card

    def _guard(self, outcome: Outcome) -> Card:
        """Answers that were only said: an insurer takes what stands on its form for granted."""
        told = outcome.evaluation.attestation
        card = Card(
            self._theme, self.tr("Not to be told to an insurer yet"),
            self.tr("So far this was only said. A wrong yes on a proposal can cost the cover: look first."),
        )
        if not told.blocked:
            card.add(IconLine(self._theme, "circle-check", self.tr("Every answer to put forward has been seen."), "ok"))
        for place, answer in enumerate(told.blocked):
            if place:
                card.add(Divider(self._theme))
            short = outcome.words.questions[answer.question].short
            look = Button(self._theme, self.tr("Look at it"), "link")
            name_for(look, self.tr("Look at it: {what}").format(what=short))
            look.clicked.connect(lambda _checked=False, question=answer.question: self.question_asked.emit(question))
            text = Text(self._theme, short, "body", wrap=True)
            line = row(text, look, gap=12)
            line.setStretch(0, 1)
            card.add(boxed(line))
        return card

    def _controls(self, title: str, lines: list[ControlLine]) -> Card:
        card = Card(self._theme, title)
        for place, line in enumerate(lines):
            if place:
                card.add(Divider(self._theme))
            card.add(self._control(line))
        card.cite("cover:controls", self.source_asked.emit)
        return card

    def _control(self, line: ControlLine) -> QWidget:
        theme = self._theme
        icon, tone = LOOKS[line.state]
        head = row(IconLine(theme, icon, line.name, tone), Pill(theme, line.words, "ok" if tone == "ok" else "warn"))
        head.setStretch(0, 1)
        said = [
            (self.tr("Expected: {what}"), line.asks), (self.tr("Proof: {what}"), line.proof),
            (self.tr("While it is missing: {what}"), line.missing if line.state != "in_place" else ""),
            ("{what}", line.opens if line.state != "in_place" else ""),
        ]
        texts = [caption(theme, pattern.format(what=what), "text2") for pattern, what in said if what]
        return boxed(column(boxed(head), *texts, gap=4))
