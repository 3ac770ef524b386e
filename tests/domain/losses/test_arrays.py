from __future__ import annotations

import numpy as np

from advisor_app.domain.losses.arrays import counts, gathered, run_sums, sums


def test_sums_and_counts_by_group() -> None:
    group = np.array([0, 2, 0])
    assert sums(group, np.array([1.0, 2.0, 4.0]), 4).tolist() == [5.0, 0.0, 2.0, 0.0]
    assert counts(group, 3).tolist() == [2.0, 0.0, 1.0]


def test_sums_of_runs() -> None:
    assert run_sums(np.array([3, 3, 9]), np.array([1.0, 2.0, 4.0])).tolist() == [3.0, 4.0]
    assert run_sums(np.zeros(0, dtype=np.intp), np.zeros(0)).size == 0


def test_columns_gathered_into_one() -> None:
    index, amount = gathered([np.array([1, 4]), np.array([0, 4])], [np.array([2.0, 3.0]), np.array([0.0, 5.0])], 6)
    assert index.tolist() == [1, 4]
    assert amount.tolist() == [2.0, 8.0]
    alone, own = gathered([np.array([1, 4])], [np.array([0.0, 3.0])], 6)
    assert alone.tolist() == [4]
    assert own.tolist() == [3.0]
