"""The results page: who and how bad in the header, then tabs, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.domain.losses.picture import LossPicture
from advisor_app.ui.pages.results.cover import CoverTab
from advisor_app.ui.pages.results.doubt import DoubtTab
from advisor_app.ui.pages.results.findings import FindingsTab
from advisor_app.ui.pages.results.fixes import FixesTab
from advisor_app.ui.pages.results.laws import LawsTab
from advisor_app.ui.pages.results.losses import LossesTab
from advisor_app.ui.pages.results.risk_map import RiskMapTab
from advisor_app.ui.pages.results.scores import ScoresTab
from advisor_app.ui.pages.results.summary import SummaryTab
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.pages.results.waiting import DELAY_MS, WaitingPage
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.layout import Divider, row
from advisor_app.ui.widgets.tabs import TabBar


@dataclass(frozen=True)
class TabSpec:
    """One tab: its id, its words, what makes it, and the number beside the words, if any."""

    id: str
    words: Callable[[], str]
    make: Callable[[Theme], ResultsTab]
    count: Callable[[Outcome], int] = lambda _outcome: 0


SUMMARY = "summary"
# In the order they stand in; a new tab is one line here.
TABS: tuple[TabSpec, ...] = (
    TabSpec(SUMMARY, lambda: _tr("Summary"), SummaryTab),
    TabSpec("findings", lambda: _tr("Findings"), FindingsTab, lambda o: len(o.evaluation.assessment.findings)),
    TabSpec("risk_map", lambda: _tr("Risk map"), RiskMapTab),
    TabSpec("losses", lambda: _tr("Loss picture"), LossesTab),
    TabSpec("fixes", lambda: _tr("Fixes"), FixesTab),
    TabSpec("doubt", lambda: _tr("How sure"), DoubtTab),
    TabSpec("cover", lambda: _tr("Cover and quotes"), CoverTab),
    TabSpec("laws", lambda: _tr("Laws"), LawsTab),
    TabSpec("scores", lambda: _tr("Scores"), ScoresTab),
)


class ResultsPage(QWidget):
    """closed(), questions_asked(), letter_asked(), question_asked(id), source_asked(id), case_changed();
    ticked(controls) when the plan changes; tab_opened(id) by the person; study_asked(name, detail) for what a tab
    shows besides; cancel_asked() and again_asked() while there are no results yet."""

    closed = Signal()
    questions_asked = Signal()
    letter_asked = Signal()
    question_asked = Signal(str)
    source_asked = Signal(str)
    ticked = Signal(tuple)
    tab_opened = Signal(str)
    case_changed = Signal()
    study_asked = Signal(str, object)
    reference_asked = Signal(str, str)
    policy_asked = Signal(str, int)
    cancel_asked = Signal()
    again_asked = Signal()

    def __init__(self, theme: Theme, tab: str = SUMMARY) -> None:
        super().__init__()
        self._theme = theme
        self._outcome: Outcome | None = None
        self._made: dict[str, ResultsTab] = {}
        self.header = HeaderBar(theme, edge="")
        self.header.went_back.connect(self.closed)
        self.questions = Button(theme, self.tr("Answers"), icon="clipboard-check")
        self.letter = Button(theme, self.tr("Write letter"), "primary", icon="file-text")
        self.questions.clicked.connect(self.questions_asked)
        self.letter.clicked.connect(self.letter_asked)
        self.header.add_action(self.questions)
        self.header.add_action(self.letter)
        self.tabs = TabBar(theme, [(spec.id, spec.words()) for spec in TABS], name=self.tr("Results"))
        self.tabs.picked.connect(self._pick)
        self._band = Panel(theme, edge="", radius="")
        self._band.setLayout(row(self.tabs, None, margins=(10, 0, 0, 0)))
        self.waiting = WaitingPage(theme)
        self.waiting.questions_asked.connect(self.questions_asked)
        self.waiting.cancel_asked.connect(self.cancel_asked)
        self.waiting.again_asked.connect(self.again_asked)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.waiting)
        self._updating = QTimer(self)
        self._updating.setSingleShot(True)
        self._updating.setInterval(DELAY_MS)
        self._updating.timeout.connect(lambda: self.header.show_state(self.tr("Updating…")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.header, self._band, Divider(theme)):
            whole.addWidget(part)
        whole.addWidget(self._pages, 1)
        self.tabs.show_tab(tab if tab in {spec.id for spec in TABS} else SUMMARY)
        self._band.hide()

    # ------------------------------------------------------------------------------------------------- showing
    def show_missing(self, client: str, missing: int) -> None:
        """Too few answers for any figure."""
        self.header.show_place(client, self.tr("Results"))
        self.waiting.show_missing(missing)
        self.letter.setEnabled(False)
        self._pages.setCurrentIndex(0)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the results; the losses under the plan come by `show_plan`."""
        old = self._outcome
        if old is not None and old.evaluation is outcome.evaluation:
            planned = old.planned if old.controls == outcome.controls else None
            outcome = replace(outcome, planned=planned, studied=replace(old.studied, savings=None))
        self._outcome = outcome
        self._band.show()
        self._refresh()

    def show_working(self, on: bool) -> None:
        """Something is being worked out: figures that are there stay, and it is said that they will change."""
        if not on:
            self._updating.stop()
            self.header.show_state("")
        elif self._outcome is not None:
            self._updating.start()
        else:
            self.waiting.show_working()

    def show_stopped(self, text: str) -> None:
        """Nothing came of it. text: why, for a page that has no results yet."""
        if self._outcome is None:
            self.waiting.show_stopped(text)

    def show_study(self, name: str, result: object) -> None:
        """What a tab asked for besides. name: a field of Studied."""
        if self._outcome is not None:
            found = {name: result}
            self._outcome = replace(self._outcome, studied=replace(self._outcome.studied, **found))  # type: ignore[arg-type]
            self._turn()

    def show_plan(self, controls: tuple[str, ...], planned: object) -> None:
        """The losses with the ticked fixes; an answer to an older plan is dropped."""
        if self._outcome is not None and controls == self._outcome.controls:
            self._outcome = replace(self._outcome, planned=planned if isinstance(planned, LossPicture) else None)
            self._refresh()

    def open_tab(self, id_: str) -> None:
        """Bring a tab on the screen. Raises ValueError for one that there is not."""
        self.tabs.show_tab(id_)
        self._turn()

    def tab(self, id_: str) -> ResultsTab:
        """A tab, made now if it never was. Raises StopIteration for one that there is not."""
        if id_ not in self._made:
            spec = next(spec for spec in TABS if spec.id == id_)
            made = spec.make(self._theme)
            made.question_asked.connect(self.question_asked)
            made.source_asked.connect(self.source_asked)
            made.case_changed.connect(self.case_changed)
            made.study_asked.connect(self.study_asked)
            made.reference_asked.connect(self.reference_asked)
            made.policy_asked.connect(self.policy_asked)
            made.ticked.connect(self._on_ticked)
            made.tab_asked.connect(self._pick)
            self._made[id_] = made
            self._pages.addWidget(made)
        return self._made[id_]

    def settle(self) -> None:
        for made in self._made.values():
            made.settle()

    def _pick(self, wanted: str) -> None:
        id_, _, place = wanted.partition(":")
        if any(spec.id == id_ for spec in TABS):
            self.open_tab(id_)
            self.tab_opened.emit(id_)
            if place:
                self.tab(id_).open_place(place)

    def _refresh(self) -> None:
        outcome = self._outcome
        assert outcome is not None
        evaluation = outcome.evaluation
        kind = self.tr("{depth} assessment, {day}").format(
            depth=outcome.depth.capitalize(), day=outcome.figures.short_date(evaluation.today)
        )
        place = f"{kind} · {self.tr('Demo')}" if outcome.demo else kind
        self.header.show_place(evaluation.case.profile.name, place, evaluation.level)
        for spec in TABS:
            self.tabs.show_count(spec.id, spec.count(outcome))
        self._turn()

    def _turn(self) -> None:
        """Show the open tab; the others are shown the outcome when they are opened."""
        if self._outcome is None:
            return
        made = self.tab(self.tabs.current())
        made.show_outcome(self._outcome)
        self._pages.setCurrentWidget(made)

    def _on_ticked(self, controls: tuple[str, ...]) -> None:
        assert self._outcome is not None
        self._outcome = replace(self._outcome, controls=controls, studied=replace(self._outcome.studied, savings=None))
        self.ticked.emit(controls)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)
