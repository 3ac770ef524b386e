"""Levels: a word, bars, and a sentence for screen readers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import LEVELS, Theme
from advisor_app.ui.widgets.levels import LevelBars, LevelChip, chip_size, level_sentence, level_word


def test_words_and_sentences() -> None:
    assert [level_word(level) for level in LEVELS] == ["Low", "Moderate", "High", "Critical"]
    assert level_sentence("critical") == "Risk: critical, 4 of 4"


@pytest.mark.parametrize("level", LEVELS)
def test_a_chip_is_named_sized_and_painted(theme: Theme, qtbot: QtBot, level: str) -> None:
    chip, bars = LevelChip(theme, level), LevelBars(theme, level)
    for widget in (chip, bars):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        assert widget.accessibleName() == level_sentence(level)
        assert not widget.grab().isNull()
    assert chip.sizeHint() == chip_size(theme, level)
    image = chip.grab().toImage()
    assert image.pixelColor(chip.width() - 8, 4) == theme.level(level).chip


def test_levels_differ_without_colour(theme: Theme, qtbot: QtBot) -> None:
    filled = []
    for level in LEVELS:
        bars = LevelBars(theme, level)
        qtbot.addWidget(bars)
        bars.resize(bars.sizeHint())
        image = bars.grab().toImage()
        colour = theme.level(level).text
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        filled.append(sum(image.pixelColor(x, y) == colour for x, y in spots))
    assert filled == sorted(filled) and len(set(filled)) == 4


def test_a_chip_shows_another_level(theme: Theme, qtbot: QtBot) -> None:
    chip = LevelChip(theme, "low")
    qtbot.addWidget(chip)
    chip.show_level("high")
    assert chip.accessibleName() == "Risk: high, 3 of 4" and chip.sizeHint() == chip_size(theme, "high")
