"""The thin line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.progress import ProgressLine


@given(st.integers(-5, 200), st.integers(-5, 100))
def test_it_is_filled_by_its_share(theme: Theme, qtbot: QtBot, done: int, total: int) -> None:
    line = ProgressLine(theme, "Answered")
    line.resize(100, 6)
    line.show_part(done, total)
    share = max(0, min(done, total)) / max(1, total)
    image = line.grab().toImage()
    filled = sum(image.pixelColor(x, 3) == theme.color("accent") for x in range(100))
    assert abs(filled - round(100 * share)) <= 4
    line.deleteLater()


def test_busy_is_neither_empty_nor_full(theme: Theme, qtbot: QtBot) -> None:
    line = ProgressLine(theme, "Working")
    qtbot.addWidget(line)
    line.resize(100, 6)
    line.show_busy()
    image = line.grab().toImage()
    accent = theme.color("accent")
    assert image.pixelColor(50, 3) == accent and image.pixelColor(5, 3) != accent
