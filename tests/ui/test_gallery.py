"""All widgets together: named for screen readers, large enough, whole at any text size, drawn in both appearances."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from tests.ui.gallery import SHEETS

SMALLEST_TARGET = 24


def on_screen(theme: Theme, qtbot: QtBot, name: str) -> QWidget:
    sheet = SHEETS[name](theme)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    return sheet


def reachable(sheet: QWidget) -> list[QWidget]:
    """What the Tab key can reach."""
    return [
        w for w in sheet.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_everything_the_keyboard_reaches_has_a_name(theme: Theme, qtbot: QtBot, name: str) -> None:
    sheet = on_screen(theme, qtbot, name)
    widgets = reachable(sheet)
    assert len(widgets) >= 8
    nameless = [
        w for w in widgets
        if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
        and not isinstance(w, QScrollArea)
    ]
    assert not [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in nameless]


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("percent", [100, 200])
def test_targets_are_large_enough(theme: Theme, qtbot: QtBot, name: str, percent: int) -> None:
    theme.set_text_percent(percent)
    sheet = on_screen(theme, qtbot, name)
    small = [
        f"{type(w).__name__} {w.width()} x {w.height()}" for w in reachable(sheet)
        if isinstance(w, QAbstractButton) and not isinstance(w.parentWidget(), QAbstractItemView)
        and min(w.width(), w.height()) < (SMALLEST_TARGET if w.text() else 19)
    ]
    assert not small


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_drawn_in_both_appearances(theme: Theme, qtbot: QtBot, name: str) -> None:
    sheet = on_screen(theme, qtbot, name)
    light = sheet.grab().toImage()
    theme.set_appearance("dark")
    dark = sheet.grab().toImage()
    ground = [image.pixelColor(image.width() - 3, image.height() - 3).lightness() for image in (light, dark)]
    assert ground[0] > 200 and ground[1] < 60


def test_every_sheet_is_drawn_from_right_to_left(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for name in SHEETS:
            assert not on_screen(theme, qtbot, name).grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("name", SHEETS)
def test_the_keyboard_walks_through_and_comes_back(theme: Theme, qtbot: QtBot, name: str) -> None:
    sheet = on_screen(theme, qtbot, name)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    seen: list[QWidget] = []
    for _ in range(200):
        sheet.focusNextChild()
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
    assert len(seen) >= 8
