"""The assessment at hand on the screen: its questions, the live estimate, checking the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.upgrades import UpgradeReport
from advisor_app.domain.vocabulary import DEPTHS
from advisor_app.domain.wizard import SECOND_SITTING, section_of
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.languages import QUESTIONS
from advisor_app.ui.attaching import Attaching
from advisor_app.ui.evaluations import Evaluations
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.check_answers import CheckAnswersPage
from advisor_app.ui.pages.estimate_panel import EstimatePanel
from advisor_app.ui.pages.upgrade import UpgradePage
from advisor_app.ui.presenters.answers import check_view
from advisor_app.ui.presenters.upgrade import upgrade_view
from advisor_app.ui.saving import SavingWatch
from advisor_app.ui.stage import Office, Stage


class VisitRoutes(Protocol):
    """Where a visit leads."""

    def clients(self) -> None: ...
    def results(self) -> None: ...
    def letter(self) -> None: ...
    def settle(self) -> None: ...
    def open_source(self, source: str) -> None: ...


class Visit(QObject):
    """session: of the assessment at hand, None while there is none; client: whose it is."""

    def __init__(
        self, office: Office, stage: Stage, routes: VisitRoutes, evaluations: Evaluations, saving: SavingWatch,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._office, self._stage, self._routes = office, stage, routes
        self._practice = office.practice
        self._evaluations, self._saving = evaluations, saving
        self.session: AssessmentSession | None = None
        self.client: str | None = None
        self._offer = self._offered = ""
        evaluations.estimated.connect(self._show_estimate)
        saving.state.connect(self._show_saved)

    # -------------------------------------------------------------------------------------------- the session
    def begin(self, client: str) -> AssessmentSession:
        """The session of the client's newest assessment, the one at hand if it is that."""
        newest = self._practice.newest(client) or self._practice.start(client, "quick")
        if self.session is None or self.session.id != newest.id:
            self.session = self._practice.open_assessment(newest.id, self._saving.watch)
            self._evaluations.forget(self.session.pack)
            self._take_back_offer()
        self.client = client
        return self.session

    def leave(self) -> None:
        """No assessment is at hand any more."""
        self.session = None
        self._offered = ""
        self._take_back_offer()

    def at_hand(self) -> AssessmentSession:
        assert self.session is not None, "no assessment is open"
        return self.session

    @property
    def is_demo(self) -> bool:
        return self.client is not None and self._practice.is_demo(self.client)

    # ---------------------------------------------------------------------------------------------- questions
    def show_question(self, question: str) -> None:
        """Bring one question of the assessment at hand on the screen."""
        self.at_hand().go_to(question)
        self.show_questions()

    def show_questions(self, *, back_to_check: bool = False) -> None:
        office, session = self._office, self.at_hand()
        panel = EstimatePanel(office.theme, wanted=office.settings.current.estimate_shown)
        panel.hidden_by_person.connect(lambda shown: office.settings.change(estimate_shown=shown))
        page = AssessmentPage(
            office.theme, session, session.pack.words(self._practice.language_for(QUESTIONS)), self._practice.language,
            demo=self.is_demo, estimate=panel, back_to_check=back_to_check,
        )
        page.closed.connect(self.check_answers if back_to_check else self._routes.clients)
        page.check_asked.connect(self.check_answers)
        page.results_asked.connect(self._routes.results)
        page.edited.connect(self._estimate)
        for part in (page, panel):
            part.source_asked.connect(self._routes.open_source)
        page.shown.connect(lambda question: self._join_files(page, question))
        self._join_files(page, page.question)
        self._stage.show_page(page, "none", session.case.profile.name)
        self._offer_upgrade()
        page.focus_first()
        self._estimate()

    def _join_files(self, page: AssessmentPage, question: str) -> None:
        """The files that show an answer, beside it."""
        if self.client is not None and page.extras is not None:
            files = self._practice.dossier(self.client).files
            attaching = Attaching(
                page.extras.files, self._office, self._stage, files, f"answer:{question}", assessment=page.session.id
            )
            attaching.changed.connect(page.extras.show_files)
            attaching.show()

    # ------------------------------------------------------------------------------------- how it is asked
    def raise_depth(self, depth: str) -> None:
        """Go into more detail with all answers kept."""
        if self.session is None:
            return
        self._routes.settle()
        before = self.session.wizard()
        if DEPTHS.index(depth) <= DEPTHS.index(self.session.depth):
            self._office.messages.show_info(self.tr("This assessment goes into that detail already."))
            return
        self.session.raise_depth(depth)
        added = len(set(self.session.wizard().order) - set(before.order))
        self.show_questions()
        self._stage.say(self.tr("{n} questions added. All answers are kept.").format(n=added))

    def reword(self) -> None:
        """Show the questions in the other wording."""
        page = self._stage.page
        if isinstance(page, AssessmentPage):
            page.reword()

    def put_off(self) -> None:
        """Leave the technology section for a second sitting, or take it up again."""
        page = self._stage.page
        if self.session is None or not isinstance(page, AssessmentPage):
            return
        if SECOND_SITTING in self.session.later:
            page.go_to_section(SECOND_SITTING)
        elif section_of(page.question) == SECOND_SITTING:
            page.put_off()
        else:
            self.session.put_off(SECOND_SITTING)
            page.refresh_after_undo()

    def check_answers(self) -> None:
        if self.session is None:
            return
        self._routes.settle()
        page = CheckAnswersPage(self._office.theme)
        practice = self._practice
        page.show_view(check_view(
            self.session, practice.language, practice.language_for(QUESTIONS), files=self._files_of_answers()
        ))
        page.change_asked.connect(self._change)
        page.results_asked.connect(self._routes.results)
        page.letter_asked.connect(self._routes.letter)
        page.closed.connect(self.show_questions)
        self._stage.show_page(
            page, "none", self.tr("Check answers – {name}").format(name=self.session.case.profile.name)
        )

    def _files_of_answers(self) -> Mapping[str, int]:
        """How many files show each answer, by question."""
        if self.client is None:
            return {}
        kept = self._practice.dossier(self.client).files.all(assessment=self.at_hand().id)
        return Counter(file.subject.partition(":")[2] for file in kept if file.subject.startswith("answer:"))

    def _change(self, question: str) -> None:
        self.at_hand().go_to(question)
        self.show_questions(back_to_check=True)

    # --------------------------------------------------------------------------------- another version of the content
    def _offer_upgrade(self) -> None:
        """Say, once each time it is opened, that the content in use is another than this assessment was made with."""
        session = self.at_hand()
        if self._offered == session.id:
            return
        self._offered = session.id
        report = self._practice.upgrade(session.id)
        if report is None:
            return
        self._offer = self.tr("This assessment was made with content {old}; {new} is in use.").format(
            old=report.old_version, new=report.new_version
        )
        self._office.messages.show_info(
            self._offer, [("see", self.tr("See what changes"))], lambda _chosen: self.show_upgrade()
        )

    def _take_back_offer(self) -> None:
        if self._offer and self._office.messages.shown == self._offer:
            self._office.messages.hide_message()
        self._offer = ""

    def show_upgrade(self) -> None:
        """What going over would change, before it is done."""
        session, practice = self.session, self._practice
        report = None if session is None else practice.upgrade(session.id)
        if session is None or report is None:
            return
        self._routes.settle()
        self._take_back_offer()
        page = UpgradePage(self._office.theme, upgrade_view(report, session.pack, practice.pack, practice.language))
        name = session.case.profile.name
        page.header.show_place(name, self.tr("Another version of the content"))
        page.accepted.connect(lambda: self._upgrade(report))
        page.closed.connect(self.show_questions)
        self._stage.show_page(page, "none", self.tr("Content – {name}").format(name=name))

    def _upgrade(self, report: UpgradeReport) -> None:
        client, session = self.client, self.at_hand()
        self._practice.apply_upgrade(session.id, report)
        self.leave()
        if client is not None:
            self.begin(client)
            self.show_questions()
        self._stage.say(self.tr("This assessment now stands on content {new}.").format(new=report.new_version))

    # -------------------------------------------------------------------------------------- the live estimate
    def toggle_estimate(self) -> None:
        page = self._stage.page
        if isinstance(page, AssessmentPage):
            page.estimate.toggle()

    def _estimate(self) -> None:
        page, session = self._stage.page, self.at_hand()
        if not isinstance(page, AssessmentPage):
            return
        missing = session.missing_for_estimate()
        if missing:
            page.estimate.show_missing(missing)
        else:
            self._evaluations.estimate(session.case, session.today)

    def _show_estimate(self, now: Evaluation, before: object) -> None:
        page = self._stage.page
        if isinstance(page, AssessmentPage) and self.session is not None:
            wizard = self.session.wizard()
            words = self.session.pack.words(self._practice.language)
            page.estimate.show_evaluation(
                now, before if isinstance(before, Evaluation) else None, self.session.pack,
                Figures(self._practice.language, now.currency, words.letter), self._practice.language_for(QUESTIONS),
                (wizard.answered, wizard.total, wizard.unknown),
            )

    def _show_saved(self, text: str, failed: bool) -> None:
        page = self._stage.page
        if isinstance(page, AssessmentPage):
            page.show_saved(text, failed=failed)
