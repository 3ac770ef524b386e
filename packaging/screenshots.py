"""Pictures of every screen, light and dark, from the demo clients; `make screenshots` calls it.

    python packaging/screenshots.py [FOLDER] [--size 1280x800] [--text 100]

The program runs as it is, without a screen, over a practice file in a temporary folder. Pictures go to docs/images.
"""

from __future__ import annotations

import argparse
import dataclasses
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from advisor_app.app import build_window  # noqa: E402
from advisor_app.domain.conditions import parse  # noqa: E402
from advisor_app.services import languages  # noqa: E402
from advisor_app.services.case_files import read_case  # noqa: E402
from advisor_app.services.places import find_places  # noqa: E402
from advisor_app.services.practice import Practice  # noqa: E402
from advisor_app.services.settings import SettingsFile  # noqa: E402
from advisor_app.store.keys import Strength  # noqa: E402
from advisor_app.store.vault import VaultOptions  # noqa: E402
from advisor_app.ui.main_window import MainWindow  # noqa: E402
from advisor_app.ui.message_area import MessageArea  # noqa: E402
from advisor_app.ui.pages.assessment import AssessmentPage  # noqa: E402
from advisor_app.ui.pages.dossier.page import DossierPage  # noqa: E402
from advisor_app.ui.pages.letter import LetterPage  # noqa: E402
from advisor_app.ui.pages.policy.page import PolicyPage  # noqa: E402
from advisor_app.ui.pages.question_body import AnswerBody  # noqa: E402
from advisor_app.ui.pages.reference.page import ENTRIES  # noqa: E402
from advisor_app.ui.pages.results.cover import VIEWS, CoverTab  # noqa: E402
from advisor_app.ui.pages.results.doubt import DoubtTab  # noqa: E402
from advisor_app.ui.pages.results.findings import FindingsTab  # noqa: E402
from advisor_app.ui.pages.results.laws import LawsTab  # noqa: E402
from advisor_app.ui.pages.results.page import TABS, ResultsPage  # noqa: E402
from advisor_app.ui.pages.results.scores import ScoresTab  # noqa: E402
from advisor_app.ui.pages.results.summary import SummaryTab  # noqa: E402
from advisor_app.ui.pages.setup import SetupChoice, SetupPage  # noqa: E402
from advisor_app.ui.pages.unlock import UnlockPage  # noqa: E402
from advisor_app.ui.widgets.messages import Toast  # noqa: E402
from advisor_app.ui.widgets.segments import SegmentedControl  # noqa: E402
from advisor_app.ui.workspace import Workspace  # noqa: E402

Page = TypeVar("Page", bound=QWidget)
PASSPHRASE = "correct horse battery staple nine"
KEY = "7QK3-M2VX-90FA-RZ5T-H8JW-C4ND-P6BG-E1SY-K"
QUESTIONS = ("AC-01", "PF-05", "PF-03", "IN-01")
OPENED = "AC-02"
NOT_SAVED = "Not saved since 13:52. The disk is full. Free some space, then try again."
WRONG = "That passphrase doesn't open this file. Check Caps Lock and keyboard language."


def wait_until(done: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the program work until something is so. Raises TimeoutError."""
    loop, ticks = QEventLoop(), QTimer()
    left = [seconds]

    def look() -> None:
        left[0] -= 0.02
        if done() or left[0] <= 0:
            loop.quit()

    ticks.timeout.connect(look)
    ticks.start(20)
    loop.exec()
    if not done():
        raise TimeoutError


class Photographer:
    """Takes the pictures of one appearance."""

    def __init__(
        self, app: QApplication, folder: Path, appearance: str, size: tuple[int, int], percent: int = 100
    ) -> None:
        self._app, self._folder, self._appearance = app, folder, appearance
        self._data = Path(tempfile.mkdtemp(prefix="advisor-pictures-"))
        options = VaultOptions(strength=Strength(8, 1))
        places = find_places(self._data)
        SettingsFile(places.settings).change(appearance=appearance, text_percent=percent)
        self.window: MainWindow = build_window(app, places, logging.getLogger("pictures"), vault_options=options)
        self.window.resize(*size)
        self.window.show()

    def take(self, name: str) -> None:
        self._settle()
        for toast in self.window.findChildren(Toast):
            toast.hide()
        path = self._folder / f"{name}-{self._appearance}.png"
        self.window.grab().save(str(path))
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)

    def _settle(self) -> None:
        done = [False]
        QTimer.singleShot(350, lambda: done.__setitem__(0, True))
        wait_until(lambda: done[0])

    def first_start(self) -> None:
        page = self.window.findChild(SetupPage)
        assert page is not None
        self.take("setup-1-who")
        page.show_step(1)
        self.take("setup-2-passphrase")
        wait_until(lambda: self.window.is_ready)
        page.create_asked.emit(PASSPHRASE)
        wait_until(lambda: page.step == 2)
        page.key.setText(KEY)
        self.take("setup-3-recovery-key")
        page.show_step(3)
        self.take("setup-4-practice")
        page.finished.emit(SetupChoice(False, "US", "en-US", "Fenwick Advisory", "Jo Fenwick", False))
        wait_until(lambda: self.window.findChild(Workspace) is not None)

    @property
    def workspace(self) -> Workspace:
        return self._found(Workspace)

    def _found(self, kind: type[Page]) -> Page:
        """The newest page of a kind: older ones wait for their deletion."""
        found = self.window.findChildren(kind)
        assert found, kind.__name__
        return found[-1]

    def _demo(self) -> str:
        practice = self.workspace.practice
        return next(client.id for client in practice.clients() if practice.is_demo(client.id))

    def client_list(self) -> None:
        workspace = self.workspace
        workspace.practice.delete_client(self._demo())
        workspace.clients()
        self.take("clients-empty")
        workspace.restore_demo()
        add_clients(workspace.practice)
        for client in workspace.practice.clients():
            workspace.open_results(client.id)
            wait_until(lambda: workspace.is_quiet)
        workspace.clients()
        self.take("clients")
        workspace.new_client()
        self.take("client-form")
        workspace.settings()
        self.take("settings")

    def questions(self) -> None:
        workspace = self.workspace
        workspace.open_assessment(self._demo())
        for question in QUESTIONS:
            workspace.show_question(question)
            wait_until(lambda: workspace.is_quiet)
            self.take(f"question-{question.lower()}")
        self._question_opened()
        messages = self.window.findChild(MessageArea)
        assert messages is not None
        messages.show_error(NOT_SAVED, [("again", "Try again")])
        self.take("not-saved")
        messages.hide_message()
        workspace.check_answers()
        self.take("check-answers")

    def _question_opened(self) -> None:
        """A question with its note, its evidence and the reason why it does not apply."""
        self.workspace.show_question(OPENED)
        page = self._found(AssessmentPage)
        body, extras = page.body, page.extras
        assert isinstance(body, AnswerBody) and extras is not None
        body.options.rows["not_applicable"].head.click()
        extras.open_note()
        extras.open_evidence()
        wait_until(lambda: self.workspace.is_quiet)
        self.take("question-opened")
        extras.flag_button.click()
        extras.files.pasted.emit("Sign-in settings of the mail system.txt", b"Second step: required for all\n")
        wait_until(lambda: not extras.files.is_empty and self.workspace.is_quiet)
        self.take("question-evidence")
        page.scroller.verticalScrollBar().setValue(page.scroller.verticalScrollBar().maximum())
        self.take("question-evidence-below")
        self.workspace.undo()
        self.workspace.undo()

    def results(self) -> None:
        workspace = self.workspace
        workspace.results()
        wait_until(lambda: workspace.is_quiet)
        self.take("results")
        page = self._found(ResultsPage)
        summary = page.tab("summary")
        assert isinstance(summary, SummaryTab)
        for view in ("years", "table"):
            choose(summary.curve.views, view)
            self.take(f"results-{view}")
        for tab in TABS[1:]:
            page.open_tab(tab.id)
            wait_until(lambda: workspace.is_quiet)
            self.take(f"results-{tab.id.replace('_', '-')}")
        doubt = page.tab("doubt")
        assert isinstance(doubt, DoubtTab)
        page.open_tab("doubt")
        doubt.open_figures()
        self.take("results-own-figure")
        page.open_tab("cover")
        cover = page.tab("cover")
        assert isinstance(cover, CoverTab)
        for view in VIEWS[1:]:
            cover.open_view(view)
            self.take(f"results-cover-{view}")
        self._result_parts(page)

    def _result_parts(self, page: ResultsPage) -> None:
        """The other views of findings and scores, and the deadlines of a breach."""
        findings, laws, scores = (page.tab(tab) for tab in ("findings", "laws", "scores"))
        assert isinstance(findings, FindingsTab) and isinstance(laws, LawsTab) and isinstance(scores, ScoresTab)
        for tab, made, part in (("findings", findings, "cases"), ("scores", scores, "frameworks")):
            page.open_tab(tab)
            made.show_part(part)
            self.take(f"results-{tab}-{part}")
        page.open_tab("laws")
        laws.show_part("breach")
        assert laws.deadlines is not None
        laws.deadlines.people.show_value(({"place": "GB", "people": 1200},))
        laws.deadlines.discovered.edit.setText("2026-12-24 17:00")
        laws.deadlines.discovered.wait()
        laws.settle()
        self.take("results-laws-breach")

    def policy(self) -> None:
        self.workspace.open_policy("current", 0)
        page = self._found(PolicyPage)
        for tab in ("declarations", "parts", "terms", "more", "files"):
            page.open_tab(tab)
            self.take(f"policy-{tab}")
        self.workspace.results()
        wait_until(lambda: self.workspace.is_quiet)

    def dossier(self) -> None:
        self.workspace.dossier()
        page = self._found(DossierPage)
        for tab in page.views:
            page.open_tab(tab)
            self.take(f"dossier-{tab}")

    def reference(self) -> None:
        for entry in ENTRIES:
            self.workspace.reference(entry.id)
            self.take(f"reference-{entry.id}")

    def other_content(self) -> None:
        """An assessment when the content in use is not the one it was made with, and what going over would change."""
        workspace, practice = self.workspace, self.workspace.practice
        now = practice.pack
        questions = tuple(
            dataclasses.replace(q, version=9) if q.id == "AC-01"
            else dataclasses.replace(q, when=parse("false")) if q.id == "AC-02" else q for q in now.questions
        )
        workspace.clients()
        practice.pack = dataclasses.replace(now, version="2027.1.1", questions=questions)
        workspace.open_assessment(self._demo())
        wait_until(lambda: workspace.is_quiet)
        self.take("content-offered")
        workspace.show_upgrade()
        self.take("content-upgrade")
        practice.pack = now
        workspace.clients()

    def letter(self) -> None:
        workspace = self.workspace
        workspace.letter()
        wait_until(lambda: workspace.is_quiet)
        self.take("letter")
        page = self._found(LetterPage)
        choose(page.view, "text")
        self.take("letter-text")
        choose(page.view, "pages")
        page.editing.click()
        self.take("letter-wording")
        page.editing.click()
        page.kind.show_choice("report")
        page.kind_picked.emit("report")
        wait_until(lambda: workspace.is_quiet)
        self.take("report")

    def spanish(self) -> None:
        """A question and the letter in the other language of the pack."""
        workspace, practice = self.workspace, self.workspace.practice
        practice.choose_language(languages.QUESTIONS, "es")
        practice.choose_language(languages.DOCUMENTS, "es-ES")
        workspace.open_assessment(self._demo())
        workspace.show_question("TS-22")
        self.take("question-spanish")
        workspace.letter()
        page = self._found(LetterPage)
        page.kind.show_choice("letter")
        page.kind_picked.emit("letter")
        wait_until(lambda: workspace.is_quiet)
        self.take("letter-spanish")
        for use in languages.USES:
            practice.choose_language(use, practice.language)

    def locked(self) -> None:
        self.window.lock()
        self.take("unlock")
        self._found(UnlockPage).show_wrong(WRONG)
        self.take("unlock-wrong")
        self.window.close()


def choose(control: SegmentedControl, choice: str) -> None:
    """As a person does."""
    control.show_choice(choice)
    control.picked.emit(choice)


def add_clients(practice: Practice) -> None:
    """The other demo clients and the examples, so that the list looks like a practice's."""
    folder = ROOT / "resources" / "demo"
    others = [*sorted(folder.glob("*.yaml")), *sorted((folder / "examples").glob("*.yaml"))]
    for path in others:
        if path.name != practice.demo_file:
            practice.add_case(read_case(path, practice.pack))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--size", default="1280x800", help="width x height in pixels")
    parser.add_argument("--text", type=int, default=100, help="text size in percent, 90 to 200")
    arguments = parser.parse_args()
    width, _, height = arguments.size.partition("x")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    for appearance in ("light", "dark"):
        photographer = Photographer(app, arguments.folder, appearance, (int(width), int(height)), arguments.text)
        for part in (
            photographer.first_start, photographer.client_list, photographer.questions, photographer.results,
            photographer.policy, photographer.dossier, photographer.letter, photographer.spanish,
            photographer.reference, photographer.other_content, photographer.locked,
        ):
            part()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
