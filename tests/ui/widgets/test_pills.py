"""Tags, filters, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.pills import TONES, FilterChip, KeyHint, Pill


def test_a_filter_toggles_and_says_its_count(theme: Theme, qtbot: QtBot) -> None:
    chip = FilterChip(theme, "Cover & gap", 9)
    qtbot.addWidget(chip)
    told: list[bool] = []
    chip.clicked.connect(lambda: told.append(chip.isChecked()))
    assert chip.accessibleName() == "Cover & gap, 9"
    wide = chip.sizeHint().width()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told == [True, False]
    chip.show_count(None)
    assert chip.accessibleName() == "Cover & gap" and chip.sizeHint().width() < wide
    assert chip.sizeHint().height() >= 24 and not chip.grab().isNull()


@pytest.mark.parametrize("tone", TONES)
def test_pills_and_keys_have_room_for_their_words(theme: Theme, qtbot: QtBot, tone: str) -> None:
    pill, key = Pill(theme, "Health data", tone), KeyHint(theme, "Ctrl+F")
    for widget in (pill, key):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        assert widget.heightForWidth(widget.contentsRect().width()) <= widget.height()
        assert not widget.grab().isNull()
