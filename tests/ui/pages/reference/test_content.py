"""The content page and going to another version, as a person uses them in the running program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.reference.content import ContentEntry
from advisor_app.ui.pages.reference.page import ReferencePage
from advisor_app.ui.pages.upgrade import UpgradePage
from advisor_app.ui.workspace import Workspace
from tests.content.workbook.books import add, delete, put, saved
from tests.flows.office import open_office, set_up
from tests.flows.person import Person


def content_page(window: MainWindow, person: Person) -> ContentEntry:
    person.click("Reference")
    bar = window.findChildren(ReferencePage)[-1].tabs
    place = next(at for at in range(bar.count()) if bar.tabText(at) == "Content")
    person.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
    person.wait_to_see("Checked: sound")
    return window.findChildren(ContentEntry)[-1]


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """What the person picks in the next file dialog."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args: (str(path), ""))


def test_a_workbook_goes_out_and_its_mistakes_are_listed(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        page = content_page(window, person)
        assert person.sees("core 2026.11.1") and person.sees("In use")
        choose(monkeypatch, tmp_path / "mine")
        person.click("Export workbook…")
        person.wait_to_see("Saved as mine.xlsx.")
        assert (tmp_path / "mine.xlsx").stat().st_size > 100_000

        choose(monkeypatch, saved(tmp_path, put("Actions", "managed_protection", "effort", "ages")))
        person.click("Import workbook…")
        person.wait_to_see("content.xlsx: one mistake to put right")
        assert not page.preview.install.isVisible()
        person.click("Leave it")
        assert not page.preview.isVisible()

        (tmp_path / "notes.xlsx").write_bytes(b"not a workbook")
        choose(monkeypatch, tmp_path / "notes.xlsx")
        person.click("Import workbook…")
        person.wait_to_see("notes.xlsx is no workbook, whatever its name says")


def test_edited_content_is_installed_used_and_taken_over_by_an_assessment(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = (
        put("en questions", "AC-01", "hint", "Ask who is left out."),
        delete("Options", "TS-23 | older"), delete("en options", "TS-23 | older"),
        delete("es options", "TS-23 | older"),
        add("Renames", question="TS-23", option="older", new_id="longer_ago"),
        add("Options", question="TS-23", option="longer_ago", score=0.2),
        add("en options", question="TS-23", option="longer_ago", label="Longer ago"),
        add("es options", question="TS-23", option="longer_ago", label="Hace más tiempo"),
    )
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        practice = workspace.practice
        demo = next(client.id for client in practice.clients() if practice.is_demo(client.id))
        assessment = practice.newest(demo)
        assert assessment is not None
        practice.open_assessment(assessment.id).edit_answer("TS-23", "older")

        content_page(window, person)
        choose(monkeypatch, saved(tmp_path, *edits))
        person.click("Import workbook…")
        person.wait_to_see("content.xlsx: 8 changes")
        person.click("Install version 2026.11.1.1")
        person.wait_to_see("Version 2026.11.1.1 is installed.")
        person.click("Use core 2026.11.1.1 for new assessments")
        person.wait_to_see("New assessments start with core 2026.11.1.1 from now on.")
        assert practice.pack.version == "2026.11.1.1"

        workspace.open_assessment(demo)
        person.wait_to_see("This assessment was made with content 2026.11.1; 2026.11.1.1 is in use.")
        person.click("See what changes")
        person.wait_to_see("From content 2026.11.1 to 2026.11.1.1")
        assert window.findChildren(UpgradePage)
        person.click("Go over to 2026.11.1.1")
        person.wait_to_see("This assessment now stands on content 2026.11.1.1.")
        assert not person.sees("This assessment was made with content 2026.11.1;")
        session = practice.open_assessment(assessment.id)
        assert session.pack.version == "2026.11.1.1"
        assert session.case.answers.value("TS-23") == "longer_ago"
        person.wait(lambda: workspace.is_quiet, "the estimate")
