from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

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
    chances = exceedance(np.array([1.0, 5.0, 5.0]), 10, np.array([0.5, 1.0, 5.0]))
    assert chances.tolist() == [0.3, 0.2, 0.0]
