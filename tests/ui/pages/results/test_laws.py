"""The laws of a firm, as a person reads them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.laws import LawsTab
from advisor_app.ui.pages.results.page import ResultsPage
from tests.flows.office import open_office, set_up


def test_a_person_reads_the_laws_and_works_out_deadlines(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("laws")
        tab = page.tab("laws")
        assert isinstance(tab, LawsTab)
        person.wait_to_see("UK GDPR and Data Protection Act 2018")
        assert person.sees("Why it applies") and person.sees("Countries with an office or staff: United Kingdom")
        person.wait_to_see("As of 19 Jun 2026 · Read at the source")
        assert person.sees("Your role – decides how the data is used") and person.sees("What it may cost")
        shown = len(tab.list.records)
        person.click("Show the 107 that do not apply")
        assert len(tab.list.records) == 109 > shown
        tab.show_law("us_hipaa")
        person.wait_to_see("Why it does not apply")
        assert person.sees("No longer in force")

        person.click("If something happens")
        person.type_into("Discovered", "24 Dec 2026 17:00")
        person.click("Add an entry")
        assert tab.deadlines is not None
        person.type_into("Place", "United Kingdom")
        tab.deadlines.flush()
        person.type_into("People", "20")
        tab.settle()
        person.wait_to_see("By Sun 27 Dec 2026, 17:00 (London time)")
        person.click("Open the law: UK GDPR and Data Protection Act 2018")
        assert tab.list.chosen() == "uk_gdpr" and tab.views.choice() == "laws"
