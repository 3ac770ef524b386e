"""The covered amount of an incident cut into layers: what each costs on average, and how often it is reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from advisor_app.domain.losses.incidents import Incidents, in_dollars
from advisor_app.domain.losses.picture import CoverTerms
from advisor_app.domain.losses.policy import covered, layer
from advisor_app.domain.losses.rates import chance_of_any


@dataclass(frozen=True)
class LayerLoss:
    """From `low` to `high` of the covered amount of one incident; high is infinite for the last.

    expected_annual: mean a year within the layer. chance: in a year, of an incident that reaches into it.
    """

    low: float
    high: float
    expected_annual: float
    chance: float


def layer_losses(incidents: Incidents, terms: CoverTerms, edges: Iterable[float]) -> tuple[LayerLoss, ...]:
    """Layers from 0 over the edges upwards, in the client's currency; together they are the whole covered amount.

    terms: which parts count, with waiting hours, sublimits and coinsurance; retention and limit cut no layer.
    """
    rate = incidents.usd_rate
    amounts = covered(incidents.coverage_parts, in_dollars(terms, rate), incidents.cause.size)
    bounds = (0.0, *sorted({edge for edge in edges if 0 < edge < float("inf")}), float("inf"))
    return tuple(
        LayerLoss(
            low, high, incidents.mean_total(layer(amounts, low / rate, high / rate)) * rate,
            chance_of_any(
                incidents.mean_total((amounts > low / rate).astype(np.float64)), incidents.dispersion
            ),
        )
        for low, high in pairwise(bounds)
    )
