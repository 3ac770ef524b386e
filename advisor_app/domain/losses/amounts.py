"""What each event costs, column by column.

Everything that no control changes is worked out once (`prepare`). The columns under given controls follow from it; only
another share of exposed records needs the costs that follow the people again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from advisor_app.domain.losses.arrays import Flags, Floats, Ints, spread_out, sums
from advisor_app.domain.losses.controls import Effects
from advisor_app.domain.losses.events import EventSet
from advisor_app.domain.losses.firm import Firm
from advisor_app.domain.losses.parameters import CAUSES, PARTS, LossParameters
from advisor_app.domain.losses.touched import PRIVACY, Touched, suit_chance, touched_by_event

COLUMNS: Final = (
    "response", "notify", "defence", "regul_inquiry", "regul_fine", "civil", "bi", "restore_labour", "restore_ransom",
    "fundsxfer", "pci", "techeo",
)
PART_OF_COLUMN: Final = tuple(
    PARTS.index({"regul_inquiry": "regul", "regul_fine": "regul", "restore_labour": "restore",
                 "restore_ransom": "restore"}.get(column, column))
    for column in COLUMNS
)


@dataclass(frozen=True)
class Column:
    """One column under given controls: the events it may touch and what it costs them in USD; 0 is not touched."""

    index: Ints
    cause: Ints
    amount: Floats

    def without_zeros(self) -> Column:
        """The same without the events it costs nothing."""
        kept = np.flatnonzero(self.amount > 0.0)
        if kept.size == self.amount.size:
            return self
        return Column(self.index[kept], self.cause[kept], self.amount[kept])

    def by_cause(self) -> Floats:
        """Sum over the event set by cause, shape (9,)."""
        return sums(self.cause, self.amount, len(CAUSES))


@dataclass(frozen=True)
class Prepared:
    """The event set of a firm with all that no control changes. days: full-stop days before controls, by outage."""

    firm: Firm
    parameters: LossParameters
    events: EventSet
    touched: dict[str, Touched]

    def follow_people(self, exposed: float) -> dict[str, Column]:
        """The columns that follow the people exposed, other levers at 1. exposed: factor on the share of records."""
        return _people_columns(self, exposed)

    def among(self, happens: Flags) -> Prepared:
        """The same for some of the events, numbered anew in their order; happens: which of them, shape (n,)."""
        number = np.cumsum(happens) - 1
        return replace(self, touched={name: own.among(happens, number) for name, own in self.touched.items()})

    def outage_days(self, factor: float) -> Floats:
        """Full-stop days of the outages, in the order of the column `bi`."""
        return np.minimum(self.touched["bi"].unit * factor, self.parameters.system_costs.down_days_max)

    def paid(self, factor: float) -> Flags:
        """Which ransoms are paid, in the order of the column `restore_ransom`."""
        return self.touched["restore_ransom"].second < self.parameters.system_costs.pay_chance * factor

    def fined(self, factor: float) -> Flags:
        """Which inquiries end in a fine, in the order of the column `regul_fine`."""
        return self.touched["regul_fine"].second < min(1.0, self.firm.law.fine * factor)

    def columns(self, effects: Effects, people: Mapping[str, Column] | None = None) -> dict[str, Column]:
        """All columns under given controls. people: what follow_people gives for them, where it is at hand."""
        columns = dict(self.follow_people(effects.lever("exposed")) if people is None else people)
        own = self.touched
        for name in ("response", "notify", "pci"):
            columns[name] = _scaled(columns[name], effects.lever(name))
        columns["regul_fine"] = _scaled(columns["regul_fine"], self.fined(effects.lever("fine")))
        days = self.outage_days(effects.lever("bi"))
        columns["bi"] = Column(own["bi"].index, own["bi"].cause, days * (self.firm.day_loss * self.firm.price))
        for name, lever in (("restore_labour", "restore"), ("fundsxfer", "fundsxfer"), ("techeo", "techeo")):
            columns[name] = Column(own[name].index, own[name].cause, own[name].unit * effects.lever(lever))
        ransom = own["restore_ransom"]
        columns["restore_ransom"] = Column(
            ransom.index, ransom.cause, ransom.unit * self.paid(effects.lever("ransom_pay"))
        )
        return columns


def _scaled(column: Column, factor: float | Flags) -> Column:
    return Column(column.index, column.cause, column.amount * factor)


def _people_columns(prepared: Prepared, exposed: float) -> dict[str, Column]:
    """Response, notification, suits, regulators and card charges for one share of exposed records."""
    costs, firm, own = prepared.parameters.data_costs, prepared.firm, prepared.touched

    def exposure(name: str) -> Floats:
        return np.minimum(1.0, exposed * own[name].share)

    def column(name: str, amount: Floats) -> Column:
        return Column(own[name].index, own[name].cause, amount)

    # Only events that expose somebody need the power; the others cost the bare unit.
    response = own["response"].unit.copy()
    told = np.flatnonzero(own["response"].share > 0.0)
    people = np.minimum(1.0, exposed * own["response"].share[told]) * firm.people
    response[told] *= (1.0 + people / 1000.0) ** costs.response_people_power

    people = exposure("notify") * firm.people
    each = costs.notify_unit * (np.maximum(people, costs.notify_people_min) / 1000.0) ** -costs.notify_people_power
    notify = (costs.notify_fixed + each * own["notify"].second * people) * own["notify"].unit * (people >= 1.0)

    def sued(name: str, weighted: Floats) -> Flags:
        return own[name].second < firm.law.suit * suit_chance(weighted, costs)

    liable = exposure("defence") * firm.liability
    defence = own["defence"].unit * (1.0 + liable / costs.suit_scale) ** costs.defence_power * sued("defence", liable)
    liable = exposure("civil") * firm.liability
    thousands = np.maximum(liable / 1000.0, costs.civil_min)
    civil = own["civil"].unit * thousands**costs.civil_power * sued("civil", liable)

    people = exposure("regul_inquiry") * firm.people
    likely = _inquiry_chance(people, own["regul_inquiry"].cause, prepared)
    asked = (own["regul_inquiry"].second < likely) & (people >= 1.0)
    cards = exposure("pci") * firm.cards
    charged = (costs.card_fixed + costs.card_unit * cards**costs.card_power) * (cards >= 1.0)
    return {
        "response": column("response", response),
        "notify": column("notify", notify),
        "defence": column("defence", defence),
        "civil": column("civil", civil),
        "regul_inquiry": column("regul_inquiry", own["regul_inquiry"].unit * asked),
        "regul_fine": column("regul_fine", own["regul_fine"].unit * asked),
        "pci": column("pci", own["pci"].unit * charged),
    }


def _inquiry_chance(people: Floats, cause: Ints, prepared: Prepared) -> Floats:
    costs, law = prepared.parameters.data_costs, prepared.firm.law
    by_people = np.where(people < costs.inquiry_people, law.inquiry_small, law.inquiry_large)
    return np.where(cause == PRIVACY, costs.inquiry_privacy, by_people)


def total_costs(columns: Mapping[str, Column], events: int) -> Floats:
    """Cost in USD of each of some events, shape (events,)."""
    ordered = [columns[name] for name in COLUMNS]
    return spread_out([column.index for column in ordered], [column.amount for column in ordered], events)


def prepare(firm: Firm, parameters: LossParameters, events: EventSet) -> Prepared:
    """Everything about the events that no control changes."""
    return Prepared(firm, parameters, events, touched_by_event(firm, parameters, events))
