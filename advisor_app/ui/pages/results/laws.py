"""Which laws apply, which may, and whom to tell if something happens."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.domain.regimes import RegimeResult
from advisor_app.ui.pages.law_cards import law_details
from advisor_app.ui.pages.results.deadlines import DeadlinesPage, Firm
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.laws import ANSWERS, law_view, place_words
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.layout import Divider, boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import Text

LAWS, BREACH = "laws", "breach"


class LawsTab(ResultsTab):
    """Two views: the laws one by one, and the deadlines after a breach."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outcome: Outcome | None = None
        self.deadlines: DeadlinesPage | None = None
        self.views = SegmentedControl(
            theme, [(LAWS, self.tr("Laws")), (BREACH, self.tr("If something happens"))], name=self.tr("Show")
        )
        self.summary = Text(theme, "", "label", "text2", wrap=True)
        self.list = RecordList(theme, self.tr("Laws and standards"))
        self.others = CheckBox(theme, "")
        side = boxed(column(
            self.summary, 8, self.others, 8, self.list, margins=(16, 12, 0, 0),
        ))
        self._split = MasterDetail(theme, side)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.views, None, margins=(16, 10, 16, 10)))
        whole.addWidget(Divider(theme))
        whole.addWidget(self._pages, 1)
        self.views.picked.connect(self.show_part)
        self.list.picked.connect(self._show)
        self.others.clicked.connect(self._refill)

    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._fill()
        if self.deadlines is not None:
            self.deadlines.show_firm(_firm(outcome))

    def show_part(self, part: str) -> None:
        """laws or breach."""
        self.views.show_choice(part)
        if part == LAWS:
            self._pages.setCurrentIndex(0)
            return
        if self.deadlines is None:
            assert self._outcome is not None
            self.deadlines = DeadlinesPage(self._theme, _firm(self._outcome))
            self.deadlines.source_asked.connect(self.source_asked)
            self.deadlines.law_asked.connect(self.show_law)
            self._pages.addWidget(self.deadlines)
        self._pages.setCurrentWidget(self.deadlines)

    def show_law(self, law: str) -> None:
        """Bring one law on the screen."""
        self.show_part(LAWS)
        result = next(result for result in self._results() if result.regime.id == law)
        if result.applies == "no":
            self.others.setChecked(True)
        self._fill(law)

    def open_place(self, place: str) -> None:
        """place: id of a law."""
        self.show_law(place)

    def settle(self) -> None:
        if self.deadlines is not None:
            self.deadlines.flush()

    # ------------------------------------------------------------------------------------------------- the list
    def _refill(self) -> None:
        self._fill()

    def _results(self) -> tuple[RegimeResult, ...]:
        assert self._outcome is not None
        return self._outcome.evaluation.regimes

    def _fill(self, chosen: str | None = None) -> None:
        assert self._outcome is not None
        counts = {answer: sum(r.applies == answer for r in self._results()) for answer in ANSWERS}
        self.summary.setText(self.tr("{yes} apply, {unknown} are not known yet. A screen, not legal advice.").format(
            yes=counts["yes"], unknown=counts["unknown"]
        ))
        self.others.setText(self.tr("Show the {n} that do not apply").format(n=counts["no"]))
        shown = self.list.show_records(self._records(), chosen)
        if shown is not None:
            self.list.choose(shown.id)
            self._show(shown.id)

    def _records(self) -> list[Record]:
        assert self._outcome is not None
        words, language = self._outcome.words, self._outcome.language
        records: list[Record] = []
        for answer in ANSWERS if self.others.isChecked() else ANSWERS[:2]:
            own = [result for result in self._results() if result.applies == answer]
            for place, result in enumerate(own):
                head = f"{words.word('regime_answers', answer)} ({len(own)})" if place == 0 else ""
                note = place_words(result.regime, language)
                if answer == "unknown":
                    missing = len(result.missing)
                    to_find = self.tr("1 fact to find out") if missing == 1 else self.tr("{n} facts to find out")
                    note = f"{note} · {to_find.format(n=missing)}"
                elif result.starts is not None:
                    day = self._outcome.figures.short_date(result.starts)
                    note = f"{note} · {self.tr('from {day}').format(day=day)}"
                records.append(Record(result.regime.id, words.law(result.regime), note, head=head))
        return records

    def _show(self, law: str) -> None:
        outcome = self._outcome
        assert outcome is not None
        result = next(result for result in self._results() if result.regime.id == law)
        view = law_view(
            result.regime, outcome.pack, outcome.words, outcome.figures, result=result,
            profile=outcome.evaluation.case.profile,
        )
        words = (
            self.tr("What to find out"), self.tr("Until these are known, nobody can say whether it applies."),
            self.tr("Open the question"),
        )
        shown: list[QWidget] = law_details(
            self._theme, view, question_asked=self.question_asked.emit, source_asked=self.source_asked.emit, words=words
        )
        self._split.show_details(shown)


def _firm(outcome: Outcome) -> Firm:
    evaluation = outcome.evaluation
    return Firm(outcome.pack, outcome.words, outcome.figures, evaluation.facts, evaluation.today)
