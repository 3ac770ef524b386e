"""Kinds of incident side by side: how often each comes and what it typically costs.

The mark that decides whether an event happens says nothing about its cost, so costs are read from all events of a
cause, happening or not: rare causes have enough of them for a steady figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from advisor_app.domain.losses.arrays import Floats, quantiles, sums
from advisor_app.domain.losses.incidents import simulated
from advisor_app.domain.losses.parameters import CAUSES, PARTS, LossParameters
from advisor_app.domain.losses.picture import LossPicture, Range
from advisor_app.domain.losses.ranges import CURVE_READINGS, draw_readings
from advisor_app.domain.losses.rates import chance_of_any


@dataclass(frozen=True)
class EventKind:
    """One cause. Money in the client's currency.

    chance: of at least one in a year. typical, large: what half of them and one in twenty cost more than.
    serious_chance: of at least one in a year that costs more than an amount the firm cares about.
    """

    cause: str
    chance: float
    typical: float
    large: float
    expected_annual: float
    serious_chance: float


@dataclass(frozen=True)
class KindRange:
    """80 % ranges of one cause."""

    chance: Range
    typical: Range


def event_kinds(picture: LossPicture, serious: float) -> tuple[EventKind, ...]:
    """The causes that can strike the firm, the costliest on average first. serious: in the client's currency."""
    incidents = simulated(picture)
    kinds = []
    for number, cause in enumerate(CAUSES):
        own = np.flatnonzero(incidents.cause == number)
        if not own.size:
            continue
        costs = incidents.totals[own] * incidents.usd_rate
        loss = picture.by_cause[cause]
        kinds.append(EventKind(
            cause, chance_of_any(loss.rate, incidents.dispersion), *_middle_and_large(costs), loss.expected_annual,
            incidents.chance_of(own[costs > serious]),
        ))
    return tuple(sorted(kinds, key=lambda kind: -kind.expected_annual))


def _middle_and_large(costs: Floats) -> tuple[float, float]:
    middle, large = quantiles(costs, (0.5, 0.95))
    return middle, large


def kind_ranges(picture: LossPicture, parameters: LossParameters, unknown_share: float) -> Mapping[str, KindRange]:
    """The ranges of the causes that can strike. unknown_share: of the inputs; parameters: those of the picture."""
    incidents = simulated(picture)
    readings = draw_readings(parameters, picture.seed, unknown_share)
    rates = np.array([picture.by_cause[cause].rate for cause in CAUSES]) * readings.frequency
    chances = 1.0 - (incidents.dispersion / (incidents.dispersion + rates)) ** incidents.dispersion
    parts = [incidents.loss_parts[part] for part in PARTS]
    index = np.concatenate([own for own, _ in parts])
    events = [np.flatnonzero(incidents.cause == number) for number in range(len(CAUSES))]
    typical = []
    for severity in readings.severity[:CURVE_READINGS]:
        scaled = np.concatenate([own * factor for (_, own), factor in zip(parts, severity, strict=True)])
        costs = sums(index, scaled, incidents.cause.size) * incidents.usd_rate
        typical.append([float(np.median(costs[own])) if own.size else 0.0 for own in events])
    costs_low, costs_high = np.quantile(np.array(typical), (0.1, 0.9), axis=0)
    low, high = np.quantile(chances, (0.1, 0.9), axis=0)
    return {
        cause: KindRange(Range(float(low[n]), float(high[n])), Range(float(costs_low[n]), float(costs_high[n])))
        for n, cause in enumerate(CAUSES) if events[n].size
    }
