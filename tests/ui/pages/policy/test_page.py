"""A policy typed in from its document, in the running program: kept at once, undone, copied as a quote, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.domain.policies import Policy
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.policy.page import PolicyPage
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.person import Person


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[tuple[MainWindow, Person, Workspace]]:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        workspace.add_policy(quote=True)
        yield window, person, workspace


def page_of(window: MainWindow) -> PolicyPage:
    return window.findChildren(PolicyPage)[-1]


def kept(workspace: Workspace, *, quote: bool) -> tuple[Policy, ...]:
    """As stored: read back from the file once everything is saved."""
    practice = workspace.practice
    client = next(c.id for c in practice.clients() if practice.is_demo(c.id))
    newest = practice.newest(client)
    assert newest is not None
    case = practice.open_assessment(newest.id).case
    return case.quotes if quote else case.policies or ()


def test_sums_and_days_are_typed_and_kept(desk: tuple[MainWindow, Person, Workspace]) -> None:
    _window, person, workspace = desk
    before = len(kept(workspace, quote=True))
    person.type_into("Insurer", "Anker & Sons")
    person.type_into("Limit for each event", "1m")
    person.type_into("First share of each event", "2,500")
    person.type_into("Ends on", "31/12/2027")
    person.press(Qt.Key.Key_Tab)
    person.wait(lambda: workspace.is_quiet, "the entries to be saved")
    policy = kept(workspace, quote=True)[-1]
    assert len(kept(workspace, quote=True)) == max(1, before)
    assert (policy.insurer, policy.limit.each, policy.retention.default) == ("Anker & Sons", 1_000_000, 2_500)
    assert policy.end is not None and policy.end.year == 2027 and policy.kind == "quote"


def test_what_cannot_be_read_is_named_and_changes_nothing(desk: tuple[MainWindow, Person, Workspace]) -> None:
    window, person, workspace = desk
    person.type_into("Limit for each event", "lots")
    person.press(Qt.Key.Key_Tab)
    assert len(page_of(window).problems()) == 1
    person.wait(lambda: workspace.is_quiet, "nothing to be left to save")
    assert kept(workspace, quote=True)[-1].limit.each is None


def test_parts_and_wordings_by_keyboard(desk: tuple[MainWindow, Person, Workspace]) -> None:
    window, person, workspace = desk
    page = page_of(window)
    page.open_tab("parts")
    line = page.parts.lines["bi"]
    person.type_over(line.limit, "75k")
    person.press(Qt.Key.Key_Tab)
    page.open_tab("terms")
    assert page.terms.options is not None
    page.terms.focus_first()
    person.press(Qt.Key.Key_3)
    first = page.terms.list.chosen()
    person.click("Next term")
    assert page.terms.list.chosen() != first
    person.wait(lambda: workspace.is_quiet, "the entries to be saved")
    policy = kept(workspace, quote=True)[-1]
    assert (policy.part("bi").status, policy.part("bi").sublimit) == ("sublimit", 75_000)
    assert first is not None and policy.term(first).value == "poor"
    assert page.terms.count.text().startswith("1 of ")


def test_a_quote_is_deleted_and_brought_back(desk: tuple[MainWindow, Person, Workspace]) -> None:
    _window, person, workspace = desk
    person.type_into("Insurer", "Anker")
    person.press(Qt.Key.Key_Tab)
    count = len(kept(workspace, quote=True))
    person.click("Delete quote")
    person.wait_to_see("Anker deleted.")
    person.wait(lambda: workspace.is_quiet, "the deletion to be saved")
    assert len(kept(workspace, quote=True)) == count - 1
    person.click("Undo")
    person.wait(lambda: workspace.is_quiet, "the quote to be back")
    assert kept(workspace, quote=True)[-1].insurer == "Anker"


def test_an_entry_is_undone_on_the_page(desk: tuple[MainWindow, Person, Workspace]) -> None:
    window, person, workspace = desk
    person.type_into("Insurer", "Anker")
    person.press(Qt.Key.Key_Tab)
    workspace.undo()
    assert page_of(window).policy.insurer == ""
    workspace.redo()
    assert page_of(window).policy.insurer == "Anker"


def test_five_quotes_at_most(desk: tuple[MainWindow, Person, Workspace]) -> None:
    _window, person, workspace = desk
    for _ in range(5):
        workspace.add_policy(quote=True)
    person.wait_to_see("Five quotes are compared at most.")
    person.wait(lambda: workspace.is_quiet, "the quotes to be saved")
    assert len(kept(workspace, quote=True)) == 5


def test_the_schedule_is_kept_with_the_policy(
    desk: tuple[MainWindow, Person, Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, person, workspace = desk
    schedule = tmp_path / "schedule.txt"
    schedule.write_text("Limit 1,000,000 each and every claim", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(schedule)], ""))
    page_of(window).open_tab("files")
    person.click("Attach a file…")
    person.wait_to_see("schedule.txt is kept in the encrypted file.")
    practice = workspace.practice
    client = next(c.id for c in practice.clients() if practice.is_demo(c.id))
    (kept_file,) = practice.dossier(client).files.all(subject=f"quote:{page_of(window).policy.id}")
    assert practice.dossier(client).files.content(kept_file.id) == schedule.read_bytes()
