"""Gaps: each rule has a policy that sets it off, and a good policy has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advisor_app.domain.controls import ControlState
from advisor_app.domain.coverage.advice import Amount, Gap, Listed
from advisor_app.domain.coverage.gaps import grouped
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.losses.picture import PartLoss
from advisor_app.domain.policies import (
    AnswersGiven,
    Limit,
    PartHeld,
    Policy,
    Retention,
    Service,
    Subjectivity,
    TermHeld,
)
from tests.domain.coverage.clients import FIGURES, NAMES, FakeEvents, book, client, losses_of, make_losses, with_facts

TODAY = date(2026, 11, 25)
# The one control that was looked at.
NO_BACKUP = {"backup": ControlState("backup", True, 0.1, 0.1, 1.0, 0.0, "seen")}


def good_policy(name: str, **changes: Any) -> Policy:
    """A policy that gives exactly what is recommended, with every term read and good."""
    advice = recommend_coverage(client(name), losses_of(name), book(), controls={}, today=TODAY)
    plan = advice.programme
    rows = tuple(
        PartHeld(p.id, "included" if p.limit is None or p.full_limit else "sublimit", None if p.full_limit else p.limit)
        for p in advice.parts
    )
    policy = Policy(
        plan.shape, named_insured=str(client(name).profile.get("legal_name")), carrier_status="licensed",
        limit=Limit(each=plan.limit, aggregate=plan.limit), retention=Retention(plan.retention),
        waiting_hours={"bi": float(plan.waiting_hours)}, bi_days=120.0, parts=rows,
        terms=tuple(TermHeld(term.id, "good") for term in book().terms), retro_date=date(2015, 1, 1),
        start=date(2026, 6, 1), end=date(2027, 6, 1), seen="full_wording",
        services_described="Managed services, hosting, consulting and resale; hosted software, implementation",
    )
    return replace(policy, **changes)


def gaps_of(name: str, *policies: Policy, **facts: Any) -> tuple[Gap, ...]:
    known = replace(with_facts(client(name), **facts), policies=policies, _assumed={}, _cache={})
    return recommend_coverage(
        known, losses_of(name), book(), controls=NO_BACKUP, today=TODAY, quotes=(Policy("cyber_sa", insurer="New Re"),)
    ).gaps


def ids(found: tuple[Gap, ...]) -> list[str]:
    return [gap.id for gap in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_good_policy_has_no_gap(name: str) -> None:
    assert gaps_of(name, good_policy(name)) == ()


def test_a_smaller_sublimit_that_pays_nine_of_ten_losses_is_no_gap() -> None:
    loss = PartLoss(500.0, 0.02, 60_000.0, 120_000.0, 180_000.0, 500)
    for sublimit, is_gap in ((119e3, True), (121e3, False)):
        policy = with_part("A1", "data_rest", "sublimit", sublimit)
        known = replace(client("A1"), policies=(policy,), _assumed={}, _cache={})
        losses = make_losses(FIGURES["A1"], parts={"data_rest": loss})
        found = recommend_coverage(known, losses, book(), controls={}, today=TODAY).gaps
        assert ("data_rest" in [gap.part for gap in found if gap.id == "G04"]) == is_gap


def test_back_cover_from_the_first_day_of_the_service_is_enough() -> None:
    assert gaps_of("A5", good_policy("A5", retro_date=date(2019, 5, 1))) == ()
    assert ids(gaps_of("A5", good_policy("A5", retro_date=date(2019, 5, 2)))) == ["G13"]


def test_nobody_asked_about_policies_means_no_gap_yet() -> None:
    known = replace(client("A1"), policies=None, _assumed={}, _cache={})
    assert recommend_coverage(known, losses_of("A1"), book(), controls={}, today=TODAY).gaps == ()


def with_part(name: str, part: str, status: str, sublimit: float | None = None) -> Policy:
    policy = good_policy(name)
    return replace(policy, parts=tuple(
        PartHeld(part, status, sublimit) if row.id == part else row for row in policy.parts
    ))


def with_term(name: str, term: str, value: str) -> Policy:
    policy = good_policy(name)
    return replace(policy, terms=tuple(TermHeld(term, value) if row.id == term else row for row in policy.terms))


CASES: list[tuple[str, str, Policy, dict[str, Any], str, str]] = [
    ("G02", "A1", with_part("A1", "extortion", "excluded"), {}, "critical", "extortion"),
    ("G03", "A1", with_part("A1", "bi", "unknown"), {}, "high", "bi"),
    ("G04", "A1", with_part("A1", "data_rest", "sublimit", 500e3), {}, "high", "data_rest"),
    ("G05", "A1", good_policy("A1", limit=Limit(each=250e3)), {}, "critical", ""),
    ("G06", "A1", good_policy("A1", limit=Limit(each=500e3)), {}, "high", ""),
    ("G07", "A4", good_policy("A4", services_described="Managed IT services"), {}, "critical", "tech_eo"),
    ("G08", "A4", with_term("A4", "data_def", "poor"), {}, "high", "privacy_liab"),
    ("G09", "A1", good_policy("A1"), {"contracts": [{"party": "Bank", "required_limit": 2_000_000}]}, "critical", ""),
    ("G09", "A1", good_policy("A1"),
     {"contracts": [{"party": "Bank", "required_limit": 2_000_000}, {"party": "Clinic", "required_limit": 3_000_000}]},
     "critical", ""),
    ("G09", "A1", good_policy("A1", limit=Limit(each=250e3)),
     {"contracts": [{"party": "Bank", "required_limit": 500_000}]}, "critical", ""),
    ("G09", "A1", Policy("crime"), {"contracts": [{"party": "Bank", "required_limit": 500_000}]}, "critical", ""),
    ("G09", "A1", with_part("A1", "media", "excluded"),
     {"contracts": [{"party": "Bank", "required_parts": ["media"]}]}, "critical", ""),
    ("G09", "A1", with_term("A1", "additional_insured", "poor"),
     {"contracts": [{"party": "Bank", "additional_insured": True}]}, "critical", ""),
    ("G09", "A1", with_term("A1", "subrogation", "poor"),
     {"contracts": [{"party": "Bank", "waiver_of_subrogation": True}]}, "critical", ""),
    ("G09", "A1", with_term("A1", "carrier", "poor"),
     {"contracts": [{"party": "Bank", "requires_rated_insurer": True}]}, "critical", ""),
    ("G10", "A1", with_term("A1", "failure_maintain", "poor"), {}, "critical", ""),
    ("G10", "A1", with_term("A1", "system_def", "poor"), {}, "critical", ""),  # supplier income is essential here
    ("G11", "A1", with_term("A1", "war", "poor"), {}, "high", ""),
    ("G12", "A1", with_term("A1", "ivi", "poor"), {}, "moderate", ""),
    ("G12", "A1", with_term("A1", "war", "unknown"), {}, "moderate", ""),
    ("G13", "A5", good_policy("A5", retro_date=date(2021, 1, 1)), {}, "critical", ""),
    ("G13", "A1", good_policy("A1", continuity_date=date(2010, 1, 1)), {}, "critical", ""),
    ("G14", "A1", good_policy("A1", insurer="Old Mutual", terms=()), {}, "high", ""),
    ("G14", "A1", good_policy("A1", insurer="Old Mutual", terms=(), end=None), {}, "high", ""),
    ("G15", "A1", good_policy("A1", retention=Retention(10_000)), {}, "high", ""),
    ("G16", "A1", with_term("A1", "sublimit_ransom", "poor"), {}, "critical", "extortion"),
    ("G16", "A1", good_policy("A1", coinsurance_by_part={"extortion": 0.5}), {}, "high", "extortion"),
    ("G17", "A2", with_part("A2", "soc_eng", "sublimit", 50e3), {}, "high", "soc_eng"),
    ("G18", "A3", with_part("A3", "client_funds", "excluded"), {}, "critical", "client_funds"),
    ("G19", "A1", good_policy("A1", named_insured="Somebody Else Ltd"), {}, "high", ""),
    ("G22", "A1", good_policy("A1", waiting_hours={"bi": 24.0}), {}, "high", "bi"),
    ("G22", "A1", good_policy("A1", bi_days=60.0), {}, "moderate", "bi"),
    ("G24", "A1", good_policy("A1", subjectivities=(Subjectivity("MFA", date(2026, 10, 1)),)), {},
     "critical", ""),
    ("G25", "A1", good_policy("A1", end=date(2026, 12, 31)), {}, "high", ""),
    ("G23", "A1", good_policy("A1", answers_given=AnswersGiven(answers={"backup": "yes", "edr": "partly"})), {},
     "critical", ""),
    ("G27", "A1", good_policy("A1", parts=(*good_policy("A1").parts[1:],
                                           PartHeld("tech_eo", "included", premium=300.0))), {}, "low", ""),
    ("G29", "A1", good_policy("A1"),
     {"incidents": [{"kind": "lost_device", "reported_to_insurer": False}]}, "critical", ""),
    ("G30", "A1", replace(with_term("A1", "carrier", "unknown"), carrier_status="surplus_lines"), {}, "moderate", ""),
    ("G31", "A1", good_policy("A1", services=(Service("Training"),)), {}, "low", "risk_services"),
    ("G32", "A1", good_policy("A1", limit=Limit(each=5e6)), {}, "low", ""),
]


@pytest.mark.parametrize("rule, name, policy, facts, severity, part", CASES)
def test_each_rule_bites(rule: str, name: str, policy: Policy, facts: dict[str, Any], severity: str, part: str) -> None:
    found = [gap for gap in gaps_of(name, policy, **facts) if gap.id == rule]
    assert [(gap.severity, gap.part) for gap in found] == [(severity, part)]


def test_a_limit_below_a_contract_is_one_gap_with_the_contract_as_its_reason() -> None:
    contracts = [{"party": "Bank", "required_limit": 5_000_000}, {"party": "Lender", "required_limit": 2_000_000}]
    for rows, text in ((contracts[:1], "gap.G09_limit.text"), (contracts, "gap.G09_limits.text")):
        found = [gap for gap in gaps_of("A1", good_policy("A1"), contracts=rows) if gap.id in ("G05", "G06", "G09")]
        assert [(gap.text, gap.wanted) for gap in found] == [(text, 5_000_000)]
    small = good_policy("A1", limit=Limit(each=250e3))
    found = [gap for gap in gaps_of("A1", small, contracts=[{"party": "Bank", "required_limit": 500_000}])
             if gap.id in ("G05", "G06", "G09")]
    assert [gap.text for gap in found] == ["gap.G09_limit_custom.text"]
    assert found[0].slots["advised"] == Amount(1_000_000)


def test_where_another_policy_answers_for_the_contract_there_is_no_breach() -> None:
    advice = Policy("pi", limit=Limit(each=5e6))
    found = gaps_of("A1", good_policy("A1"), advice, contracts=[{"party": "Bank", "required_limit": 5_000_000}])
    low = next(gap for gap in found if gap.id == "G05")
    assert "G09" not in ids(found)
    assert low.text == "gap.G05_contract.text"
    assert (low.slots["customer"], low.slots["required"]) == ("Bank", Amount(5e6))


def test_a_contract_met_to_the_letter_is_no_shortage_though_the_ladder_goes_higher() -> None:
    policy = good_policy("A1", limit=Limit(each=1.5e6))
    found = gaps_of("A1", policy, contracts=[{"party": "Bank", "required_limit": 1_500_000}])
    assert not {"G05", "G06", "G09"} & set(ids(found))


def test_no_limit_at_all_is_said_in_words() -> None:
    found = gaps_of("A1", Policy("crime"), contracts=[{"party": "Bank", "required_limit": 500_000}])
    assert "gap.G09_limit_none.text" in [gap.text for gap in found]


def test_no_policy_is_one_gap_and_not_one_for_each_part() -> None:
    assert ids(gaps_of("A2")) == ["G01"]
    assert ids(gaps_of("A3")) == ["G01", "G18"]


def test_a_certificate_alone_is_told_as_such() -> None:
    assert ids(gaps_of("A6", Policy("cert", limit=Limit(each=25_000)))) == ["G01", "G26"]


def test_european_data_on_an_american_policy() -> None:
    known = replace(client("A2"), regimes={"eu_gdpr": True}, _cache={}, _assumed={})
    policy = with_part("A2", "gdpr", "excluded")
    known = replace(known, policies=(policy,))
    found = recommend_coverage(known, losses_of("A2"), book(), controls={}, today=TODAY).gaps
    assert {"G02", "G28"} <= set(ids(found))


def test_another_policy_that_excludes_what_is_missing() -> None:
    general = Policy("gl", parts=(PartHeld("biometric", "excluded"), PartHeld("extortion", "excluded")))
    assert "G20" in ids(gaps_of("A1", with_part("A1", "extortion", "excluded"), general))
    assert "G20" not in ids(gaps_of("A1", good_policy("A1"), general))


def test_two_policies_that_wait_for_each_other() -> None:
    crime = Policy("crime", terms=(TermHeld("other_insurance", "poor"),))
    assert "G21" in ids(gaps_of("A1", with_term("A1", "other_insurance", "poor"), crime))


def test_a_poor_term_is_not_told_twice() -> None:
    policy = replace(with_term("A1", "retention_each", "poor"), retention=Retention(10_000))
    found = gaps_of("A1", policy)
    assert [gap.term for gap in found if gap.term == "retention_each"] == ["retention_each"]
    assert ids(found) == ["G15"]


def test_a_part_held_elsewhere_is_no_gap() -> None:
    rows = (PartHeld("soc_eng", "included"), PartHeld("ftf", "included"))
    crime = Policy("crime", limit=Limit(each=500e3), parts=rows)
    policy = with_part("A2", "soc_eng", "excluded")
    assert "G02" in ids(gaps_of("A2", policy))
    assert ids(gaps_of("A2", policy, crime)) == []
    known = replace(client("A2"), policies=(policy, crime), _assumed={}, _cache={})
    advice = recommend_coverage(known, losses_of("A2"), book(), controls={}, today=TODAY)
    assert advice.part("soc_eng").elsewhere


def test_the_worst_gap_comes_first() -> None:
    """By severity, then by the average loss that it leaves."""
    loss = PartLoss(9_000.0, 0.1, 90_000.0, 200_000.0, 300_000.0, 500)
    losses = make_losses(FIGURES["A1"], parts={"bi": loss}, events=FakeEvents())
    policy = replace(good_policy("A1"), parts=(PartHeld("bi", "excluded"), PartHeld("extortion", "excluded")))
    known = replace(client("A1"), policies=(policy,), _assumed={}, _cache={})
    found = recommend_coverage(known, losses, book(), controls={}, today=TODAY).gaps
    assert (found[0].part, found[0].effect) == ("bi", 9_000.0)
    assert "extortion" in [gap.part for gap in found]
    severities = [gap.severity for gap in found]
    assert severities == sorted(severities, key=("critical", "high", "moderate", "low").index)


def test_fewer_parts_never_leave_fewer_gaps() -> None:
    for name in NAMES:
        full = good_policy(name)
        for row in full.parts:
            fewer = replace(full, parts=tuple(
                PartHeld(r.id, "excluded") if r.id == row.id else r for r in full.parts
            ))
            assert len(gaps_of(name, fewer)) >= len(gaps_of(name, full))


# -------------------------------------------------------------------------------------------------- for print
def test_gaps_that_say_the_same_stand_together_with_all_their_parts() -> None:
    loss = PartLoss(9_000.0, 0.1, 90_000.0, 200_000.0, 300_000.0, 500)
    losses = make_losses(FIGURES["A1"], parts={"bi": loss}, events=FakeEvents())
    rows = (PartHeld("bi", "excluded"), PartHeld("extortion", "excluded"), PartHeld("reg_def", "excluded"))
    policy = replace(good_policy("A1"), parts=(*rows, *good_policy("A1").parts))
    known = replace(client("A1"), policies=(policy,), _assumed={}, _cache={})
    found = recommend_coverage(known, losses, book(), controls={}, today=TODAY).gaps
    assert [(gap.id, gap.part) for gap in found] == [("G02", "bi"), ("G02", "reg_def"), ("G02", "extortion")]
    (one,) = grouped(found)
    assert one.slots == {"part": Listed("parts", ("bi", "reg_def", "extortion"))}
    assert one.effect == 9_000.0


def test_gaps_with_their_own_figures_stay_apart() -> None:
    poor = with_part("A1", "data_rest", "sublimit", 25e3)
    poor = replace(poor, parts=tuple(PartHeld("bi", "sublimit", 25e3) if r.id == "bi" else r for r in poor.parts))
    found = gaps_of("A1", poor)
    assert ids(found) == ["G04", "G04"]
    assert grouped(found) == found


def test_a_limit_that_custom_decided_is_not_said_to_follow_from_the_figures() -> None:
    for limit, rule in ((250e3, "G05"), (500e3, "G06")):
        (found,) = gaps_of("A1", good_policy("A1", limit=Limit(each=limit)))
        assert (found.id, found.text) == (rule, f"gap.{rule}_custom.text")
        assert found.slots["need"] == Amount(490_000, True)
    serious = make_losses(tuple(8 * figure for figure in FIGURES["A1"]))
    known = replace(client("A1"), policies=(good_policy("A1"),), _assumed={}, _cache={})
    found = recommend_coverage(known, serious, book(), controls={}, today=TODAY).gaps[0]
    assert found.text == f"gap.{found.id}.text"
