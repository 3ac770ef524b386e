"""The reference, as a person reads it in the running program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.reference.questions import QuestionShelf
from tests.flows.office import open_office, set_up


def test_a_question_is_found_and_read(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        person.click("Reference")
        person.type_into("Search the questions", "backup intruder")
        person.wait_to_see("What each answer counts")
        shelf = window.findChildren(QuestionShelf)[-1]
        found = [record.id for record in shelf.list.records]
        assert 0 < len(found) < 10
        shelf.list.setFocus()
        person.press(Qt.Key.Key_Down)
        assert shelf.list.chosen() in found
        person.type_into("Search the questions", "no such thing anywhere")
        person.wait_to_see("Nothing here matches the search.")
        shelf.open_place("AC-01")
        assert shelf.list.chosen() == "AC-01"
        person.wait_to_see("In technical words")
