"""Ladders, the discount of large numbers, the market floor and the technology need, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.coverage.limits import market_floor, size_limit, up
from advisor_app.domain.coverage.tech_eo import technology_need, unnamed_services
from advisor_app.domain.coverage.terms import questions_for_advisor, term_severity
from advisor_app.domain.policies import Limit, Policy, TermHeld
from tests.domain.coverage.clients import (
    FIGURES,
    FakeEvents,
    book,
    client,
    losses_of,
    make_facts,
    make_losses,
    with_facts,
)
from tests.domain.coverage.test_priorities import FLORIST
from tests.domain.coverage.test_recommend import advice_of, advise


def test_up_takes_the_next_step_and_stops_at_the_top() -> None:
    ladder = (1.0, 2.0, 5.0)
    assert [up(x, ladder) for x in (0, 1, 1.01, 5, 99)] == [1, 1, 2, 5, 5]


@given(st.floats(0, 5e6), st.floats(0, 5e6))
def test_the_discount_of_large_numbers_keeps_their_order(a: float, b: float) -> None:
    scaled = book().records.scaled
    assert scaled(min(a, b)) <= scaled(max(a, b)) <= max(a, b) + 1e-6


@pytest.mark.parametrize("people, counted", [(0, 0), (10_000, 10_000), (45_000, 31_000), (310_000, 137_500)])
def test_scaled_count(people: float, counted: float) -> None:
    assert book().records.scaled(people) == counted


@pytest.mark.parametrize("change, segment, amount", [
    ({}, "micro", 250e3),
    ({"client_money_per_month": 100}, "sensitive", 1e6),
    ({"client_money_per_month": None}, "micro", 250e3),
    ({"revenue": 250_000}, "general", 1e6),
    ({"home_country": "GB", "revenue": 450_000}, "micro", 250e3),
    ({"home_country": "DE", "revenue": 600_000}, "general", 500e3),
    ({"home_country": "AU", "revenue": 600_000}, "general", 1e6),
    ({"records_identity": 500}, "sensitive", 1e6),
    ({"home_country": "GB", "records_identity": 999}, "micro", 250e3),
    ({"revenue": 30_000_000}, "revenue", 3e6),
    ({"sector": "software", "technology_revenue_share": 1, "revenue": 140_000}, "tech_micro", 250e3),
    ({"sector": "software", "technology_revenue_share": 1, "revenue": 160_000}, "tech", 1e6),
    ({"sector": "software", "technology_revenue_share": 1, "revenue": 600_000, "business_customers": 10},
     "tech_multi", 2e6),
])
def test_market_floor(change: dict[str, Any], segment: str, amount: float) -> None:
    facts = make_facts({k: v for k, v in {**FLORIST, **change}.items() if v is not None})
    assert market_floor(facts.within("assumed"), book()) == (segment, amount)


def test_half_a_floor_for_the_smallest_technology_firm() -> None:
    designer = {**FLORIST, "sector": "software", "technology_services": ["web_agency"], "technology_revenue_share": 1}
    small = make_losses(tuple(0.1 * figure for figure in FIGURES["A6"]))
    programme = advise(make_facts(designer), small).programme
    assert (programme.basic, programme.limit, programme.floor_segment) == (100e3, 250e3, "tech_micro")
    assert programme.limit <= 500e3


def test_lawyers_inside_the_limit_need_a_quarter_more_in_the_united_states() -> None:
    policy = Policy("cyber_sa", terms=(TermHeld("defence_costs", "poor"),))
    facts = replace(client("A1"), policies=(policy,), _assumed={}, _cache={})
    inside = advise(facts, losses_of("A1")).programme.drivers[0].amount
    assert inside == pytest.approx(1.25 * 490e3)
    british = replace(client("A6"), policies=(policy,), _assumed={}, _cache={})
    assert advise(british, losses_of("A6")).programme.drivers[0].amount == pytest.approx(1.25 * 151e3)


def test_a_higher_limit_held_today_is_kept() -> None:
    facts = replace(client("A1"), policies=(Policy("cyber_sa", limit=Limit(2e6)),), _assumed={}, _cache={})
    assert "LIM-11" in {reason.rule for reason in advise(facts, losses_of("A1")).log}
    far = replace(client("A1"), policies=(Policy("cyber_sa", limit=Limit(5e6)),), _assumed={}, _cache={})
    assert "LIM-11" not in {reason.rule for reason in advise(far, losses_of("A1")).log}


def test_technology_need() -> None:
    facts, losses = client("A4").within("assumed"), make_losses(FIGURES["A4"], events=FakeEvents(p95=3.9e6))
    limits = size_limit(facts, losses, book())
    assert technology_need(losses, limits, book()) == 5e6  # 1.25 x 3.9m
    assert technology_need(losses_of("A4"), limits, book()) == 3e6  # the contract


def test_a_contract_alone_does_not_call_for_two_limits() -> None:
    """Two limits only where technology claims and cyber losses would each take half of one."""
    assert "shape.separate_limits" in advice_of("A4").programme.notes
    assert "shape.separate_limits" not in advice_of("A5").programme.notes
    bound = advice_of("A4", contracts=[{"party": "Customer", "required_limit": 5_000_000}])
    assert "shape.separate_limits" not in bound.programme.notes


def test_cover_reaches_back_to_the_oldest_service() -> None:
    back = [reason for reason in advice_of("A5").log if reason.rule == "TEO-3"]
    assert [reason.result for reason in back] == [date(2019, 5, 1)]


@pytest.mark.parametrize("described, unnamed", [
    ("", ()),
    ("Managed IT services", ("Hosting", "Consulting and resale")),
    ("Managed IT services, hosting, consulting and the resale of software", ()),
])
def test_services_that_are_not_named(described: str, unnamed: tuple[str, ...]) -> None:
    assert unnamed_services(client("A4"), described) == unnamed


def test_a_small_line_of_income_need_not_be_named_but_one_of_unknown_size_must() -> None:
    lines = [{"name": "Training", "share": 0.04}, {"name": "Audits", "share": "unknown"}]
    assert unnamed_services(with_facts(client("A4"), revenue_lines=lines), "Hosting") == ("Audits",)


# ------------------------------------------------------------------------------------------------------- terms
@pytest.mark.parametrize("term, name, parts, severity", [
    ("infrastructure", "A1", {"dep_bi": True}, "critical"), ("infrastructure", "A1", {"dep_bi": False}, "high"),
    ("services_def", "A2", {}, None), ("services_def", "A4", {}, "critical"),
    ("retro_date", "A2", {}, "high"), ("retro_date", "A1", {}, "critical"),
    ("contract_liab", "A4", {}, "critical"), ("bodily_injury", "A5", {"contingent_bi": True}, "critical"),
    ("waiting_period", "A2", {}, "high"), ("waiting_period", "A3", {}, "moderate"),
])
def test_severity_of_a_term(term: str, name: str, parts: dict[str, bool], severity: str | None) -> None:
    facts = replace(client(name), mode="assumed", parts=parts, _assumed={}, _cache={})
    assert term_severity(book().term_index[term], facts) == severity


def test_signs_raise_a_term_only_when_they_are_seen() -> None:
    facts = replace(client("A1"), mode="assumed", _assumed={}, _cache={})
    term = book().term_index["severability"]
    assert term_severity(term, facts) == "high"
    assert term_severity(term, facts, {"not_evidenced"}) == "critical"


def test_questions_for_the_advisor() -> None:
    facts = replace(client("A1"), mode="assumed", _assumed={}, _cache={})
    assert set(questions_for_advisor(facts, book())) == {"coinsurance", "notice", "subjectivities", "carrier"}
    retail = replace(client("A2"), mode="assumed", _assumed={}, _cache={})
    assert "retro_date" in questions_for_advisor(retail, book())
