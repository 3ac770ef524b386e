"""Priorities: all 33 parts of the six worked clients, and what overrides them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.coverage.priorities import own_priorities, priorities
from advisor_app.domain.facts import Facts
from advisor_app.domain.vocabulary import COVERAGE_PARTS
from tests.domain.coverage.clients import NAMES, book, client, make_facts, with_facts

# E essential, A advised, O optional, - not needed; columns A1 to A6.
TABLE = """
tech_eo          - - - E E -
prof_liab        E - E - - -
net_sec_liab     E E E E E E
privacy_liab     E E E E E E
reg_def          E A E E E E
reg_fines        A O A A A A
pci              A A A - - A
media            A A O A A A
breach_resp      E E E E E E
data_rest        E E E E E E
bi               E E E E A A
dep_bi           E E E E E A
dep_bi_nonit     - O - O - -
sys_fail         A E A E E O
extortion        E E E E E E
soc_eng          E E E E E A
ftf              A E E E E A
inv_manip        O O A E E O
client_funds     - - E - - -
svc_fraud        A A O A A O
reputation       A A O O O O
bricking         A A A A A A
betterment       A O O O O O
gdpr             - - - - - E
wrongful_collect E E O O O A
biometric        - - - - - -
contingent_bi    - - - - E -
contingent_pd    - O - O - -
ai_affirm        O O O O A -
software_product - - - - - -
vol_shutdown     A A A A A O
claims_prep      A A A A A O
risk_services    A A A A A A
"""
LETTERS = {"essential": "E", "advised": "A", "optional": "O", "not_needed": "-"}


def levels(facts: Facts) -> dict[str, str]:
    return {p.part: p.level for p in priorities(facts.within("assumed"), book())}


@pytest.mark.parametrize("column, name", list(enumerate(NAMES, start=1)))
def test_worked_clients(column: int, name: str) -> None:
    wanted = {row.split()[0]: row.split()[column] for row in TABLE.strip().splitlines()}
    found = {p.part: LETTERS[p.level] for p in own_priorities(client(name).within("assumed"), book())}
    assert found == wanted
    assert tuple(found) == COVERAGE_PARTS


def test_no_worked_client_needs_a_fact_it_does_not_have() -> None:
    for name in NAMES:
        assert not [p for p in own_priorities(client(name).within("assumed"), book()) if p.confirm]


# ---------------------------------------------------------------------------------------------- overrides
def test_a_contract_makes_a_part_essential_and_names_the_party() -> None:
    facts = with_facts(client("A1"), contracts=[{"party": "Lender", "required_parts": ["media", "tech_eo"]}])
    found = {p.part: p for p in priorities(facts.within("assumed"), book())}
    assert found["media"].level == found["tech_eo"].level == "essential"
    assert (found["media"].rule, found["media"].party) == ("PRI-1", "Lender")


FLORIST: dict[str, Any] = {
    "client_name": "Fern", "home_country": "US", "staff": 1, "sector": "retail", "revenue": 90_000,
    "records_total": 80, "records_contact": 80, "records_identity": 0, "records_health": 0,
    "data_categories": ["contact"], "data_roles": ["own_consumers"], "card_handling": ["terminal_p2pe"],
    "technology_services": ["none"], "technology_revenue_share": 0, "it_components": ["computers_only"],
    "downtime_tolerance": "one_day", "payment_size": "up_to_10k", "client_money_per_month": 0, "largest_payment": 3000,
    "online_activities": ["brochure_site"], "ai_uses": ["none"], "liquid_funds": 20_000, "stated_regimes": ["none"],
}


def test_a_one_person_firm_is_not_sold_ten_parts() -> None:
    found = levels(make_facts(FLORIST))
    wanted = [part for part, level in found.items() if level in ("essential", "advised")]
    assert len(wanted) < 10
    assert sum(level == "essential" for level in found.values()) <= 5
    assert found["breach_resp"] == found["risk_services"] == "advised"
    assert found["claims_prep"] == found["extortion"] == "optional"


@pytest.mark.parametrize("change", [
    {"revenue": 260_000}, {"client_money_per_month": 1000}, {"records_identity": 100, "records_total": 180},
])
def test_a_larger_firm_keeps_its_advised_parts(change: dict[str, Any]) -> None:
    assert levels(make_facts({**FLORIST, **change}))["claims_prep"] == "advised"


def test_a_kind_of_technology_firm_raises_its_parts_by_one_step() -> None:
    agency = {
        **FLORIST, "staff": 6, "sector": "software", "revenue": 700_000, "technology_services": ["web_agency"],
        "technology_revenue_share": 1, "gives_professional_advice": False,
    }
    assert levels(make_facts(agency))["media"] == "essential"
    assert levels(make_facts({**agency, "technology_services": ["resale_only"]}))["media"] == "advised"


def test_the_smallest_firm_gets_no_part_raised_by_its_trade() -> None:
    designer = {
        **FLORIST, "sector": "software", "technology_services": ["web_agency"], "technology_revenue_share": 1,
        "gives_professional_advice": False,
    }
    found = levels(make_facts(designer))
    assert found["media"] == "optional"
    assert levels(make_facts({**designer, "advertises": False}))["media"] == "optional"
    assert sum(level == "essential" for level in found.values()) <= 5


def test_a_part_to_confirm_stays_on_the_list_of_the_smallest_firm() -> None:
    found = levels(with_facts(make_facts(FLORIST), card_handling="unknown"))
    assert found["pci"] == "advised"


def test_a_firm_without_technology_is_not_advised_technology_cover() -> None:
    assert levels(make_facts(FLORIST))["tech_eo"] == "not_needed"


# ------------------------------------------------------------------------------------------- unknown facts
def test_a_fact_asked_in_vain_is_confirmed_before_a_part_is_essential() -> None:
    facts = with_facts(client("A2"), records_contact="unknown", records_identity="unknown")
    found = {p.part: p for p in priorities(facts.within("assumed"), book())}
    assert (found["privacy_liab"].level, found["privacy_liab"].confirm) == ("advised", True)
    assert found["privacy_liab"].missing == ("records_contact", "records_identity")


def test_a_fact_nobody_was_asked_takes_its_default() -> None:
    facts = with_facts(client("A2"), records_contact=None, records_identity=None, records_health=None)
    assert levels(facts)["privacy_liab"] == "essential"


def test_what_is_known_decides_in_spite_of_an_unknown_fact() -> None:
    """The share of technology is not known, but the trade alone makes it a technology firm."""
    facts = with_facts(client("A4"), technology_revenue_share="unknown")
    found = {p.part: p for p in priorities(facts.within("assumed"), book())}
    assert (found["tech_eo"].level, found["tech_eo"].confirm) == ("essential", False)


def test_a_missing_fact_without_default_leaves_the_part_to_confirm() -> None:
    facts = with_facts(client("A1"), liquid_funds=None)
    found = {p.part: p for p in priorities(facts.within("assumed"), book())}
    assert (found["bi"].level, found["bi"].confirm, found["bi"].missing) == ("advised", True, ("liquid_funds",))


_NUMBERS = {
    "records_identity": st.integers(0, 50_000), "records_contact": st.integers(0, 50_000),
    "liquid_funds": st.integers(0, 2_000_000), "client_money_per_month": st.integers(0, 500_000),
    "critical_it_suppliers": st.integers(0, 9), "largest_payment": st.integers(0, 400_000),
}
_ORDER = ("not_needed", "optional", "advised", "essential")


@given(name=st.sampled_from(NAMES), fact=st.sampled_from(sorted(_NUMBERS)), data=st.data())
def test_not_knowing_never_rules_a_part_out_that_a_known_answer_asks_for(
    name: str, fact: str, data: st.DataObject
) -> None:
    """A fact made unknown leaves a part essential, or to be confirmed, or was not what made it essential."""
    known = with_facts(client(name), **{fact: data.draw(_NUMBERS[fact])})
    unknown = with_facts(known, **{fact: "unknown"})
    before, after = levels(known), {p.part: p for p in priorities(unknown.within("assumed"), book())}
    for part, level in before.items():
        if level == "essential":
            assert after[part].level == "essential" or after[part].confirm


@given(name=st.sampled_from(NAMES), fact=st.sampled_from(["records_identity", "records_contact", "largest_payment"]),
       low=st.integers(0, 20_000), more=st.integers(0, 400_000))
def test_more_at_stake_never_lowers_a_priority(name: str, fact: str, low: int, more: int) -> None:
    small, large = (levels(with_facts(client(name), **{fact: n})) for n in (low, low + more))
    for part in COVERAGE_PARTS:
        assert _ORDER.index(large[part]) >= _ORDER.index(small[part])
