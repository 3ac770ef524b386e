"""Reasons in the client's own facts: the deciding rule first, nothing with a hole in it."""

from __future__ import annotations

from dataclasses import replace

from advisor_app.domain.coverage.advice import Amount, Listed, Reason
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.facts import Facts
from advisor_app.domain.policies import Limit, PartHeld, Policy
from tests.domain.coverage.clients import book, client, losses_of, with_facts


def reasons(facts: Facts, part: str) -> tuple[Reason, ...]:
    return recommend_coverage(facts, losses_of("A1"), book(), controls={}).part(part).reasons


def texts(facts: Facts, part: str) -> list[str]:
    return [reason.text for reason in reasons(facts, part)]


def test_the_firms_own_fact_comes_before_the_general_sentence() -> None:
    assert texts(client("A3"), "privacy_liab") == ["part.records", "part.privacy_liab"]
    assert reasons(client("A3"), "privacy_liab")[0].slots == {"records": 5_700, "sensitive": 4_200}
    assert reasons(client("A1"), "privacy_liab")[0].text == "part.records_all"
    assert texts(client("A4"), "privacy_liab")[0] == "part.others_data"
    assert texts(client("A5"), "contingent_bi") == ["part.contingent_bi"]
    assert texts(with_facts(client("A4"), contracts=[]), "tech_eo")[0] == "part.tech_customers"


def test_people_without_sensitive_data_are_told_as_such() -> None:
    plain = with_facts(client("A2"), records_identity=0)
    assert texts(plain, "privacy_liab")[0] == "part.records_plain"


def test_money_in_a_reason() -> None:
    slots = reasons(client("A1"), "soc_eng")[0].slots
    assert slots["payment"] == Amount(22_000.0)
    assert slots["limit"] == Amount(250_000.0)
    downtime = reasons(client("A1"), "bi")[0].slots
    assert downtime["hours"] == 12
    assert isinstance(downtime["day_margin"], Amount) and downtime["day_margin"].modelled


def test_laws_are_those_that_were_found_to_apply_three_at_most() -> None:
    assert texts(client("A1"), "reg_def") == ["part.reg_def"]  # what somebody only says applies is not shown as law
    laws = dict.fromkeys(("pci_dss", "us_hipaa", "eu_gdpr", "us_ferpa", "us_ny_dfs500"), True) | {"uk_gdpr": False}
    bound = replace(client("A1"), regimes=laws, _cache={}, _assumed={})
    assert reasons(bound, "reg_def")[0].slots["law"] == Listed("regimes", ("us_hipaa", "eu_gdpr", "us_ferpa"))


def test_a_contract_is_the_first_reason() -> None:
    bound = with_facts(client("A1"), contracts=[{"party": "Landlord", "required_parts": ["privacy_liab"]}])
    first = reasons(bound, "privacy_liab")[0]
    assert (first.rule, first.text, first.slots) == ("PRI-1", "part.contract", {"customer": "Landlord"})


def test_what_is_not_needed_is_said_once() -> None:
    assert texts(client("A1"), "tech_eo") == ["none.tech_eo"]


def test_what_must_be_confirmed_names_the_facts() -> None:
    first = reasons(with_facts(client("A1"), liquid_funds="unknown"), "bi")[0]
    assert first.slots == {"facts": Listed("facts", ("liquid_funds",))}


def test_a_part_the_market_refuses_is_said_to_stay_with_the_firm() -> None:
    firm = with_facts(client("A1"), data_categories=["biometric"], people_us_states=["IL"])
    assert "part.hard_to_place" in texts(firm, "biometric")
    advice = recommend_coverage(firm, losses_of("A1"), book(), controls={})
    assert advice.part("biometric").hard_to_place
    assert advice.part("biometric").priority == "essential"


def test_elsewhere_only_at_the_recommended_size() -> None:
    """500,000 is recommended for deceived payments of the retailer."""
    for limit, enough in ((100e3, False), (500e3, True), (2e6, True)):
        crime = Policy("crime", limit=Limit(each=limit), parts=(PartHeld("soc_eng", "included"),))
        facts = replace(client("A2"), policies=(crime,), _assumed={}, _cache={})
        part = recommend_coverage(facts, losses_of("A2"), book(), controls={}).part("soc_eng")
        assert (part.held_status, part.elsewhere) == ("elsewhere", enough)


def test_an_assumed_figure_is_never_told_as_the_firms_own() -> None:
    known, assumed = client("A1"), with_facts(client("A1"), largest_payment=None, payment_size="10k_50k")
    assert "part.money" in texts(known, "soc_eng")
    assert "part.money_assumed" in texts(assumed, "soc_eng")
    assert "part.money" not in texts(assumed, "soc_eng")
