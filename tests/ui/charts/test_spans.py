"""Bands of how low and how high a figure could be."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.spans import Span, SpanBars
from advisor_app.ui.theme import Theme

SPANS = (
    Span("How often", 600.0, 3_800.0, 1_500.0, "£600 at 0.01", "£3,800 at 0.08"),
    Span("Second sign-in step", 1_900.0, 1_200.0, 1_500.0, "£1,900 without", "£1,200 in full"),
)
HEADERS = ("What", "Figure", "Low", "High")


def bars_of(theme: Theme, qtbot: QtBot, *, shared: bool) -> SpanBars:
    bars = SpanBars(theme, shared=shared)
    qtbot.addWidget(bars)
    bars.show_spans(SPANS, title="What moves it", summary="How often moves it most.", headers=HEADERS)
    bars.resize(600, bars.heightForWidth(600))
    bars.show()
    return bars


def test_on_one_scale_the_middle_lines_stand_under_each_other(theme: Theme, qtbot: QtBot) -> None:
    track = QRectF(0, 0, 500, 10)
    one, own = bars_of(theme, qtbot, shared=True), bars_of(theme, qtbot, shared=False)
    assert one._place(1_500.0, SPANS[0], track) == one._place(1_500.0, SPANS[1], track)
    assert own._place(1_500.0, SPANS[0], track) != own._place(1_500.0, SPANS[1], track)
    assert one.grab().toImage() != own.grab().toImage()


def test_rows_are_read_by_keys_and_clicks(theme: Theme, qtbot: QtBot) -> None:
    bars = bars_of(theme, qtbot, shared=True)
    said: list[str] = []
    bars.read.connect(said.append)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(30, bars.height() - 20))
    assert said == ["How often, £600 at 0.01, £3,800 at 0.08",
                    "Second sign-in step, £1,900 without, £1,200 in full"]
    assert bars.table()[0] == ("What", "Low", "High"), "no column for figures that all have in common"


def test_narrow_labels_take_more_lines_and_nothing_is_no_fault(theme: Theme, qtbot: QtBot) -> None:
    bars = bars_of(theme, qtbot, shared=False)
    long = Span("A number of the model with a very long name that goes on and on", 1, 2, 1.5, "a", "b", "£1,500")
    bars.show_spans([long], title="t", summary="s", headers=HEADERS)
    assert bars.heightForWidth(240) > bars.heightForWidth(900)
    assert bars.table() == (HEADERS, ((long.label, "£1,500", "a", "b"),))
    bars.show_spans([], title="t", summary="s", headers=HEADERS)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert bars.row == -1 and not bars.grab().isNull()
