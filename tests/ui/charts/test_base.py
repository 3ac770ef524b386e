"""What all charts share: the table and the copy, by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.theme import Theme


class TwoRows(Chart):
    def table(self) -> Table:
        return ("Loss", "Chance"), (("£1,000", "31"), ("£3,000", "22"))


def test_keys_ask_for_the_table_and_copy(theme: Theme, qtbot: QtBot) -> None:
    chart = TwoRows(theme)
    qtbot.addWidget(chart)
    asked: list[bool] = []
    chart.table_wanted.connect(lambda: asked.append(True))
    qtbot.keyClick(chart, Qt.Key.Key_T)
    qtbot.keyClick(chart, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        QGuiApplication.clipboard().clear()
        qtbot.keyClick(chart, Qt.Key.Key_C, modifier)
        assert QGuiApplication.clipboard().text() == "Loss\tChance\n£1,000\t31\n£3,000\t22"
    QGuiApplication.clipboard().clear()


def test_words_are_drawn_in_a_style_with_even_figures(theme: Theme, qtbot: QtBot) -> None:
    chart = Chart(theme)
    qtbot.addWidget(chart)
    assert chart.table() == ((), ()) and chart.ring_radius() > 0
    pixmap = QPixmap(10, 10)
    painter = QPainter(pixmap)
    chart.pen_text(painter, "caption", "danger", 600)
    assert painter.pen().color() == theme.color("danger")
    assert painter.font() == theme.font("caption", 600, tabular=True)
    painter.end()
