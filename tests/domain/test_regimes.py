from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor_app.domain.conditions import parse
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.regimes import Duty, Regime, evaluate_regimes, missing_facts, verdicts

DAY = date(2026, 1, 1)


def law(applies: str, law_id: str = "law", **more: Any) -> Regime:
    return Regime(law_id, "Law", "sector", "US", "", "§ 1", parse(applies), DAY, "verified", **more)


def facts(**raw: object) -> Facts:
    return Facts(ClientProfile.of(raw))


@pytest.mark.parametrize(
    ("condition", "raw", "missing"),
    [
        ("staff >= 10", {}, ["staff"]),
        ("staff >= 10 or revenue > 5", {"staff": 4}, ["revenue"]),
        ("is_technology_firm", {}, ["sector", "technology_revenue_share"]),
        ("revenue_usd > 5", {}, ["revenue", "currency"]),
        ("revenue_usd > 500000", {"revenue": "250k_1m", "currency": "USD"}, ["revenue"]),
        ("has(data_elements,'genetic')", {"data_categories": ["health"]}, ["data_elements"]),
        ("residents('US-VA') >= 10",
         {"people_countries": ["US"], "people_us_states": ["VA", "TX"], "records_total": 20}, ["people_by_region"]),
        ("residents('US-VA') >= 10", {"people_countries": ["US"], "people_us_states": ["VA", "TX"]},
         ["records_total", "people_by_region"]),
    ],
)
def test_what_an_unknown_law_waits_for(condition: str, raw: dict[str, Any], missing: list[str]) -> None:
    assert list(missing_facts(parse(condition), facts(**raw))) == missing


def test_elements_taken_as_held_are_named_where_the_law_asks_for_them() -> None:
    known = facts(data_categories=["health", "card"])
    yes, no, other = evaluate_regimes(
        [law("has_any(data_elements,['medical','ssn'])"), law("has(data_elements,'ssn')"), law("staff >= 10")], known)
    assert (yes.applies, yes.assumed) == ("yes", ("medical",))
    assert (no.applies, no.assumed) == ("no", ()) and other.assumed == ()
    (detailed,) = evaluate_regimes([law("has(data_elements,'medical')")], facts(data_elements=["medical"]))
    assert (detailed.applies, detailed.assumed) == ("yes", ())


def test_a_law_to_come_says_from_when_and_binds_nobody_before() -> None:
    coming = law("staff >= 1", "coming", effective_from=date(2027, 1, 1), status="enacted_not_yet_effective")
    here = law("staff >= 1", "here", effective_from=date(2026, 1, 1))
    found = evaluate_regimes([coming, here], facts(staff=3), date(2026, 12, 31))
    assert [(r.applies, r.starts) for r in found] == [("yes", date(2027, 1, 1)), ("yes", None)]
    assert verdicts(found) == {"coming": False, "here": True}
    assert verdicts(evaluate_regimes([coming], facts(staff=3), date(2027, 1, 1))) == {"coming": True}
    assert evaluate_regimes([coming], facts(staff=3))[0].starts is None


def test_the_duties_follow_the_role() -> None:
    duties = {"duties_controller": (Duty("Own."),), "duties_processor": (Duty("Customers'."),)}
    both = ["Own.", "Customers'."]
    for roles, told in (([], both[:1]), (["on_behalf"], both[1:]), (["on_behalf", "joint"], both)):
        (result,) = evaluate_regimes([law("always", **duties)], facts(data_roles=roles))
        assert [duty.text for duty in result.duties] == told


def test_privacy_laws_alone_count_as_another_privacy_law() -> None:
    profile = ClientProfile.of({"stated_regimes": ["none"]})
    virginia = frozenset({"us_va_privacy"})
    breach_law = Facts(profile, regimes={"us_oh_breach": True, "us_va_privacy": False}, privacy_laws=virginia)
    assert breach_law.fact("binding_regimes") == ("none",)
    privacy_law = Facts(profile, regimes={"us_va_privacy": True}, privacy_laws=virginia)
    assert privacy_law.fact("binding_regimes") == ("other_privacy_law",)
    europe = Facts(profile, regimes={"eu_gdpr": True}, privacy_laws=frozenset({"eu_gdpr"}))
    assert europe.fact("binding_regimes") == ("gdpr",)
