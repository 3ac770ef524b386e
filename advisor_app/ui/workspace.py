"""The practice on the screen: which page is shown, and what happens between the pages, the file and the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.records import PracticeRecord
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.contacts import Contact
from advisor_app.services.desk import Desk
from advisor_app.services.practice import Practice
from advisor_app.services.settings import SettingsFile
from advisor_app.ui.evaluations import Evaluations
from advisor_app.ui.letters import Letters
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.check_answers import CheckAnswersPage
from advisor_app.ui.pages.client_form import ClientFormPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.pages.estimate_panel import EstimatePanel
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.pages.results import ResultsPage
from advisor_app.ui.pages.settings import SettingsPage
from advisor_app.ui.presenters.answers import check_view
from advisor_app.ui.presenters.client_order import ListState
from advisor_app.ui.presenters.clients import client_rows
from advisor_app.ui.saving import SavingWatch
from advisor_app.ui.tasks import TaskRunner
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import Divider
from advisor_app.ui.widgets.messages import Toast
from advisor_app.ui.widgets.navigation import Navigation, Place

CLIENTS, SETTINGS, LOCK = "clients", "settings", "lock"


class Workspace(QWidget):
    """lock_asked() from the navigation; title_changed(text) for the window."""

    lock_asked = Signal()
    title_changed = Signal(str)

    def __init__(
        self, theme: Theme, practice: Practice, desk: Desk, runner: TaskRunner, settings: SettingsFile, *,
        messages: MessageArea,
    ) -> None:
        super().__init__()
        self._theme, self._practice, self._desk, self._settings = theme, practice, desk, settings
        self._messages = messages
        self._words = desk.pack.words(practice.language)
        self._session: AssessmentSession | None = None
        self._client: str | None = None
        self._list_state: ListState | None = None
        self._saving = SavingWatch(practice.vault, messages, self)
        self._evaluations = Evaluations(runner, desk.pack, desk.version, self)
        self._letters = Letters(self, practice, desk, runner, messages)
        self._evaluations.estimated.connect(self._show_estimate)
        self._evaluations.evaluated.connect(self._show_results)
        self._evaluations.planned.connect(self._show_plan)
        self._evaluations.failed.connect(self._on_failed)
        self._saving.state.connect(self._show_saved)
        self._pages = QStackedWidget()
        self._navigation = self._made_navigation(rail=False)
        self._rail = self._made_navigation(rail=True)
        content = QHBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        self._line = Divider(theme, upright=True)
        for part in (self._navigation, self._rail, self._line):
            content.addWidget(part)
        content.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(content)
        self._show_practice()
        self._toast = Toast(theme, self)
        self._toast.acted.connect(self._undo_delete)
        self._deleted: str | None = None

    def _made_navigation(self, *, rail: bool) -> Navigation:
        places = [Place(CLIENTS, self.tr("Clients"), "users")]
        foot = [
            Place(SETTINGS, self.tr("Settings"), "settings"),
            Place(LOCK, self.tr("Lock now"), "lock", self.tr("Lock")),
        ]
        made = Navigation(self._theme, places, foot, rail=rail)
        made.picked.connect(self._go)
        return made

    def _go(self, place: str) -> None:
        {CLIENTS: self.clients, SETTINGS: self.settings, LOCK: self.lock_asked.emit}[place]()

    def _show_practice(self) -> None:
        record = self._practice.record
        for bar in (self._navigation, self._rail):
            bar.show_practice(record.name or self.tr("My practice"), record.advisor.name)

    def settings(self) -> None:
        """The practice, its letterhead, and in which capacity the advisor speaks."""
        self.settle()
        page = SettingsPage(self._theme, self._practice.record, self._words)
        page.changed.connect(self._save_practice)
        page.closed.connect(self.clients)
        self._show(page, "bar", self.tr("Settings"))
        page.lines["practice"].setFocus()
        self._navigation.show_place(SETTINGS)

    def _save_practice(self, record: PracticeRecord) -> None:
        self._practice.save(record)
        self._words = self._desk.pack.words(self._practice.language)
        self._evaluations.forget()
        self._session = None
        self._show_practice()

    @property
    def practice(self) -> Practice:
        return self._practice

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is being worked out or saved."""
        return not self._evaluations.busy and not self._letters.busy and self._saving.waiting == 0

    # ------------------------------------------------------------------------------------------------ clients
    def start(self, client: str | None) -> None:
        """First page after unlocking: the clients, or one client's results."""
        if client is None:
            self.clients()
        else:
            self.open_results(client)

    def clients(self) -> None:
        self.settle()
        self._session = None
        page = ClientsPage(
            self._theme, lambda currency: Figures(self._practice.language, currency, self._words.letter), self._words,
            state=self._list_state, today=self._practice.today,
        )
        page.new_client.connect(self.new_client)
        page.opened.connect(self.open_client)
        page.continue_asked.connect(self.open_assessment)
        page.results_asked.connect(self.open_results)
        page.letter_asked.connect(self.open_letter)
        page.edit_asked.connect(self.edit_client)
        page.deleted.connect(self._delete)
        page.demo_asked.connect(self.restore_demo)
        page.show_clients(client_rows(self._practice, self._words), self._client)
        self._show(page, "bar", self.tr("Clients"))
        self._navigation.show_place(CLIENTS)

    def new_client(self) -> None:
        self._form(None)

    def edit_client(self, client: str) -> None:
        self._form(client)

    def _form(self, client: str | None) -> None:
        self.settle()
        record = self._practice.record
        profile = self._practice.blank_profile() if client is None else self._practice.client(client).profile
        names = {c.name.casefold() for c in self._practice.clients() if c.id != client}
        page = ClientFormPage(
            self._theme, profile, self._words, record.advisor.language or "en-US", new=client is None,
            taken_names=names, today=self._practice.today(),
            contact=self._practice.contact(client) if client is not None else None,
        )
        page.saved.connect(lambda facts, then: self._save_client(client, facts, page.contact(), then))
        page.cancelled.connect(self.clients)
        self._show(page, "bar", self.tr("New client") if client is None else profile.name)

    def _save_client(self, client: str | None, facts: dict[str, object], contact: Contact, then: str) -> None:
        profile = self._practice.profile_with(client, facts)
        if client is None:
            client = self._practice.add_client(profile)
        else:
            self._practice.save_client(client, profile)
        if contact != self._practice.contact(client):
            self._practice.save_contact(client, contact)
        self._client = client
        if then == "none":
            self.clients()
        else:
            self._practice.start(client, then)
            self.open_assessment(client)

    def _delete(self, client: str) -> None:
        name = self._practice.client(client).name
        self._practice.delete_client(client)
        self._deleted = client
        self.clients()
        self._toast.say(self.tr("{name} deleted.").format(name=name), self.tr("Undo"))

    def _undo_delete(self) -> None:
        if self._deleted is not None:
            self._practice.restore_client(self._deleted)
            self._client, self._deleted = self._deleted, None
            self.clients()

    def open_client(self, client: str) -> None:
        """Where this client's work is: its questions while they are open, else its results."""
        newest = self._practice.newest(client)
        if newest is None:
            self._practice.start(client, "quick")
        if newest is None or newest.status == "in_progress":
            self.open_assessment(client)
        else:
            self.open_results(client)

    # -------------------------------------------------------------------------------------------- assessment
    def open_assessment(self, client: str) -> None:
        self._begin(client)
        self._show_questions()

    def _begin(self, client: str) -> AssessmentSession:
        """The session of the client's newest assessment, the one at hand if it is that."""
        newest = self._practice.newest(client) or self._practice.start(client, "quick")
        if self._session is None or self._session.id != newest.id:
            self._session = self._practice.open_assessment(newest.id, self._saving.watch)
            self._evaluations.forget()
        self._client = client
        return self._session

    def show_question(self, question: str) -> None:
        """Bring one question of the assessment at hand on the screen."""
        self._at_hand().go_to(question)
        self._show_questions()

    def _show_questions(self, *, back_to_check: bool = False) -> None:
        session = self._at_hand()
        panel = EstimatePanel(self._theme, wanted=self._settings.current.estimate_shown)
        panel.hidden_by_person.connect(lambda shown: self._settings.change(estimate_shown=shown))
        page = AssessmentPage(
            self._theme, session, self._words, self._practice.language, demo=self._is_demo(), estimate=panel,
            back_to_check=back_to_check,
        )
        page.closed.connect(self.check_answers if back_to_check else self.clients)
        page.check_asked.connect(self.check_answers)
        page.results_asked.connect(self.results)
        page.edited.connect(self._estimate)
        self._show(page, "none", session.case.profile.name)
        self._estimate()

    def check_answers(self) -> None:
        if self._session is None:
            return
        self.settle()
        page = CheckAnswersPage(self._theme)
        page.show_view(check_view(self._session, self._practice.language))
        page.change_asked.connect(self._change)
        page.results_asked.connect(self.results)
        page.letter_asked.connect(self.letter)
        page.closed.connect(self._show_questions)
        self._show(page, "none", self.tr("Check answers – {name}").format(name=self._session.case.profile.name))

    def _change(self, question: str) -> None:
        session = self._at_hand()
        session.go_to(question)
        self._show_questions(back_to_check=True)

    def undo(self) -> None:
        self._step_edit(lambda session: session.undo())

    def redo(self) -> None:
        self._step_edit(lambda session: session.redo())

    def _step_edit(self, step: Callable[[AssessmentSession], str | None]) -> None:
        page = self._pages.currentWidget()
        if self._session is not None and isinstance(page, AssessmentPage):
            page.settle()
            if step(self._session) is not None:
                page.refresh_after_undo()

    def toggle_estimate(self) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, AssessmentPage):
            page.estimate.toggle()

    def _estimate(self) -> None:
        page, session = self._pages.currentWidget(), self._at_hand()
        if not isinstance(page, AssessmentPage):
            return
        missing = session.missing_for_estimate()
        if missing:
            page.estimate.show_missing(missing)
        else:
            self._evaluations.estimate(session.case, session.today)

    def _show_estimate(self, now: Evaluation, before: object) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, AssessmentPage) and self._session is not None:
            wizard = self._session.wizard()
            page.estimate.show_evaluation(
                now, before if isinstance(before, Evaluation) else None, self._desk.pack,
                Figures(self._practice.language, now.currency, self._words.letter), self._practice.language,
                (wizard.answered, wizard.total, wizard.unknown),
            )

    # ----------------------------------------------------------------------------------- results and letter
    def open_results(self, client: str) -> None:
        self._begin(client)
        self.results()

    def open_letter(self, client: str) -> None:
        self._begin(client)
        self.letter()

    def results(self) -> None:
        if self._session is None:
            return
        self.settle()
        page = ResultsPage(self._theme)
        page.closed.connect(self.clients)
        page.questions_asked.connect(self._show_questions)
        page.letter_asked.connect(self.letter)
        page.ticked.connect(self._evaluations.plan)
        self._show(page, "rail", self.tr("Results – {name}").format(name=self._session.case.profile.name))
        missing = self._session.missing_for_estimate()
        if missing:
            page.show_missing(self._session.case.profile.name, missing)
        else:
            self._evaluations.evaluate(self._session.case, self._session.today)

    def _show_results(self, evaluation: Evaluation) -> None:
        session = self._at_hand()
        self._practice.note_result(session.id, evaluation)
        page = self._pages.currentWidget()
        figures = Figures(self._practice.language, evaluation.currency, self._words.letter)
        if isinstance(page, ResultsPage):
            wizard = session.wizard()
            page.show_evaluation(
                evaluation, self._desk.pack, figures, self._practice.language, session.depth, demo=self._is_demo(),
                answered=(wizard.answered, wizard.total, wizard.unknown),
            )
        elif isinstance(page, LetterPage):
            self._letters.show(page, evaluation, session, self._client or "", demo=self._is_demo())

    def _show_plan(self, controls: tuple[str, ...], planned: object) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, ResultsPage):
            page.show_plan(controls, planned)

    def letter(self) -> None:
        if self._session is None:
            return
        self.settle()
        name = self._session.case.profile.name
        if self._session.missing_for_estimate():
            self.results()
            return
        page = LetterPage(self._theme)
        page.header.show_place(name, self.tr("Recommendation letter"))
        page.closed.connect(self.results)
        self._letters.attach(page)
        self._show(page, "rail", self.tr("Letter – {name}").format(name=name))
        self._evaluations.evaluate(self._session.case, self._session.today)

    def restore_demo(self) -> None:
        self._client = self._practice.add_demo_client()
        self.clients()

    def find_client(self) -> None:
        self.clients()
        page = self._pages.currentWidget()
        if isinstance(page, ClientsPage):
            page.focus_search()

    # ------------------------------------------------------------------------------------------------ inside
    def settle(self) -> None:
        """Hand over everything typed before the page goes away."""
        page = self._pages.currentWidget()
        if isinstance(page, (AssessmentPage, SettingsPage)):
            page.settle()

    def _at_hand(self) -> AssessmentSession:
        assert self._session is not None, "no assessment is open"
        return self._session

    def _is_demo(self) -> bool:
        return self._client is not None and self._practice.is_demo(self._client)

    def _show_saved(self, text: str, failed: bool) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, AssessmentPage):
            page.show_saved(text, failed=failed)

    def _on_failed(self, sentence: str) -> None:
        self._messages.show_error(sentence)

    def _show(self, page: QWidget, navigation: str, title: str) -> None:
        old = self._pages.currentWidget()
        if isinstance(old, ClientsPage):
            self._list_state = old.state()
        self._navigation.setVisible(navigation == "bar")
        self._rail.setVisible(navigation == "rail")
        self._line.setVisible(navigation != "none")
        self._rail.show_place(CLIENTS)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.title_changed.emit(self.tr("{title} – Data Liability Advisor").format(title=title))
        if old is not None:
            self._pages.removeWidget(old)
            QTimer.singleShot(0, old.deleteLater)


