"""What the controls change: a factor on the rate of each cause and on each severity lever.

A factor compares with the average firm: 1 where every score equals the reference adoption, below 1 where the firm is
better. Cuts on one target overlap, so the largest counts in full and further ones less and less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from advisor_app.domain.losses.arrays import Floats
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, LEVERS, ControlTable

N_CAUSES = len(CAUSES)


@dataclass(frozen=True)
class Effects:
    """Factors under one set of scores. causes: shape (9,). levers: shape (10,), in the order of LEVERS."""

    causes: Floats
    levers: Floats

    def lever(self, name: str) -> float:
        return float(self.levers[LEVERS.index(name)])


def score_vector(scores: Mapping[str, float | None], table: ControlTable) -> Floats:
    """One score 0 to 1 for each control, shape (21,); the reference adoption where it is not known or absent."""
    known = [scores.get(control) for control in CONTROLS]
    return np.array([
        adoption if score is None else min(max(score, 0.0), 1.0)
        for score, adoption in zip(known, table.adoption, strict=True)
    ])


def remaining(scores: Floats, table: ControlTable, effect: float = 1.0) -> Floats:
    """What the controls leave of each target, not yet compared with the average firm.

    scores: shape (..., 21). effect: exponent-like reading of the evidence, 1 as published. Result (..., 19): causes,
    then levers.
    """
    cuts = np.concatenate([np.array(table.cause_cuts), np.array(table.lever_cuts)], axis=1)
    taken = -np.log1p(-np.minimum(table.cut_max, effect * cuts * scores[..., np.newaxis]))
    taken = -np.sort(-taken, axis=-2)
    weights = np.full(len(CONTROLS), table.rank_weights[-1])
    weights[: len(table.rank_weights)] = table.rank_weights
    left = np.exp(-(taken * weights[:, np.newaxis]).sum(axis=-2))
    floors = np.full(left.shape[-1], table.lever_floor)
    floors[:N_CAUSES] = table.cause_floor
    return np.asarray(np.maximum(left, floors))


def factors(scores: Floats, table: ControlTable, effect: float = 1.0) -> Floats:
    """Factors of all targets relative to the average firm; scores (..., 21) give (..., 19)."""
    return remaining(scores, table, effect) / remaining(np.array(table.adoption), table, effect)


def effects_of(scores: Floats, table: ControlTable, effect: float = 1.0) -> Effects:
    """The factors of one set of scores, shape (21,)."""
    both = factors(scores, table, effect)
    return Effects(both[:N_CAUSES], both[N_CAUSES:])
