"""The points of confidence, one deduction at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from advisor_app.domain.coverage.advice import ControlMark, Insurability
from advisor_app.domain.coverage.confidence import Confidence, confidence, driver_facts
from advisor_app.domain.facts import Facts
from tests.domain.coverage.clients import book, client, with_facts


def seen(*statuses: str, mark: str = "must") -> Insurability:
    marks = tuple(ControlMark(f"c{n}", "mfa", mark, status, None, "stated") for n, status in enumerate(statuses))
    return Insurability("ready", 0.0, False, (), marks)


def points(
    facts: Facts, assumed: Sequence[str] = (), open_facts: Sequence[str] = (), binding: str = "LIM-6",
    controls: Insurability | None = None,
) -> Confidence:
    return confidence(facts.within("assumed"), assumed, open_facts, binding, book(), controls or seen())


def test_everything_known_is_a_hundred() -> None:
    assert points(client("A1")) == Confidence(100, "firm", ())


def test_a_fact_behind_the_deciding_driver_costs_twice_as_much() -> None:
    assert points(client("A1"), ["loss_per_customer"]).points == 98
    assert points(client("A1"), ["loss_per_customer"], binding="LIM-7").points == 96
    assert points(client("A1"), (), ["business_customers"], "LIM-6").points == 96


def test_a_fact_is_counted_once() -> None:
    assert points(client("A1"), ["device_count"], ["device_count"]).points == 98


def test_a_page_that_was_not_asked_costs_once_and_a_fact_nobody_knows_costs_by_itself() -> None:
    """PF-20 asks for devices, cloud spend and suppliers together."""
    page = ["device_count", "cloud_spend_per_year", "critical_it_suppliers"]
    assert points(client("A1"), page).points == 98
    unknown = with_facts(client("A1"), device_count="unknown", cloud_spend_per_year="unknown")
    assert points(unknown, page).points == 94


def test_what_is_worked_out_or_hidden_costs_nothing() -> None:
    assert points(client("A1"), ["daily_gross_margin"]).points == 100
    hidden = replace(client("A1"), not_applicable=frozenset({"has_admin_access"}))
    assert points(hidden, ["has_admin_access"]) == Confidence(100, "firm", ())


def test_unknown_controls_cost_three_unless_rarely_asked() -> None:
    assert points(client("A1"), controls=seen("unknown", "unknown", "missing", "in_place")).points == 94
    assert points(client("A1"), controls=seen("unknown", mark="rare")).points == 100


@pytest.mark.parametrize("change", [
    {"revenue": "1m_5m"}, {"revenue": "unknown"}, {"records_total": None}, {"revenue": "1m_5m", "records_total": None},
])
def test_estimates_cost_five_once(change: dict[str, object]) -> None:
    assert points(with_facts(client("A1"), **change)).points == 95


@pytest.mark.parametrize("unknown, level", [
    (6, "firm"), (7, "fair"), (13, "fair"), (14, "provisional"), (40, "provisional"),
])
def test_levels(unknown: int, level: str) -> None:
    found = points(client("A1"), controls=seen(*["unknown"] * unknown))
    assert (found.level, found.points) == (level, max(0, 100 - 3 * unknown))


def test_every_driver_names_its_facts() -> None:
    for rule in ("LIM-1", "LIM-2", "LIM-3", "LIM-4", "LIM-5", "LIM-6", "LIM-7"):
        assert driver_facts(rule, book())
