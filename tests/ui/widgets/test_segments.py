"""One of a few views."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.segments import SegmentedControl


def test_a_pick_is_told_and_showing_is_not(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(theme, [("curve", "Curve"), ("years", "100 years"), ("table", "Table")], name="View")
    qtbot.addWidget(control)
    control.show()
    told: list[str] = []
    control.picked.connect(told.append)
    assert control.choice() == "curve"
    control.show_choice("table")
    assert control.choice() == "table" and told == []
    button = next(b for b in control.findChildren(QPushButton) if b.text() == "100 years")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == ["years"] and control.choice() == "years" and not control.grab().isNull()
