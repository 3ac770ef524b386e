"""Cover and quotes: side by side, what would pay, gaps, what insurers ask for, and what the client decided."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.ui.pages.results.cover_compare import CompareView
from advisor_app.ui.pages.results.cover_decisions import DecisionsView
from advisor_app.ui.pages.results.cover_gaps import GapsView
from advisor_app.ui.pages.results.cover_insurers import InsurersView
from advisor_app.ui.pages.results.cover_scenarios import ScenariosView
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.segments import SegmentedControl

COMPARE, SCENARIOS, GAPS, INSURERS, DECISIONS = "compare", "scenarios", "gaps", "insurers", "decisions"
VIEWS = (COMPARE, SCENARIOS, GAPS, INSURERS, DECISIONS)
View = CompareView | ScenariosView | GapsView | InsurersView | DecisionsView


class CoverTab(ResultsTab):
    """One view at a time; each is shown the outcome when it is opened and whenever that changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outcome: Outcome | None = None
        self.compare, self.scenarios, self.gaps = CompareView(theme), ScenariosView(theme), GapsView(theme)
        self.insurers, self.decisions = InsurersView(theme), DecisionsView(theme)
        self._views: dict[str, View] = {
            COMPARE: self.compare, SCENARIOS: self.scenarios, GAPS: self.gaps, INSURERS: self.insurers,
            DECISIONS: self.decisions,
        }
        self.views = SegmentedControl(
            theme, [(COMPARE, self.tr("Side by side")), (SCENARIOS, self.tr("What would pay")),
                    (GAPS, self.tr("Gaps")), (INSURERS, self.tr("Insurers")), (DECISIONS, self.tr("Decisions"))],
            name=self.tr("Show"),
        )
        self.views.picked.connect(self.open_view)
        self._pages = QStackedWidget()
        for view in self._views.values():
            self._pages.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        band = QWidget()
        band.setLayout(row(self.views, None, margins=(20, 12, 20, 10)))
        whole.addWidget(band)
        whole.addWidget(self._pages, 1)
        for view in (self.compare, self.scenarios, self.gaps, self.insurers):
            view.source_asked.connect(self.source_asked)
        self.compare.policy_asked.connect(self.policy_asked)
        self.insurers.question_asked.connect(self.question_asked)

    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._shown().show_outcome(outcome)

    def open_view(self, id_: str) -> None:
        """Bring a view on the screen."""
        self.settle()
        self.views.show_choice(id_)
        self._pages.setCurrentWidget(self._views[id_])
        if self._outcome is not None:
            self._shown().show_outcome(self._outcome)

    def settle(self) -> None:
        self.decisions.settle()

    def _shown(self) -> View:
        view = self._pages.currentWidget()
        return next(shown for shown in self._views.values() if shown is view)
