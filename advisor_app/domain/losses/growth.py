"""What the coming years cost while the records grow.

Records that nobody deletes pile up, and with them the people to tell and the claims they can bring; how often something
happens stays. The simulated years serve as the coming ones: the first of every three or five costs what the records of
today make it cost, the next what those of next year do. Prices stay those of today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from advisor_app.domain.losses.arrays import Floats, quantiles, run_sums
from advisor_app.domain.losses.base import Base, base_run, events_of
from advisor_app.domain.losses.incidents import Incidents, quantile_of_years
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.domain.losses.rates import chance_of_any
from advisor_app.domain.progress import SILENT, Progress

HORIZONS: Final = (3, 5)
_LAST: Final = max(HORIZONS)
_RECORDS: Final = ("records_contact", "records_identity", "records_health", "records_card", "records_total")


@dataclass(frozen=True)
class GrowthYear:
    """year: 0 is today. people: in the records then. Money of one year, in the client's currency."""

    year: int
    people: float
    expected_annual: float
    incident_p95: float


@dataclass(frozen=True)
class Horizon:
    """The next `years` together, in the client's currency.

    chance: of at least one incident. expected: mean of the sum. bad: sum that one in twenty of such stretches exceeds.
    serious_chance: of a sum above the amount asked about. *_steady: the same with the records of today throughout.
    """

    years: int
    chance: float
    expected: float
    expected_steady: float
    bad: float
    bad_steady: float
    serious_chance: float
    serious_chance_steady: float


@dataclass(frozen=True)
class GrowthView:
    """growth: of the records in a year. years: today and the next five. horizons: of three and of five years."""

    growth: float
    years: tuple[GrowthYear, ...]
    horizons: tuple[Horizon, ...]


def growth_view(
    inputs: LossInputs,
    parameters: LossParameters,
    *,
    serious: float,
    growth: float | None = None,
    seed: int = 20260101,
    years: int | None = None,
    progress: Progress = SILENT,
) -> GrowthView:
    """The coming years of a firm. serious: an amount in the client's currency. growth: 0.1 is a tenth more records
    every year, None for the figure of the parameters. seed, years: as for the picture.

    Raises ValueError for inputs no firm can have, and progress.Cancelled.
    """
    rate = parameters.growth.records_a_year if growth is None else max(growth, 0.0)
    events = events_of(inputs, parameters, seed, years)
    runs = []
    for year in range(_LAST + 1):
        progress.step(year, _LAST + 1)
        runs.append(base_run(grown(inputs, rate, year), parameters, events))
    progress.step(_LAST + 1, _LAST + 1)
    return GrowthView(
        rate,
        tuple(_year(number, run) for number, run in enumerate(runs)),
        tuple(_horizon(length, runs, serious) for length in HORIZONS),
    )


def grown(inputs: LossInputs, growth: float, years: int) -> LossInputs:
    """The firm after some years in which its records grew."""
    factor = (1.0 + growth) ** years
    return replace(inputs, **{name: getattr(inputs, name) * factor for name in _RECORDS})


def _year(number: int, run: Base) -> GrowthYear:
    sizes = run.incidents.sizes
    people = max(
        run.inputs.records_total,
        run.inputs.records_contact + run.inputs.records_identity + run.inputs.records_health,
        run.inputs.records_card,
    )
    serious = quantiles(sizes, (0.95,))[0] * run.inputs.usd_rate if sizes.size else 0.0
    return GrowthYear(number, people, run.expected, serious)


def _horizon(length: int, runs: list[Base], serious: float) -> Horizon:
    today = runs[0].incidents
    growing = _sums(length, [run.incidents for run in runs[:length]])
    steady = _sums(length, [today] * length)
    stretches = today.years // length

    def bad(ordered: Floats) -> float:
        return quantile_of_years(ordered, stretches, 0.95) * today.usd_rate

    def above(ordered: Floats) -> float:
        return int(np.count_nonzero(ordered > serious / today.usd_rate)) / stretches

    return Horizon(
        years=length,
        chance=chance_of_any(float(runs[0].rates.sum()), today.dispersion, length),
        expected=sum(run.expected for run in runs[:length]),
        expected_steady=length * runs[0].expected,
        bad=bad(growing),
        bad_steady=bad(steady),
        serious_chance=above(growing),
        serious_chance_steady=above(steady),
    )


def _sums(length: int, by_year: list[Incidents]) -> Floats:
    """Sums in USD of every stretch of `length` simulated years with an incident, smallest first. by_year: the
    incidents of the first, second … year of a stretch: the same events at other costs."""
    today = by_year[0]
    index = today.happened[today.year[today.happened] < today.years // length * length]
    place = today.year[index] % length
    costs = np.choose(place, [own.totals[index] for own in by_year])
    return np.sort(run_sums(today.year[index] // length, costs))
