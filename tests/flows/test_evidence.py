"""Evidence, notes and marks by keyboard, files kept in the vault, deeper assessments and a second sitting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.domain.answers import Answer
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.pages.answer_extras import AnswerExtras
from advisor_app.ui.workspace import Workspace
from tests.faults.scan import find_leaks
from tests.flows.office import open_office, set_up
from tests.flows.person import Person
from tests.flows.visit import page_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECRET = "Canarysettings of the mail system"


def at_question(window: MainWindow, person: Person, depth: str, question: str, **facts: object) -> Workspace:
    """A new client's assessment on the screen, at one question."""
    set_up(person)
    person.wait_to_see("New client")
    workspace = window.findChild(Workspace)
    assert workspace is not None
    profile = workspace.practice.blank_profile().with_fact("client_name", "Quillfeather Ltd")
    for name, value in facts.items():
        profile = profile.with_fact(name, value)
    client = workspace.practice.add_client(profile)
    workspace.practice.start(client, depth)
    workspace.open_assessment(client)
    workspace.show_question(question)
    person.wait(lambda: page_of(window).question == question, question)
    body = page_of(window).body
    assert body is not None
    person.wait(lambda: body.isAncestorOf(QApplication.focusWidget()), "the focus on the first answer")
    return workspace


def open_again(workspace: Workspace) -> None:
    """Leave for the list and come back to the client's assessment."""
    workspace.clients()
    clients = {client.name: client.id for client in workspace.practice.clients()}
    workspace.open_assessment(clients["Quillfeather Ltd"])


def answer_of(window: MainWindow, question: str) -> Answer:
    found = page_of(window).session.case.answers.get(question)
    assert found is not None
    return found


def extras_of(window: MainWindow) -> AnswerExtras:
    extras = page_of(window).extras
    assert extras is not None
    return extras


def test_everything_beside_an_answer_is_done_by_keyboard(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        workspace = at_question(window, person, "quick", "AC-01")
        person.press(Qt.Key.Key_1)
        person.press(Qt.Key.Key_E, CONTROL)
        person.press(Qt.Key.Key_Right)
        assert answer_of(window, "AC-01").evidence == "seen"
        person.press(Qt.Key.Key_K, CONTROL)
        assert answer_of(window, "AC-01").check_later
        person.type_into("Who looks it up", "Al of the IT firm")
        person.press(Qt.Key.Key_M, CONTROL | SHIFT)
        person.wait(extras_of(window).note.hasFocus, "the note to have the focus")
        qtbot.keyClicks(extras_of(window).note, "shown in the office")
        person.press(Qt.Key.Key_Return, CONTROL)
        person.wait(lambda: page_of(window).question != "AC-01", "the next question")
        answer = answer_of(window, "AC-01")
        assert (answer.value, answer.evidence, answer.check_who, answer.note) == (
            "fully", "seen", "Al of the IT firm", "shown in the office",
        )
        while answer_of(window, "AC-01").note or answer_of(window, "AC-01").check_later:
            workspace.undo()
        workspace.show_question("AC-01")
        assert extras_of(window).note.toPlainText() == "" and extras_of(window).level.choice() == "seen"
        person.wait(lambda: workspace.is_quiet, "everything to be saved")


def test_a_file_is_dropped_kept_encrypted_copied_out_and_removed_with_undo(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, copy = tmp_path / "settings.txt", tmp_path / "copy.txt"
    source.write_text(SECRET * 40)
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        workspace = at_question(window, person, "quick", "AC-01")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(source))])
        page_of(window).dropEvent(QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        ))
        person.wait_to_see("settings.txt is kept in the encrypted file.")
        assert person.sees("settings.txt") and extras_of(window).evidence_block.isVisible()
        person.wait(lambda: workspace.is_quiet, "everything to be saved")
        assert find_leaks(tmp_path / "data", ["Canarysettings", "Quillfeather"]) == []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
        person.click("Save a copy of settings.txt")
        assert copy.read_text() == SECRET * 40
        person.wait_to_see("It is not encrypted")
        person.click("Remove settings.txt")
        person.wait_to_see("settings.txt removed.")
        assert extras_of(window).files.is_empty
        person.click("Undo")
        person.wait(lambda: not extras_of(window).files.is_empty, "the file to be back")
        workspace.show_question("AC-02")
        assert extras_of(window).files.is_empty
        workspace.show_question("AC-01")
        person.wait(lambda: not extras_of(window).files.is_empty, "the file of the first question")


def test_a_file_that_is_not_kept_is_refused_in_one_sentence(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "strange.pdf"
    strange.write_bytes(b"PK\x03\x04\x00\x00")
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        at_question(window, person, "quick", "AC-01")
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(strange)], ""))
        person.press(Qt.Key.Key_E, CONTROL)
        person.click("Attach a file…")
        area = window.findChild(MessageArea)
        assert area is not None
        person.wait(lambda: "no PDF, PNG, JPEG or plain text" in area.shown, "the reason")
        assert extras_of(window).files.is_empty


def test_undo_after_leaving_the_question_still_takes_the_file_away(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        workspace = at_question(window, person, "quick", "AC-01")
        extras_of(window).files.pasted.emit("a.txt", b"seen")
        person.wait_to_see("a.txt is kept in the encrypted file.")
        workspace.show_question("AC-02")
        QApplication.processEvents()
        person.click("Undo")
        workspace.show_question("AC-01")
        assert extras_of(window).files.is_empty


def test_an_assessment_goes_deeper_and_its_technology_section_waits(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        workspace = at_question(window, person, "quick", "AC-01", technology_services=["saas"], sector="software")
        person.press(Qt.Key.Key_1)
        quick = page_of(window).session.wizard().total
        workspace.raise_depth("full")
        person.wait_to_see("questions added. All answers are kept.")
        session = page_of(window).session
        assert session.depth == "full" and session.wizard().total > quick
        assert session.case.answers.value("AC-01") == "fully" and person.sees("Full assessment")
        workspace.raise_depth("standard")
        person.wait_to_see("goes into that detail already")
        page_of(window).go_to_section("TE")
        total = session.wizard().total
        person.wait_to_see("These questions can wait for a second sitting")
        person.click("Leave them for later")
        person.wait(lambda: not page_of(window).question.startswith("TE-"), "the next section")
        assert session.later == ("TE",) and session.wizard().total < total and person.sees("Later")
        workspace.check_answers()
        person.wait_to_see("for another sitting")
        open_again(workspace)
        assert page_of(window).session.later == ("TE",)
        person.click("Technology services, Later")
        person.wait(lambda: page_of(window).question.startswith("TE-"), "the technology section")
        assert page_of(window).session.later == () and page_of(window).session.wizard().total == total


def test_the_wording_is_kept_with_the_assessment(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        workspace = at_question(window, person, "quick", "AC-01")
        person.click("Ask in technical words")
        text = workspace.practice.pack.words("en").questions["AC-01"]
        person.wait_to_see(text.technical)
        open_again(workspace)
        person.wait_to_see(text.technical)
        workspace.reword()
        person.wait_to_see(text.prompt)
