"""Messages: bars with actions, and the toast that can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.messages import TOAST_MS, MessageBar, Toast


@pytest.mark.parametrize("tone", ["accent", "sunken", "warn", "danger", "ok"])
def test_actions_are_told_by_their_id(theme: Theme, qtbot: QtBot, tone: str) -> None:
    actions = [("copy", "Save a copy…"), ("again", "Try again")]
    bar = MessageBar(theme, tone, "Not saved since 13:52.", "The disk is full.", actions)
    qtbot.addWidget(bar)
    told: list[str] = []
    bar.acted.connect(told.append)
    for button in bar.findChildren(Button):
        button.click()
    assert told == ["copy", "again"] and bar.accessibleName() == "Not saved since 13:52."
    assert not bar.grab().isNull()


def test_a_bar_can_be_closed(theme: Theme, qtbot: QtBot) -> None:
    bar = MessageBar(theme, "ok", "Backed up", closable=True)
    qtbot.addWidget(bar)
    bar.show()
    bar.findChildren(IconButton)[0].click()
    assert not bar.isVisible()


def test_a_toast_says_and_undoes(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    toast = Toast(theme, window)
    window.show()
    told: list[bool] = []
    toast.acted.connect(lambda: told.append(True))
    toast.say("Cobalt Print Studio deleted.", "Undo")
    assert toast.isVisible()
    middle = toast.geometry().center().x()
    assert abs(middle - 400) <= 1 and toast.geometry().bottom() < 600
    window.resize(500, 400)
    qtbot.waitUntil(lambda: abs(toast.geometry().center().x() - 250) <= 1)
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert told == [True] and not toast.isVisible()


def test_a_toast_stays_while_it_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(theme, window)
    window.show()
    window.activateWindow()
    toast.say("Deleted.", "Undo")
    assert toast.timer.interval() == TOAST_MS
    toast.action.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(toast.action.hasFocus)
    toast.timer.timeout.emit()
    assert toast.isVisible()
    toast.action.clearFocus()
    toast.timer.timeout.emit()
    assert not toast.isVisible()
