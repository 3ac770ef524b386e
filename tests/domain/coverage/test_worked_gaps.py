"""The gaps of the worked clients under the policies they hold, and that a policy which meets every rule gets none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.controls import ControlState
from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.policies import Limit, PartHeld, Policy, Retention, TermHeld
from tests.domain.coverage.clients import NAMES, book, client, losses_of, make_facts, make_losses, with_facts
from tests.domain.coverage.test_gaps import TODAY, gaps_of, good_policy

OPEN_LAPTOPS = {"encryption": ControlState("encryption", True, 0.0, 0.0, 1.0, 0.0, "seen")}
# Gaps with their parts or terms, the worst first, as each worked client stands today.
ASK_MSP = ("net_sec_liab", "privacy_liab", "reg_def", "breach_resp", "data_rest", "bi", "dep_bi", "sys_fail",
           "extortion", "soc_eng", "ftf", "inv_manip")
ASK_SAAS = ("net_sec_liab", "privacy_liab", "reg_def", "breach_resp", "data_rest", "dep_bi", "sys_fail",
            "extortion", "soc_eng", "ftf", "inv_manip", "contingent_bi")
WORKED: dict[str, list[tuple[str, str, str]]] = {
    "A1": [  # a package extension of 50,000, no cover for suppliers, laptops without encryption
        ("G05", "critical", ""),
        *(("G02", "critical", part) for part in (
            "net_sec_liab", "privacy_liab", "reg_def", "data_rest", "bi", "dep_bi", "extortion", "soc_eng",
            "wrongful_collect")),
        ("G11", "high", "unencrypted"), ("G12", "moderate", ""),
    ],
    "A2": [("G01", "critical", "")],
    "A3": [("G01", "critical", ""), ("G18", "critical", "client_funds")],  # the money of clients
    "A4": [  # services that are not named, one shared limit
        ("G07", "critical", "tech_eo"), *(("G03", "high", part) for part in ASK_MSP), ("G11", "high", "aggregate"),
        ("G12", "moderate", ""),
    ],
    "A5": [  # below what the hospitals require, and back cover that starts after the first of them
        ("G09", "critical", ""), ("G13", "critical", "retro_date"), *(("G03", "high", part) for part in ASK_SAAS),
        ("G12", "moderate", ""),
    ],
    "A6": [("G01", "critical", ""), ("G26", "high", "")],  # the certificate is no policy
}


@pytest.mark.parametrize("name", NAMES)
def test_the_worked_gap_analysis(name: str) -> None:
    controls = OPEN_LAPTOPS if name == "A1" else {}
    facts = client(name)
    if name == "A1":
        facts = replace(facts, controls={"encryption": 0.0}, _assumed={}, _cache={})
    found = recommend_coverage(facts, losses_of(name), book(), controls=controls, today=TODAY).gaps
    assert [(gap.id, gap.severity, gap.part or gap.term) for gap in found] == WORKED[name]


# ------------------------------------------------------------------------------------- a good policy, invent nothing
@pytest.mark.parametrize("name", NAMES)
def test_a_policy_that_meets_every_rule_gets_no_gap_and_nothing_to_ask(name: str) -> None:
    known = replace(client(name), policies=(good_policy(name),), _assumed={}, _cache={})
    advice = recommend_coverage(known, losses_of(name), book(), controls={}, today=TODAY)
    assert advice.gaps == ()
    assert {part.standing for part in advice.parts} == {"met"}
    assert advice.limit_standing == "met"


_LESS = st.sampled_from(["limit", "retention", "part", "sublimit", "term", "days"])


def lessened(policy: Policy, what: str, data: st.DataObject) -> Policy:
    """The same policy, worse in one way."""
    if what == "limit":
        return replace(policy, limit=Limit(each=(policy.limit.each or 0.0) * data.draw(st.floats(0.05, 0.9))))
    if what == "retention":
        return replace(policy, retention=Retention((policy.retention.default or 0.0) * data.draw(st.floats(1, 20))))
    if what == "days":
        return replace(policy, bi_days=data.draw(st.floats(10, 119)), waiting_hours={"bi": data.draw(st.floats(8, 48))})
    if what == "term":
        chosen = data.draw(st.sampled_from([term.id for term in book().terms]))
        value = data.draw(st.sampled_from(["acceptable", "unknown", "poor"]))
        return replace(policy, terms=tuple(TermHeld(t.id, value) if t.id == chosen else t for t in policy.terms))
    whole = [row.id for row in policy.parts if row.status == "included"]
    chosen = data.draw(st.sampled_from(whole))
    status = "sublimit" if what == "sublimit" else data.draw(st.sampled_from(["excluded", "unknown", "not_mentioned"]))
    row = PartHeld(chosen, status, 30e3 if what == "sublimit" else None)
    return replace(policy, parts=tuple(row if r.id == chosen else r for r in policy.parts))


def points(name: str, policy: Policy) -> float:
    return sum(book().gap_points[gap.severity] for gap in gaps_of(name, policy))


@given(name=st.sampled_from(NAMES), steps=st.lists(_LESS, min_size=1, max_size=3, unique=True), data=st.data())
def test_a_better_policy_never_adds_a_gap(name: str, steps: list[str], data: st.DataObject) -> None:
    """Read backwards: each step makes the policy worse, and the gaps never weigh less for it."""
    policy, before = good_policy(name), 0.0
    for step in steps:
        policy = lessened(policy, step, data)
        after = points(name, policy)
        assert after >= before - 1e-9, step
        before = after


# ------------------------------------------------------------------------------------------------- proportion
def advice_for(profile: dict[str, Any], figures: tuple[float, ...] = (9, 40, 60, 120, 5, 15, 40, 20)) -> CoverageAdvice:
    return recommend_coverage(make_facts(profile), make_losses(figures), book(), controls={}, today=TODAY)


ONE_PERSON: dict[str, Any] = {
    "home_country": "GB", "currency": "GBP", "staff": 1, "sector": "marketing_agency", "revenue": 70_000,
    "gross_margin": 0.8, "records_total": 150, "records_contact": 150, "records_identity": 0, "records_health": 0,
    "data_categories": ["contact"], "data_roles": ["own_b2b"], "technology_services": ["web_agency"],
    "technology_revenue_share": 0.8, "payment_size": "up_to_10k", "largest_payment": 2_000,
    "client_money_per_month": 0, "card_handling": ["none"], "it_dependence": 0.5, "liquid_funds": 15_000,
    "online_activities": ["brochure_site"], "working_patterns": ["remote_staff"], "ai_uses": ["none"],
    "issues_invoices": True, "largest_invoice": 4_000, "device_count": 2, "contracts": [], "has_admin_access": False,
    "business_customers": 12, "could_cause_injury": False, "controls_equipment": False,
}


def test_a_one_person_firm_is_not_sold_ten_parts() -> None:
    """A web designer alone: at most five essential parts and half a million, and less than ten to have at all."""
    advice = advice_for(ONE_PERSON)
    essential = [part.id for part in advice.parts if part.priority == "essential"]
    bought = [part.id for part in advice.parts if part.priority in ("essential", "advised")]
    assert len(essential) <= 5
    assert len(bought) < 10
    assert advice.programme.limit <= 500_000
    assert len(advice.packages[0].parts) <= 5


def test_a_firm_without_technology_services_is_not_advised_technology_cover() -> None:
    for name in ("A1", "A2", "A3", "A6"):
        advice = recommend_coverage(client(name), losses_of(name), book(), controls={}, today=TODAY)
        assert advice.part("tech_eo").priority == "not_needed"
        assert advice.programme.shape == "cyber_sa"
        assert (advice.programme.technology_need, advice.contract_texts, advice.technology_types) == (None, (), ())
    plain = with_facts(client("A2"), technology_services=["none"], technology_revenue_share=0)
    assert recommend_coverage(plain, losses_of("A2"), book(), controls={}).part("tech_eo").limit is None
