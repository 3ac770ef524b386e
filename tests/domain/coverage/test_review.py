"""When cover wants a fresh look, and what is coming."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.coverage.review import TRIGGERS, horizon, review_triggers
from advisor_app.domain.policies import Policy
from tests.domain.coverage.clients import NAMES, book, client, with_facts

TODAY = date(2026, 11, 25)
RULES = book().review


def triggers(name: str = "A2", policies: tuple[Policy, ...] = (), **changes: Any) -> list[str]:
    now = with_facts(client(name), **changes)
    return [row.id for row in review_triggers(now, client(name), policies, TODAY, RULES)]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_changed_is_nothing_to_review(name: str) -> None:
    assert triggers(name) == []
    assert review_triggers(client(name), None, (), TODAY, RULES) == ()


@pytest.mark.parametrize(("changes", "trigger"), [
    ({"revenue": 6_000_000}, "revenue"), ({"revenue": 4_000_000}, "revenue"), ({"staff": 30}, "staff"),
    ({"records_total": 60_000}, "more_records"), ({"technology_services": ["saas"]}, "new_service"),
    ({"data_categories": ["contact", "gov_id", "employee_only", "location_behaviour", "health"]}, "new_sensitive_data"),
    ({"people_countries": ["US", "CA"]}, "new_country"), ({"it_support": "inhouse_it"}, "it_provider"),
    ({"contracts": [{"party": "Bank", "required_limit": 1_000_000}]}, "contract"),
    ({"contracts": [{"party": "Bank", "uncapped_liability": True}]}, "contract"),
    ({"card_handling": ["hosted_redirect", "terminal_p2pe", "phone_or_mail"]}, "payment_method"),
    ({"planned_changes": ["merger_or_sale"]}, "merger_or_sale"),
    ({"incidents": [{"kind": "lost_device", "reported_to_insurer": True}]}, "incident"),
])
def test_each_change_that_matters_is_seen(changes: dict[str, Any], trigger: str) -> None:
    assert triggers(**changes) == [trigger]


def test_small_changes_and_silent_contracts_are_no_reason() -> None:
    assert triggers(revenue=5_900_000, staff=26, records_total=50_000) == []
    assert triggers(contracts=[{"party": "Bank", "notice_hours": 24}]) == []


def test_biometric_data_is_both_new_and_sensitive() -> None:
    found = triggers(data_categories=["contact", "gov_id", "employee_only", "location_behaviour", "biometric"])
    assert found == ["new_sensitive_data", "biometric"]


def test_the_first_artificial_intelligence() -> None:
    assert triggers("A6", ai_uses=["client_deliverables"]) == ["ai"]
    assert triggers("A2", ai_uses=["client_deliverables"]) == []  # it was used before


@given(st.integers(-10, 400))
def test_the_end_of_a_policy_is_seen_a_hundred_and_twenty_days_ahead(days: int) -> None:
    policy = Policy("cyber_sa", id="p", end=TODAY + timedelta(days=days))
    found = review_triggers(client("A2"), None, (policy,), TODAY, RULES)
    assert [(row.id, row.policy) for row in found] == ([("renewal", "p")] if days <= 120 else [])


def test_what_is_coming_concerns_the_firm() -> None:
    def ids(name: str) -> set[str]:
        return {row.id for row in horizon(client(name).within("assumed"), RULES)}

    assert "hz_hipaa_sec" in ids("A1") and "hz_hipaa_sec" not in ids("A2")
    assert "hz_ca_30d" in ids("A2") and "hz_uk_ransom" not in ids("A2")
    assert "hz_uk_ransom" in ids("A6") and "hz_gl_ai" not in ids("A6")
    assert all("hz_soft" in ids(name) for name in NAMES)


def test_triggers_come_in_their_order() -> None:
    found = triggers(staff=50, revenue=9_000_000, planned_changes=["change_of_it_provider"])
    assert found == sorted(found, key=TRIGGERS.index) == ["revenue", "staff", "it_provider"]
