"""Charts to screen readers: role, name and description."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.base import Chart
from advisor_app.ui.charts.roles import ChartRoles
from advisor_app.ui.theme import Theme


@pytest.fixture(scope="module")
def roles(qapp: QApplication) -> ChartRoles:
    return ChartRoles(qapp)


def test_other_widgets_keep_their_roles(roles: ChartRoles, qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.Button


def test_a_chart_is_a_chart_to_screen_readers(roles: ChartRoles, theme: Theme, qtbot: QtBot) -> None:
    chart = Chart(theme)
    qtbot.addWidget(chart)
    chart.describe("A bad year", "Losses are £118,000 or more in 5 of 100 years.")
    seen = QAccessible.queryAccessibleInterface(chart)
    assert seen.role() == QAccessible.Role.Chart
    assert seen.text(QAccessible.Text.Name) == "A bad year"
    assert seen.text(QAccessible.Text.Description).startswith("Losses are")
