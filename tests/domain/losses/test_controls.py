from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.losses.controls import effects_of, factors, remaining, score_vector
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, LEVERS, LossParameters

SCORES = st.lists(st.floats(0, 1), min_size=21, max_size=21).map(np.array)


@pytest.mark.parametrize("effect", [0.5, 1.0, 1.3])
def test_average_firm_has_factors_of_exactly_one(effect: float, parameters: LossParameters) -> None:
    table = parameters.controls
    assert (factors(np.array(table.adoption), table, effect) == 1.0).all()
    assert (score_vector({}, table) == np.array(table.adoption)).all()
    assert (score_vector(dict.fromkeys(CONTROLS), table) == np.array(table.adoption)).all()


def test_scores_are_held_between_nothing_and_full(parameters: LossParameters) -> None:
    scores = score_vector({"mfa": 7.0, "backup": -1.0, "edr": None}, parameters.controls)
    assert scores[CONTROLS.index("mfa")] == 1.0
    assert scores[CONTROLS.index("backup")] == 0.0
    assert scores[CONTROLS.index("edr")] == 0.35


def test_overlapping_cuts_are_discounted_by_rank(parameters: LossParameters) -> None:
    """Mailbox takeover with three controls in full: the largest cut whole, the next ones less."""
    scores = score_vector(dict.fromkeys(CONTROLS, 0.0) | {"mfa": 1.0, "email_filter": 1.0, "training": 1.0},
                          parameters.controls)
    left = remaining(scores, parameters.controls)[CAUSES.index("bec")]
    expected = math.exp(math.log(1 - 0.55) + 0.7 * math.log(1 - 0.25) + 0.5 * math.log(1 - 0.20))
    assert left == pytest.approx(expected, rel=1e-12)


def test_floors(parameters: LossParameters) -> None:
    table = parameters.controls
    left = remaining(np.ones(21), table, 3.0)
    assert left[: len(CAUSES)].min() == 0.20
    assert left[len(CAUSES) :].min() == 0.35
    # 0.8 at most off card charges stops at the floor even as published.
    assert remaining(np.ones(21), table)[len(CAUSES) + LEVERS.index("pci")] == 0.35


@given(scores=SCORES, control=st.integers(0, 20), better=st.floats(0, 1), effect=st.sampled_from([0.5, 1.0, 1.3]))
@settings(max_examples=80, deadline=None)
def test_a_better_score_never_raises_a_factor(
    scores: np.ndarray, control: int, better: float, effect: float, parameters: LossParameters
) -> None:
    improved = scores.copy()
    improved[control] = max(scores[control], better)
    before, after = (factors(s, parameters.controls, effect) for s in (scores, improved))
    assert (after <= before * (1 + 1e-12)).all()


def test_many_scores_at_once_equal_one_by_one(parameters: LossParameters) -> None:
    rows = np.linspace(0, 1, 63).reshape(3, 21)
    together = factors(rows, parameters.controls)
    for row, found in zip(rows, together, strict=True):
        one = effects_of(row, parameters.controls)
        assert np.array_equal(np.concatenate([one.causes, one.levers]), found)
        assert one.lever("bi") == found[len(CAUSES) + LEVERS.index("bi")]
