"""Tabs: told when a person opens one, also by keys; counts read out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.tabs import TabBar

TABS = (("summary", "Summary"), ("findings", "Findings"), ("fixes", "Fixes"))


def test_picks_are_told_and_showing_is_not(theme: Theme, qtbot: QtBot) -> None:
    bar = TabBar(theme, TABS, name="Results")
    qtbot.addWidget(bar)
    bar.show()
    told: list[str] = []
    bar.picked.connect(told.append)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    bar.show_tab("fixes")
    assert told == ["findings"] and bar.current() == "fixes"
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert told == ["findings", "findings"]


def test_a_count_widens_its_tab_and_is_read_out(theme: Theme, qtbot: QtBot) -> None:
    bar = TabBar(theme, TABS, name="Results")
    qtbot.addWidget(bar)
    before = bar.tabSizeHint(1).width()
    bar.show_count("findings", 9)
    assert bar.tabSizeHint(1).width() > before and bar.accessibleTabName(1) == "Findings, 9"
    assert not bar.grab().isNull()
    bar.show_count("findings", 0)
    assert bar.tabSizeHint(1).width() == before


def test_number_keys_with_control_open_tabs(theme: Theme, qtbot: QtBot) -> None:
    bar = TabBar(theme, TABS, name="Results")
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.isActiveWindow)
    told: list[str] = []
    bar.picked.connect(told.append)
    qtbot.keyClick(bar, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert told == ["fixes", "summary"]
