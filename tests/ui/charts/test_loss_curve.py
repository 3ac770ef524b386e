"""The loss curve: its cursor, what it reads, its table, and that it paints what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.loss_curve import LossCurve, LossCurveData
from advisor_app.ui.charts.policy_strips import _fitting, needs_note, strips_height, strips_of
from advisor_app.ui.theme import Theme

TODAY = ((1e3, 0.31), (1e4, 0.14), (1.18e5, 0.05), (3e5, 0.015), (1e6, 0.001))
AFTER = ((1e3, 0.21), (1e4, 0.07), (1.18e5, 0.015), (3e5, 0.004), (1e6, 0.0005))
DATA = LossCurveData(
    TODAY, AFTER, "With the 3 fixes ticked", 2_500, 50_000, 118_000, axis=lambda x: f"£{x / 1000:g}k",
    exact=lambda x: f"£{x:,.0f}", years=lambda chance: f"about {round(chance * 100)} years in 100",
    title="How big could a bad year be?", summary="In about 5 years of 100 losses are £118,000 or more.",
)


def chart_of(theme: Theme, qtbot: QtBot, data: LossCurveData = DATA) -> LossCurve:
    chart = LossCurve(theme, data)
    qtbot.addWidget(chart)
    chart.resize(700, 280)
    chart.show()
    return chart


def test_it_is_named_and_described(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    assert chart.accessibleName() == DATA.title and chart.accessibleDescription() == DATA.summary
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_cursor_reads_at_the_bad_year_first(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    assert chart.reading() == (
        "£118,000 or more", "Today: about 5 years in 100", "With fixes: about 2 years in 100",
    )


def test_arrow_keys_move_the_cursor_and_say_what_it_reads(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    said: list[str] = []
    chart.read.connect(said.append)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_loss() > 118_000
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.cursor_loss() == pytest.approx(118_000)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.cursor_loss() == pytest.approx(1_000)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.cursor_loss() == pytest.approx(1_000), "it stops at the edge"
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.cursor_loss() == pytest.approx(1_000_000)
    assert len(said) == 5 and said[2].startswith("£1,000 or more. Today: about 31 years in 100.")


def test_a_click_reads_there(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    for x in (100, 350, 600):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(x, 120))
    left, right = chart.width() * 0.15, chart.width() * 0.85
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(left), 100))
    low = chart.cursor_loss()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(right), 100))
    assert low < 10_000
    assert chart.cursor_loss() > 100_000


def test_new_curves_keep_a_cursor_the_person_has_moved(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    chart.show_curves(replace(DATA, cursor=90_000))
    assert chart.cursor_loss() == 90_000
    chart.move_cursor(20_000)
    chart.show_curves(replace(DATA, cursor=70_000))
    assert chart.cursor_loss() == 20_000


def test_the_table_gives_the_same_figures(theme: Theme, qtbot: QtBot) -> None:
    headers, rows = chart_of(theme, qtbot).table()
    assert headers == ("Loss in one year, at least", "Today", "With the 3 fixes ticked")
    assert rows[0] == ("£1,000", "about 31 years in 100", "about 21 years in 100")
    assert len(rows) == 7
    assert len(chart_of(theme, qtbot, replace(DATA, after=())).table()[0]) == 2


def test_t_asks_for_the_table_and_c_copies_it(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    with qtbot.waitSignal(chart.table_wanted):
        qtbot.keyClick(chart, Qt.Key.Key_T)
    qtbot.keyClick(chart, Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert "£1,000\tabout 31 years in 100" in data.text() and data.hasImage()
    QGuiApplication.clipboard().clear()


def test_both_lines_are_drawn_in_their_colours(theme: Theme, qtbot: QtBot) -> None:
    for appearance in ("light", "dark"):
        theme.set_appearance(appearance)
        image = chart_of(theme, qtbot).grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(0, 700, 2) for y in range(0, 280)}
        for token in ("c_today", "c_after", "c_keep", "c_cover", "c_over"):
            assert theme.color(token).name() in seen, token


@pytest.mark.parametrize("data", [
    replace(DATA, today=(), after=()), replace(DATA, after=(), limit=0), replace(DATA, limit=9e9),
    replace(DATA, cursor=1), replace(DATA, today=((5.0, 0.0),), after=()),
    replace(DATA, last=AFTER, band=(AFTER, TODAY)), replace(DATA, today=((1e3, 1.0), (1e12, 0.9))),
])
def test_unusual_curves_are_drawn_too(theme: Theme, qtbot: QtBot, data: LossCurveData) -> None:
    chart = chart_of(theme, qtbot, data)
    for size in ((700, 280), (60, 40)):
        chart.resize(*size)
        assert not chart.grab().isNull()
    qtbot.keyClick(chart, Qt.Key.Key_Right)


def test_without_data_nothing_is_drawn_or_read(theme: Theme, qtbot: QtBot) -> None:
    chart = LossCurve(theme)
    qtbot.addWidget(chart)
    chart.move_cursor(5)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.reading() == () and chart.table() == ((), ()) and not chart.grab().isNull()


def test_last_assessment_band_and_recommended_policy_are_read_and_listed(theme: Theme, qtbot: QtBot) -> None:
    wider = tuple((loss, min(1.0, chance * 2)) for loss, chance in TODAY)
    lower = tuple((loss, chance / 2) for loss, chance in TODAY)
    data = replace(DATA, last=wider, band=(lower, wider), recommended=(2_500, 250_000))
    chart = chart_of(theme, qtbot, data)
    assert chart.reading()[-2:] == (
        "Last assessment: about 10 years in 100", "Could be about 2 years in 100 to about 10 years in 100",
    )
    headers, rows = chart.table()
    assert headers[3:] == ("Last assessment", "Could be as low as", "Could be as high as")
    assert all(len(row) == len(headers) for row in rows)
    plain = chart_of(theme, qtbot)
    assert chart.grab().toImage() != plain.grab().toImage()


@pytest.mark.parametrize("width", [340, 420, 620, 900])
def test_who_pays_is_named_at_every_width(theme: Theme, qtbot: QtBot, width: int) -> None:
    data = replace(DATA, recommended=(2_500, 250_000))
    chart = chart_of(theme, qtbot, data)
    chart.resize(width, 280)
    for strip in strips_of(data, chart._plot(data).scale):
        shown = [bool(_fitting(theme, strip, span)) for span in strip.spans]
        assert needs_note(theme, strip) != all(shown)
    tall = strips_height(theme, strips_of(data, chart._plot(data).scale))
    assert chart._plot(data).box.y() >= tall


def test_a_narrow_excess_is_named_above_the_strip(theme: Theme, qtbot: QtBot) -> None:
    chart = chart_of(theme, qtbot)
    chart.resize(340, 280)
    spans = strips_of(DATA, chart._plot(DATA).scale)[0]
    assert needs_note(theme, spans)
    chart.resize(1200, 280)
    assert not needs_note(theme, strips_of(DATA, chart._plot(DATA).scale)[0])
