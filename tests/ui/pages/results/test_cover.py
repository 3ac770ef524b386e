"""Cover and quotes in the running program: choose a line, read why; add a quote and see it beside the rest."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.cover import CoverTab
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up


def test_a_line_tells_why_and_a_quote_stands_beside_the_rest(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")

        def tab() -> CoverTab:
            found = window.findChildren(ResultsPage)[-1].tab("cover")
            assert isinstance(found, CoverTab)
            return found

        window.findChildren(ResultsPage)[-1].open_tab("cover")
        assert tab().why.text() == "Why: Whole policy, per year" and person.sees("Rule LIM-")
        tab().table.setFocus()
        person.press(Qt.Key.Key_Down)
        assert tab().why.text() != "Why: Whole policy, per year"
        columns = tab().table.model().columnCount()
        person.click("Add quote")
        person.type_into("Insurer", "Anker")
        person.type_into("Limit for each event", "500k")
        person.type_into("Premium for the period, before tax", "900")
        person.click("Done")
        person.wait_to_see("Edit quote A")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.wait(lambda: tab().table.model().columnCount() == columns + 1, "a column for the quote")
        person.click("Edit quote A")
        person.wait_to_see("Copy as quote")
