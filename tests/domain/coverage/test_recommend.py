"""The six worked clients to the figure, and what must hold for every firm."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.conditions import UnknownValue
from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.limits import as_stated, size_limit
from advisor_app.domain.coverage.priorities import priorities
from advisor_app.domain.coverage.programme import Sizes, recommended_terms
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.coverage.retention import size_retention
from advisor_app.domain.coverage.sublimits import size_parts
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import LossPicture, LossRanges, Range
from tests.domain.coverage.clients import FIGURES, NAMES, book, client, losses_of, make_losses, with_facts

TODAY = date(2026, 11, 25)
K = 1_000.0
M = 1_000_000.0

# Drivers 1, 3, 4, 5, 6, 7, rounded to three figures; then the binding driver with the segment of the floor.
DRIVERS: dict[str, tuple[float | None, ...]] = {
    "A1": (490 * K, 131 * K, 117 * K, None, M, None),
    "A2": (550 * K, 87 * K, 235 * K, None, M, None),
    "A3": (338 * K, 63 * K, 103 * K, None, M, None),
    "A4": (818 * K, 137 * K, 245 * K, 3 * M, 2 * M, 1.02 * M),
    "A5": (1.91 * M, 1.11 * M, 154 * K, 5 * M, 2 * M, None),
    "A6": (189 * K, 35 * K, 61 * K, None, 250 * K, None),
}
BINDING = {
    "A1": ("LIM-6", "sensitive"), "A2": ("LIM-6", "general"), "A3": ("LIM-6", "sensitive"),
    "A4": ("LIM-5", "tech_multi"), "A5": ("LIM-5", "tech_multi"), "A6": ("LIM-6", "micro"),
}
# basic, recommended, cautious; fraud need, sublimit; retention, ceiling; waiting hours
SIZES: dict[str, tuple[float, ...]] = {
    "A1": (500 * K, M, 2 * M, 218 * K, 250 * K, 2_500, 5_000, 12),
    "A2": (500 * K, M, 2 * M, 326 * K, 500 * K, 15_000, 25_000, 8),
    "A3": (500 * K, M, 2 * M, 300 * K, 500 * K, 5_000, 10_000, 12),
    "A4": (3 * M, 3 * M, 5 * M, 390 * K, 500 * K, 25_000, 50_000, 8),
    "A5": (5 * M, 5 * M, 10 * M, 233 * K, 250 * K, 10_000, 15_000, 8),
    "A6": (250 * K, 250 * K, 500 * K, 60 * K, 100 * K, 1_000, 2_500, 12),
}
SHAPES = {
    "A1": ("cyber_sa", {"shape.professional_check"}),
    "A2": ("cyber_sa", set()),
    "A3": ("cyber_sa", {"shape.crime_with_client_money", "shape.professional_check"}),
    "A4": ("tech_combo", {"shape.separate_limits"}),
    "A5": ("tech_combo", {"shape.excess_or_talks"}),
    "A6": ("cyber_sa", set()),
}


def advise(facts: Facts, losses: LossPicture) -> CoverageAdvice:
    return recommend_coverage(facts, losses, book(), controls={}, today=TODAY)


def advice_of(name: str, **changes: Any) -> CoverageAdvice:
    return advise(with_facts(client(name), **changes), losses_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_drivers_of_the_limit(name: str) -> None:
    programme = advice_of(name).programme
    found = {driver.rule: driver.amount for driver in programme.drivers}
    for rule, wanted in zip(("LIM-1", "LIM-3", "LIM-4", "LIM-5", "LIM-6", "LIM-7"), DRIVERS[name], strict=True):
        assert (found[rule] is None) == (wanted is None), rule
        if wanted is not None:
            assert found[rule] == pytest.approx(wanted, rel=0.01), rule
    assert found["LIM-2"] == FIGURES[name][5] * K
    assert (programme.binding, programme.floor_segment) == BINDING[name]


@pytest.mark.parametrize("name", NAMES)
def test_sizes_of_the_programme(name: str) -> None:
    p = advice_of(name).programme
    assert (
        p.basic, p.limit, p.cautious, p.fraud_need, p.fraud_sublimit, p.retention, p.retention_ceiling, p.waiting_hours,
    ) == SIZES[name]


@pytest.mark.parametrize("name", NAMES)
def test_shape_of_the_programme(name: str) -> None:
    programme = advice_of(name).programme
    shape, notes = SHAPES[name]
    assert programme.shape == shape
    assert set(programme.notes) - {"shape.crime_excess"} == notes
    assert ("shape.crime_excess" in programme.notes) == (SIZES[name][4] > 250 * K)


def test_sublimits_of_the_retailer() -> None:
    advice = advice_of("A2")
    limits = {part.id: part.limit for part in advice.parts}
    assert limits["pci"] == 100 * K
    assert limits["bi"] == limits["breach_resp"] == M
    assert limits["bricking"] == 50 * K  # 30 devices at 1,500
    assert limits["reputation"] == 100 * K  # 4,384 a day, 90 days, 15 %
    assert limits["client_funds"] is None
    assert limits["wrongful_collect"] == 100 * K


def test_the_hospital_software_firm_covers_injury_up_to_its_technology_limit() -> None:
    advice = advice_of("A5")
    assert advice.part("contingent_bi").limit == advice.part("tech_eo").limit == 5 * M
    assert "LIM-10" in {reason.rule for reason in advice.log}
    assert advice.contract_texts


# ------------------------------------------------------------------------------------------------- properties
def test_more_loss_never_lowers_a_limit() -> None:
    for name in NAMES:
        last = (0.0, 0.0, 0.0, 0.0)
        for factor in (0.5, 1, 2, 4, 8, 32):
            figures = tuple(factor * figure for figure in FIGURES[name])
            p = advise(client(name), make_losses(figures)).programme
            sizes = (p.basic, p.limit, p.cautious, p.fraud_sublimit or 0.0)
            assert all(new >= old for new, old in zip(sizes, last, strict=True))
            last = sizes


_MORE = {
    "records_identity": 3_000_000, "records_health": 3_000_000, "business_customers": 5_000,
    "largest_payment": 9_000_000,
}


@given(name=st.sampled_from(NAMES), fact=st.sampled_from(sorted(_MORE)), data=st.data())
def test_more_at_stake_never_lowers_the_limit(name: str, fact: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, _MORE[fact]))
    high = data.draw(st.integers(low, _MORE[fact]))
    small, large = (advice_of(name, **{fact: n}).programme for n in (low, high))
    assert large.limit >= small.limit
    assert large.cautious >= small.cautious
    assert (large.fraud_sublimit or 0) >= (small.fraud_sublimit or 0)


@given(name=st.sampled_from(NAMES), low=st.floats(0.05, 1), more=st.floats(0, 0.95))
def test_more_dependence_never_lowers_the_limit(name: str, low: float, more: float) -> None:
    small, large = (advice_of(name, it_dependence=min(1.0, n)).programme for n in (low, low + more))
    assert large.limit >= small.limit


@given(name=st.sampled_from(NAMES), low=st.integers(0, 2_000_000), more=st.integers(0, 2_000_000))
def test_more_money_within_reach_never_lowers_the_ceiling(name: str, low: int, more: int) -> None:
    small, large = (advice_of(name, liquid_funds=n).programme for n in (low, low + more))
    assert large.retention_ceiling >= small.retention_ceiling
    assert small.retention <= small.retention_ceiling
    assert small.retention == 500 or 2 * small.retention <= 0.2 * low


@given(name=st.sampled_from(NAMES), limit=st.integers(0, 20_000_000), more=st.integers(0, 20_000_000))
def test_a_higher_contract_limit_never_lowers_the_limit(name: str, limit: int, more: int) -> None:
    def rows(n: int) -> list[dict[str, object]]:
        return [{"party": "Customer", "required_limit": n}]

    small, large = (advice_of(name, contracts=rows(n)).programme for n in (limit, limit + more))
    assert large.limit >= small.limit >= min(limit, 20 * M)
    assert small.basic <= small.limit <= small.cautious


def test_a_contract_names_the_binding_driver_before_custom_does() -> None:
    advice = advice_of("A2", contracts=[{"party": "Landlord", "required_limit": 1_000_000}])
    assert advice.programme.binding == "LIM-5"
    assert advice.log[0].text == "lim.contract"
    assert advice.log[0].slots["customer"] == "Landlord"


def test_the_range_of_the_model_is_used_where_there_is_one() -> None:
    ranges = LossRanges(Range(0, 1), Range(0, 1), Range(300 * K, 1.4 * M))
    losses = replace(losses_of("A1"), ranges=ranges)
    assert advise(client("A1"), losses).programme.drivers[0].amount == 1.4 * M
    assert advise(client("A1"), losses).programme.limit == 2 * M


def test_a_limit_is_not_a_step_higher_for_a_difference_nobody_is_shown() -> None:
    """Two figures of an estimate are printed; 252,302 and 250,000 are the same statement, 262,000 is another."""
    for high, limit in ((252_302, 250 * K), (262_000, 500 * K)):
        losses = replace(losses_of("A6"), ranges=LossRanges(Range(0, 1), Range(0, 1), Range(99 * K, high)))
        programme = advise(client("A6"), losses).programme
        assert (programme.limit, programme.drivers[0].amount) == (limit, high)


@given(low=st.floats(0, 1e8), more=st.floats(0, 1e8))
def test_figures_as_stated_keep_their_order(low: float, more: float) -> None:
    assert as_stated(low) <= as_stated(low + more)
    assert as_stated(low) == pytest.approx(low, rel=0.051)


def test_money_that_nobody_knows_is_a_share_of_revenue_and_says_so() -> None:
    advice = advice_of("A1", liquid_funds="unknown")
    assert advice.programme.liquid_assumed
    assert "liquid_funds" in advice.open_facts
    assert advice.programme.retention == 5_000  # 10 % of 8 % of 1.6m is 12,800; half of it, rounded down


def test_a_stated_tolerance_caps_the_first_share() -> None:
    assert advice_of("A4", loss_tolerance=3_000).programme.retention_ceiling == 2_500


def test_a_large_firm_is_not_swapping_pennies() -> None:
    assert advice_of("A1", liquid_funds=40_000).programme.retention == 2_500  # half of the cap would be 1,000


def test_the_recommended_terms_leave_out_what_is_not_bought() -> None:
    """Fines are never counted, whatever their priority."""
    facts = client("A1").within("assumed")
    found = priorities(facts, book())
    limits = size_limit(facts, losses_of("A1"), book())
    parts = size_parts(facts, losses_of("A1"), book(), limits, found, None)
    sizes = Sizes(limits, size_retention(facts, book()), parts, None, None)
    terms = recommended_terms(found, sizes, book(), 2 * M)
    assert {"reg_fines", "tech_eo", "client_funds"} <= terms.excluded
    assert "bi" not in terms.excluded
    assert terms.sublimits["pci"] == 100 * K
    assert "breach_resp" not in terms.sublimits
    assert (terms.limit, terms.retention, terms.waiting_hours["bi"]) == (2 * M, 2_500, 12.0)


def test_unknown_facts_never_make_the_advice_surer() -> None:
    known = advice_of("A2")
    for fact in ("revenue", "records_total", "it_dependence", "largest_payment", "liquid_funds"):
        assert advice_of("A2", **{fact: "unknown"}).confidence < known.confidence, fact


def test_the_same_inputs_give_the_same_advice() -> None:
    assert advice_of("A4") == advice_of("A4")


@pytest.mark.parametrize("name", NAMES)
def test_everything_printed_has_a_reason(name: str) -> None:
    advice = advice_of(name)
    assert all(part.reasons for part in advice.parts)
    assert {"LIM-1", "RET-1", "RET-6"} <= {reason.rule for reason in advice.log}
    for part in advice.parts:
        assert part.limit is None or (math.isfinite(part.limit) and part.limit > 0)
        assert (part.priority == "not_needed") <= (part.limit is None)
        assert part.modelled or part.expected_annual is None


def test_five_advised_parts_at_most_are_printed_in_full() -> None:
    for name in NAMES:
        advised = [p for p in advice_of(name).parts if p.priority == "advised"]
        assert sum(p.in_full for p in advised) == min(5, len(advised))


def test_what_nobody_knows_is_said_in_the_inputs_of_a_reason() -> None:
    advice = advice_of("A2", business_customers="unknown", downtime_tolerance="unknown")
    values = [value for row in advice.trail for value in row.reason.inputs.values()]
    assert "unknown" in values
    assert not [value for value in values if isinstance(value, UnknownValue)]
