"""Which events a column may touch, and the part of its amount that no control changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from advisor_app.domain.losses import events as ev
from advisor_app.domain.losses.arrays import Flags, Floats, Ints
from advisor_app.domain.losses.events import EventSet
from advisor_app.domain.losses.firm import Firm
from advisor_app.domain.losses.parameters import CAUSES, PARTS, DataCosts, LossParameters

RANSOM, PRIVACY, TECH = CAUSES.index("ransom"), CAUSES.index("privacy"), CAUSES.index("tech")
_NONE: Final = np.zeros(0)


@dataclass(frozen=True)
class Touched:
    """The events one column may touch, m of them.

    index: into the event set; cause: of each event; unit: amount in USD (for outages, days) before anything that a
    control changes; share: share of the records exposed before controls; second: the uniform that decides, and for
    notification the factor on the cost per person. Both are empty where the column needs none.
    """

    index: Ints
    cause: Ints
    unit: Floats
    share: Floats
    second: Floats

    def among(self, happens: Flags, number: Ints) -> Touched:
        """Those of some of the events. number: new place of each event in the event set, shape (n,)."""
        kept = np.flatnonzero(happens[self.index])
        share = self.share[kept] if self.share.size else self.share
        second = self.second[kept] if self.second.size else self.second
        return Touched(number[self.index[kept]], self.cause[kept], self.unit[kept], share, second)


def suit_chance(liable: Floats, costs: DataCosts) -> Floats:
    """Chance of a suit where people sue as readily as in the United States. liable: weighted people exposed."""
    return costs.suit_any + 1.0 - np.exp(-costs.suit_slope * np.sqrt(liable / costs.suit_scale))


def touched_by_event(firm: Firm, parameters: LossParameters, events: EventSet) -> dict[str, Touched]:
    """All columns, by name."""
    drawing = _Drawing(firm, parameters, events)
    down = drawing.occurs(ev.DOWN, parameters.system_costs.down_chance)
    return _people(drawing, down) | _systems(drawing, down) | _money(drawing)


class _Drawing:
    """What the columns share: factors of size for chosen events, exposed shares, who is touched."""

    def __init__(self, firm: Firm, parameters: LossParameters, events: EventSet) -> None:
        self.firm, self.parameters, self.events = firm, parameters, events
        self.cause = events.cause
        tail = parameters.tail
        self._together, self._apart = tail.common_share**0.5, (1.0 - tail.common_share) ** 0.5
        self.extreme = np.ones(len(events))
        wild = np.flatnonzero(events.extreme[0] < tail.extreme_share)
        # 1 - U lies in (0, 1], so the power is never infinite.
        drawn = (1.0 - events.extreme[1][wild]) ** (-1.0 / tail.extreme_power)
        self.extreme[wild] = np.minimum(drawn, tail.extreme_max)
        self.share = self._exposed_share()

    def _exposed_share(self) -> Floats:
        """Share of the records each event exposes before controls; 0 where no personal data is involved."""
        table = self.parameters.exposure
        share = np.zeros(len(self.events))
        if not self.firm.holds_records:
            return share
        index = np.flatnonzero(self.occurs(ev.DATA, table.involved))
        cause = self.cause[index]
        median = np.array([m if m > 0 else 0.5 for m in table.median_share])
        middle = np.log(median / (1.0 - median))
        normal = self.events.size[ev.EXPOSURE_NORMAL][index]
        share[index] = 1.0 / (1.0 + np.exp(-middle[cause] - np.array(table.spread)[cause] * normal))
        return share

    def occurs(self, slot: int, chance: tuple[float, ...]) -> Flags:
        """Events whose uniform of `slot` lies below the chance of their cause."""
        return np.asarray(self.events.occur[slot] < np.array(chance)[self.cause])

    def spread(self, part: str, sigma: float, index: Ints) -> Floats:
        """exp(sigma x normal) of a part, moving together with the other parts of the same incident."""
        normal = self.events.size[ev.COMMON_NORMAL][index]
        normal *= self._together
        own = self.events.size[PARTS.index(part)][index]
        own *= self._apart
        normal += own
        normal *= sigma
        return np.asarray(np.exp(normal, out=normal))

    def sized(self, part: str, sigma: float, median: float | Floats, index: Ints) -> Floats:
        """Amounts with a spread, multiplied in extreme incidents, at the price level of the year."""
        amounts = self.spread(part, sigma, index)
        amounts *= self.extreme[index]
        amounts *= median * self.firm.price
        return amounts

    def touched(self, index: Ints, unit: Floats, slot: int | None = None, *, people: bool = True) -> Touched:
        """people: whether the amounts follow the people exposed."""
        second = _NONE if slot is None else self.events.occur[slot][index]
        return Touched(index, self.cause[index], unit, self.share[index] if people else _NONE, second)


def _people(d: _Drawing, down: Flags) -> dict[str, Touched]:
    """Experts, notification, suits, regulators, cards: all but experts only where personal data got out."""
    costs, firm, occur = d.parameters.data_costs, d.firm, d.events.occur
    leaked = d.share > 0.0

    def at(condition: Flags) -> Ints:
        return np.flatnonzero(leaked & condition)

    found: dict[str, Touched] = {}
    index = np.flatnonzero(d.occurs(ev.RESPONSE, costs.response_chance))
    cause = d.cause[index]
    median = np.array(costs.response_median)[cause] * firm.revenue_scale**costs.response_revenue_power
    median *= np.where(cause == RANSOM, np.where(down[index], costs.response_down, costs.response_up), 1.0)
    amounts = d.sized("response", costs.response_sigma, median, index)
    found["response"] = Touched(index, cause, amounts, d.share[index], _NONE)

    index = at(occur[ev.NOTIFY] < costs.notify_chance)
    found["notify"] = Touched(
        index, d.cause[index], d.extreme[index] * firm.price, d.share[index],
        d.spread("notify", costs.notify_sigma, index),
    )
    # Nobody is sued more readily than with every record exposed, so most events drop out here.
    most = firm.law.suit * float(suit_chance(np.array(firm.liability), costs))
    index = at(occur[ev.SUIT] < most)
    found["defence"] = d.touched(index, d.sized("defence", costs.defence_sigma, costs.defence_median, index), ev.SUIT)
    index = at((occur[ev.SUIT] < most) & (occur[ev.SETTLE] < costs.settlement))
    found["civil"] = d.touched(index, d.sized("civil", costs.civil_sigma, costs.civil_median, index), ev.SUIT)

    likeliest = max(costs.inquiry_privacy, firm.law.inquiry_small, firm.law.inquiry_large)
    index = at(occur[ev.INQUIRY] < likeliest)
    spread = d.spread("regul", costs.regul_sigma, index)
    found["regul_inquiry"] = d.touched(index, spread * (costs.regul_median * firm.price), ev.INQUIRY)
    fine = d.spread("regul", costs.fine_sigma, index)
    fine *= costs.fine_median * firm.revenue_scale**costs.fine_revenue_power * firm.price
    found["regul_fine"] = d.touched(index, np.minimum(fine, firm.fine_cap), ev.FINE)

    index = at((occur[ev.CARD] < costs.card_chance) & (firm.cards > 0.0))
    found["pci"] = d.touched(index, d.sized("pci", costs.card_sigma, 1.0, index))
    return found


def _systems(d: _Drawing, down: Flags) -> dict[str, Touched]:
    """Standstill, rebuilding and ransoms."""
    costs, firm = d.parameters.system_costs, d.firm
    found: dict[str, Touched] = {}
    index = np.flatnonzero(down)
    days = d.spread("bi", costs.down_sigma, index) * d.extreme[index] * np.array(costs.down_days)[d.cause[index]]
    found["bi"] = d.touched(index, days, people=False)

    standing = (d.cause == RANSOM) & ~down
    seldom = d.events.occur[ev.RESTORE] < costs.restore_chance_up
    index = np.flatnonzero(np.where(standing, seldom, d.occurs(ev.RESTORE, costs.restore_chance)))
    median = np.array(costs.restore_median)[d.cause[index]] * firm.staff_scale**costs.restore_staff_power
    found["restore_labour"] = d.touched(index, d.sized("restore", costs.restore_sigma, median, index), people=False)

    index = np.flatnonzero(d.cause == RANSOM)
    ransom = costs.pay_median * firm.staff_scale**costs.pay_staff_power
    found["restore_ransom"] = d.touched(index, d.sized("restore", costs.pay_sigma, ransom, index), ev.PAY, people=False)
    return found


def _money(d: _Drawing) -> dict[str, Touched]:
    """Stolen money, and customers' claims over a technology service."""
    costs, firm, occur = d.parameters.system_costs, d.firm, d.events.occur
    found: dict[str, Touched] = {}
    index = np.flatnonzero(d.occurs(ev.TRANSFER, costs.transfer_chance))
    median = np.array(costs.transfer_median)[d.cause[index]] * firm.revenue_scale**costs.transfer_revenue_power
    taken = np.minimum(d.sized("fundsxfer", costs.transfer_sigma, median, index), firm.transfer_cap)
    back = occur[ev.RECOVERY][index] < costs.recovery_chance
    kept = np.where(back, occur[ev.RECOVERED][index] * (1.0 - costs.recovery_least), 1.0)
    found["fundsxfer"] = d.touched(index, taken * kept, people=False)

    share = min(firm.inputs.tech_share, 1.0)
    chance = tuple(p if cause == TECH else p * share for cause, p in enumerate(costs.tech_chance))
    index = np.flatnonzero(d.occurs(ev.TECH, chance))
    median = np.array(costs.tech_median)[d.cause[index]] * firm.revenue_scale**costs.tech_revenue_power
    claims = d.sized("techeo", costs.tech_sigma, median, index)
    if firm.liability_cap is not None:
        claims = np.minimum(claims, firm.liability_cap)
    found["techeo"] = d.touched(index, claims, people=False)
    return found
