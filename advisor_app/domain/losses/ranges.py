"""80 % ranges: the figures again under many readings of the evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from advisor_app.domain.losses.arrays import Floats, quantiles, run_sums, sums
from advisor_app.domain.losses.events import EventSet, share_of, stream
from advisor_app.domain.losses.incidents import Incidents
from advisor_app.domain.losses.parameters import CAUSES, PARTS, LossParameters
from advisor_app.domain.losses.picture import LossRanges, Range
from advisor_app.domain.losses.summary import curve_amounts, exceedance, mean_matrix

READINGS = 200
CURVE_READINGS = 24
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True)
class Readings:
    """Scales on rates by cause, shape (b, 9), and on amounts by loss part, shape (b, 10); their mean is 1."""

    frequency: Floats
    severity: Floats


@dataclass(frozen=True)
class Bands:
    """curve_low, curve_high: chances at the amounts of the exceedance curve."""

    ranges: LossRanges
    curve_low: Floats
    curve_high: Floats


def draw_readings(parameters: LossParameters, seed: int, unknown_share: float, count: int = READINGS) -> Readings:
    """`count` readings. unknown_share: 0 to 1, share of the controls nobody answered for: widens the rates."""
    table = parameters.uncertainty
    draw = stream(seed, "params").standard_normal
    common_rate = table.frequency_common * (1.0 + table.frequency_unknown * min(max(unknown_share, 0.0), 1.0))
    # Drawn in this order; a new scale is appended.
    frequency = _scale(draw((count, 1)), common_rate) * _scale(draw((count, len(CAUSES))), table.frequency_cause)
    severity = _scale(draw((count, 1)), table.severity_common) * _scale(draw((count, len(PARTS))), table.severity_part)
    return Readings(np.clip(frequency, table.frequency_scale_min, table.frequency_scale_max), severity)


def _scale(normal: Floats, deviation: float) -> Floats:
    """Log-normal with mean 1."""
    return np.asarray(np.exp(deviation * normal - deviation**2 / 2.0))


def bands_of(events: EventSet, rates: Floats, incidents: Incidents, readings: Readings) -> Bands:
    """The ranges of a base run: chance and expected loss from all readings, curve and incident from the first few.

    rates: incidents a year by cause under the controls of today.
    """
    dispersion = incidents.dispersion
    totals = (readings.frequency * rates).sum(axis=1)
    chance = 1.0 - (dispersion / (dispersion + totals)) ** dispersion
    weighted = readings.frequency[:, :, np.newaxis] * mean_matrix(incidents) * readings.severity[:, np.newaxis, :]
    expected = weighted.sum(axis=(1, 2)) * incidents.usd_rate

    points = curve_amounts(incidents)
    reader = _Reader(events, rates, incidents)
    curves, serious = [], []
    for frequency, severity in zip(
        readings.frequency[:CURVE_READINGS], readings.severity[:CURVE_READINGS], strict=True
    ):
        sizes, years = reader.read(frequency, severity)
        curves.append(exceedance(years, events.years, points))
        serious.append(quantiles(sizes, (0.95,))[0] * incidents.usd_rate if sizes.size else 0.0)
    low, high = np.quantile(np.array(curves), (_LOW, _HIGH), axis=0)
    return Bands(LossRanges(_range(chance), _range(expected), _range(np.array(serious))), low, high)


class _Reader:
    """The incidents of a base run under other scales of rates and amounts, one reading at a time."""

    def __init__(self, events: EventSet, rates: Floats, incidents: Incidents) -> None:
        self._events, self._rates = events, rates
        parts = [incidents.loss_parts[part] for part in PARTS]
        self._amounts = [own for _, own in parts]
        self._index = np.concatenate([index for index, _ in parts])
        self._scaled = np.empty(self._index.size)

    def read(self, frequency: Floats, severity: Floats) -> tuple[Floats, Floats]:
        """Cost in USD of each incident that happens, and the loss of each year with one; scales by cause and part."""
        events = self._events
        likely = share_of(self._rates * frequency, events.envelope)
        happened = np.flatnonzero(events.mark < likely[events.cause])
        start = 0
        for own, factor in zip(self._amounts, severity, strict=True):
            np.multiply(own, factor, out=self._scaled[start: start + own.size])
            start += own.size
        sizes = sums(self._index, self._scaled, len(events))[happened]
        return sizes, run_sums(events.year[happened], sizes)


def _range(values: Floats) -> Range:
    low, high = np.quantile(values, (_LOW, _HIGH))
    return Range(float(low), float(high))
