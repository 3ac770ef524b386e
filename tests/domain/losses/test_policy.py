from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.losses.picture import CoverTerms
from advisor_app.domain.losses.policy import PartAmounts, covered, layer, paid


def part(amounts: list[float], *, days: list[float] | None = None, payable: list[float] | None = None) -> PartAmounts:
    index = np.arange(len(amounts))
    insured = amounts if payable is None else payable
    return PartAmounts(index, np.array(amounts), np.array(insured), np.array(days or [0.0] * len(amounts)))


PARTS = {"breach_resp": part([100.0, 30.0]), "bi": part([80.0, 40.0], days=[4.0, 0.25])}


def test_sum_of_parts_without_terms() -> None:
    assert covered(PARTS, CoverTerms(limit=1e9), 2).tolist() == [180.0, 70.0]


def test_waiting_hours_come_first() -> None:
    """Twelve of 96 hours wait; an outage shorter than the wait pays nothing."""
    waited = covered(PARTS, CoverTerms(1e9, waiting_hours={"bi": 12.0, "breach_resp": 12.0}), 2)
    assert waited.tolist() == [170.0, 30.0]
    capped = covered(PARTS, CoverTerms(1e9, waiting_hours={"bi": 12.0}, sublimits={"bi": 75.0}), 2)
    assert capped.tolist() == [170.0, 30.0]


def test_sublimit_then_coinsurance() -> None:
    terms = CoverTerms(1e9, sublimits={"breach_resp": 50.0}, coinsurance={"breach_resp": 0.2})
    assert covered(PARTS, terms, 2).tolist() == [50 * 0.8 + 80, 30 * 0.8 + 40]


def test_excluded_parts_and_fines_pay_nothing() -> None:
    assert covered(PARTS, CoverTerms(1e9, excluded=frozenset({"bi"})), 2).tolist() == [100.0, 30.0]
    fines = {"reg_fines": part([500.0], payable=[0.0])}
    assert covered(fines, CoverTerms(1e9), 1).tolist() == [0.0]


def test_retention_then_limit() -> None:
    terms = CoverTerms(limit=100.0, retention=50.0)
    assert paid(np.array([20.0, 90.0, 400.0]), terms).tolist() == [0.0, 40.0, 100.0]


@given(
    amounts=st.lists(st.floats(0, 1e7), min_size=1, max_size=20).map(np.array),
    cuts=st.lists(st.floats(1, 1e7), max_size=5, unique=True).map(sorted),
)
@settings(max_examples=60, deadline=None)
def test_layers_add_up(amounts: np.ndarray, cuts: list[float]) -> None:
    edges = [0.0, *cuts, 1e9]
    whole = sum(layer(amounts, low, high) for low, high in pairwise(edges))
    assert whole == pytest.approx(amounts, rel=1e-9, abs=1e-9)
