"""Findings, as a person sorts, reads and settles them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.domain.register import FindingNote
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.results.findings import FindingsTab
from advisor_app.ui.pages.results.laws import LawsTab
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.presenters.findings import FIRST
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up


def test_a_person_works_through_the_findings(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page, workspace = window.findChildren(ResultsPage)[-1], window.findChild(Workspace)
        assert workspace is not None
        page.open_tab("findings")
        tab = page.tab("findings")
        assert isinstance(tab, FindingsTab)
        person.wait_to_see("What we found")
        all_of_them = len(tab.view().evaluation.assessment.findings)
        assert len(tab.list.records) == all_of_them
        for words in ("Why it matters here", "Cause and consequence", "What to do", "What an insurer will ask",
                      "Rules it touches", "In published frameworks", "What becomes of it"):
            assert person.sees(words), words
        assert person.sees("losses would be about £") and person.buttons("Source: Saving in an average year")

        tab.sort.show_choice("first")
        tab.sort.picked.emit("first")
        heads = [record.head for record in tab.list.records if record.head]
        assert heads[0] == "The six to do first" and heads[1] == "After these"
        actions = {tab.view().finding(r.id).action for r in tab.list.records[: _second_head(tab)]}  # type: ignore[union-attr]
        assert len(actions) <= FIRST

        first = tab.list.chosen()
        assert first is not None
        session = tab._outcome.session  # type: ignore[union-attr]
        person.type_into("Who looks after it", "Jo Fenwick")
        person.type_into("By which day", "some time")
        person.type_into("Leave out of the letter, because", "Told on the phone")
        assert person.sees("By which day must be a date, like")
        assert session.register.finding(first) == FindingNote(first, owner="Jo Fenwick")
        person.type_into("By which day", "31 Dec 2026")
        tab.settle()
        assert session.register.finding(first) == FindingNote(
            first, owner="Jo Fenwick", due=date(2026, 12, 31), left_out="Told on the phone"
        )

        person.choose("Status", "Risk accepted")
        tab.form.status.picked.emit("accepted")  # type: ignore[union-attr]
        person.wait_to_see("An accepted risk needs who accepted it, on which day and why; enter all three.")
        person.type_into("Accepted by", "Dr Osei")
        person.type_into("Why it is accepted", "The system goes in March")
        tab.settle()
        assert session.register.finding(first).status == "accepted"
        assert first not in [record.id for record in tab.list.records]
        tab.shown.show_choice("accepted")
        tab.shown.picked.emit("accepted")
        person.wait_to_see("Accepted by Dr Osei")
        assert [record.id for record in tab.list.records] == [first]
        person.wait(lambda: workspace.is_quiet, "everything to be saved")
        assert workspace.practice.register(session.id).finding(first).accepted_by == "Dr Osei"


def _second_head(tab: FindingsTab) -> int:
    heads = [place for place, record in enumerate(tab.list.records) if record.head]
    return heads[1]


def test_the_plan_changes_with_the_tick_and_the_question_opens(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page, workspace = window.findChildren(ResultsPage)[-1], window.findChild(Workspace)
        assert workspace is not None
        page.open_tab("findings")
        tab = page.tab("findings")
        assert isinstance(tab, FindingsTab)
        person.wait_to_see("In the plan")
        view = tab.view()
        finding = next(f for f in view.evaluation.assessment.findings if f.action and not view.planned(f))
        tab.list.choose(finding.id)
        tab._show(finding.id)
        person.wait_to_see("In the plan")
        person.click("In the plan")
        person.wait(lambda: workspace.is_quiet, "the losses with the plan")
        assert tab.view().planned(finding)
        assert finding.action in tab._outcome.session.register.ticked  # type: ignore[union-attr]
        before = len(page._outcome.controls)  # type: ignore[union-attr]
        assert before >= 3
        person.click("In the plan")
        person.wait(lambda: workspace.is_quiet, "the losses with the plan")
        assert not tab.view().planned(finding)

        tab.show_part("cases")
        person.wait_to_see("Only cases whose sources were read")
        tab.show_part("findings")
        person.click("Open the question")
        person.wait(lambda: bool(window.findChildren(AssessmentPage)), "the question")


def test_source_of_a_finding_opens_the_reference(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        page = window.findChildren(ResultsPage)[-1]
        page.open_tab("findings")
        person.wait_to_see("What we found")
        person.click("Open the law: Payment Card Industry Data Security Standard (by contract)")
        laws = page.tab("laws")
        assert isinstance(laws, LawsTab) and page.tabs.current() == "laws" and laws.list.chosen() == "pci_dss"
        page.open_tab("findings")
        person.wait_to_see("What we found")
        person.click("Source: Why it matters here – Microsoft, 2023")
        person.wait_to_see("How effective is multifactor authentication")
