"""Numbers of the loss model that an advisor replaces for one assessment, each with the reason.

An advisor may know better than a published average, but not set a number that no firm and no law could have: every
value is held to what its unit allows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from advisor_app.domain.losses.parameter_rows import assembled
from advisor_app.domain.losses.parameters import OWN_GRADE, LossParameters, ParameterError, ParameterRow


@dataclass(frozen=True)
class LossOverride:
    """parameter: id of a row, or `rates.GBP` for the exchange rate of a currency. value: in the unit of the row, or
    units of the currency for one US dollar. reason: why, in the advisor's words; printed."""

    parameter: str
    value: float
    reason: str


# Starts of units, first match counts: the least and the most a number of that unit may be.
_BY_UNIT: Final = (
    ("probability", 0.0, 1.0),
    ("share of records", 0.0, 0.99),
    ("share", 0.0, 1.0),
    ("largest cut", 0.0, 1.0),
    ("score", 0.0, 1.0),
    ("weight per person", 0.0, 100.0),
    ("weight", 0.0, 1.0),
    ("incidents a year", 0.0, 1.0),
    ("claims a year", 0.0, 1.0),
    ("log standard deviation", 0.0, 3.0),
    ("logit standard deviation", 0.0, 5.0),
    ("power", 0.0, 2.0),
    ("Pareto exponent", 1.05, 10.0),
    ("gamma shape", 0.05, 100.0),
    ("factor", 0.0, 100.0),
    ("rate", 0.0, 10.0),
    ("per year", 0.0, 0.5),
    ("full-stop days", 0.0, 365.0),
    ("year", 2000.0, 2100.0),
)
_MOST: Final = 1e9
# Exchange rates: how their ids begin, their grade (written down from memory), and how far one's own may lie away.
RATE: Final = "rates."
RATE_GRADE: Final = "C"
RATE_SPAN: Final = 10.0
_NO_RATES: Final[Mapping[str, float]] = MappingProxyType({})
# Where the unit says too little: numbers that others are divided by, and caps that keep a factor finite.
_BY_ROW: Final[Mapping[str, tuple[float, float]]] = MappingProxyType({
    "frequency.reference_revenue": (1e3, _MOST),
    "frequency.revenue_floor": (1e3, _MOST),
    "frequency.reference_staff": (1.0, 1e6),
    "frequency.reference_vendors": (1.0, 1e6),
    "frequency.sector_reference": (0.001, 1.0),
    "data_costs.suit_scale": (1.0, _MOST),
    "data_costs.notify_people_min": (1.0, 1e6),
    "controls.cut_max": (0.0, 0.99),
    "uncertainty.frequency_scale_max": (1.0, 10.0),
})


def allowed(row: ParameterRow) -> tuple[float, float]:
    """The least and the most the number of a row may be replaced with, both included."""
    if row.id in _BY_ROW:
        return _BY_ROW[row.id]
    if row.id.startswith(RATE) and row.low is not None and row.high is not None:
        return row.low, row.high
    return next(((low, high) for unit, low, high in _BY_UNIT if row.unit.startswith(unit)), (0.0, _MOST))


def replaced_row(
    parameter: str, parameters: LossParameters, usd_rates: Mapping[str, float] = _NO_RATES
) -> ParameterRow | None:
    """The published row that a value of one's own stands for; one made up for an exchange rate; None for another id.

    usd_rates: units of a currency for one US dollar, as published.
    """
    currency = parameter.removeprefix(RATE)
    if currency == parameter or currency not in usd_rates or currency == "USD":
        return parameters.rows.get(parameter)
    rate = usd_rates[currency]
    return ParameterRow(
        parameter, rate, f"{currency} for one US dollar", RATE_GRADE, 0, (), "", date.max, rate / RATE_SPAN,
        rate * RATE_SPAN,
    )


def check_override(
    override: LossOverride, parameters: LossParameters, usd_rates: Mapping[str, float] = _NO_RATES
) -> None:
    """Raises ParameterError, one sentence, where the row is unknown, the value impossible or the reason missing."""
    row = replaced_row(override.parameter, parameters, usd_rates)
    if row is None:
        raise ParameterError(f"The loss model has no number {override.parameter}: take your own value for it out.")
    low, high = allowed(row)
    if not (math.isfinite(override.value) and low <= override.value <= high):
        raise ParameterError(
            f"Your value for {row.id} must lie between {low:,g} and {high:,g} ({row.unit}), not {override.value:,g}."
        )
    if not override.reason.strip():
        raise ParameterError(f"Your value for {row.id} needs a reason: it is printed with the results.")


def usable(
    overrides: Iterable[LossOverride], parameters: LossParameters, usd_rates: Mapping[str, float] = _NO_RATES
) -> tuple[LossOverride, ...]:
    """The advisor's values that these parameters can take: another version may lack a number or bound it otherwise."""
    return tuple(override for override in overrides if _is_usable(override, parameters, usd_rates))


def _is_usable(override: LossOverride, parameters: LossParameters, usd_rates: Mapping[str, float]) -> bool:
    try:
        check_override(override, parameters, usd_rates)
    except ParameterError:
        return False
    return True


def with_overrides(parameters: LossParameters, overrides: Iterable[LossOverride]) -> LossParameters:
    """The parameters with the advisor's values; the very same without any. Raises ParameterError.

    A replaced row has the grade `yours` and the reason, and no published source stands behind it any more. Exchange
    rates are no rows: own_rates takes them.
    """
    own: dict[str, LossOverride] = {}
    for override in overrides:
        if override.parameter.startswith(RATE):
            continue
        check_override(override, parameters)
        if override.parameter in own:
            raise ParameterError(f"There are two values of your own for {override.parameter}: keep one.")
        own[override.parameter] = override
    if not own:
        return parameters
    rows = [_own(row, own[row.id]) if row.id in own else row for row in parameters.rows.values()]
    return assembled(rows, parameters.sources)


def own_rates(usd_rates: Mapping[str, float], overrides: Iterable[LossOverride]) -> Mapping[str, float]:
    """The exchange rates with the advisor's; the very same without any."""
    own = {o.parameter.removeprefix(RATE): o.value for o in overrides if o.parameter.startswith(RATE)}
    return {**usd_rates, **own} if own else usd_rates


def _own(row: ParameterRow, override: LossOverride) -> ParameterRow:
    return replace(
        row, value=override.value, grade=OWN_GRADE, sources=(), low=None, high=None, reason=override.reason.strip()
    )
