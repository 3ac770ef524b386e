"""What a retention means: what the firm then keeps, how often it pays, and how much premium makes it worth while."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from advisor_app.domain.losses.incidents import Incidents, in_dollars
from advisor_app.domain.losses.limits import ladder
from advisor_app.domain.losses.picture import CoverTerms
from advisor_app.domain.losses.policy import covered
from advisor_app.domain.losses.rates import chance_of_any

RETENTIONS_USD: Final = (0.0, 1e3, 2.5e3, 5e3, 10e3, 25e3, 50e3, 100e3)
# A certain premium is preferred to an uncertain loss of the same mean: a loss counts a quarter more (judgement).
UNCERTAINTY_LOAD: Final = 1.25
REVENUE_SHARE: Final = 0.01
RESERVE_SHARE: Final = 0.25


@dataclass(frozen=True)
class RetentionRow:
    """What one retention means, in the client's currency.

    chance_five_years: of paying it in full at least once; bad_year: kept in a year with two incidents above it.
    bearable: within a hundredth of revenue and a quarter of the liquid funds. break_even: how much less premium a year
    makes the next retention as good; None for the last.
    """

    retention: float
    retained_mean: float
    chance_five_years: float
    bad_year: float
    bearable: bool
    break_even: float | None


def retention_table(
    incidents: Incidents,
    terms: CoverTerms,
    *,
    revenue: float | None = None,
    reserve: float | None = None,
) -> tuple[RetentionRow, ...]:
    """The customary retentions, rising, under otherwise equal terms.

    revenue, reserve (liquid funds): in the client's currency, None where they bound nothing.
    """
    own = in_dollars(terms, incidents.usd_rate)
    amounts = covered(incidents.coverage_parts, own, incidents.cause.size)
    steps = ladder(RETENTIONS_USD, incidents.usd_rate)
    kept = [incidents.retained(replace(terms, retention=step)).mean for step in steps]
    ceiling = min(
        float("inf") if revenue is None else REVENUE_SHARE * revenue,
        float("inf") if reserve is None else RESERVE_SHARE * reserve,
    )
    rows = []
    for place, step in enumerate(steps):
        reached = (amounts >= step / incidents.usd_rate) & (amounts > 0.0)
        rate = incidents.mean_total(reached.astype(np.float64))
        more = None if step == steps[-1] else (kept[place + 1] - kept[place]) * UNCERTAINTY_LOAD
        rows.append(RetentionRow(
            step, kept[place], chance_of_any(rate, incidents.dispersion, 5), 2.0 * step, step <= ceiling, more,
        ))
    return tuple(rows)
