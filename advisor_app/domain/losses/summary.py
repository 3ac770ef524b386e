"""From simulated incidents to the figures of a picture. All results in the client's currency."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from advisor_app.domain.losses.amounts import COLUMNS, PART_OF_COLUMN
from advisor_app.domain.losses.arrays import Floats, Ints, counts, quantiles, sums
from advisor_app.domain.losses.incidents import Incidents, quantile_of_years
from advisor_app.domain.losses.parameters import CAUSES, PARTS
from advisor_app.domain.losses.picture import AnnualLosses, CauseLoss, IncidentSizes, PartLoss
from advisor_app.domain.losses.rates import chance_of_any

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
    rate = incidents.usd_rate
    found = (size * rate for size in quantiles(sizes, (0.5, 0.75, 0.9, 0.95, 0.99)))
    return IncidentSizes(float(sizes.mean()) * rate, *found)


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
        part: _part_loss(incidents, *incidents.loss_parts[part], mean)
        for part, mean in zip(PARTS, map(float, means), strict=True)
    }


def coverage_part_losses(incidents: Incidents) -> Mapping[str, PartLoss]:
    """Every coverage part that the simulation feeds."""
    return {
        part: _part_loss(incidents, own.index, own.amount)
        for part, own in incidents.coverage_parts.items()
    }


def _part_loss(incidents: Incidents, index: Ints, amounts: Floats, mean: float | None = None) -> PartLoss:
    """mean: a year in USD, where it is known."""
    rate, cause = incidents.usd_rate, incidents.cause[index]
    if mean is None:
        mean = float((sums(cause, amounts, len(CAUSES)) * incidents.weight).sum())
    often = float((counts(cause, len(CAUSES)) * incidents.weight).sum())
    sizes = amounts[np.flatnonzero(incidents.happens[index])]
    typical = high = very_high = None
    if sizes.size:
        typical = float(sizes.mean()) * rate
        high, very_high = (size * rate for size in quantiles(sizes, (0.9, 0.95)))
    return PartLoss(mean * rate, chance_of_any(often, incidents.dispersion), typical, high, very_high, int(sizes.size))


def curve_amounts(incidents: Incidents) -> Floats:
    """Amounts in USD at which the exceedance curve is worked out, evenly spaced on a logarithmic scale."""
    top = quantile_of_years(incidents.annual, incidents.years, 1.0 - CURVE_LAST_YEARS / incidents.years)
    return np.geomspace(CURVE_START, max(top, 10.0 * CURVE_START), CURVE_POINTS)


def exceedance(losses: Floats, years: int, amounts: Floats) -> Floats:
    """Chance in a year of losing more than each amount.

    losses: of the years with an incident, in any order. amounts: rising, evenly on a logarithmic scale, so that the
    place of a loss among them is worked out rather than searched for.
    """
    step = np.log(amounts[-1] / amounts[0]) / (amounts.size - 1)
    place = ((np.log(np.maximum(losses, amounts[0])) - np.log(amounts[0])) / step).astype(np.intp)
    np.minimum(place, amounts.size - 1, out=place)
    # Rounding can leave a loss just above an amount one place too low: both neighbours are compared as they stand.
    below = (amounts[place] < losses).astype(np.intp) + (np.append(amounts, np.inf)[place + 1] < losses)
    at_most = np.cumsum(np.bincount(place + below, minlength=amounts.size + 1))[: amounts.size]
    return np.asarray((losses.size - at_most) / years, dtype=np.float64)
