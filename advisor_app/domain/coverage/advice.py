"""What the coverage rules return. Money in major units of the client's currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reason:
    """One entry of the reason log: which rule, from which inputs, with which result, in which words.

    rule: id of the rule (LIM-6, PRI-1, part.bi). text: id of a reason template of the pack's texts.
    slots: values of the template, numbers unformatted. source: mark of the rule's figures: verified, memory,
    indicative or judgement.
    """

    rule: str
    inputs: Mapping[str, object]
    result: object
    text: str = ""
    slots: Mapping[str, object] = field(default_factory=dict)
    source: str = "judgement"


@dataclass(frozen=True)
class PartAdvice:
    """The recommendation for one coverage part.

    limit: what it should pay up to; None where the rules give no figure. full_limit: it follows the policy limit.
    confirm: advised only because a deciding fact is not known. held: status in the policies of today, with the
    sublimit held. elsewhere: confirmed in another policy at or above the recommended size. modelled: whether the
    simulation feeds it. expected_annual: modelled mean a year, or None.
    """

    id: str
    priority: str
    limit: float | None
    full_limit: bool
    retention: float | None
    confirm: bool
    modelled: bool
    expected_annual: float | None
    held_status: str
    held_limit: float | None
    elsewhere: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class LimitDriver:
    """One of the seven drivers of the limit: its figure, or None where it does not apply."""

    rule: str
    amount: float | None
    text: str
    slots: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Programme:
    """The recommended programme. fraud_sublimit: for deceived payments, transfers and client money."""

    shape: str
    limit: float
    basic: float
    cautious: float
    binding: str
    retention: float
    retention_ceiling: float
    waiting_hours: int
    fraud_sublimit: float | None
    fraud_need: float | None
    drivers: tuple[LimitDriver, ...]
    floor_segment: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class LimitOption:
    """One of the three options: chance that a claim-sized incident exceeds it, mean kept a year."""

    name: str
    limit: float
    chance_exceeded: float
    kept_mean: float


@dataclass(frozen=True)
class Gap:
    """One gap between what is held and what is recommended. rule: id of the gap rule. severity: critical to low."""

    id: str
    severity: str
    part: str
    found: object
    wanted: object
    text: str
    slots: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ControlMark:
    """What underwriters ask of one control. mark: must, exp or rare. status: in_place, missing or unknown."""

    id: str
    control: str
    mark: str
    status: str
    value: float | None
    evidence: str


@dataclass(frozen=True)
class Insurability:
    """verdict: ready, conditions, restricted or hard. missing: must controls absent or unknown, in order to fix."""

    verdict: str
    miss: float
    exposed: bool
    flags: tuple[str, ...]
    marks: tuple[ControlMark, ...]

    @property
    def missing(self) -> tuple[ControlMark, ...]:
        return tuple(mark for mark in self.marks if mark.mark == "must" and mark.status != "in_place")


@dataclass(frozen=True)
class CoverageAdvice:
    """Everything the coverage rules say.

    kept_today, kept_recommended: mean and 1-in-200-year loss kept under today's policies and as recommended.
    confidence: 0 to 100; level: firm, fair or provisional. assumptions: facts whose default was used.
    """

    currency: str
    parts: tuple[PartAdvice, ...]
    programme: Programme
    options: tuple[LimitOption, ...]
    gaps: tuple[Gap, ...]
    insurability: Insurability
    confidence: int
    level: str
    assumptions: tuple[str, ...]
    open_facts: tuple[str, ...]
    kept_today_mean: float
    kept_today_bad: float
    kept_mean: float
    kept_bad: float
    held_limit: float | None
    log: tuple[Reason, ...]

    def part(self, part_id: str) -> PartAdvice:
        return next(part for part in self.parts if part.id == part_id)
