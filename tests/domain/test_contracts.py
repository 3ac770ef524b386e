from __future__ import annotations

from typing import Any

import pytest

from advisor_app.domain.contracts import Contract, contract_rows
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.record_checks import RecordError

FULL = Contract(
    "k1", "Old Mill Ltd", "lender", "processor", "GBP", 1_000_000, False, "given", "clause 9", 2_000_000, 5_000_000,
    {"tech_eo": 1_000_000}, ("privacy_liab",), True, False, None, True, 48,
)


def test_a_contract_is_a_row_of_what_the_firm_said_about_its_contracts() -> None:
    row = dict(FULL.row())
    assert row == {
        "party": "Old Mill Ltd", "kind": "lender", "required_limit": 2_000_000, "requested_limit": 5_000_000,
        "required_parts": ("tech_eo", "privacy_liab"), "additional_insured": True, "waiver_of_subrogation": False,
        "uncapped_liability": False, "notice_hours": 48, "liability_cap": 1_000_000, "requires_rated_insurer": True,
    }
    assert ClientProfile.of({"contracts": [row]}).get("contracts") == (row,)
    assert dict(Contract("k2", "Town Hall").row()) == {"party": "Town Hall", "kind": "customer"}


def test_the_register_replaces_its_own_rows_and_leaves_the_others() -> None:
    stated = ({"party": "Landlord", "kind": "landlord"}, {"party": " old  mill LTD", "required_limit": 1})
    again = Contract("k3", "Old Mill Ltd", notice_hours=24)
    rows = contract_rows([FULL, again, Contract("k2", "Town Hall")], stated)
    assert [row["party"] for row in rows] == ["Landlord", "Old Mill Ltd", "Old Mill Ltd", "Town Hall"]
    assert rows[1]["required_limit"] == 2_000_000
    assert contract_rows([FULL, again, Contract("k2", "Town Hall")], rows) == rows
    assert contract_rows([], stated) == stated


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"counterparty": "  "}, "name of the other side"), ({"kind": "friend"}, "kind of contract"),
        ({"role": "king"}, "The role"), ({"indemnity": "all"}, "The indemnity"),
        ({"required_parts": ("moon",)}, "The part"), ({"required_limits": {"moon": 1}}, "The part"),
        ({"liability_cap": -1}, "below zero"), ({"required_limits": {"bi": -1}}, "below zero"),
        ({"notice_hours": -1}, "below zero"),
    ],
)
def test_an_impossible_contract_is_refused_in_one_sentence(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(RecordError, match=said):
        Contract(**{"id": "k", "counterparty": "x", **changes})


def test_a_limit_that_is_required_of_a_part_is_required_of_the_policy() -> None:
    assert Contract("k", "Bank", required_limits={"tech_eo": 2e6, "pci": 250e3}).row()["required_limit"] == 2e6
    both = Contract("k", "Bank", required_limit=3e6, required_limits={"tech_eo": 2e6})
    assert (both.row()["required_limit"], both.row()["required_parts"]) == (3e6, ("tech_eo",))
    assert "required_limit" not in Contract("k", "Bank").row()
