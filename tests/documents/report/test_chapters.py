"""What each chapter of the report has to hold, whoever the client is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import MOST_BRIEF, compose_report
from advisor_app.documents.request import Request
from advisor_app.domain.cases import cases_like
from advisor_app.domain.evaluation import Evaluation
from tests.documents.clients import CLIENTS, DEMOS, evaluation, pack
from tests.documents.test_letter import said

WORDS = pack().texts["en"]


def report(case: Evaluation, brevity: int = 0, **request: bool) -> b.Report:
    return compose_report("report", case, pack(), brevity=brevity, request=Request(**request))


@pytest.mark.parametrize("client", CLIENTS)
def test_every_law_in_force_has_its_duties_and_clocks_and_none_that_does_not_apply(client: str) -> None:
    words = said(report(evaluation(client)), "laws")
    for result in evaluation(client).regimes:
        if result.applies == "yes" and result.starts is None:
            assert WORDS.law(result.regime) in words
            assert all(duty.text in words for duty in result.duties[:8])
        if result.applies == "no":
            assert f"{WORDS.law(result.regime)} " not in words


@pytest.mark.parametrize("client", CLIENTS)
def test_every_gap_and_every_finding_is_there_however_brief(client: str) -> None:
    case = evaluation(client)
    for brevity in (0, MOST_BRIEF):
        made = report(case, brevity)
        found, gaps = said(made, "findings"), said(made, "gaps")
        for finding in case.assessment.findings:
            words = WORDS.questions[finding.questions[0]]
            assert words.finding in found or words.short[1:] in found
        for gap in case.coverage.gaps:
            if "part" in gap.slots:
                assert WORDS.coverage[gap.part]["name"][1:] in gaps


@pytest.mark.parametrize("client", CLIENTS)
def test_parts_have_their_place_and_essential_ones_their_reason(client: str) -> None:
    case = evaluation(client)
    words = said(report(case, MOST_BRIEF), "programme")
    for part in case.coverage.parts:
        assert WORDS.coverage[part.id]["name"][1:] in words
        if part.priority == "essential":
            start = WORDS.reasons[next(r.text for r in part.reasons if r.text)].split("{")[0][:30].strip()
            assert start in words


@pytest.mark.parametrize("client", CLIENTS)
def test_charts_carry_the_figures_of_the_simulation(client: str) -> None:
    losses = evaluation(client).losses
    blocks = next(section for section in report(evaluation(client)).sections if section.id == "losses").blocks
    bars = [block for block in blocks if isinstance(block, b.Bars)]
    assert [row.parts[0].length for row in bars[0].rows] == [
        losses.incident.p50, losses.incident.p95, losses.annual.p99_5]
    assert sum(row.parts[0].length for row in bars[2].rows) == pytest.approx(losses.expected_annual)
    curve = next(block for block in blocks if isinstance(block, b.Curve))
    assert curve.points == tuple((point.amount, point.chance) for point in losses.curve)
    assert all(block.sentence for block in (*bars, curve))
    assert len(bars[2].rows) <= 6


@pytest.mark.parametrize("client", CLIENTS)
def test_what_was_not_asked_and_what_was_assumed_stand_in_full(client: str) -> None:
    case = evaluation(client)
    words = said(report(case, MOST_BRIEF), "notes")
    for question in pack().questions:
        state = case.assessment.states.get(question.id)
        if question.scored and state is not None and state.state in ("not_answered", "unknown"):
            assert WORDS.questions[question.id].short[1:] in words
    for control in case.losses.assumed_controls:
        assert WORDS.word("controls", control)[1:] in words


def test_every_source_and_on_request_every_figure_has_its_year_and_grade() -> None:
    made = report(evaluation(DEMOS[0]), all_figures=True)
    sources = said(made, "sources")
    for source in pack().losses.sources.values():
        assert source.title in sources and source.year in sources
    annex = next(section for section in made.sections if section.id == "figures")
    table = next(block for block in annex.blocks if isinstance(block, b.Table))
    rows = pack().losses.rows
    assert len(table.rows) == len(rows)
    for cells, row in zip(table.rows, rows.values(), strict=True):
        assert b.words_of(cells[3].text) == row.grade and b.words_of(cells[4].text) == str(row.year)
    counted = next(block for block in next(s for s in made.sections if s.id == "sources").blocks
                   if isinstance(block, b.Table)).rows
    assert sum(int(b.words_of(row[1].text)) for row in counted) == len(rows)


@pytest.mark.parametrize("client", CLIENTS)
def test_only_certain_cases_stand_there_with_their_sources(client: str) -> None:
    case = evaluation(client)
    words = said(report(case), "cases")
    found = cases_like(case.facts, case.assessment.findings, pack())
    for past in pack().cases:
        assert (f"{past.name}, {past.year}" in words) == (past in found)
        if past in found:
            assert all(source in words for source in past.sources)
    assert found or "We know of no certain case" in words


def test_quotes_are_compared_only_by_who_may() -> None:
    case = evaluation("online-retailer")
    assert "Shannon Specialty" in said(report(case), "quotes")
    for capacity in ("insurer_staff", "risk_advisor"):
        speaker = replace(case.case.advisor, capacity=capacity)
        made = compose_report("report", case, pack(), advisor=speaker)
        assert not any(section.id == "quotes" for section in made.sections)


@pytest.mark.parametrize("client", [name for name in CLIENTS if evaluation(name).case.quotes])
def test_each_quote_stands_with_what_it_costs_in_all_and_what_stands_against_it(client: str) -> None:
    case = evaluation(client)
    words, comparison = said(report(case), "quotes"), case.coverage.comparison
    assert comparison is not None
    for result in comparison.results:
        name = f"{result.label} · {result.policy.insurer or WORDS.word('policy_shapes', result.policy.shape)}"
        assert name in words
        missing = [cell for cell in result.cells if cell.priority == "essential" and cell.standing == "missing"]
        assert (f"{name} leaves out" in words) == bool(missing)
        for knock in result.knock_outs:
            assert WORDS.reasons[knock.action].split("{")[0] in words


def test_nobody_asked_about_policies_is_not_the_same_as_none() -> None:
    case = evaluation(DEMOS[0])
    unasked = report(replace(case, case=replace(case.case, policies=None)))
    assert "Nobody has asked about your policies yet" in said(unasked, "held")
    assert "You told us of no policy" in said(report(replace(case, case=replace(case.case, policies=()))), "held")


def test_technology_has_a_chapter_only_where_it_is_sold() -> None:
    assert any(section.id == "technology" for section in report(evaluation("managed-it-provider")).sections)
    assert not any(section.id == "technology" for section in report(evaluation("dental-practice")).sections)


def test_a_framework_is_informed_and_never_met() -> None:
    words = said(report(evaluation(DEMOS[0])), "frameworks")
    assert "it never says that a framework is met" in words
    for framework in pack().frameworks:
        assert WORDS.frameworks[framework.key].name in words


def test_what_follows_from_another_answer_is_not_called_unknown() -> None:
    words = said(report(evaluation("dental-practice")), "findings")
    assert "never been practised Follows from an earlier answer" in words and "nobody knows yet" not in words
