"""Which input moves the expected loss a year, and how far: one thing changed at a time over the same events.

Facts of the firm a quarter lower and a quarter higher; controls absent and in full; numbers of the model at the ends of
their plausible ranges. A smaller event set than that of the picture does: only the change is read from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from advisor_app.domain.losses.base import Base, base_run, events_of
from advisor_app.domain.losses.controls import factors
from advisor_app.domain.losses.events import EventSet
from advisor_app.domain.losses.overrides import LossOverride, with_overrides
from advisor_app.domain.losses.parameters import CONTROLS, LossParameters, ParameterRow
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.whatif import WhatIf
from advisor_app.domain.progress import SILENT, Progress

STEP: Final = 0.25
SMALLER: Final = 4
# Shares of 1 among the facts, and how records are named together.
_SHARES: Final = ("dependence", "margin", "tech_share", "client_money_share")
_FACTS: Final = (
    "revenue", "staff", "dependence", "margin", "vendors", "tech_share", "max_transfer", "liability_cap",
)
_MONEY: Final = ("revenue", "max_transfer", "liability_cap")
_RECORDS: Final = ("records_contact", "records_identity", "records_health", "records_card")


@dataclass(frozen=True)
class Swing:
    """One thing that was changed. kind: fact (a field of LossInputs), control, or number (id of a row).

    low, high: the two values tried, money of the firm in the client's currency and numbers in the unit of their row.
    expected_low, expected_high: expected loss a year with them, in the client's currency; either may be the larger.
    """

    kind: str
    name: str
    low: float
    high: float
    expected_low: float
    expected_high: float

    @property
    def width(self) -> float:
        """How far the two lie apart."""
        return abs(self.expected_high - self.expected_low)


def swings(
    picture: LossPicture, inputs: LossInputs, parameters: LossParameters, *, progress: Progress = SILENT
) -> tuple[Swing, ...]:
    """Everything that moves the expected loss of a picture, widest first. inputs, parameters: those of the picture.

    Raises progress.Cancelled.
    """
    years = max(1, picture.years // SMALLER)
    events = events_of(inputs, parameters, picture.seed, years)
    central = base_run(inputs, parameters, events)
    scale = picture.expected_annual / central.expected if central.expected > 0 else 0.0
    found: list[Swing] = []
    jobs: list[_Fact | _Number] = [*_facts(inputs), *_rows(inputs, parameters)]
    for done, job in enumerate(jobs):
        progress.step(done, len(jobs))
        found.append(job.swing(inputs, parameters, events, scale))
    progress.step(len(jobs), len(jobs))
    found += _controls(central, scale)
    return tuple(sorted((swing for swing in found if swing.width > 0), key=lambda swing: -swing.width))


@dataclass(frozen=True)
class _Fact:
    """A fact, or several that move together. lower, higher: fields of LossInputs to their values."""

    name: str
    low: float
    high: float
    lower: Mapping[str, Any]
    higher: Mapping[str, Any]

    def swing(self, inputs: LossInputs, parameters: LossParameters, events: EventSet, scale: float) -> Swing:
        firms = [replace(inputs, **changed) for changed in (self.lower, self.higher)]
        ends = [base_run(firm, parameters, events).expected for firm in firms]
        shown = inputs.usd_rate if self.name in _MONEY else 1.0
        return Swing("fact", self.name, self.low * shown, self.high * shown, ends[0] * scale, ends[1] * scale)


@dataclass(frozen=True)
class _Number:
    row: ParameterRow
    low: float
    high: float

    def swing(self, inputs: LossInputs, parameters: LossParameters, events: EventSet, scale: float) -> Swing:
        ends = [
            base_run(inputs, with_overrides(parameters, [LossOverride(self.row.id, value, "tried")]), events).expected
            for value in (self.low, self.high)
        ]
        return Swing("number", self.row.id, self.low, self.high, ends[0] * scale, ends[1] * scale)


def _facts(inputs: LossInputs) -> Iterator[_Fact]:
    for name in _FACTS:
        value = getattr(inputs, name)
        if not value:
            continue
        low, high = value * (1 - STEP), value * (1 + STEP)
        high = min(high, 1.0) if name in _SHARES else high
        yield _Fact(name, low, high, {name: low}, {name: high})
    held = [name for name in (*_RECORDS, "records_total") if getattr(inputs, name) > 0]
    if held:
        people = inputs.records_total or sum(getattr(inputs, name) for name in _RECORDS[:3])
        lower, higher = ({name: getattr(inputs, name) * step for name in held} for step in (1 - STEP, 1 + STEP))
        yield _Fact("records_total", people * (1 - STEP), people * (1 + STEP), lower, higher)


def _rows(inputs: LossInputs, parameters: LossParameters) -> Iterator[_Number]:
    """Numbers that have a plausible range and can touch this firm."""
    places = {key for key, _ in inputs.jurisdictions}
    for row in parameters.rows.values():
        table, _, rest = row.id.partition(".")
        if row.low is None or row.high is None or table in ("uncertainty", "growth"):
            continue
        if table == "jurisdictions" and rest.split(".")[0] not in places:
            continue
        if row.id.startswith("frequency.sector.") and rest != f"sector.{inputs.sector}":
            continue
        yield _Number(row, row.low, row.high)


def _controls(base: Base, scale: float) -> Iterator[Swing]:
    what_if = WhatIf(base.prepared, base.people, base.inputs, base.scores)
    table, rate = base.prepared.parameters.controls, base.inputs.usd_rate
    for control in CONTROLS:
        if control not in base.inputs.controls:
            continue
        scores = np.repeat(base.scores[np.newaxis], 2, axis=0)
        scores[:, CONTROLS.index(control)] = (0.0, 1.0)
        low, high = map(float, what_if.expected(factors(scores, table)) * (rate * scale))
        yield Swing("control", control, 0.0, 1.0, low, high)
