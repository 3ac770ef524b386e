"""The language of the questions and of a letter, chosen apart from the window's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.theme import Theme
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up


def test_a_letter_is_written_in_another_language_and_the_window_stays(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("What would help most")
        person.click("Write letter")
        person.wait_to_see("Draft")
        page = window.findChild(LetterPage)
        assert page is not None and "Dear Harbour Lane Dental team" in page.text.toPlainText()
        person.choose("Language of the letter", "Español (España)")
        person.wait(lambda: "Estimado equipo de Harbour" in page.text.toPlainText(), "the letter in Spanish")
        assert "franquicia" in page.text.toPlainText() and "Dear " not in page.text.toPlainText()
        person.wait_to_see("Draft, 3 pages")


def test_questions_are_asked_in_another_language_and_fall_back_to_english(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("What would help most")
        person.click("Settings")
        person.choose("Questions in", "Español")
        person.choose("Letters in", "Español (México)")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        practice = workspace.practice
        assert practice.language_for("questions") == "es" and practice.language_for("documents") == "es-MX"
        assert practice.language == "en-GB"
        client = practice.clients()[0].id
        practice.start(client, "full")
        workspace.open_assessment(client)
        workspace.show_question("AC-01")
        person.wait_to_see("¿Necesitan todas las personas un segundo paso")
        workspace.show_question("TS-25")
        person.wait_to_see(practice.pack.texts["en"].questions["TS-25"].prompt)
        workspace.check_answers()
        person.wait_to_see("Segundo paso al iniciar sesión")
