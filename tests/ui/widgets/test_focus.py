"""The focus ring: around what the keyboard has, whole, and gone after a click elsewhere."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.focus import REACH, FocusRing
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.scroll import ScrollPage


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def around(ring: FocusRing, window: QWidget) -> QRect:
    parent = ring.parentWidget()
    assert parent is not None
    return QRect(parent.mapTo(window, ring.pos()), ring.size())


def test_the_ring_stands_outside_the_control(theme: Theme, qtbot: QtBot, window: QWidget) -> None:
    first, second = Button(theme, "Back"), Button(theme, "Continue", "primary")
    window.setLayout(column(first, second, gap=20, margins=(20, 20, 20, 20)))
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.target() is first)
    box = QRect(first.mapTo(window, QPoint(0, 0)), first.size())
    assert around(ring, window) == box.adjusted(-REACH, -REACH, REACH, REACH)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: ring.target() is second)
    second.move(second.x() + 30, second.y() + 10)
    assert around(ring, window).topLeft() == second.mapTo(window, QPoint(-REACH, -REACH))
    second.hide()
    assert ring.target() is not second
    assert not ring.grab().isNull()


def test_an_answer_is_ringed_as_a_whole_row_and_scrolls_with_it(theme: Theme, qtbot: QtBot, window: QWidget) -> None:
    group = OptionGroup(theme, [Choice(str(n), f"Answer {n}") for n in range(30)], name="Many")
    content = QWidget()
    content.setLayout(column(group, margins=(24, 24, 24, 24)))
    page = ScrollPage(content)
    window.setLayout(column(page))
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    entry = group.rows["20"]
    entry.head.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: ring.target() is entry)
    assert page.widget() is not None and ring.parentWidget() is page.widget()
    seen = QRect(QPoint(0, 0), window.size())
    assert seen.contains(around(ring, window)), "scrolled into view, ring and all"


def test_a_window_of_its_own_is_left_alone(theme: Theme, qtbot: QtBot, window: QWidget) -> None:
    ring = FocusRing(theme, window)
    window.show()
    other = QWidget()
    qtbot.addWidget(other)
    button = Button(theme, "Elsewhere")
    other.setLayout(column(button))
    other.show()
    other.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert ring.target() is None


def test_a_window_can_go_while_it_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    window, button = QWidget(), Button(theme, "Back")
    window.setLayout(column(button))
    ring = weakref.ref(FocusRing(theme, window))
    window.show()
    window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert ring() is not None
    del window, button
    gc.collect()
    QApplication.processEvents()
    assert ring() is None
