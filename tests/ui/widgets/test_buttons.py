"""Buttons: pressed by mouse, Space and Enter; large enough; named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import KINDS, Button, IconButton


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_pressed_by_mouse_space_and_enter(theme: Theme, qtbot: QtBot, kind: str) -> None:
    button = Button(theme, "Save PDF…", kind, icon="save")
    qtbot.addWidget(button)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(presses) == 3
    assert button.sizeHint().height() == 36
    assert not button.grab().isNull()


def test_sizes(theme: Theme, qtbot: QtBot) -> None:
    plain, large, icon = Button(theme, "Back"), Button(theme, "Back", large=True), IconButton(theme, "x", "Close")
    for button in (plain, large, icon):
        qtbot.addWidget(button)
    assert large.sizeHint().height() == 44 and plain.sizeHint().width() < large.sizeHint().width()
    assert icon.sizeHint().width() >= 24 and icon.accessibleName() == "Close" and "Close" in icon.toolTip()
    theme.set_text_percent(200)
    assert plain.sizeHint().height() == 72 and icon.sizeHint().width() == 72


def test_an_unknown_kind_is_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="choose one of primary"):
        Button(theme, "x", "fancy")


def test_busy_takes_no_clicks_until_ready(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Unlock", "primary")
    qtbot.addWidget(button)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    button.set_busy("Unlocking…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Unlocking…" and presses == []
    button.set_ready("Unlock")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(presses) == 1


def test_a_primary_button_is_filled_with_the_accent(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Continue", "primary")
    qtbot.addWidget(button)
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        button.resize(button.sizeHint())
        assert button.grab().toImage().pixelColor(8, button.height() // 2) == theme.color("accent")
