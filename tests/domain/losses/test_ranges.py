from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.losses.ranges import draw_readings


def test_scales_have_mean_one_and_the_stated_width(parameters: LossParameters) -> None:
    many = draw_readings(parameters, 3, 0.0, 200_000)
    assert many.severity.mean() == pytest.approx(1.0, abs=0.01)
    assert np.log(many.severity[:, 0]).std() == pytest.approx(np.hypot(0.30, 0.35), rel=0.02)
    # Clipping a few wild readings at three times the rate lowers the mean a little.
    assert many.frequency.mean() == pytest.approx(1.0, abs=0.03)
    assert many.frequency.max() == 3.0


def test_a_severe_reading_in_ten_is_what_limits_are_tested_with(parameters: LossParameters) -> None:
    severity = draw_readings(parameters, 3, 0.0, 200_000).severity[:, 0]
    assert np.quantile(severity, 0.9) == pytest.approx(parameters.uncertainty.severity_stress, rel=0.03)


def test_silence_widens_rates_only(parameters: LossParameters) -> None:
    told, silent = (draw_readings(parameters, 3, share) for share in (0.0, 1.0))
    assert np.log(silent.frequency).std() > np.log(told.frequency).std()
    assert np.array_equal(told.severity, silent.severity)


@pytest.mark.parametrize("name", ["bookkeeper", "provider"])
def test_ranges_hold_the_central_figures(name: str, picture: Callable[[str], LossPicture]) -> None:
    found = picture(name)
    ranges = found.ranges
    assert ranges is not None
    assert ranges.chance.low < found.chance < ranges.chance.high
    assert ranges.expected_annual.low < found.expected_annual < ranges.expected_annual.high
    assert ranges.incident_p95.low < found.incident.p95 < ranges.incident_p95.high


def test_the_curve_falls_inside_its_band(picture: Callable[[str], LossPicture]) -> None:
    curve = picture("retailer").curve
    assert len(curve) == 60
    chances = [point.chance for point in curve]
    assert chances == sorted(chances, reverse=True)
    for point in curve:
        assert point.low is not None
        assert point.high is not None
        assert 0 <= point.low <= point.high <= 1
    inside = sum(point.low <= point.chance <= point.high for point in curve)  # type: ignore[operator]
    assert inside >= 55


def test_several_incidents_in_a_year(parameters: LossParameters) -> None:
    """Among firms with 845 incidents in ten thousand years, about one year in ten with an incident has two or more."""
    rates = 0.0845 * np.array(parameters.frequency.shares)
    scaled = (draw_readings(parameters, 20260101, 0.0, 20_000).frequency * rates).sum(axis=1)
    shape = parameters.frequency.dispersion
    none = (shape / (shape + scaled)) ** shape
    one = none * shape * scaled / (shape + scaled)
    assert float((1 - none - one).mean() / (1 - none).mean()) == pytest.approx(0.095, abs=0.01)
