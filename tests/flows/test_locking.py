"""Locking from a page deep inside: the passphrase can be typed at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from tests.flows.office import open_office, set_up


def test_the_passphrase_has_the_focus_after_locking_from_a_letter(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("What would help most")
        person.click("Write letter")
        person.wait_to_see("Before you hand it over")
        person.click("Read as text")
        person.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        person.wait_to_see("Unlock")
        field = person.find(QLineEdit, "Passphrase")
        qtbot.waitUntil(lambda: window.focusWidget() is field)
