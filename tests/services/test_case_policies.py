from __future__ import annotations

from datetime import date

import pytest

from advisor_app.domain.policies import Advisor, Limit, PartHeld, Policy, Retention, Subjectivity
from advisor_app.services.case_entries import AdvisorEntry, PolicyEntry
from advisor_app.services.case_policies import advisor_tree, policy_tree, to_advisor, to_policy


def test_what_is_not_known_is_not_written() -> None:
    tree = policy_tree(Policy("cyber_sa", limit=Limit(each=500_000), start=date(2026, 4, 1)))
    assert tree["shape"] == "cyber_sa" and tree["period"] == {"from": "2026-04-01"}
    assert "insurer" not in tree and "kind" not in tree and "parts" not in tree
    assert tree["limit"] == {"each": 500_000, "reinstatement": False}


def test_a_figure_of_zero_is_known_and_stays() -> None:
    policy = Policy("pi", premium_tax=0.0, retention=Retention(default=0))
    again = to_policy(PolicyEntry.model_validate(policy_tree(policy)), "current")
    assert again == policy
    assert again.premium_tax == 0 and again.premium_net is None


def test_every_entry_of_a_policy_goes_there_and_back() -> None:
    raw = {
        "shape": "cyber_sa", "broker_ref": "B-1", "subjectivities": [{"text": "Show a scan", "due": "2026-12-01"}],
        "commission_or_fee": {"type": "commission", "value": 0.1}, "claims_contacts": {"portal": "claims.example"},
        "endorsements": [{"ref": "E1", "title": "War", "effect": "restricts", "parts": ["bi"], "terms": ["war"]}],
        "services": [{"name": "Training", "activated": True}], "pending_date": "2026-01-01",
        "answers_given": {"form_date": "2026-03-01", "answers": {"mfa_email": "yes"}},
        "premium": {"net": 900, "instalments": "monthly"}, "parts": [{"id": "bi", "premium": 120}],
        "terms": [{"id": "war", "value": "poor", "change_agreed": True}],
    }
    policy = to_policy(PolicyEntry.model_validate(raw), "quote")
    assert policy.kind == "quote"
    assert policy.broker_ref == "B-1"
    assert policy.subjectivities == (Subjectivity("Show a scan", date(2026, 12, 1)),)
    assert (policy.pay.value, policy.contacts.portal) == (0.1, "claims.example")
    assert to_policy(PolicyEntry.model_validate(policy_tree(policy)), "current") == policy


def test_an_advisor_goes_there_and_back() -> None:
    advisor = Advisor(firm="Fenwick", capacity="broker", address=("1 Quay", "Falmouth"), language="en-GB")
    assert to_advisor(AdvisorEntry.model_validate(advisor_tree(advisor)), "GB") == advisor


@pytest.mark.parametrize(("country", "home", "language"), [
    ("", "US", "en-US"), ("", "GB", "en-GB"), ("", "DE", "en-GB"), ("IE", "US", "en-IE"), ("", "", "en-US"),
])
def test_a_letter_without_a_language_is_written_as_its_country_writes(country: str, home: str, language: str) -> None:
    assert to_advisor(AdvisorEntry(country=country), home).language == language


def test_a_part_held_says_unknown_when_nothing_is_said() -> None:
    assert PartHeld("bi") == PartHeld("bi", "unknown")
