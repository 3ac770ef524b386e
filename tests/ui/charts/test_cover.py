"""Cover held and recommended."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.cover import BulletBars, BulletRow, PolicyBar
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


def test_the_policy_and_the_bad_year(theme: Theme, qtbot: QtBot) -> None:
    bar = PolicyBar(theme)
    qtbot.addWidget(bar)
    for limit, bad in ((50_000, 118_000), (0, 118_000), (0, 0)):
        bar.show_amounts(limit, bad, ("Policy pays to £50k", "Bad year £118k"), title="A bad year", summary="Short.")
        bar.resize(272, 40)
        assert not bar.grab().isNull()
    assert bar.accessibleName() == "A bad year" and bar.table()[1][1] == ("Bad year £118k",)
