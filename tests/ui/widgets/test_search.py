"""The search field tells what a person types, and can be emptied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.search import SearchField


def test_typing_clearing_and_enter(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search clients", "Ctrl+F")
    qtbot.addWidget(field)
    field.show()
    told: list[str] = []
    entered: list[bool] = []
    field.typed.connect(told.append)
    field.entered.connect(lambda: entered.append(True))
    qtbot.keyClicks(field.line, "ha")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert told == ["h", "ha", ""] and entered == [True] and field.text() == ""
    qtbot.keyClicks(field.line, "x")
    clear = field.findChildren(IconButton)[0]
    assert clear.isVisible()
    clear.click()
    assert told[-1] == "" and not clear.isVisible()
    assert field.line.accessibleName() == "Search clients" and not field.grab().isNull()
