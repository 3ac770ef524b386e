"""The results page: tabs are made when opened, and the plan belongs to all of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.page import TABS, ResultsPage
from advisor_app.ui.pages.results.summary import SummaryTab
from tests.flows.office import open_office, set_up


def test_every_tab_opens_and_the_plan_moves_the_figures(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        summary = page.tab("summary")
        assert isinstance(summary, SummaryTab)
        for spec in TABS:
            page.open_tab(spec.id)
            assert page.tabs.current() == spec.id and page.tab(spec.id).isVisible()
        page.open_tab("summary")
        first = summary.help.bars
        ticks = list(summary.help._on)
        summary.help._tick(ticks[0], False)
        person.wait_to_see("with the 2 fixes ticked")
        assert first.isVisible()
