"""The results and the letter of the assessment at hand on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.plans import Plan, first_plan, plan_begun, planned_controls
from advisor_app.ui.evaluations import Evaluations
from advisor_app.ui.letters import Letters
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.pages.results.page import SUMMARY, ResultsPage
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.stage import Office, Stage
from advisor_app.ui.studies import Studies
from advisor_app.ui.visit import Visit


class OutcomeRoutes(Protocol):
    """Where the results lead."""

    def clients(self) -> None: ...
    def settle(self) -> None: ...
    def open_source(self, source: str) -> None: ...
    def reference(self, entry: str = "", place: str = "") -> None: ...
    def open_policy(self, kind: str, place: int) -> None: ...


class Outcomes(QObject):
    """Which tab is open is kept for each client while the practice is open. evaluation: the last one shown, of the
    assessment at hand or of one before it."""

    def __init__(
        self, office: Office, stage: Stage, routes: OutcomeRoutes, visit: Visit, evaluations: Evaluations,
        studies: Studies, letters: Letters, parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._office, self._stage, self._routes, self._visit = office, stage, routes, visit
        self._evaluations, self._studies, self._letters = evaluations, studies, letters
        self._tabs: dict[str, str] = {}
        self.evaluation: Evaluation | None = None
        self._planning: tuple[AssessmentSession, Plan] | None = None
        self._begun: set[str] = set()
        evaluations.evaluated.connect(self._show)
        evaluations.planned.connect(self._show_plan)
        evaluations.working.connect(lambda on: self._on_page(lambda page: page.show_working(on)))
        evaluations.progressed.connect(
            lambda done, total: self._on_page(lambda page: page.waiting.show_progress(done, total))
        )
        evaluations.stopped.connect(
            lambda: self._on_page(lambda page: page.show_stopped(self.tr("Stopped. The answers are saved.")))
        )
        evaluations.failed.connect(lambda text: self._on_page(lambda page: page.show_stopped(text)))
        # Queued: an answer that is known already must not arrive in the middle of showing an outcome.
        studies.found.connect(self._show_study, Qt.ConnectionType.QueuedConnection)

    def show_results(self, tab: str | None = None) -> None:
        """The results, at a tab or at the one last open for this client."""
        session = self._visit.session
        if session is None:
            return
        self._routes.settle()
        page = ResultsPage(self._office.theme, tab or self._tabs.get(self._visit.client or "", SUMMARY))
        page.closed.connect(self._routes.clients)
        page.questions_asked.connect(self._visit.show_questions)
        page.question_asked.connect(self._visit.show_question)
        page.letter_asked.connect(self.show_letter)
        page.source_asked.connect(self._routes.open_source)
        page.ticked.connect(self._take_plan)
        page.tab_opened.connect(self._note_tab)
        page.case_changed.connect(self._evaluate)
        page.study_asked.connect(self._studies.ask)
        page.reference_asked.connect(self._routes.reference)
        page.policy_asked.connect(self._routes.open_policy)
        page.cancel_asked.connect(self._evaluations.cancel)
        page.again_asked.connect(self._evaluate)
        name = session.case.profile.name
        self._stage.show_page(page, "rail", self.tr("Results – {name}").format(name=name))
        missing = session.missing_for_estimate()
        if missing:
            page.show_missing(name, missing)
        else:
            self._evaluate()

    def show_letter(self) -> None:
        session = self._visit.session
        if session is None:
            return
        self._routes.settle()
        if session.missing_for_estimate():
            self.show_results()
            return
        name = session.case.profile.name
        page = LetterPage(self._office.theme)
        page.source_asked.connect(self._routes.open_source)
        page.header.show_place(name, self.tr("Letters and reports"))
        page.closed.connect(self.show_results)
        self._letters.attach(page)
        self._stage.show_page(page, "rail", self.tr("Letter – {name}").format(name=name))
        self._evaluate()

    def _evaluate(self) -> None:
        session = self._visit.at_hand()
        self._evaluations.evaluate(session.case, session.today)

    def _show(self, evaluation: Evaluation) -> None:
        visit, practice = self._visit, self._office.practice
        session, client = visit.session, visit.client or ""
        if session is None or evaluation.case != session.case:
            return  # the person has gone on while this was worked out
        self.evaluation = evaluation
        practice.note_result(session.id, evaluation)
        before = practice.case_before(session.id)
        self._studies.begin(evaluation, before, session.pack)
        page = self._stage.page
        if isinstance(page, ResultsPage):
            wizard = session.wizard()
            words = session.pack.words(practice.language)
            page.show_outcome(Outcome(
                evaluation, session.pack, practice.language,
                Figures(practice.language, evaluation.currency, words.letter), practice, session, self._plan(session),
                client, session.id, session.depth, visit.is_demo, (wizard.answered, wizard.total, wizard.unknown),
                before is not None, controls := self._controls(evaluation, session),
            ))
            self._evaluations.plan(controls)
        elif isinstance(page, LetterPage):
            self._letters.show(page, evaluation, session, client, demo=visit.is_demo)

    # ---------------------------------------------------------------------------------------------- the plan
    def _plan(self, session: AssessmentSession) -> Plan:
        if self._planning is None or self._planning[0] is not session:
            self._planning = (session, Plan(session))
        return self._planning[1]

    def _controls(self, evaluation: Evaluation, session: AssessmentSession) -> tuple[str, ...]:
        """The plan of the assessment; a first one until somebody has changed it."""
        if session.id in self._begun or plan_begun(self._office.practice, session.id, session.register):
            self._begun.add(session.id)
            return planned_controls(evaluation, session.register)
        return first_plan(evaluation)

    def _take_plan(self, controls: tuple[str, ...]) -> None:
        """A person has ticked or unticked a fix: keep it, and work out what it does."""
        session, evaluation = self._visit.at_hand(), self._evaluations.evaluated_last
        if evaluation is not None:
            self._begun.add(session.id)
            self._plan(session).take(evaluation, controls)
        self._evaluations.plan(controls)

    def refresh(self) -> None:
        """Show the results again after something was taken back."""
        self._evaluate()

    def _on_page(self, show: Callable[[ResultsPage], None]) -> None:
        page = self._stage.page
        if isinstance(page, ResultsPage):
            show(page)

    def _show_study(self, name: str, result: object) -> None:
        self._on_page(lambda page: page.show_study(name, result))

    def _show_plan(self, controls: tuple[str, ...], planned: object) -> None:
        self._on_page(lambda page: page.show_plan(controls, planned))

    def _note_tab(self, tab: str) -> None:
        self._tabs[self._visit.client or ""] = tab
