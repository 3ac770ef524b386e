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
        assert tab().compare.why.text() == "Why: Whole policy, per year" and person.sees("Rule LIM-")
        tab().compare.table.setFocus()
        person.press(Qt.Key.Key_Down)
        assert tab().compare.why.text() != "Why: Whole policy, per year"
        columns = tab().compare.table.model().columnCount()
        person.click("Add quote")
        person.type_into("Insurer", "Anker")
        person.type_into("Limit for each event", "500k")
        person.type_into("Premium for the period, before tax", "900")
        person.click("Done")
        person.wait_to_see("Edit quote A")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.wait(lambda: tab().compare.table.model().columnCount() == columns + 1, "a column for the quote")
        person.click("Edit quote A")
        person.wait_to_see("Copy as quote")


def test_gaps_insurers_and_a_decision(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("cover")
        tab = page.tab("cover")
        assert isinstance(tab, CoverTab)
        tab.open_view("gaps")
        gaps = tab.gaps.list.records
        assert gaps and [r.level for r in gaps] == sorted(
            (r.level for r in gaps), key=["critical", "high", "moderate", "low"].index
        )
        person.wait_to_see("What to do or to ask the insurer for")
        tab.open_view("insurers")
        person.wait_to_see("Not to be told to an insurer yet")
        person.wait_to_see("What insurers insist on")
        tab.open_view("decisions")
        person.click("Keep")
        person.wait_to_see("Choose what the client decided.")
        person.click("The client declines it")
        person.click("Keep")
        person.wait_to_see("A decision needs who made it and on which day; enter both.")
        person.type_into("Who decided", "Amara Osei")
        person.click("Keep")
        person.wait_to_see("Take the decision back")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.wait(lambda: workspace.is_quiet, "the decision to be saved")
        practice = workspace.practice
        demo = next(c.id for c in practice.clients() if practice.is_demo(c.id))
        newest = practice.newest(demo)
        assert newest is not None
        made = practice.register(newest.id).decisions["limit"]
        assert (made.choice, made.who, len(made.evaluation)) == ("decline", "Amara Osei", 64)
        person.click("Take the decision back")
        person.wait(lambda: "limit" not in practice.register(newest.id).decisions, "the decision to be gone")


def test_what_was_only_said_leads_to_its_question(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("cover")
        tab = page.tab("cover")
        assert isinstance(tab, CoverTab)
        tab.open_view("insurers")
        person.wait_to_see("Not to be told to an insurer yet")
        person.click("Look at it")
        person.wait_to_see("or press Enter")
