"""The loss picture, as a person reads and tries it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.losses import LossesTab
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up


def test_a_person_tries_amounts_and_growth_and_reads_every_view(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        person.click("How big could a bad year be?")
        page = window.findChildren(ResultsPage)[-1]
        tab = page.tab("losses")
        assert page.tabs.current() == "losses" and isinstance(tab, LossesTab)
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.wait(lambda: workspace.is_quiet, "the coming years")
        assert person.sees("Out of 100 businesses like this one")

        person.type_into("What is the chance of losing more than", "75k")
        assert person.sees("The chance of losing more than £75,000 in a year is")
        assert person.sees("With the fixes ticked it is") and person.sees("After what the policy in force pays")
        person.type_into("What is the chance of losing more than", "much")
        assert person.sees("The amount must be a number, like 6,400 or 6k.")

        before = len(tab.curve.curve.table()[0])
        person.click("How sure we are")
        person.click("Recommended policy")
        assert len(tab.curve.curve.table()[0]) == before + 2
        assert not tab.boxes["last"].isEnabled() and "first" in tab.boxes["last"].text()
        tab.curve.curve.setFocus()
        person.press(Qt.Key.Key_Right)
        person.press(Qt.Key.Key_T)
        assert tab.curve.table.isVisible()
        tab.causes.setFocus()
        person.press(Qt.Key.Key_Down)
        assert tab.causes.row == 0
        person.press(Qt.Key.Key_C)
        assert "Ransom attack\t" in QGuiApplication.clipboard().text()
        QGuiApplication.clipboard().clear()

        person.wait_to_see("If the records grow by 10 in 100 every year")
        person.type_into("Records grow every year by", "150")
        person.press(Qt.Key.Key_Return)
        assert person.sees("The growth must lie between 0 and 100.")
        person.type_into("Records grow every year by", "40")
        person.press(Qt.Key.Key_Return)
        person.wait_to_see("If the records grow by 40 in 100 every year")
        person.click("What this assumes")
        assert person.sees("They are not a forecast for you and not an insurance quotation.")
        person.click("What this assumes")
        assert not person.sees("They are not a forecast for you and not an insurance quotation.")
