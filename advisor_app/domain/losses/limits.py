"""How large a limit has to be, and whether one in force is enough.

A limit is judged on incidents and not on the loss of one year in a hundred: with an incident every thirty years the
latter is close to a typical incident, and a limit of that size would fail in a third of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from advisor_app.domain.losses.arrays import Floats
from advisor_app.domain.losses.incidents import Incidents, in_dollars
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import CoverTerms, LimitTest
from advisor_app.domain.losses.policy import covered

LIMITS_USD: Final = (25e3, 50e3, 100e3, 250e3, 500e3, 1e6, 2e6, 3e6, 5e6, 10e6)
_SAME_DIGITS: Final = (0.5, 2.0)
FEWEST_INCIDENTS: Final = 200
LEAST_CHANCE: Final = 0.001
AGGREGATE_CHANCE: Final = 0.005


@dataclass(frozen=True)
class LimitStep:
    """Mean a year that no policy pays with this limit, in the client's currency."""

    limit: float
    uncovered_mean: float


def ladder(steps_usd: tuple[float, ...], usd_rate: float) -> tuple[float, ...]:
    """Steps in the client's currency: the same digits where it is worth about a dollar, else the nearest customary."""
    if _SAME_DIGITS[0] <= usd_rate <= _SAME_DIGITS[1]:
        return steps_usd
    return tuple(sorted({_customary(step * usd_rate, step >= 1e6) for step in steps_usd}))


def _customary(amount: float, millions: bool) -> float:
    """The nearest amount people use for limits: 1, 2.5, 5 times a power of ten, in millions 1, 2, 3, 5."""
    if amount <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(amount))
    leads = (1.0, 2.0, 3.0, 5.0, 10.0) if millions else (1.0, 2.5, 5.0, 10.0)
    return min((lead * power for lead in leads), key=lambda step: abs(math.log(step / amount)))


def total_limit(incidents: Incidents, parameters: LossParameters) -> LimitTest:
    """The test of the whole policy on the cost of an incident. The aggregate of the year is tested apart."""
    return _test(incidents, np.sort(incidents.sizes), 1.0, parameters)


def part_limits(incidents: Incidents, parameters: LossParameters) -> Mapping[str, LimitTest]:
    """The test of every coverage part that the simulation feeds."""
    return {
        part: _test(
            incidents,
            np.sort(own.amount[np.flatnonzero(incidents.happens[own.index])]),
            incidents.chance_of(own.index),
            parameters,
        )
        for part, own in incidents.coverage_parts.items()
    }


def _test(incidents: Incidents, ordered: Floats, chance: float, parameters: LossParameters) -> LimitTest:
    if ordered.size < FEWEST_INCIDENTS or chance < LEAST_CHANCE:
        return LimitTest(None, None, None, True, int(ordered.size))
    steps = ladder(LIMITS_USD, incidents.usd_rate)
    stress = parameters.uncertainty.severity_stress

    def holds(step: float, share: float, factor: float = 1.0) -> bool:
        return within(ordered * factor, step / incidents.usd_rate) >= share

    return LimitTest(
        enough=next((step for step in steps if holds(step, 0.95) and holds(step, 0.90, stress)), None),
        plain_95=next((step for step in steps if holds(step, 0.95)), None),
        plain_99=next((step for step in steps if holds(step, 0.99)), None),
        unlikely=False,
        incidents=int(ordered.size),
    )


def within(ordered: Floats, limit: float) -> float:
    """Share of amounts, smallest first, that stay within a limit; 1 where there are none."""
    return int(np.searchsorted(ordered, limit, side="right")) / ordered.size if ordered.size else 1.0


def verdict(sizes: Floats, limit: float, parameters: LossParameters) -> str:
    """adequate, borderline or short: a limit in force against the sizes of the incidents that touch its part."""
    ordered = np.sort(sizes)
    if within(ordered, limit) >= 0.95 and within(ordered * parameters.uncertainty.severity_stress, limit) >= 0.90:
        return "adequate"
    return "borderline" if within(ordered, limit) >= 0.90 else "short"


@dataclass(frozen=True)
class Verdict:
    """A limit in force. limit: what the policy pays at most for one incident of the part, in the client's currency.

    word: adequate, borderline or short; unlikely where the part is hardly ever touched, and then any limit does.
    """

    limit: float
    word: str


def verdicts(incidents: Incidents, terms: CoverTerms, parameters: LossParameters) -> Mapping[str, Verdict]:
    """Every coverage part that the policy pays and the simulation feeds."""
    found = {}
    for part, own in incidents.coverage_parts.items():
        if part in terms.excluded:
            continue
        limit = min(terms.sublimits.get(part, terms.limit), terms.limit)
        sizes = own.amount[incidents.happens[own.index]]
        rare = sizes.size < FEWEST_INCIDENTS or incidents.chance_of(own.index) < LEAST_CHANCE
        word = "unlikely" if rare else verdict(sizes, limit / incidents.usd_rate, parameters)
        found[part] = Verdict(limit, word)
    return found


def total_verdict(incidents: Incidents, terms: CoverTerms, parameters: LossParameters) -> Verdict:
    """The limit of the whole policy against the cost of an incident; short too where the aggregate does not hold."""
    word = verdict(incidents.sizes, terms.limit / incidents.usd_rate, parameters)
    return Verdict(terms.limit, word if aggregate_holds(incidents, terms) else "short")


def aggregate_holds(incidents: Incidents, terms: CoverTerms) -> bool:
    """Whether at most one year in two hundred costs more than aggregate and retention together."""
    own = in_dollars(terms, incidents.usd_rate)
    years = incidents.by_year(covered(incidents.coverage_parts, own, incidents.cause.size))
    ceiling = (own.limit if own.aggregate is None else own.aggregate) + own.retention
    return int(np.count_nonzero(years > ceiling)) / incidents.years <= AGGREGATE_CHANCE


def limit_steps(incidents: Incidents, terms: CoverTerms) -> tuple[LimitStep, ...]:
    """What stays unpaid with the limit of the terms and with the next lower and next higher step of the ladder.

    The aggregate of the year moves with the limit.
    """
    steps = ladder(LIMITS_USD, incidents.usd_rate)
    lower = max((step for step in steps if step < terms.limit), default=None)
    higher = min((step for step in steps if step > terms.limit), default=None)
    return tuple(
        LimitStep(limit, incidents.retained(_with_limit(terms, limit)).mean)
        for limit in (lower, terms.limit, higher) if limit is not None
    )


def _with_limit(terms: CoverTerms, limit: float) -> CoverTerms:
    if terms.aggregate is None or terms.limit <= 0:
        return replace(terms, limit=limit)
    return replace(terms, limit=limit, aggregate=terms.aggregate * limit / terms.limit)
