from __future__ import annotations

import numpy as np
import pytest

from advisor_app.domain.losses.events import EventSet, draw_events, share_of, stream
from advisor_app.domain.losses.parameters import CAUSES, LossParameters

RATES = np.array([0.006, 0.008, 0.006, 0.003, 0.003, 0.001, 0.003, 0.001, 0.0])


@pytest.fixture(scope="module")
def events(parameters: LossParameters) -> EventSet:
    return draw_events(RATES, parameters, 20260101)


def test_streams_are_named_and_repeat() -> None:
    assert stream(1, "mark").random() == stream(1, "mark").random()
    assert len({stream(seed, name).random() for seed in (1, 2) for name in ("mark", "date", "cause")}) == 6


def test_shapes_and_order(events: EventSet) -> None:
    n = len(events)
    assert abs(n - 40_000) < 2_000
    assert events.occur.shape == (15, n)
    assert events.size.shape == (12, n)
    assert events.extreme.shape == (2, n)
    assert (np.diff(events.year) >= 0).all()
    assert events.year[0] >= 0
    assert events.year[-1] < events.years


def test_draws_are_those_of_the_named_streams(events: EventSet) -> None:
    """Whatever memory they are drawn into; a sixteenth row of uniforms could follow without changing these."""
    n = len(events)
    assert np.array_equal(events.occur, stream(20260101, "occur").random((16, n))[:15])
    assert np.array_equal(events.size, stream(20260101, "size").standard_normal((12, n)))
    assert np.array_equal(events.extreme, stream(20260101, "extreme").random((2, n)))
    assert np.array_equal(events.mark, stream(20260101, "mark").random(n))
    climate = np.cumsum(stream(20260101, "climate").standard_gamma(1.0, events.years))
    dates = np.sort(stream(20260101, "date").random(n)) * climate[-1]
    assert np.array_equal(events.year, np.searchsorted(climate, dates, side="right"))


def test_where_nothing_can_happen_nothing_does(parameters: LossParameters) -> None:
    nothing = draw_events(np.zeros(9), parameters, 1)
    assert len(nothing) == 0
    assert nothing.years == 1_000_000
    assert nothing.weights(np.ones(9)).tolist() == [0.0] * 9


def test_causes_follow_the_envelope(events: EventSet) -> None:
    found = np.bincount(events.cause, minlength=9) / len(events)
    assert found == pytest.approx(events.envelope / events.envelope.sum(), abs=0.01)
    assert found[CAUSES.index("tech")] == 0


def test_happening_events_come_at_the_rate(events: EventSet) -> None:
    happened = events.happening(np.ones(9)).sum() / events.years
    assert happened == pytest.approx(RATES.sum(), rel=0.03)
    assert events.weights(np.ones(9)).shape == (9,)


def test_a_lower_factor_only_takes_events_away(events: EventSet) -> None:
    fewer, more = events.happening(np.full(9, 0.4)), events.happening(np.full(9, 0.9))
    assert not (fewer & ~more).any()
    assert fewer.sum() < more.sum()


def test_years_cluster(parameters: LossParameters, events: EventSet) -> None:
    """Gamma-mixed years: the variance of the yearly count is mean + mean squared / shape."""
    counts = np.bincount(events.year, minlength=events.years)
    mean = counts.mean()
    assert counts.var() == pytest.approx(mean + mean**2 / parameters.frequency.dispersion, rel=0.05)


def test_years_by_default_and_by_wish(parameters: LossParameters) -> None:
    assert draw_events(RATES * 100, parameters, 1).years == 20_000
    assert draw_events(RATES / 1000, parameters, 1).years == 1_000_000
    assert draw_events(RATES, parameters, 1, 5).years == 10_000


def test_share_of_a_cause_that_cannot_happen() -> None:
    assert share_of(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist() == [0.25, 0.0]
