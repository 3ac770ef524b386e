"""Which facts and which rows of numbers stand behind a figure, so that nobody has to take one on trust."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Final

from advisor_app.domain.losses.parameters import LossParameters, ParameterRow


@dataclass(frozen=True)
class Basis:
    """inputs: fields of LossInputs. rows: starts of row ids, whole steps between points."""

    inputs: tuple[str, ...]
    rows: tuple[str, ...]

    def __or__(self, other: Basis) -> Basis:
        return Basis(_once(self.inputs + other.inputs), _once(self.rows + other.rows))


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


_RECORDS = (
    "records_contact", "records_identity", "records_health", "records_card", "records_total", "jurisdictions",
    "controls",
)
_MIXING = (
    "controls.adoption", "controls.rank_weights", "controls.cut_max", "controls.cause_floor", "controls.lever_floor",
)
_TAIL = ("tail.extreme_share", "tail.extreme_power", "tail.extreme_max", "tail.common_share", "tail.price_trend",
         "tail.price_year")
_PEOPLE = Basis(_RECORDS, ("exposure", "jurisdictions", "controls.lever_cuts", *_MIXING))
_SCALE = ("frequency.reference_revenue", "frequency.reference_staff", "frequency.revenue_floor")


def _costs(table: str, *names: str, inputs: tuple[str, ...] = ("price_year", "controls")) -> Basis:
    return Basis(inputs, (*(f"{table}.{name}" for name in names), "controls.lever_cuts", *_MIXING, *_TAIL, *_SCALE))


_CHANCE = Basis(
    ("revenue", "staff", "sector", "dependence", "payments", "vendors", "consumer", "tech_share", "controls"),
    ("frequency", "controls.cause_cuts", *_MIXING),
)
_BY_PART = {
    "response": _PEOPLE | _costs(
        "data_costs", "response_chance", "response_median", "response_revenue_power", "response_people_power",
        "response_down", "response_up", "response_sigma", inputs=("revenue", "price_year"),
    ),
    "notify": _PEOPLE | _costs(
        "data_costs", "notify_chance", "notify_fixed", "notify_unit", "notify_people_power", "notify_people_min",
        "notify_sigma",
    ),
    "defence": _PEOPLE | _costs(
        "data_costs", "suit_any", "suit_slope", "suit_scale", "defence_median", "defence_power", "defence_sigma",
    ),
    "regul": _PEOPLE | _costs(
        "data_costs", "inquiry_people", "inquiry_privacy", "regul_median", "regul_sigma", "fine_median",
        "fine_revenue_power", "fine_sigma", "fine_revenue_min", inputs=("revenue", "price_year"),
    ),
    "civil": _PEOPLE | _costs(
        "data_costs", "suit_any", "suit_slope", "suit_scale", "settlement", "civil_median", "civil_power", "civil_min",
        "civil_sigma",
    ),
    "bi": _costs(
        "system_costs", "down_chance", "down_days", "down_days_max", "down_sigma", "day_revenue_power", "day_extra",
        "margin_min", "margin_max", inputs=("revenue", "dependence", "margin", "price_year", "controls"),
    ),
    "restore": _costs(
        "system_costs", "down_chance", "restore_chance", "restore_chance_up", "restore_median", "restore_staff_power",
        "restore_sigma", "pay_chance", "pay_median", "pay_staff_power", "pay_sigma",
        inputs=("staff", "price_year", "controls"),
    ),
    "fundsxfer": _costs(
        "system_costs", "transfer_chance", "transfer_median", "transfer_revenue_power", "transfer_sigma",
        "transfer_revenue_share", "transfer_min", "recovery_chance", "recovery_least",
        inputs=("revenue", "max_transfer", "client_money_share", "price_year", "controls"),
    ),
    "pci": _PEOPLE | _costs("data_costs", "card_chance", "card_fixed", "card_unit", "card_power", "card_sigma"),
    "techeo": _costs(
        "system_costs", "tech_chance", "tech_median", "tech_revenue_power", "tech_sigma",
        inputs=("revenue", "tech_share", "liability_cap", "price_year", "controls"),
    ),
}
_INCIDENT = reduce(or_, _BY_PART.values(), Basis(("currency", "usd_rate"), ()))

BASES: Final[Mapping[str, Basis]] = MappingProxyType({
    "chance": _CHANCE,
    "incident": _INCIDENT | _CHANCE,
    "expected_annual": _INCIDENT | _CHANCE,
    "annual": _INCIDENT | _CHANCE,
    "ranges": _INCIDENT | _CHANCE | Basis(("unknown_share",), ("uncertainty",)),
    "gains": _INCIDENT | _CHANCE | Basis((), ("uncertainty.effect_low", "uncertainty.effect_high")),
    "growth": _INCIDENT | _CHANCE | Basis((), ("growth",)),
    "limits": _INCIDENT | _CHANCE | Basis((), ("uncertainty.severity_stress",)),
    **_BY_PART,
})


def rows_behind(figure: str, parameters: LossParameters) -> tuple[ParameterRow, ...]:
    """The rows a figure rests on, in the order of the file. figure: a key of BASES."""
    starts = BASES[figure].rows
    return tuple(
        row for row_id, row in parameters.rows.items()
        if any(row_id == start or row_id.startswith(start + ".") for start in starts)
    )
