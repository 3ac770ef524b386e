"""How sure we are, and replacing a number of the model with a reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.reference.page import ReferencePage
from advisor_app.ui.pages.results.doubt import DoubtTab
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up

BASE = "frequency.base_rate"


def test_a_figure_is_replaced_with_a_reason_and_put_back(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.click("How sure are we?")
        page = window.findChildren(ResultsPage)[-1]
        tab = page.tab("doubt")
        assert page.tabs.current() == "doubt" and isinstance(tab, DoubtTab)
        person.wait_to_see("Most depends on: ")
        assert len(tab.ranges.table()[1]) == 3 and len(tab.swings.table()[1]) == 12
        tab.swings.setFocus()
        person.press(Qt.Key.Key_Down)
        assert tab.swings.row == 0

        before = page._outcome.evaluation.losses.expected_annual
        person.click("Replace a figure")
        person.type_into("Search the figures", "average firm costly incident")
        tab.figures.list.choose(BASE)
        tab.figures._show(BASE)
        person.wait_to_see("Cyber Claims Report 2026")
        assert person.sees("Estimate")
        form = tab.figures.form
        assert form is not None
        person.click("Use this figure")
        assert person.sees("Your figure is empty.")
        person.type_over(person.find(QLineEdit, "Your figure"), "2")
        person.click("Use this figure")
        assert person.sees("Enter a reason: it is printed with the results.")
        reason = person.find(QPlainTextEdit, "Reason")
        qtbot.keyClicks(reason, "Claims of this trade association")
        person.click("Use this figure")
        assert person.sees("must lie between 0 and 1")
        person.type_over(person.find(QLineEdit, "Your figure"), "0.06")
        person.click("Use this figure")
        person.wait(lambda: workspace.is_quiet and page._outcome.evaluation.losses.expected_annual > 1.5 * before,
                    "the losses at twice the rate")
        person.wait_to_see("Claims of this trade association")
        assert person.sees("Your own figure")
        session = workspace._visit.session
        assert session is not None and [(o.parameter, o.value) for o in session.case.overrides] == [(BASE, 0.06)]

        person.click("How sure are we?")
        person.wait_to_see("0.06 instead of 0.03 (incidents a year): Claims of this trade association")
        person.click("Change: ")
        person.click("Yours")
        assert [record.id for record in tab.figures.list.records] == [BASE]
        person.click("How sure are we?")
        person.click("Remove: ")
        person.wait(lambda: workspace.is_quiet and page._outcome.evaluation.losses.expected_annual == before,
                    "the losses as they were")
        assert session.case.overrides == ()
        person.click("How the figures are made")
        assert window.findChildren(ReferencePage)[-1].tabs.current() == "method"
