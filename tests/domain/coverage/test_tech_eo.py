"""Kinds of technology firm, what to name in the description of services, and the usual minima."""

from __future__ import annotations

from typing import Any

import pytest

from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.priorities import priorities
from advisor_app.domain.coverage.recommend import recommend_coverage
from tests.domain.coverage.clients import book, client, losses_of, with_facts
from tests.domain.coverage.test_texts import words

KINDS = ("saas", "msp", "hosting", "dev", "consult", "processor", "hardware_iot", "telecom", "fintech", "platform",
         "ai", "health_it")


def advice(name: str, **facts: Any) -> CoverageAdvice:
    return recommend_coverage(with_facts(client(name), **facts), losses_of(name), book(), controls={})


def test_all_twelve_kinds_have_a_definition_and_a_first_question() -> None:
    assert {kind.id for kind in book().technology} == set(KINDS)
    texts = words().coverage["technology"]
    assert all(texts[f"{kind}.definition"] and texts[f"{kind}.question"] for kind in KINDS)


@pytest.mark.parametrize(("kind", "facts"), [
    ("saas", {"technology_services": ["saas"]}), ("msp", {"technology_services": ["managed_it"]}),
    ("dev", {"technology_services": ["web_agency"]}), ("processor", {"technology_services": ["data_processing"]}),
    ("platform", {"online_activities": ["shop", "user_content"]}),
    ("fintech", {"restricted_trade": "payment_processing"}),
])
def test_kinds_follow_from_facts(kind: str, facts: dict[str, Any]) -> None:
    assert kind in advice("A4", **facts).technology_types


def test_a_kind_that_no_fact_tells_is_asked_about_and_raises_nothing() -> None:
    assert advice("A4").technology_to_ask == ("telecom",)
    assert "telecom" not in advice("A4").technology_types
    assert advice("A2").technology_to_ask == ()
    found = {p.part: p.rule for p in priorities(client("A4").within("assumed"), book())}
    assert found["svc_fraud"] != "technology"


def test_minima_that_fit_the_firm() -> None:
    def minima(name: str, **facts: Any) -> list[str]:
        return [row.id for row in advice(name, **facts).minima]

    assert minima("A1") == ["professional_body", "lender_or_landlord"]
    assert "hospital_supplier" in minima("A5")
    assert "business_associate" in minima("A5", organisation_flags=["hipaa_business_associate"])
    assert "hospital_supplier" not in minima("A4", data_categories=["contact"])
    body = next(row for row in book().minima if row.id == "professional_body")
    assert body.low is None  # the body has its own figure


def test_what_can_be_done_within_thirty_days_takes_no_weeks() -> None:
    for ask in book().controls.rows:
        if ask.gate or ask.effort in ("hours", "days"):
            assert ask.quick_fix, ask.id
        assert ask.effort in ("hours", "days", "weeks")
