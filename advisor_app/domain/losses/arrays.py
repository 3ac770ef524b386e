"""Array types of the loss model, and the one reduction that groups.

Reductions avoid BLAS: its order of summation varies between machines, and results must repeat to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


# Columns with fewer entries than one in this many events are put together without looking at all events.
_FEW: Final = 16


def sums(group: Ints, amounts: Floats, groups: int) -> Floats:
    """Sum of the amounts of each group, shape (groups,); added in the order given."""
    return np.asarray(np.bincount(group, weights=amounts, minlength=groups), dtype=np.float64)


def gathered(indices: Sequence[Ints], amounts: Sequence[Floats], size: int) -> tuple[Ints, Floats]:
    """Several sparse columns without zeros as one: the events any of them touches, in order, and what they cost
    together."""
    if len(indices) == 1:
        return indices[0], amounts[0]
    if sum(own.size for own in indices) * _FEW < size:
        index = np.unique(np.concatenate(indices))
        together = np.zeros(index.size)
        for own, amount in zip(indices, amounts, strict=True):
            together[np.searchsorted(index, own)] += amount
        return index, together
    dense = spread_out(indices, amounts, size)
    index = np.flatnonzero(dense > 0.0)
    return index, dense[index]


def spread_out(indices: Sequence[Ints], amounts: Sequence[Floats], size: int) -> Floats:
    """What several sparse columns cost together at each of `size` events, shape (size,); added column by column.

    A column has each event at most once.
    """
    dense = sums(indices[0], amounts[0], size)
    for own, amount in zip(indices[1:], amounts[1:], strict=True):
        dense[own] += amount
    return dense


def run_sums(ordered: Ints, amounts: Floats) -> Floats:
    """Sum of the amounts of each distinct value of `ordered`, which rises."""
    if not ordered.size:
        return np.zeros(0)
    number = np.concatenate([np.zeros(1, dtype=np.intp), np.cumsum(np.diff(ordered) > 0)])
    return sums(number, amounts, int(number[-1]) + 1)


def quantiles(values: Floats, shares: Sequence[float]) -> tuple[float, ...]:
    """The quantiles of some values, at least one, as numpy's `linear` method gives them, to the last bit."""
    last = values.size - 1
    below = [int(last * share) for share in shares]
    ordered = np.partition(values, sorted({place for low in below for place in (low, min(low + 1, last))}))
    return tuple(
        _between(float(ordered[low]), float(ordered[min(low + 1, last)]), last * share - low)
        for low, share in zip(below, shares, strict=True)
    )


def _between(low: float, high: float, share: float) -> float:
    """From `low` to `high`, from the nearer end."""
    return low + (high - low) * share if share < 0.5 else high - (high - low) * (1.0 - share)


def counts(group: Ints, groups: int) -> Floats:
    """Number of entries of each group, shape (groups,)."""
    return np.asarray(np.bincount(group, minlength=groups), dtype=np.float64)
