"""From simulated incidents to the figures of a picture. All results in the client's currency."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from advisor_app.domain.losses.amounts import COLUMNS, PART_OF_COLUMN
from advisor_app.domain.losses.arrays import Floats, Ints
from advisor_app.domain.losses.incidents import Incidents, quantile_of_years
from advisor_app.domain.losses.parameters import CAUSES, PARTS
from advisor_app.domain.losses.picture import AnnualLosses, CauseLoss, IncidentSizes, PartLoss

# Simulated years from which one year in five hundred is more than a rough figure.
YEARS_FOR_RARE = 500_000
CURVE_POINTS = 60
CURVE_START = 1_000.0
# The curve ends where this many simulated years are left above it.
CURVE_LAST_YEARS = 20


def mean_matrix(incidents: Incidents) -> Floats:
    """Mean a year in USD by cause and loss part, shape (9, 10)."""
    matrix = np.zeros((len(CAUSES), len(PARTS)))
    for name, part in zip(COLUMNS, PART_OF_COLUMN, strict=True):
        matrix[:, part] += incidents.columns[name].by_cause()
    return matrix * incidents.weight[:, np.newaxis]


def incident_sizes(incidents: Incidents) -> IncidentSizes:
    """Mean and percentiles of the cost of one incident; all zero where none was simulated."""
    sizes = incidents.sizes
    if not sizes.size:
        return IncidentSizes(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    quantiles = np.quantile(sizes, (0.5, 0.75, 0.9, 0.95, 0.99)) * incidents.usd_rate
    return IncidentSizes(float(sizes.mean()) * incidents.usd_rate, *map(float, quantiles))


def annual_losses(incidents: Incidents) -> AnnualLosses:
    """Percentiles of the loss of one year, years without an incident included."""

    def at(share: float) -> float:
        return quantile_of_years(incidents.annual, incidents.years, share) * incidents.usd_rate

    return AnnualLosses(
        p50=at(0.5), p75=at(0.75), p90=at(0.9), p95=at(0.95), p99=at(0.99), p99_5=at(0.995), p99_8=at(0.998),
        rough=incidents.years < YEARS_FOR_RARE,
    )


def cause_losses(rates: Floats, matrix: Floats, usd_rate: float) -> Mapping[str, CauseLoss]:
    """rates: incidents a year by cause under the controls of today. matrix: as mean_matrix gives it."""
    means = matrix.sum(axis=1) * usd_rate
    return {
        cause: CauseLoss(float(rate), float(mean / rate) if rate > 0 else 0.0, float(mean))
        for cause, rate, mean in zip(CAUSES, rates, means, strict=True)
    }


def part_losses(incidents: Incidents, matrix: Floats) -> Mapping[str, PartLoss]:
    """Every loss part."""
    means = matrix.sum(axis=0)
    return {
        part: _part_loss(incidents, *incidents.touched((part,)), mean)
        for part, mean in zip(PARTS, map(float, means), strict=True)
    }


def coverage_part_losses(incidents: Incidents) -> Mapping[str, PartLoss]:
    """Every coverage part that the simulation feeds."""
    return {
        part: _part_loss(incidents, own.index, own.amount, incidents.mean_year(own.index, own.amount))
        for part, own in incidents.coverage_parts.items()
    }


def _part_loss(incidents: Incidents, index: Ints, amounts: Floats, mean: float) -> PartLoss:
    rate = incidents.usd_rate
    sizes = amounts[incidents.happens[index]]
    typical = high = very_high = None
    if sizes.size:
        typical = float(sizes.mean()) * rate
        high, very_high = (float(q) * rate for q in np.quantile(sizes, (0.9, 0.95)))
    return PartLoss(mean * rate, incidents.chance_of(index), typical, high, very_high, int(sizes.size))


def curve_amounts(incidents: Incidents) -> Floats:
    """Amounts in USD at which the exceedance curve is worked out, evenly spaced on a logarithmic scale."""
    top = quantile_of_years(incidents.annual, incidents.years, 1.0 - CURVE_LAST_YEARS / incidents.years)
    return np.geomspace(CURVE_START, max(top, 10.0 * CURVE_START), CURVE_POINTS)


def exceedance(ordered: Floats, years: int, amounts: Floats) -> Floats:
    """Chance in a year of losing more than each amount. ordered: years with an incident, smallest first."""
    above = ordered.size - np.searchsorted(ordered, amounts, side="right")
    return np.asarray(above / years, dtype=np.float64)
