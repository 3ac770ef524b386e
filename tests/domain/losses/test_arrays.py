from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.losses.arrays import counts, gathered, quantiles, run_sums, spread_out, sums


def test_sums_and_counts_by_group() -> None:
    group = np.array([0, 2, 0])
    assert sums(group, np.array([1.0, 2.0, 4.0]), 4).tolist() == [5.0, 0.0, 2.0, 0.0]
    assert counts(group, 3).tolist() == [2.0, 0.0, 1.0]


def test_sums_of_runs() -> None:
    assert run_sums(np.array([3, 3, 9]), np.array([1.0, 2.0, 4.0])).tolist() == [3.0, 4.0]
    assert run_sums(np.zeros(0, dtype=np.intp), np.zeros(0)).size == 0


@pytest.mark.parametrize("size", [6, 600])
def test_columns_gathered_into_one(size: int) -> None:
    """Among few events and among many, where only those touched are looked at."""
    columns = [np.array([1, 4]), np.array([0, 4])], [np.array([2.0, 3.0]), np.array([1.0, 5.0])]
    index, amount = gathered(*columns, size)
    assert index.tolist() == [0, 1, 4]
    assert amount.tolist() == [1.0, 2.0, 8.0]
    alone, own = gathered([np.array([1, 4])], [np.array([1.0, 3.0])], size)
    assert alone.tolist() == [1, 4]
    assert own.tolist() == [1.0, 3.0]
    assert spread_out(*columns, 6).tolist() == [1.0, 2.0, 0.0, 0.0, 8.0, 0.0]


@given(
    values=st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40).map(np.array),
    shares=st.lists(st.floats(0, 1), min_size=1, max_size=4),
)
def test_quantiles_are_those_of_numpy_to_the_last_bit(values: np.ndarray, shares: list[float]) -> None:
    before = values.copy()
    assert list(quantiles(values, shares)) == np.quantile(values, shares).tolist()
    assert (values == before).all()
