"""Check boxes and radio buttons in body text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.choices import CheckBox, RadioButton
from advisor_app.ui.widgets.layout import column


@pytest.mark.parametrize("make", [CheckBox, RadioButton])
def test_a_click_on_the_words_counts(theme: Theme, qtbot: QtBot, make: type[CheckBox]) -> None:
    box = make(theme, "Delete records older than 8 years")
    qtbot.addWidget(box)
    box.resize(300, 28)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(280, 14))
    assert box.isChecked()


def test_radio_buttons_of_one_parent_exclude_each_other(theme: Theme, qtbot: QtBot) -> None:
    holder, first, second = QWidget(), RadioButton(theme, "A"), RadioButton(theme, "B")
    holder.setLayout(column(first, second))
    qtbot.addWidget(holder)
    first.click()
    second.click()
    assert not first.isChecked() and second.isChecked()


def test_long_words_wrap(theme: Theme, qtbot: QtBot) -> None:
    box = CheckBox(theme, "word " * 40)
    qtbot.addWidget(box)
    assert box.heightForWidth(200) > box.heightForWidth(500) > 28


def test_checked_and_not_look_different_without_colour(theme: Theme, qtbot: QtBot) -> None:
    box = CheckBox(theme, "Tick")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    empty = box.grab().toImage()
    box.setChecked(True)
    assert box.grab().toImage() != empty
    assert box.sizeHint().height() >= 24
