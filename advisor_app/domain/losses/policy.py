"""What a policy pays for one incident and in one year.

Order for one incident: waiting hours on lost income, sublimits, what the firm keeps as coinsurance, parts the policy
does not pay, sum, retention, limit. Then the aggregate of the year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from advisor_app.domain.losses.arrays import Floats, Ints
from advisor_app.domain.losses.feeds import INCOME_PARTS
from advisor_app.domain.losses.picture import CoverTerms


@dataclass(frozen=True)
class PartAmounts:
    """One coverage part, the events it touches only. index: into the events; amount: all of it; payable: without
    fines; days: full-stop days of each event, empty for parts that pay no lost income."""

    index: Ints
    amount: Floats
    payable: Floats
    days: Floats


def covered(parts: Mapping[str, PartAmounts], terms: CoverTerms, size: int) -> Floats:
    """What the policy takes on for each of `size` events before retention and limit; money as in `terms`."""
    total = np.zeros(size)
    for part, amounts in parts.items():
        if part in terms.excluded:
            continue
        amount = amounts.payable
        hours = terms.waiting_hours.get(part, 0.0)
        if part in INCOME_PARTS and hours > 0:
            counted = np.maximum(amounts.days - hours / 24.0, 0.0)
            amount = amount * np.divide(counted, amounts.days, out=np.zeros_like(counted), where=amounts.days > 0)
        if part in terms.sublimits:
            amount = np.minimum(amount, terms.sublimits[part])
        total[amounts.index] += amount * (1.0 - terms.coinsurance.get(part, 0.0))
    return total


def layer(amounts: Floats, low: float, high: float) -> Floats:
    """What a layer from `low` to `high` pays of each amount."""
    return np.minimum(np.maximum(amounts - low, 0.0), high - low)


def paid(covered_amounts: Floats, terms: CoverTerms) -> Floats:
    """What the policy pays for each event, before the aggregate of the year."""
    return layer(covered_amounts, terms.retention, terms.retention + terms.limit)
