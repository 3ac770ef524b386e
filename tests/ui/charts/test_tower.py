"""The tower draws every block in its place, and its table says the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.tower import Storey, Tower, TowerColumn
from advisor_app.ui.theme import Theme

COLUMNS = (
    TowerColumn("Now", (
        Storey(2_500, "c_keep", "You pay £2,500", "reached in 14 in 100 years"),
        Storey(52_500, "c_cover", "Policy pays £50,000", "reached in 10 in 100 years"),
        Storey(None, "c_over", "Above: you pay", "reached in 8 in 100 years"),
    )),
    TowerColumn("Quote A", (
        Storey(250_000, "c_cover", "Policy pays £250,000", ""), Storey(None, "c_over", "Above: you pay", ""),
    )),
)


def test_blocks_are_drawn_to_scale_and_told_in_the_table(theme: Theme, qtbot: QtBot) -> None:
    chart = Tower(theme)
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.show_columns(COLUMNS, title="Tower", summary="…", headers=("Option", "Block", "When"))
    picture = chart.grab().toImage()
    cover = theme.color("c_cover").name()
    heights = [
        sum(picture.pixelColor(x, y).name() == cover for y in range(picture.height())) for x in (280, 580)
    ]
    assert heights[1] > 4 * heights[0] > 0
    assert len(chart.table()[1]) == 5 and chart.table()[1][0] == ("Now", "You pay £2,500", "reached in 14 in 100 years")


def test_it_is_walked_by_keys(theme: Theme, qtbot: QtBot) -> None:
    chart = Tower(theme)
    qtbot.addWidget(chart)
    chart.show_columns(COLUMNS, title="Tower", summary="…", headers=("Option", "Block", "When"))
    with qtbot.waitSignal(chart.read) as caught:
        qtbot.keyClick(chart, Qt.Key.Key_End)
    assert caught.args == ["Quote A, Above: you pay"]
    assert chart.accessibleName() == "Tower" and not chart.grab().isNull()
