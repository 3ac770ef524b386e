"""What each control would save: the same events under other scores.

A control changes the rates of causes, which weighs the same amounts anew, or a severity lever. All levers but the share
of exposed records act on sums that are already there; that one asks for the costs that follow the people again, and
each of its values is worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from advisor_app.domain.losses.amounts import Column, Prepared
from advisor_app.domain.losses.arrays import Floats, sums
from advisor_app.domain.losses.controls import N_CAUSES, Effects, effects_of, factors
from advisor_app.domain.losses.incidents import Incidents, incidents_of
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, LEVERS
from advisor_app.domain.losses.picture import AskNext, ControlGain, LossInputs, PlanStep

# A control at or above this score is not recommended; a saving below either of the others is too small to name.
DONE_SCORE = 0.9
LITTLE_USD = 50.0
LITTLE_SHARE = 0.01
ASK_NEXT = 3

# Columns whose amounts no exposure changes and a lever scales as a whole.
_SCALED = {"restore_labour": "restore", "fundsxfer": "fundsxfer", "techeo": "techeo"}
# Columns that follow the people exposed; a lever of the same name scales some of them as a whole.
_PEOPLE = ("response", "notify", "defence", "civil", "regul_inquiry", "pci")


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
    def expected(self, both: Floats) -> float:
        """Expected loss a year in USD under the factors of all targets, shape (19,)."""
        levers = dict(zip(LEVERS, map(float, both[N_CAUSES:]), strict=True))
        total = (
            self._of_people(levers["exposed"], levers)
            + self._fines(levers["exposed"], levers["fine"])
            + self._outages(levers["bi"])
            + self._ransoms(levers["ransom_pay"])
            + self._scaled(levers)
        )
        return float((total * self.prepared.events.weights(both[:N_CAUSES])).sum())

    def _of_people(self, exposed: float, levers: Mapping[str, float]) -> Floats:
        key = ("people", exposed, 1.0)
        if key not in self._kept:
            columns = self.prepared.follow_people(exposed)
            self._kept[key] = np.array([columns[name].by_cause() for name in _PEOPLE])
            self._kept["asked", exposed, 1.0] = columns["regul_fine"].amount
        factors_of = np.array([levers.get(name, 1.0) for name in _PEOPLE])
        return np.asarray((self._kept[key] * factors_of[:, np.newaxis]).sum(axis=0))

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

    def _scaled(self, levers: Mapping[str, float]) -> Floats:
        key = ("scaled", 1.0, 1.0)
        if key not in self._kept:
            touched = self.prepared.touched
            self._kept[key] = np.array([self._by_cause(name, touched[name].unit) for name in _SCALED])
        factors_of = np.array([levers[lever] for lever in _SCALED.values()])
        return np.asarray((self._kept[key] * factors_of[:, np.newaxis]).sum(axis=0))

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
        today = self.expected(factors(self.scores, table, effect))
        better = factors(self._changed(controls, 1.0), table, effect)
        return [today - self.expected(row) for row in better]

    def gains(self, incidents: Incidents) -> Mapping[str, ControlGain]:
        """What each applicable control in full would save, each on its own; in the client's currency."""
        controls = [control for control in CONTROLS if control in self.inputs.controls]
        uncertainty, rate = self.prepared.parameters.uncertainty, self.inputs.usd_rate
        weak = self.savings(controls, uncertainty.effect_low)
        central = self.savings(controls, 1.0)
        strong = self.savings(controls, uncertainty.effect_high)
        today = self.expected(factors(self.scores, self.prepared.parameters.controls))
        little = max(LITTLE_USD, LITTLE_SHARE * today)
        before = effects_of(self.scores, self.prepared.parameters.controls)
        return {
            control: ControlGain(
                saving=saving * rate, low=low * rate, high=high * rate,
                p95_change=self._p95_change(control, before, incidents) * rate, little=saving < little,
            )
            for control, saving, low, high in zip(controls, central, weak, strong, strict=True)
        }

    def _p95_change(self, control: str, before: Effects, incidents: Incidents) -> float:
        """Change in USD of the cost that one incident in twenty exceeds."""
        changed = effects_of(self._changed([control], 1.0)[0], self.prepared.parameters.controls)
        if np.array_equal(changed.levers, before.levers):
            sizes = incidents.totals[self.prepared.events.happening(changed.causes)]
        else:
            same = changed.lever("exposed") == before.lever("exposed")
            sizes = incidents_of(self.prepared, changed, self.people if same else None).sizes
        if not sizes.size or not incidents.sizes.size:
            return 0.0
        return float(np.quantile(sizes, 0.95) - np.quantile(incidents.sizes, 0.95))

    def plan(self) -> tuple[PlanStep, ...]:
        """Controls in the order that takes the most off the expected loss with every step; savings are joint."""
        table = self.prepared.parameters.controls
        scores = self.scores.copy()
        today = left = self.expected(factors(scores, table))
        waiting = [
            control for control in CONTROLS
            if control in self.inputs.controls and scores[CONTROLS.index(control)] < DONE_SCORE
        ]
        steps = []
        while waiting:
            rows = np.repeat(scores[np.newaxis], len(waiting), axis=0)
            rows[np.arange(len(waiting)), [CONTROLS.index(control) for control in waiting]] = 1.0
            results = [self.expected(row) for row in factors(rows, table)]
            best = int(np.argmin(results))
            if not results[best] < left:
                break
            left = results[best]
            control = waiting.pop(best)
            scores[CONTROLS.index(control)] = 1.0
            steps.append(PlanStep(control, (today - left) * self.inputs.usd_rate))
        return tuple(steps)

    def ask_next(self) -> tuple[AskNext, ...]:
        """The controls nobody answered for whose answer would move the expected loss most, at most three."""
        unknown = [control for control in CONTROLS if self.inputs.controls.get(control, 1.0) is None]
        table = self.prepared.parameters.controls
        without = [self.expected(row) for row in factors(self._changed(unknown, 0.0), table)]
        in_full = [self.expected(row) for row in factors(self._changed(unknown, 1.0), table)]
        worth = [
            AskNext(control, (worst - best) * self.inputs.usd_rate)
            for control, worst, best in zip(unknown, without, in_full, strict=True)
        ]
        return tuple(sorted(worth, key=lambda entry: -entry.worth)[:ASK_NEXT])
