"""How a policy reads: what the advisor picked, else what its own figures say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advisor_app.domain.coverage.readings import TermReading
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.policies import Limit, Policy, Retention, TermHeld
from advisor_app.domain.vocabulary import SEVERITIES
from tests.domain.coverage.clients import book, client, losses_of
from tests.domain.coverage.test_gaps import TODAY, good_policy


def terms(name: str, *policies: Policy) -> dict[str, TermReading]:
    known = replace(client(name), policies=policies, _assumed={}, _cache={})
    found = recommend_coverage(known, losses_of(name), book(), controls={}, today=TODAY).terms
    return {reading.term: reading for reading in found}


@pytest.mark.parametrize(("term", "changes", "value"), [
    ("retention_each", {"retention": Retention(2_500)}, "good"),
    ("retention_each", {"retention": Retention(5_000)}, "acceptable"),
    ("retention_each", {"retention": Retention(10_000)}, "poor"),
    ("retention_each", {"retention": Retention(2_500, per_event_single=False)}, "poor"),
    ("waiting_period", {"waiting_hours": {"bi": 8.0}, "waiting_type": "qualifying"}, "good"),
    ("waiting_period", {"waiting_hours": {"bi": 8.0}, "waiting_type": "deductible"}, "acceptable"),
    ("waiting_period", {"waiting_hours": {"bi": 12.0}, "waiting_type": "unknown"}, "acceptable"),
    ("waiting_period", {"waiting_hours": {"bi": 13.0}}, "poor"),
    ("waiting_period", {"waiting_hours": {"bi": 8.0}, "waiting_type": "both"}, "poor"),
    ("bi_period", {"bi_days": 120.0, "extended_days": 30.0}, "good"), ("bi_period", {"bi_days": 90.0}, "acceptable"),
    ("bi_period", {"bi_days": 60.0}, "poor"),
    ("coinsurance", {"coinsurance_by_part": {"extortion": 0.2}}, "acceptable"),
    ("coinsurance", {"coinsurance_by_part": {"extortion": 0.5}}, "poor"), ("coinsurance", {}, "unknown"),
    ("coinsurance", {"coinsurance_default": 0.1}, "poor"),
    ("retro_date", {"retro_date": date(2020, 1, 1), "continuity_date": date(2020, 1, 1)}, "acceptable"),
    ("retro_date", {"retro_date": date(2018, 1, 1), "continuity_date": date(2020, 1, 1)}, "good"),
    ("retro_date", {"retro_date": date(2022, 1, 1), "continuity_date": date(2020, 1, 1)}, "poor"),
    ("aggregate", {"limit": Limit(each=1e6, reinstatement=True)}, "good"),
    ("aggregate", {"limit": Limit(each=1e6, shared_with=("gl",))}, "poor"),
])
def test_figures_of_the_declarations_are_read_by_the_tests_of_the_terms(
    term: str, changes: dict[str, Any], value: str
) -> None:
    blank = {"terms": (), "retro_date": None, "bi_days": None, "waiting_hours": {}}
    found = terms("A1", good_policy("A1", **{**blank, **changes}))[term]
    assert (found.value, found.computed) == (value, value != "unknown")


def test_what_the_advisor_picked_goes_before_the_figures() -> None:
    found = terms("A1", good_policy("A1", retention=Retention(90_000)))["retention_each"]
    assert (found.value, found.computed) == ("good", False)


def test_a_wording_nobody_read_is_provisional() -> None:
    assert all(reading.wording_read for reading in terms("A1", good_policy("A1")).values())
    read = terms("A1", good_policy("A1", seen="declarations_only"))
    assert not any(reading.wording_read for reading in read.values())


def test_without_a_policy_the_terms_say_what_to_look_for_the_gravest_first() -> None:
    found = list(terms("A4").values())
    order = [SEVERITIES.index(reading.severity or "low") for reading in found]
    assert order == sorted(order, reverse=True)
    assert {reading.value for reading in found} == {"unknown"}
    assert "services_def" in terms("A4") and "services_def" not in terms("A2")


def test_only_a_poor_critical_wording_without_a_promise_is_fatal() -> None:
    poor = good_policy("A1", terms=(TermHeld("failure_maintain", "poor"), TermHeld("war", "poor")))
    assert terms("A1", poor)["failure_maintain"].fatal and not terms("A1", poor)["war"].fatal
    promised = good_policy("A1", terms=(TermHeld("failure_maintain", "poor", change_agreed=True),))
    assert not terms("A1", promised)["failure_maintain"].fatal
