"""The risk map and its ranking, as a person uses them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.pages.results.risk_map import RiskMapTab
from tests.flows.office import open_office, set_up


def test_map_and_ranking_choose_together_and_narrow_windows_get_the_table(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("risk_map")
        tab = page.tab("risk_map")
        assert isinstance(tab, RiskMapTab)
        person.wait_to_see("that could be")
        tab.map.setFocus()
        person.press(Qt.Key.Key_Down)
        assert tab.bars.row == tab.map.row == 1
        assert "Break-in to a website" in tab.reading.text() and "With the fixes ticked" in tab.reading.text()
        tab.bars.setFocus()
        person.press(Qt.Key.Key_Home)
        assert tab.bars.row == tab.map.row == 0 and tab.reading.text().startswith("Ransom attack: ")
        person.click("Table")
        assert tab.card.table.isVisible() and tab.card.table.model().columnCount() == 7
        person.click("Map")
        assert tab.map.isVisible()
        tab.resize(800, 600)
        assert tab.card.table.isVisible() and not tab.map.isVisible()
