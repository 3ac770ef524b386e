"""What each control would save: the same events under other scores.

A control changes the rates of causes, which weighs the same amounts anew, or a severity lever. All levers but the share
of exposed records act on sums that are already there; that one asks for the costs that follow the people again, and
each of its values is worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from advisor_app.domain.losses.amounts import Column, Prepared, total_costs
from advisor_app.domain.losses.arrays import Floats, quantiles, sums
from advisor_app.domain.losses.controls import N_CAUSES, Effects, effects_of, factors
from advisor_app.domain.losses.events import share_of
from advisor_app.domain.losses.incidents import Incidents
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, LEVERS
from advisor_app.domain.losses.picture import AskNext, ControlGain, LossInputs, PlanStep

# A control at or above this score is not recommended; a saving below either of the others is too small to name.
DONE_SCORE = 0.9
LITTLE_USD = 50.0
LITTLE_SHARE = 0.01
ASK_NEXT = 3

# Columns whose amounts no exposure changes and a lever scales as a whole.
_SCALED: Final = ("restore_labour", "fundsxfer", "techeo")
_SCALED_BY: Final = (LEVERS.index("restore"), LEVERS.index("fundsxfer"), LEVERS.index("techeo"))
# Columns that follow the people exposed; a lever of the same name scales some of them as a whole.
_PEOPLE: Final = ("response", "notify", "defence", "civil", "regul_inquiry", "pci")
_EXPOSED, _FINE, _BI, _PAY = (LEVERS.index(name) for name in ("exposed", "fine", "bi", "ransom_pay"))


@dataclass(frozen=True)
class WhatIf:
    """The firm under other scores. people: columns that follow people today; scores: of today, shape (21,).

    Sums by cause are kept by lever value, so that each value costs one pass over the events.
    """

    prepared: Prepared
    people: Mapping[str, Column]
    inputs: LossInputs
    scores: Floats
    _kept: dict[tuple[str, float, float], Floats] = field(default_factory=dict, repr=False)

    # ------------------------------------------------------------------------------------------- expected loss
    def expected(self, both: Floats) -> Floats:
        """Expected loss a year in USD under rows of factors of all targets, shape (k, 19); shape (k,)."""
        levers = both[:, N_CAUSES:]
        total = (
            (np.array([self._of_people(row[_EXPOSED]) for row in levers]) * _people_levers(levers)).sum(axis=1)
            + np.array([self._fines(row[_EXPOSED], row[_FINE]) for row in levers])
            + np.array([self._outages(row[_BI]) for row in levers])
            + np.array([self._ransoms(row[_PAY]) for row in levers])
            + (self._scaled() * levers[:, _SCALED_BY, np.newaxis]).sum(axis=1)
        )
        weights = np.array([self.prepared.events.weights(row) for row in both[:, :N_CAUSES]])
        return np.asarray((total * weights).sum(axis=1))

    def _of_people(self, exposed: float) -> Floats:
        """By column and cause, shape (6, 9)."""
        key = ("people", exposed, 1.0)
        if key not in self._kept:
            columns = self.prepared.follow_people(exposed)
            self._kept[key] = np.array([columns[name].by_cause() for name in _PEOPLE])
            self._kept["asked", exposed, 1.0] = columns["regul_fine"].amount
        return self._kept[key]

    def _fines(self, exposed: float, factor: float) -> Floats:
        key = ("fine", exposed, factor)
        if key not in self._kept:
            amounts = self._kept["asked", exposed, 1.0] * self.prepared.fined(factor)
            self._kept[key] = self._by_cause("regul_fine", amounts)
        return self._kept[key]

    def _outages(self, factor: float) -> Floats:
        key = ("bi", factor, 1.0)
        if key not in self._kept:
            firm = self.prepared.firm
            days = self._by_cause("bi", self.prepared.outage_days(factor))
            self._kept[key] = days * (firm.day_loss * firm.price)
        return self._kept[key]

    def _ransoms(self, factor: float) -> Floats:
        key = ("restore_ransom", factor, 1.0)
        if key not in self._kept:
            amounts = self.prepared.touched["restore_ransom"].unit * self.prepared.paid(factor)
            self._kept[key] = self._by_cause("restore_ransom", amounts)
        return self._kept[key]

    def _scaled(self) -> Floats:
        """By column and cause, shape (3, 9)."""
        key = ("scaled", 1.0, 1.0)
        if key not in self._kept:
            touched = self.prepared.touched
            self._kept[key] = np.array([self._by_cause(name, touched[name].unit) for name in _SCALED])
        return self._kept[key]

    def _by_cause(self, column: str, amounts: Floats) -> Floats:
        return sums(self.prepared.touched[column].cause, amounts, len(CAUSES))

    # ------------------------------------------------------------------------------------------------- answers
    def _changed(self, controls: list[str], value: float) -> Floats:
        """One row of scores for each control, with that control at `value`; shape (k, 21)."""
        rows = np.repeat(self.scores[np.newaxis], len(controls), axis=0)
        rows[np.arange(len(controls)), [CONTROLS.index(control) for control in controls]] = value
        return rows

    def savings(self, controls: list[str], effect: float) -> list[float]:
        """What each control in full takes off the expected loss a year, in USD. effect: strength of all controls."""
        table = self.prepared.parameters.controls
        rows = np.concatenate([self.scores[np.newaxis], self._changed(controls, 1.0)])
        today, *better = map(float, self.expected(factors(rows, table, effect)))
        return [today - left for left in better]

    def gains(self, incidents: Incidents) -> Mapping[str, ControlGain]:
        """What each applicable control in full would save, each on its own; in the client's currency."""
        controls = [control for control in CONTROLS if control in self.inputs.controls]
        uncertainty, rate = self.prepared.parameters.uncertainty, self.inputs.usd_rate
        weak = self.savings(controls, uncertainty.effect_low)
        central = self.savings(controls, 1.0)
        strong = self.savings(controls, uncertainty.effect_high)
        today = float(self.expected(factors(self.scores[np.newaxis], self.prepared.parameters.controls))[0])
        little = max(LITTLE_USD, LITTLE_SHARE * today)
        serious = _Serious(self, incidents)
        return {
            control: ControlGain(
                saving=saving * rate, low=low * rate, high=high * rate,
                p95_change=change * rate, little=saving < little,
            )
            for control, saving, low, high, change in zip(
                controls, central, weak, strong, serious.changes(self._changed(controls, 1.0)), strict=True
            )
        }

    def plan(self) -> tuple[PlanStep, ...]:
        """Controls in the order that takes the most off the expected loss with every step; savings are joint."""
        table = self.prepared.parameters.controls
        scores = self.scores.copy()
        today = left = float(self.expected(factors(scores[np.newaxis], table))[0])
        waiting = [
            control for control in CONTROLS
            if control in self.inputs.controls and scores[CONTROLS.index(control)] < DONE_SCORE
        ]
        steps = []
        while waiting:
            rows = np.repeat(scores[np.newaxis], len(waiting), axis=0)
            rows[np.arange(len(waiting)), [CONTROLS.index(control) for control in waiting]] = 1.0
            results = self.expected(factors(rows, table))
            best = int(np.argmin(results))
            if not results[best] < left:
                break
            left = float(results[best])
            control = waiting.pop(best)
            scores[CONTROLS.index(control)] = 1.0
            steps.append(PlanStep(control, (today - left) * self.inputs.usd_rate))
        return tuple(steps)

    def ask_next(self) -> tuple[AskNext, ...]:
        """The controls nobody answered for whose answer would move the expected loss most, at most three."""
        unknown = [control for control in CONTROLS if self.inputs.controls.get(control, 1.0) is None]
        table = self.prepared.parameters.controls
        if not unknown:
            return ()
        without = self.expected(factors(self._changed(unknown, 0.0), table))
        in_full = self.expected(factors(self._changed(unknown, 1.0), table))
        worth = [
            AskNext(control, float(worst - best) * self.inputs.usd_rate)
            for control, worst, best in zip(unknown, without, in_full, strict=True)
        ]
        return tuple(sorted(worth, key=lambda entry: -entry.worth)[:ASK_NEXT])


def _people_levers(levers: Floats) -> Floats:
    """Factor of each column of _PEOPLE by row of levers, shape (k, 6, 1)."""
    ones = np.ones(levers.shape[0])
    return np.stack(
        [levers[:, LEVERS.index(name)] if name in LEVERS else ones for name in _PEOPLE], axis=1
    )[:, :, np.newaxis]


class _Serious:
    """The cost that one incident in twenty exceeds, under better controls.

    Better controls bring no new incidents, so only those that happen today are looked at.
    """

    def __init__(self, what_if: WhatIf, incidents: Incidents) -> None:
        self._table = what_if.prepared.parameters.controls
        self._events = what_if.prepared.events
        self._incidents = incidents
        self._before = effects_of(what_if.scores, self._table)
        self._prepared = what_if.prepared.among(incidents.happens)
        self._people = self._prepared.follow_people(self._before.lever("exposed"))
        self._cause = self._events.cause[incidents.happened]
        self._mark = self._events.mark[incidents.happened]

    def changes(self, rows: Floats) -> list[float]:
        """Change in USD for each row of scores, shape (k, 21)."""
        if not self._mark.size:
            return [0.0 for _ in rows]
        (today,) = quantiles(self._incidents.sizes, (0.95,))
        found = []
        for both in factors(rows, self._table):
            sizes = self._sizes(Effects(both[:N_CAUSES], both[N_CAUSES:]))
            found.append(quantiles(sizes, (0.95,))[0] - today if sizes.size else 0.0)
        return found

    def _sizes(self, changed: Effects) -> Floats:
        """Costs of the incidents that still happen."""
        sizes = self._incidents.sizes
        if not np.array_equal(changed.levers, self._before.levers):
            same = changed.lever("exposed") == self._before.lever("exposed")
            columns = self._prepared.columns(changed, self._people if same else None)
            sizes = total_costs(columns, self._mark.size)
        if np.array_equal(changed.causes, self._before.causes):
            return sizes
        likely = share_of(self._events.rates * changed.causes, self._events.envelope)
        return sizes[self._mark < likely[self._cause]]
