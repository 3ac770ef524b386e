"""What the client decided, item by item: taken, declined, or open with a day to ask again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.register import DECISIONS, Decision
from advisor_app.services.evaluation_hash import evaluation_hash
from advisor_app.services.typed_dates import DateTextError, parse_day, show_day
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.text import Text, caption, field_label

OPEN = "undecided"
TONES = {"accept": "ok", "decline": "danger", OPEN: "warn"}


class DecisionsView(QWidget):
    """A list of what can be decided, and the decision on the chosen item beside it. Kept with the day, the person and
    the evaluation it was made on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._outcome: Outcome | None = None
        self._item = ""
        self.list = RecordList(theme, self.tr("Decisions"))
        self.list.picked.connect(self._show)
        self._split = MasterDetail(theme, boxed(column(self.list, margins=(16, 6, 0, 0))))
        self.choice: OptionGroup | None = None
        self.lines: dict[str, LineEdit] = {}
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._show_records()
        self._show(self.list.chosen() or "limit")

    def settle(self) -> None:
        """Nothing waits here: a decision is kept when Keep is pressed."""

    # ------------------------------------------------------------------------------------------------- showing
    def _items(self) -> dict[str, tuple[str, str]]:
        """Item to its name and what is recommended."""
        assert self._outcome is not None
        advice, words, figures = self._outcome.evaluation.coverage, self._outcome.words, self._outcome.figures
        programme = advice.programme
        found = {
            "limit": (self.tr("Limit of the policy"), figures.exact(programme.limit)),
            "retention": (self.tr("First share of each event"), figures.exact(programme.retention)),
        }
        for part in advice.parts:
            if part.priority in ("essential", "advised"):
                size = self.tr("as the policy") if part.limit is None or part.full_limit else figures.exact(part.limit)
                found[part.id] = (
                    words.coverage[part.id]["name"], f"{words.word('priorities', part.priority)}, {size}"
                )
        return found

    def _words(self, choice: str) -> str:
        return {
            "accept": self.tr("Accepted"), "decline": self.tr("Declined"), OPEN: self.tr("Ask again"),
        }.get(choice, "")

    def _show_records(self) -> None:
        assert self._outcome is not None
        decisions = self._outcome.session.register.decisions
        records = []
        for item, (name, size) in self._items().items():
            made = decisions.get(item)
            choice = made.choice if made is not None else ""
            records.append(Record(item, name, size, self._words(choice), TONES.get(choice, "text2")))
        self.list.show_records(records)

    def _show(self, item: str) -> None:
        assert self._outcome is not None
        self._item = item
        made = self._outcome.session.register.decisions.get(item)
        name, size = self._items()[item]
        labels = {
            "accept": self.tr("The client takes it as recommended"), "decline": self.tr("The client declines it"),
            OPEN: self.tr("Not decided yet; ask again"),
        }
        self.choice = OptionGroup(self._theme, [Choice(c, labels[c]) for c in DECISIONS], name=name)
        self.choice.show_value((made.choice,) if made is not None else ())
        self.problem = Text(self._theme, "", "label", "danger", wrap=True)
        self.problem.hide()
        keep = Button(self._theme, self.tr("Keep"), "primary")
        keep.clicked.connect(self._keep)
        clear = Button(self._theme, self.tr("Take the decision back"), "quiet")
        clear.clicked.connect(self._clear)
        clear.setVisible(made is not None)
        card = Card(self._theme, self.tr("What the client decided"))
        card.add(self.choice, *(self._field(*entry) for entry in self._fields(made)), self.problem,
                 boxed(row(keep, clear, None, gap=10)))
        kept = []
        if made is not None and made.evaluation:
            kept.append(caption(self._theme, self.tr("Made on the evaluation {hash}.").format(
                hash=made.evaluation[:12]), "text2"))
        self._split.show_details([
            Text(self._theme, name, "question", wrap=True),
            Text(self._theme, self.tr("Recommended: {what}").format(what=size), "body", "text2", wrap=True),
            card, *kept,
        ])

    def _fields(self, made: Decision | None) -> tuple[tuple[str, str, str], ...]:
        assert self._outcome is not None
        language, session = self._outcome.language, self._outcome.session
        on = made.on if made is not None else session.today
        chase = made.chase if made is not None else None
        return (
            ("who", self.tr("Who decided"), made.who if made is not None else ""),
            ("role", self.tr("In which role"), made.role if made is not None else ""),
            ("on", self.tr("On which day"), show_day(on, language) if on is not None else ""),
            ("chase", self.tr("Ask again on"), show_day(chase, language) if chase is not None else ""),
            ("reason", self.tr("Reason given"), made.reason if made is not None else ""),
        )

    def _field(self, key: str, label: str, text: str) -> QWidget:
        line = LineEdit(self._theme, name=label)
        line.setText(text)
        self.lines[key] = line
        return boxed(column(field_label(self._theme, label, line), 4, line))

    # -------------------------------------------------------------------------------------------------- keeping
    def _keep(self) -> None:
        try:
            decision = self._read()
        except (RecordError, DateTextError) as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._change(lambda outcome: outcome.session.decide(decision))

    def _clear(self) -> None:
        item = self._item
        self._change(lambda outcome: outcome.session.clear_decision(item))

    def _change(self, work: Callable[[Outcome], None]) -> None:
        assert self._outcome is not None
        work(self._outcome)
        self._show_records()
        self._show(self._item)

    def _read(self) -> Decision:
        assert self._outcome is not None and self.choice is not None
        chosen = self.choice.value()
        if not chosen:
            raise RecordError(self.tr("Choose what the client decided."))
        text = {key: line.text().strip() for key, line in self.lines.items()}
        language = self._outcome.language
        decided = chosen[0] != OPEN
        return Decision(
            self._item, chosen[0],
            chase=parse_day(text["chase"], language) if text["chase"] and not decided else None,
            who=text["who"], role=text["role"],
            on=parse_day(text["on"], language) if text["on"] and decided else None, reason=text["reason"],
            evaluation=evaluation_hash(self._outcome.evaluation, self._outcome.pack),
        )
