"""Cover held and recommended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.cover import BulletBars, BulletRow, PolicyBar, paint_cover_bar
from advisor_app.ui.theme import Theme

ROWS = (
    BulletRow("Whole policy, per year", 50, 150, "£50k", "£150k", True, strong=True),
    BulletRow("Regulator <b>defence</b>", 0, 25, "None", "£25k", True),
    BulletRow("Fraud", 25, 25, "£25k", "£25k", False),
)


def test_rows_make_height_table_and_description(theme: Theme, qtbot: QtBot) -> None:
    bars = BulletBars(theme)
    qtbot.addWidget(bars)
    bars.show_rows(ROWS, title="Cover", summary="The policy is £100,000 short.", unit="Limit, £ thousands")
    assert bars.sizeHint().height() == 24 + 28 * 3
    headers, rows = bars.table()
    assert headers == ("Part of the programme", "Held", "Recommended") and rows[1][0] == "Regulator <b>defence</b>"
    assert (bars.accessibleName(), bars.accessibleDescription()) == ("Cover", "The policy is £100,000 short.")
    for width in (700, 300):
        bars.resize(width, bars.sizeHint().height())
        assert not bars.grab().isNull()


def test_the_held_bar_ends_before_the_line_when_cover_is_short(theme: Theme, qtbot: QtBot) -> None:
    bars = BulletBars(theme)
    qtbot.addWidget(bars)
    bars.show_rows(ROWS, title="Cover", summary="")
    bars.resize(700, bars.sizeHint().height())
    image = bars.grab().toImage()
    y = 24 + 14
    accent = [x for x in range(170, 500) if image.pixelColor(x, y) == theme.color("accent")]
    lines = [x for x in range(170, 500) if image.pixelColor(x, y) == theme.color("text")]
    assert accent and lines and max(accent) < min(lines)
    pale = [x for x in range(170, 500) if image.pixelColor(x, y) == theme.color("c_cover")]
    assert len(pale) == pytest.approx(2 * len(accent), rel=0.1)


@pytest.mark.parametrize(
    ("held", "need", "colour"), [(50, 150, "border_strong"), (150, 150, "accent"), (0, 0, "sunken")]
)
def test_the_bar_of_a_list_turns_blue_when_the_need_is_met(
    theme: Theme, qtbot: QtBot, held: float, need: float, colour: str
) -> None:
    image = QImage(110, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_cover_bar(painter, theme, QRectF(0, 6, 110, 8), held, need)
    painter.end()
    assert image.pixelColor(3, 10) == theme.color(colour)


def test_the_policy_and_the_bad_year(theme: Theme, qtbot: QtBot) -> None:
    bar = PolicyBar(theme)
    qtbot.addWidget(bar)
    for limit, bad in ((50_000, 118_000), (0, 118_000), (0, 0)):
        bar.show_amounts(limit, bad, ("Policy pays to £50k", "Bad year £118k"), title="A bad year", summary="Short.")
        bar.resize(272, 40)
        assert not bar.grab().isNull()
    assert bar.accessibleName() == "A bad year" and bar.table()[1][1] == ("Bad year £118k",)
