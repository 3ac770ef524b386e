from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.losses.incidents import Incidents, simulated
from advisor_app.domain.losses.layers import layer_losses
from advisor_app.domain.losses.picture import CoverTerms, LossPicture
from advisor_app.domain.losses.policy import covered

TERMS = CoverTerms(limit=1e6, retention=5e3, sublimits={"breach_resp": 50e3}, waiting_hours={"bi": 12.0})


@pytest.fixture(scope="module")
def incidents(picture: Callable[[str], LossPicture]) -> Incidents:
    return simulated(picture("dental"))


@given(edges=st.lists(st.floats(0, 1e8), max_size=6))
@settings(max_examples=20, deadline=None)
def test_layers_add_up_to_the_total(edges: list[float], incidents: Incidents) -> None:
    found = layer_losses(incidents, TERMS, edges)
    whole = incidents.mean_total(covered(incidents.coverage_parts, TERMS, incidents.cause.size))
    assert math.fsum(layer.expected_annual for layer in found) == pytest.approx(whole, rel=1e-9)
    assert found[0].low == 0
    assert found[-1].high == math.inf
    assert all(below.high == above.low for below, above in pairwise(found))


def test_higher_layers_are_reached_less_often(incidents: Incidents) -> None:
    found = layer_losses(incidents, TERMS, (5e3, 250e3, 1e6))
    chances = [layer.chance for layer in found]
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] > 0


def test_the_layer_of_a_policy_is_what_it_pays(incidents: Incidents) -> None:
    between = layer_losses(incidents, TERMS, (5e3, 1.005e6))[1]
    assert between.expected_annual == pytest.approx(incidents.retained(TERMS).paid_mean, rel=1e-9)


def test_no_edges_is_one_layer(incidents: Incidents) -> None:
    (only,) = layer_losses(incidents, CoverTerms(limit=1.0), ())
    assert (only.low, only.high) == (0.0, math.inf)
    assert np.isfinite(only.expected_annual)
