"""The practice on the screen: what leads from one page to another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.records import PracticeRecord
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.desk import Desk
from advisor_app.services.document_settings import DocumentSettings
from advisor_app.services.languages import DOCUMENTS, QUESTIONS, document_languages, question_languages
from advisor_app.services.practice import Practice
from advisor_app.services.settings import SettingsFile
from advisor_app.ui.clientele import Clientele
from advisor_app.ui.dossiers import Dossiers
from advisor_app.ui.evaluations import Evaluations
from advisor_app.ui.letters import Letters
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.outcomes import Outcomes
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.dossier.page import DossierPage
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.pages.policy.page import PolicyPage
from advisor_app.ui.pages.reference.page import ReferencePage
from advisor_app.ui.pages.reference.shelf import Library
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.pages.settings import LanguageChoice, SettingsPage
from advisor_app.ui.policies import Policies
from advisor_app.ui.saving import SavingWatch
from advisor_app.ui.stage import CLIENTS, LOCK, REFERENCE, SETTINGS, Office, Stage
from advisor_app.ui.studies import Studies
from advisor_app.ui.tasks import TaskRunner
from advisor_app.ui.theme import Theme
from advisor_app.ui.visit import Visit


class Workspace(QWidget):
    """lock_asked() from the navigation; title_changed(text) for the window."""

    lock_asked = Signal()
    title_changed = Signal(str)

    def __init__(
        self, theme: Theme, practice: Practice, desk: Desk, runner: TaskRunner, settings: SettingsFile, *,
        messages: MessageArea,
    ) -> None:
        super().__init__()
        self._office = office = Office(theme, practice, desk, runner, settings, messages)
        self._stage = Stage(office)
        self._saving = SavingWatch(practice.vault, messages, self)
        self._evaluations = Evaluations(runner, desk.pack, desk.version, self)
        self._evaluations.failed.connect(messages.show_error)
        self._studies = Studies(runner, desk.pack, self)
        self._studies.failed.connect(messages.show_error)
        self._letters = Letters(self, practice, runner, messages)
        self._clientele = Clientele(office, self._stage, self, self)
        self._visit = Visit(office, self._stage, self, self._evaluations, self._saving, self)
        self._outcomes = Outcomes(
            office, self._stage, self, self._visit, self._evaluations, self._studies, self._letters, self
        )
        self._dossiers = Dossiers(office, self._stage, self, self._visit, self)
        self._policies = Policies(office, self._stage, self, self._visit, self)
        self._stage.on_leaving(self._clientele.leave)
        self._stage.picked.connect(self._go)
        self._stage.title_changed.connect(self.title_changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stage)

    def _go(self, place: str) -> None:
        {
            CLIENTS: self.clients, REFERENCE: self.reference, SETTINGS: self.settings, LOCK: self.lock_asked.emit,
        }[place]()

    @property
    def practice(self) -> Practice:
        return self._office.practice

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is being worked out or saved."""
        busy = self._evaluations.busy or self._studies.busy or self._letters.busy
        return not busy and self._saving.waiting == 0

    def settle(self) -> None:
        """Hand over everything typed before the page goes away."""
        page = self._stage.page
        if isinstance(page, (AssessmentPage, DossierPage, PolicyPage, ResultsPage, SettingsPage)):
            page.settle()

    # ------------------------------------------------------------------------------------------------ clients
    def start(self, client: str | None) -> None:
        """First page after unlocking: the clients, or one client's results."""
        if client is None:
            self.clients()
        else:
            self.open_results(client)

    def clients(self) -> None:
        self.settle()
        self._visit.leave()
        self._clientele.show_list()

    def new_client(self) -> None:
        self._clientele.show_form()

    def find_client(self) -> None:
        self.settle()
        self._visit.leave()
        self._clientele.find()

    def restore_demo(self) -> None:
        self.settle()
        self._clientele.restore_demo()

    def open_client(self, client: str) -> None:
        """Where this client's work is: its questions while they are open, else its results."""
        newest = self.practice.newest(client) or self.practice.start(client, "quick")
        if newest.status == "in_progress":
            self.open_assessment(client)
        else:
            self.open_results(client)

    # --------------------------------------------------------------------------------------------- assessment
    def open_assessment(self, client: str) -> None:
        self._begin(client)
        self._visit.show_questions()

    def show_question(self, question: str) -> None:
        self._visit.show_question(question)

    def check_answers(self) -> None:
        self._visit.check_answers()

    def show_upgrade(self) -> None:
        """What going to the content in use means for the assessment at hand."""
        self._visit.show_upgrade()

    def undo(self) -> None:
        self._step_edit(lambda session: session.undo())

    def redo(self) -> None:
        self._step_edit(lambda session: session.redo())

    def _step_edit(self, step: Callable[[AssessmentSession], str | None]) -> None:
        """Take the last edit of the assessment back, or again, and show what it changed."""
        page, session = self._stage.page, self._visit.session
        if session is None:
            return
        self.settle()
        if step(session) is None:
            return
        if isinstance(page, AssessmentPage):
            page.refresh_after_undo()
        elif isinstance(page, PolicyPage):
            self._policies.show_again(page)
        elif isinstance(page, ResultsPage):
            self._outcomes.refresh()

    def raise_depth(self, depth: str) -> None:
        self._visit.raise_depth(depth)

    def reword(self) -> None:
        self._visit.reword()

    def put_off(self) -> None:
        self._visit.put_off()

    def toggle_estimate(self) -> None:
        self._visit.toggle_estimate()

    def _begin(self, client: str) -> None:
        self._clientele.chosen = client
        self._visit.begin(client)

    # ----------------------------------------------------------------------------------- results and letter
    def open_results(self, client: str) -> None:
        self._begin(client)
        self.results()

    def open_letter(self, client: str) -> None:
        self._begin(client)
        self.letter()

    def results(self, tab: str | None = None) -> None:
        self._outcomes.show_results(tab)

    def letter(self) -> None:
        self._outcomes.show_letter()

    def open_policy(self, kind: str, place: int) -> None:
        """A policy ("current") or a quote ("quote") of the assessment at hand; with place -1 a new one."""
        quote, evaluation = kind == "quote", self._evaluation_at_hand()
        if place < 0:
            self._policies.add(quote=quote, evaluation=evaluation)
        else:
            self._policies.open(place, quote=quote, evaluation=evaluation)

    def open_dossier(self, client: str, tab: str = "incidents") -> None:
        """What a client needs when something happens."""
        self._clientele.chosen = client
        self._dossiers.open(client, tab)

    def dossier(self, tab: str = "incidents") -> None:
        """The same of the client at hand, or of the one marked in the list."""
        client = (self._visit.client if self._visit.session is not None else None) or self._clientele.chosen
        if client is not None:
            self.open_dossier(client, tab)

    def add_policy(self, *, quote: bool) -> None:
        if self._visit.session is not None:
            self.open_policy("quote" if quote else "current", -1)

    def _evaluation_at_hand(self) -> Evaluation | None:
        """The last evaluation, if it is of the client at hand."""
        evaluation, session = self._outcomes.evaluation, self._visit.session
        same = evaluation is not None and session is not None and evaluation.case.profile == session.case.profile
        return evaluation if same else None

    # --------------------------------------------------------------------------------- reference and settings
    def reference(self, entry: str = "", place: str = "") -> None:
        """What the program knows and where from. entry: opened; place: within it."""
        self.settle()
        page = ReferencePage(self._office.theme, Library(self._office.desk, self.practice, self._office.runner))
        page.closed.connect(self._way_back())
        if entry:
            page.open_entry(entry, place)
        self._stage.show_page(page, "bar", self.tr("Reference"), place=REFERENCE)

    def _way_back(self) -> Callable[[], None]:
        """From the reference to the page that is left for it."""
        left = self._stage.page
        if self._visit.session is None:
            return self.clients
        ways: tuple[tuple[type[QWidget], Callable[[], None]], ...] = (
            (AssessmentPage, self._visit.show_questions), (LetterPage, self.letter),
        )
        return next((way for kind, way in ways if isinstance(left, kind)), self.results)

    def open_source(self, source: str) -> None:
        self.reference("sources", source)

    def settings(self) -> None:
        """The practice, its letterhead, and in which capacity the advisor speaks."""
        self.settle()
        practice = self.practice
        page = SettingsPage(
            self._office.theme, practice.record, practice.pack.words(practice.language), self._languages(),
            DocumentSettings(practice.vault),
        )
        page.changed.connect(self._save_practice)
        page.language_picked.connect(practice.choose_language)
        page.closed.connect(self.clients)
        self._stage.show_page(page, "bar", self.tr("Settings"), place=SETTINGS)
        page.lines["practice"].setFocus()

    def _languages(self) -> dict[str, LanguageChoice]:
        practice, own = self.practice, self.practice.language
        return {
            QUESTIONS: LanguageChoice(question_languages(practice.pack, own), practice.language_for(QUESTIONS)),
            DOCUMENTS: LanguageChoice(document_languages(practice.pack, own), practice.language_for(DOCUMENTS)),
        }

    def _save_practice(self, record: PracticeRecord) -> None:
        self.practice.save(record)
        self._evaluations.forget()
        self._visit.leave()
        self._stage.show_practice()
