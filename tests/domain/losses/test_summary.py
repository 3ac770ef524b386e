from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.losses.incidents import Incidents
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.losses.summary import exceedance


@pytest.fixture(scope="module")
def found(picture: Callable[[str], LossPicture]) -> LossPicture:
    return picture("dental")


def test_parts_given_that_they_are_touched(found: LossPicture) -> None:
    for part in (*found.by_part.values(), *found.by_coverage_part.values()):
        if part.incidents == 0:
            assert part.mean is None
            assert part.p90 is None
            continue
        assert part.mean is not None
        assert part.p90 is not None
        assert part.p95 is not None
        assert 0 < part.p90 <= part.p95
        assert 0 < part.chance < found.chance
        # Chance times mean is the mean a year, but for years with several and the noise of simulation.
        if part.incidents > 500:
            assert part.chance * part.mean == pytest.approx(part.expected_annual, rel=0.25)
    assert found.fraud_p90 == found.by_part["fundsxfer"].p90


def test_mean_of_an_incident_agrees_with_the_mean_year(found: LossPicture) -> None:
    assert found.incident.mean * found.incident_rate == pytest.approx(found.expected_annual, rel=0.05)
    for cause in found.by_cause.values():
        assert cause.rate * cause.mean == pytest.approx(cause.expected_annual)


def test_simulated_incidents_come_at_the_rate(found: LossPicture) -> None:
    assert found.incidents / found.years == pytest.approx(found.incident_rate, rel=0.03)


def test_curve_points_are_what_the_events_say(found: LossPicture) -> None:
    assert isinstance(found.events, Incidents)
    assert found.curve[0].amount == pytest.approx(1000.0)
    for point in found.curve[::7]:
        assert found.events.year_exceeds(point.amount) == pytest.approx(point.chance, abs=2 / found.years)


def test_exceedance_by_hand() -> None:
    chances = exceedance(np.array([5.0, 1.0, 5.0, 0.0]), 10, np.array([0.5, 1.0, 2.0, 4.0]))
    assert chances.tolist() == [0.3, 0.2, 0.2, 0.2]
    assert exceedance(np.zeros(0), 10, np.array([1.0, 10.0])).tolist() == [0.0, 0.0]


@given(data=st.data())
def test_exceedance_counts_every_loss_above_an_amount(data: st.DataObject) -> None:
    """Also losses that equal an amount, or lie one bit beside it."""
    amounts = np.geomspace(1e3, data.draw(st.floats(1e4, 1e9)), data.draw(st.integers(2, 60)))
    beside = st.sampled_from([*amounts, *np.nextafter(amounts, 0), *np.nextafter(amounts, 1e12)]).map(float)
    losses = np.array(data.draw(st.lists(beside | st.floats(0, 1e10), max_size=20)))
    expected = [int((losses > amount).sum()) / 7 for amount in amounts]
    assert exceedance(losses, 7, amounts).tolist() == expected
