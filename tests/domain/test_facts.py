from __future__ import annotations

import pytest

from advisor_app.domain.conditions import UNKNOWN_VALUE, Interval, parse, truth
from advisor_app.domain.facts import Facts, known_names
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile


def facts(mode: str = "strict", **raw: object) -> Facts:
    return Facts(ClientProfile.of(raw), mode)  # type: ignore[arg-type]


def test_a_band_is_an_interval_for_laws_a_lower_bound_for_questions_and_a_number_for_money() -> None:
    assert facts("strict", records_total="5000_9999").fact("records_total") == Interval(5000, 9999)
    assert facts("asking", records_total="5000_9999").fact("records_total") == 5000
    assert facts("assumed", records_total="5000_9999").fact("records_total") == 7100


def test_nothing_is_assumed_for_laws() -> None:
    for name in known_names():
        value = facts().fact(name)
        assert value == UNKNOWN_VALUE or name in ("has_portable_devices", "ai_role"), (name, value)


def test_a_default_is_noted_when_used() -> None:
    assumed = facts("assumed", staff=4)
    assert assumed.fact("revenue") == 600_000
    assert assumed.fact("records_total") == 10_000
    assert set(assumed.assumptions) == {"revenue", "records_total"}
    assert facts("assumed", staff=4, revenue=1).assumptions == ()


def test_usual_revenue_a_head_is_in_dollars() -> None:
    """150 yen to the dollar: what is usual a head, and the least that can leave unchecked, are that much more."""
    rates = {"JPY": 150.0}
    known = Facts(ClientProfile.of({"currency": "JPY", "staff": 4}), "assumed", usd_rates=rates)
    assert known.fact("revenue") == 4 * 150_000 * 150
    assert Facts(ClientProfile.of({"currency": "JPY", "revenue": 135_000_000}), "assumed", usd_rates=rates).fact(
        "staff"
    ) == 5
    poor = ClientProfile.of({"currency": "JPY", "revenue": 1_500_000, "payment_size": "up_to_10k"})
    assert Facts(poor, "assumed", usd_rates=rates).fact("largest_unchecked_transfer") == 25_000 * 150


def test_circular_defaults_of_staff_and_revenue_end() -> None:
    empty = facts("assumed")
    assert empty.fact("staff") == 10
    assert empty.fact("revenue") == 1_500_000
    assert facts("assumed", revenue=900_000).fact("staff") == 5


def test_record_kinds_of_a_total() -> None:
    dental = facts("assumed", sector="dental", records_total=900, data_categories=["contact", "health"])
    assert dental.fact("records_health") == 900
    books = facts("assumed", sector="accounting_tax", records_total=1000, data_categories=["contact", "gov_id"])
    assert (books.fact("records_identity"), books.fact("records_contact")) == (700, 300)
    shop = facts("assumed", sector="retail", records_total=1000, data_categories=["contact", "login_credentials"])
    assert shop.fact("sensitive_people") == pytest.approx(100)
    part = facts("assumed", sector="retail", records_total=1000, records_health=400, data_categories=["contact"])
    assert part.fact("records_contact") == pytest.approx(600)


def test_data_role() -> None:
    assert facts(data_roles=["on_behalf"]).fact("data_role") == "processor"
    assert facts(data_roles=["on_behalf", "own_b2b"]).fact("data_role") == "both"
    assert facts(data_roles=["employees_only"]).fact("data_role") == "controller"


def test_card_channel_takes_the_worst_way_cards_are_taken() -> None:
    assert facts(card_handling=["hosted_redirect", "terminal_p2pe"]).fact("card_channel") == "terminal"
    assert facts(card_handling=["hosted_redirect", "stored_numbers"]).fact("card_channel") == "stored"
    assert facts(card_handling=["none"]).fact("card_channel") == "none"


def test_residents() -> None:
    one = facts(people_countries=["US"], people_us_states=["VA"], records_total=5000)
    assert one.residents("US-VA") == 5000
    assert one.residents("US-TX") == 0
    two = facts(people_countries=["US"], people_us_states=["VA", "TX"], records_total=5000)
    assert two.residents("US-VA") == Interval(1, 5000)
    told = facts(people_countries=["US"], people_us_states=["VA", "TX"], records_total=5000,
                 people_by_region={"US-VA": 1200})
    assert told.residents("US-VA") == 1200


def test_binding_regimes_join_stated_and_computed() -> None:
    stated = facts(stated_regimes=["none"])
    assert stated.fact("binding_regimes") == ("none",)
    stated = Facts(ClientProfile.of({"stated_regimes": ["pci_dss"]}), regimes={"eu_gdpr": True})
    assert stated.fact("binding_regimes") == ("pci_dss", "gdpr")
    assert stated.fact("in_eu") is True
    assert truth(parse("sells_into_eu"), stated) is False


def test_policies_in_force() -> None:
    profile = ClientProfile()
    assert Facts(profile, policies=None).fact("has_relevant_policy") == UNKNOWN_VALUE
    assert Facts(profile, policies=(Policy("gl"),)).fact("has_relevant_policy") is False
    assert Facts(profile, policies=(Policy("addon"),)).fact("has_relevant_policy") is True
    assert Facts(profile, policies=(Policy("addon", kind="expired"),)).fact("has_relevant_policy") is False
    assert Facts(profile, policies=None).fact("policies_in_force") == UNKNOWN_VALUE
    assert Facts(profile, policies=()).fact("policies_in_force") == ("none",)
    assert Facts(profile, policies=(Policy("pi"), Policy("pi"), Policy("gl", kind="expired"))).fact(
        "policies_in_force") == ("pi",)


def test_no_such_fact() -> None:
    with pytest.raises(KeyError):
        facts().fact("reveneu")
