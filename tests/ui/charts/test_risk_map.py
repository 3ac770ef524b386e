"""The risk map: its marks are reached by keys and clicks, and read out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.risk_map import RiskMap, RiskMapData, RiskMark
from advisor_app.ui.theme import Theme


def mark(label: str, chance: float, cost: float, level: str = "high") -> RiskMark:
    return RiskMark(label, chance, cost, level, f"{label} read out.", (label, f"{chance:g}"))


DATA = RiskMapData(
    marks=(
        replace(mark("Ransom", 0.02, 90_000), after=(0.01, 80_000), chance_range=(0.01, 0.04),
                cost_range=(40_000, 160_000)),
        mark("Stolen mailbox", 0.06, 20_000, "moderate"), mark("Lost laptop", 0.004, 4_000, "low"),
        mark("Payment fraud", 0.021, 88_000, "critical"),
    ),
    bearable=50_000, axis=lambda x: f"£{x / 1000:g}k", yearly=lambda x: f"£{x:g} a year", headers=("Kind", "Chance"),
    title="How often, and how much?", summary="Ransom costs most.",
)


def map_of(theme: Theme, qtbot: QtBot, data: RiskMapData = DATA) -> RiskMap:
    chart = RiskMap(theme)
    qtbot.addWidget(chart)
    chart.show_map(data)
    chart.resize(760, 440)
    chart.show()
    return chart


def test_keys_go_by_rank_and_by_how_often(theme: Theme, qtbot: QtBot) -> None:
    chart = map_of(theme, qtbot)
    picked: list[int] = []
    said: list[str] = []
    chart.picked.connect(picked.append)
    chart.read.connect(said.append)
    assert chart.row == 0 and chart.accessibleName() == DATA.title
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left,
            Qt.Key.Key_End, Qt.Key.Key_Home)
    for key in keys:
        qtbot.keyClick(chart, key)
    assert picked == [1, 0, 3, 1, 1, 3, 3, 0]
    assert said[0] == "Stolen mailbox read out."


def test_a_click_takes_the_mark_or_its_words_or_the_nearest(theme: Theme, qtbot: QtBot) -> None:
    chart = map_of(theme, qtbot)
    for number, placed in enumerate(chart._placed(DATA)):
        for box in (placed.mark, placed.label):
            chart.choose(-1)
            spot = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
            qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
            assert chart.row == number
    laptop = chart._plot(DATA).at(0.004, 4_000)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(laptop.x()) - 20, round(laptop.y()) + 18))
    assert chart.row == 2


def test_marks_stand_in_order_and_the_scales_hold_all(theme: Theme, qtbot: QtBot) -> None:
    rare = replace(DATA, marks=(*DATA.marks, mark("Misuse", 0.0002, 900.0), mark("Errors", 0.5, 2e6)))
    chart = map_of(theme, qtbot, rare)
    plot = chart._plot(rare)
    spots = [plot.at(one.chance, one.cost) for one in rare.marks]
    assert all(plot.box.contains(spot) for spot in spots)
    assert spots[5].x() > spots[1].x() > spots[0].x() > spots[2].x() > spots[4].x()
    assert spots[5].y() < spots[0].y() < spots[1].y() < spots[2].y() < spots[4].y()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_what_the_firm_could_not_pay_is_tinted(theme: Theme, qtbot: QtBot, appearance: str) -> None:
    theme.set_appearance(appearance)
    chart = map_of(theme, qtbot)
    image, plot = chart.grab().toImage(), chart._plot(DATA)
    edge = plot.at(0.01, DATA.bearable).y()
    above = image.pixelColor(round(plot.box.right()) - 3, round((edge + plot.box.y()) / 2))
    assert above == chart._beyond_fill()


def test_the_table_is_that_of_the_marks_and_nothing_is_no_fault(theme: Theme, qtbot: QtBot) -> None:
    chart = map_of(theme, qtbot)
    assert chart.table() == (("Kind", "Chance"), tuple(one.cells for one in DATA.marks))
    chart.show_map(replace(DATA, marks=()))
    assert not chart.grab().isNull() and chart.row == -1
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert chart.row == -1
