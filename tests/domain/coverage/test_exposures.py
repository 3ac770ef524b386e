"""What laws could cost: shown apart, in the currency of the law."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor_app.domain.coverage.advice import Exposure
from advisor_app.domain.coverage.exposures import exposures, fines_position
from tests.domain.coverage.clients import NAMES, book, client, with_facts


def rows(name: str, **changes: Any) -> dict[str, Exposure]:
    return {row.id: row for row in exposures(with_facts(client(name), **changes).within("assumed"), book())}


@pytest.mark.parametrize("name, wanted", [
    ("A1", {"exp_hipaa", "exp_card"}), ("A2", {"exp_card"}), ("A3", {"exp_card"}), ("A4", set()),
    ("A5", {"exp_hipaa"}), ("A6", {"exp_ukgdpr", "exp_card"}),
])
def test_rows_of_the_worked_clients(name: str, wanted: set[str]) -> None:
    assert set(rows(name)) == wanted


def test_finger_data_in_illinois_is_counted_by_the_head() -> None:
    row = rows("A1", people_us_states=["OH", "IL"], data_categories=["health", "biometric"], records_biometric=12)
    assert (row["exp_bipa"].low, row["exp_bipa"].high) == (12_000, 60_000)


def test_people_that_nobody_counted_give_no_sum() -> None:
    row = rows("A1", people_us_states=["IL"], data_categories=["biometric", "health"])["exp_bipa"]
    assert row.low is row.high is None
    assert row.unit_high == 5_000


def test_california_counts_above_its_thresholds_only() -> None:
    assert "exp_ccpa" not in rows("A2")
    row = rows("A2", revenue=30_000_000)["exp_ccpa"]
    assert (row.low, row.high) == (15_000 * 107, 15_000 * 799)


def test_a_fine_by_turnover_is_the_higher_of_the_two() -> None:
    facts = replace(with_facts(client("A6"), revenue=2_000_000_000), _cache={}, _assumed={})
    row = {r.id: r for r in exposures(facts.within("assumed"), book())}["exp_ukgdpr"]
    assert row.high == 80_000_000
    assert rows("A6")["exp_ukgdpr"].high == 17_500_000


def test_turnover_in_another_currency_is_not_converted() -> None:
    row = rows("A6", revenue=2_000_000_000, currency="EUR")["exp_ukgdpr"]
    assert row.high == 17_500_000


def test_every_row_has_a_day_and_a_source() -> None:
    for name in NAMES:
        assert all(row.source and row.as_of.year >= 2026 for row in rows(name).values())


@pytest.mark.parametrize("country, position", [
    ("NO", "likely"), ("US", "varies"), ("GB", "uncertain"), ("FR", "unlikely"), ("CZ", "uncertain"),
])
def test_whether_fines_can_be_insured(country: str, position: str) -> None:
    assert fines_position(country, book()) == position
