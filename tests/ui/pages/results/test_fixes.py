"""The fixes, as a person ticks, orders and fills them in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.results.fixes import FixesTab
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.pages.results.summary import SummaryTab
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.person import Person


def fixes_of(window: MainWindow, person: Person) -> FixesTab:
    page = window.findChildren(ResultsPage)[-1]
    page.open_tab("fixes")
    tab = page.tab("fixes")
    assert isinstance(tab, FixesTab)
    workspace = window.findChild(Workspace)
    assert workspace is not None
    person.wait(lambda: workspace.is_quiet, "what each fix does")
    return tab


def test_ticks_move_the_figures_and_are_remembered(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        tab = fixes_of(window, person)
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.wait(lambda: not any("…" in row.serious for row in tab.table.rows), "the chances")
        ticked = [row.action for row in tab.table.rows if row.ticked]
        assert len(ticked) == 3
        assert all(row.ticked for row in tab.table.rows[:3]), "what is ticked comes first"
        assert "Ticked together: saves" in tab.joint.text() and "Savings overlap" in tab.joint.text()

        before = tab.joint.text()
        tab.table.setFocus()
        for _ in range(3):
            person.press(Qt.Key.Key_Down)
        fourth = tab.table.chosen()
        person.press(Qt.Key.Key_Space)
        person.wait(lambda: workspace.is_quiet and tab.joint.text() != before, "four fixes")
        assert fourth in {row.action for row in tab.table.rows if row.ticked} and tab.table.chosen() == fourth
        box = tab.table.visualRect(tab.table.model().index(0, 0))
        place = QPoint(box.left() + 20, box.top() + 20)
        first = tab.table.rows[0].action
        qtbot.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        person.wait(lambda: workspace.is_quiet, "three fixes")
        assert first not in {row.action for row in tab.table.rows if row.ticked}
        wanted = {row.action for row in tab.table.rows if row.ticked}
        assert len(wanted) == 3
        workspace.undo()
        person.wait(lambda: {row.action for row in tab.table.rows if row.ticked} == wanted | {first}, "the tick back")
        workspace.redo()
        person.wait(lambda: {row.action for row in tab.table.rows if row.ticked} == wanted, "the tick gone again")

        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("summary")
        person.wait_to_see("with the 3 fixes ticked")
        summary = page.tab("summary")
        assert isinstance(summary, SummaryTab)
        workspace.clients()
        workspace.open_results(next(client.id for client in workspace.practice.clients()))
        person.wait_to_see("with the 3 fixes ticked")
        again = fixes_of(window, person)
        assert {row.action for row in again.table.rows if row.ticked} == wanted


def test_who_when_status_and_own_costs_are_kept(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        tab = fixes_of(window, person)
        workspace = window.findChild(Workspace)
        assert workspace is not None
        action = tab.table.chosen()
        assert action is not None

        def plan() -> object:
            session = workspace._visit.session
            assert session is not None
            return session.register.plan[action]

        tab.table.setFocus()
        person.press(Qt.Key.Key_Return)
        assert tab.details.state.hasFocus()
        person.type_into("Who", "Jo")
        person.type_into("By when", "2026-12-24")
        person.type_into("Cost in the first year", "350")
        person.type_into("Cost in each later year", "120")
        tab.settle()
        item = plan()
        assert (item.owner, item.due, item.cost_first, item.cost_yearly) == ("Jo", date(2026, 12, 24), 350.0, 120.0)
        assert item.currency == "GBP" and item.status == "planned"
        assert len([row for row in tab.table.rows if row.ticked]) == 3, "the first plan stays when one is filled in"
        shown = next(row for row in tab.table.rows if row.action == action)
        assert (shown.cost, shown.later, shown.own, shown.owner) == ("£350", "£120", True, "Jo")
        assert "Each later year: £120." in tab.joint.text()
        person.click("Reset")
        assert plan().cost_first is None and plan().owner == "Jo"

        person.choose("Status", "Not doing")
        assert person.sees("Enter why it is not done: then it counts as not doing.")
        assert plan().status == "done", "nothing is kept without a reason: the state passed on the way stays"
        person.type_into("Why it is not done", "The building is being sold")
        tab.settle()
        assert plan().status == "not_doing" and plan().reason == "The building is being sold"
        person.wait(lambda: len([row for row in tab.table.rows if row.ticked]) == 2, "one fix less")
        person.choose("Status", "Doing")
        person.wait(lambda: len([row for row in tab.table.rows if row.ticked]) == 3, "the fix back")
        assert plan().status == "doing" and plan().reason == "" and plan().owner == "Jo"


def test_orders_put_the_fixes_differently(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        tab = fixes_of(window, person)
        seen = {}
        for words, order in (("Saving", "saving"), ("Cost", "cost"), ("Effort", "effort"), ("Best next", "next")):
            person.click(words)
            assert tab.order.choice() == order
            seen[order] = [row.action for row in tab.table.rows]
        assert len({tuple(order) for order in seen.values()}) >= 3
        assert all(sorted(order) == sorted(seen["next"]) for order in seen.values())
        chosen = tab.table.chosen()
        person.click("Cost")
        assert tab.table.chosen() == chosen, "the chosen fix stays chosen"
        for width, most in ((1500, 9), (700, 5), (420, 3)):
            tab.table.resize(width, 400)
            assert len(tab.table.columns) <= most and tab.table.columns[0].name == "title"
