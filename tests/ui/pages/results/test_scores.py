"""Scores and frameworks, as a person reads them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.pages.results.scores import ScoresTab
from tests.flows.office import open_office, set_up

FRAMEWORKS = (
    "NIST CSF 2.0", "CIS Controls 8.1", "CISA goals 2.0", "FTC Safeguards", "HIPAA", "GDPR", "Cyber Essentials",
)


def test_a_person_reads_scores_and_frameworks(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("scores")
        tab = page.tab("scores")
        assert isinstance(tab, ScoresTab)
        person.wait_to_see("Exposure by the nature of the business")
        assert person.sees("9 of 9 facts known; judgement") and person.sees("They are not multiplied into one")
        assert person.sees("Critical answers below half; while one is, the band is weak at most:")
        assert person.buttons("Open the question: Second step to sign in")
        assert person.sees("seen or tested") and person.sees("Not scored yet")
        headers, rows = tab.causes.table()
        assert headers == ("What", "Size") and len(rows) >= 9 and rows[0][1].endswith("%")
        assert len(tab.factors.table()[1]) >= 8 and len(tab.drivers.table()[1]) == 9
        for what in ("Safeguards in place", "By section", "Where it comes from: causes"):
            assert person.buttons(f"Source: {what}"), what

        person.click("Frameworks")
        part = tab.frameworks
        offered = [part.picker.itemText(place) for place in range(part.picker.count())]
        assert len(offered) == len(FRAMEWORKS)
        assert all(any(name in words for words in offered) for name in FRAMEWORKS), offered
        for place in range(part.picker.count()):
            part.show_framework(part.picker.itemData(place))
            assert part.list.records
        person.wait_to_see("Questions that inform it")
        assert person.sees("they never say that it is met")
        part.show_framework("csf")
        with qtbot.waitSignal(page.question_asked) as asked:
            person.click("Open the question: People with a login")
        assert asked.args == ["PF-01"]
