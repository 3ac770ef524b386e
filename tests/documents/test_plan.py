"""The action plan: every action once, in its group, with what an insurer wants to see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import PAGES, compose_report, compose_to_fit
from advisor_app.documents.pdf import count_pages, render_pdf
from advisor_app.documents.sections.plan import ROWS
from tests.documents.clients import CLIENTS, FONTS, evaluation, pack
from tests.documents.reading import outside, text
from tests.documents.test_letter import said


def plan(client: str) -> b.Report:
    return compose_report("actions", evaluation(client), pack())


def rows(report: b.Report) -> dict[int, tuple[str, tuple[b.Cell, ...]]]:
    """Number to (section, row)."""
    return {
        int(b.words_of(row[0].text)): (section.id, row)
        for section in report.sections for block in section.blocks if isinstance(block, b.Table) for row in block.rows
    }


@pytest.mark.parametrize("client", CLIENTS)
def test_each_action_stands_once_in_the_order_of_the_advice(client: str) -> None:
    report, actions = plan(client), evaluation(client).assessment.actions
    titles = pack().texts["en"].actions
    found = rows(report)
    assert sorted(found) == list(range(1, min(ROWS, len(actions)) + 1))
    for number, (_, row) in found.items():
        action = actions[number - 1]
        assert b.words_of(row[1].text) == titles[action.id].title
        assert titles[action.id].steps[0] in b.words_of(row[1].note)
    for action in actions[ROWS:]:
        assert titles[action.id].title[1:] in said(report, "P5")


@pytest.mark.parametrize("client", CLIENTS)
def test_what_insurers_require_comes_before_insurance(client: str) -> None:
    case = evaluation(client)
    missing = {mark.id for mark in case.coverage.insurability.missing}
    for number, (section, row) in rows(plan(client)).items():
        action = case.assessment.actions[number - 1]
        required = bool(missing & set(action.satisfies))
        assert (b.words_of(row[5].text) == "required") == required
        assert section in ("P-week", "P-insurance") or not required
        assert section != "P-week" or action.effort == "hours"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("client", CLIENTS)
def test_the_plan_prints_within_its_pages(client: str, paper: str) -> None:
    report = compose_to_fit("actions", evaluation(client), pack(), fonts=FONTS, paper=paper)
    assert count_pages(report, fonts=FONTS, paper=paper) <= PAGES["actions"]
    assert outside(render_pdf(report, fonts=FONTS, paper=paper), side=50, bottom=20) == []


def test_a_plan_without_actions_is_only_its_heading() -> None:
    case = evaluation("dental-practice")
    nothing = replace(case, assessment=replace(case.assessment, actions=()))
    report = compose_report("actions", nothing, pack())
    assert [section.id for section in report.sections] == ["P0"]
    assert "Action plan for Harbour Lane Dental" in text(render_pdf(report, fonts=FONTS))
