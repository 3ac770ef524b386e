"""Array types of the loss model, and the one reduction that groups.

Reductions avoid BLAS: its order of summation varies between machines, and results must repeat to the last bit.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


def sums(group: Ints, amounts: Floats, groups: int) -> Floats:
    """Sum of the amounts of each group, shape (groups,); added in the order given."""
    return np.asarray(np.bincount(group, weights=amounts, minlength=groups), dtype=np.float64)


def gathered(indices: list[Ints], amounts: list[Floats], size: int) -> tuple[Ints, Floats]:
    """Several sparse columns as one: the events any of them touches, in order, and what they cost together."""
    if len(indices) == 1:
        touched = np.flatnonzero(amounts[0])
        return indices[0][touched], amounts[0][touched]
    dense = sums(np.concatenate(indices), np.concatenate(amounts), size)
    index = np.flatnonzero(dense)
    return index, dense[index]


def run_sums(ordered: Ints, amounts: Floats) -> Floats:
    """Sum of the amounts of each distinct value of `ordered`, which rises."""
    if not ordered.size:
        return np.zeros(0)
    number = np.concatenate([np.zeros(1, dtype=np.intp), np.cumsum(np.diff(ordered) > 0)])
    return sums(number, amounts, int(number[-1]) + 1)


def counts(group: Ints, groups: int) -> Floats:
    """Number of entries of each group, shape (groups,)."""
    return np.asarray(np.bincount(group, minlength=groups), dtype=np.float64)
