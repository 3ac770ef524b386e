"""Savings with ticks, ranked bars, one bar of parts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.bars import BarRow, RankedBars, SavingBars, SavingRow, StackedBar
from advisor_app.ui.theme import Theme

FIXES = [
    SavingRow("mfa", "Second sign-in step & more", 7400, "£7,400", "£180 a year", True),
    SavingRow("backup", "Off-site backup", 4600, "£4,600", "£420 a year", False),
]


def test_ticks_are_told_and_showing_is_not(theme: Theme, qtbot: QtBot) -> None:
    bars = SavingBars(theme, "Fixes")
    qtbot.addWidget(bars)
    told: list[tuple[str, bool]] = []
    bars.ticked.connect(lambda id_, on: told.append((id_, on)))
    bars.show_rows(FIXES)
    bars.show()
    assert told == [] and bars.boxes["mfa"].isChecked() and not bars.boxes["backup"].isChecked()
    qtbot.mouseClick(bars.boxes["backup"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bars.boxes["mfa"], Qt.MouseButton.LeftButton)
    assert told == [("backup", True), ("mfa", False)]
    assert bars.boxes["mfa"].accessibleName() == "Second sign-in step & more"
    assert bars.boxes["mfa"].accessibleDescription() == "£7,400, £180 a year"


def test_the_same_fixes_keep_their_boxes(theme: Theme, qtbot: QtBot) -> None:
    bars = SavingBars(theme, "Fixes")
    qtbot.addWidget(bars)
    bars.show_rows(FIXES)
    box = bars.boxes["mfa"]
    bars.show_rows([SavingRow("mfa", FIXES[0].label, 7400, "£7,400", "£180 a year", False), FIXES[1]])
    assert bars.boxes["mfa"] is box and not box.isChecked()
    bars.show_rows(FIXES[:1])
    assert set(bars.boxes) == {"mfa"} and bars.boxes["mfa"] is not box
    bars.show_rows([])
    assert bars.boxes == {}


def test_ranked_bars(theme: Theme, qtbot: QtBot) -> None:
    bars = RankedBars(theme)
    qtbot.addWidget(bars)
    bars.show_rows(
        [BarRow("Stolen mailbox", 6900, "£6,900", "6 in 100"), BarRow("Ransom", 3450, "£3,450")],
        title="By cause", summary="Stolen mailboxes cost most.", headers=("Cause", "A year", "How often"),
    )
    assert bars.table() == (("Cause", "A year", "How often"), (("Stolen mailbox", "£6,900", "6 in 100"),
                                                               ("Ransom", "£3,450", "")))
    bars.resize(500, bars.sizeHint().height())
    image = bars.grab().toImage()
    lengths = [sum(image.pixelColor(x, y) == theme.color("accent") for x in range(500)) for y in (29, 69)]
    assert lengths[1] > 100
    assert abs(lengths[0] - 2 * lengths[1]) <= 4
    bars.show_rows([], title="By cause", summary="")
    assert bars.table()[1] == () and not bars.grab().isNull()


def test_the_parts_of_one_bar(theme: Theme, qtbot: QtBot) -> None:
    bar = StackedBar(theme)
    qtbot.addWidget(bar)
    bar.show_parts(
        [BarRow("Own costs", 8, "£8,000"), BarRow("Nothing", 0, "£0"), BarRow("Claims", 3, "£3,000")],
        title="By kind", summary="Mostly own costs.", headers=("Kind", "A year"),
    )
    assert bar.table()[1] == (("Own costs", "£8,000"), ("Claims", "£3,000"))
    assert bar.heightForWidth(160) > bar.heightForWidth(600)
    for width in (600, 160):
        bar.resize(width, bar.heightForWidth(width))
        assert not bar.grab().isNull()


def test_keys_and_clicks_read_one_row_after_another(theme: Theme, qtbot: QtBot) -> None:
    bars = RankedBars(theme)
    qtbot.addWidget(bars)
    bars.show_rows(
        [BarRow("Stolen mailbox", 6900, "£6,900", "6 in 100"), BarRow("Ransom", 3450, "£3,450")],
        title="By cause", summary="Stolen mailboxes cost most.", headers=("Cause", "A year", "How often"),
    )
    bars.resize(500, bars.sizeHint().height())
    bars.show()
    said: list[str] = []
    bars.read.connect(said.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(bars, key)
    assert said == ["Stolen mailbox, £6,900, 6 in 100", "Ransom, £3,450", "Ransom, £3,450",
                    "Stolen mailbox, £6,900, 6 in 100"]
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert bars.row == 1
