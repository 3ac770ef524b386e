"""What the coverage rules return. Money in major units of the client's currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor_app.domain.coverage.affordability import Affordability
    from advisor_app.domain.coverage.matrix import CoverMatrix
    from advisor_app.domain.coverage.options import Package
    from advisor_app.domain.coverage.quote_results import QuoteComparison
    from advisor_app.domain.coverage.readings import TermReading
    from advisor_app.domain.coverage.requests import Request
    from advisor_app.domain.coverage.rule_figures import Basis
    from advisor_app.domain.coverage.rulebook import MinimumRow
    from advisor_app.domain.coverage.trail import TrailRow


@dataclass(frozen=True)
class Amount:
    """Money in a sentence, in major units of the client's currency. modelled: an estimate, shown with two figures."""

    value: float
    modelled: bool = False


@dataclass(frozen=True)
class Listed:
    """Names in a sentence, by their ids: the words are looked up when it is printed.

    group: parts, terms, facts, regimes, names (the client's own) or a closed list of the texts (policy_shapes ...).
    """

    group: str
    keys: tuple[str, ...]


Slot = Amount | Listed | int | float | str | date
"""What fills a slot: money, names by id, a count, a share (float), the client's own words, or a day."""


@dataclass(frozen=True)
class Reason:
    """One entry of the reason log: which rule, from which inputs, with which result, in which words.

    rule: id of the rule (LIM-6, PRI-1, part.bi). text: id of a reason template of the pack's texts.
    slots: exactly the slots of the template. Where the figures come from is told by the trail.
    """

    rule: str
    inputs: Mapping[str, object]
    result: object
    text: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(frozen=True)
class PartAdvice:
    """The recommendation for one coverage part.

    limit: what it should pay up to; None where the rules give no figure. full_limit: it follows the policy limit.
    confirm: advised only because a deciding fact is not known. held: status in the policies of today, with the
    sublimit held. elsewhere: confirmed in another policy at or above the recommended size. modelled: whether the
    simulation feeds it. expected_annual: modelled mean a year, or None. acceptable: smallest size that will do, where
    the model tells. in_full: printed in full in the letter; the rest belongs in an annex. hard_to_place: the market
    usually refuses it, so the risk stays with the firm. reasons: the deciding one first. standing: of what is held
    today against the recommended size, one of STANDINGS. size_reason: why this size, None where the part is not needed.
    poor_below: what nine of ten of its losses take, None where not modelled.
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
    acceptable: float | None = None
    in_full: bool = False
    hard_to_place: bool = False
    standing: str = "ask"
    size_reason: Reason | None = None
    poor_below: float | None = None


@dataclass(frozen=True)
class LimitDriver:
    """One of the seven drivers of the limit: its figure, or None where it does not apply."""

    rule: str
    amount: float | None
    text: str
    slots: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(frozen=True)
class Programme:
    """The recommended programme.

    fraud_sublimit: for deceived payments, transfers and client money. binding: rule of the driver that decided the
    limit. notes: text ids of what goes with the shape (shape.crime, shape.separate, ...). technology_need: what a
    claim over the firm's own technology may take, or None. waiting_cost: money lost in the waiting hours.
    liquid_assumed: nobody said how much money can be reached, so a share of revenue stands in. need: the largest of
    the drivers that are estimates, to stand beside a market floor.
    """

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
    notes: tuple[str, ...] = ()
    technology_need: float | None = None
    waiting_cost: float = 0.0
    liquid_assumed: bool = False
    need: float = 0.0


@dataclass(frozen=True)
class LimitOption:
    """One of the three options: chance that a claim-sized incident exceeds it, mean kept a year."""

    name: str
    limit: float
    chance_exceeded: float
    kept_mean: float


@dataclass(frozen=True)
class Gap:
    """One gap between what is held and what is recommended.

    id: of the gap rule. severity: critical to low. part: a coverage part; term: a policy term; both may be empty.
    found, wanted: amounts, statuses or ids. text, action: text ids of what it means and of what to do. effect: mean
    loss a year it leaves with the firm, or None where nothing is modelled. who: acts: client, advisor or both. policy:
    id, else shape, of the policy it is about.
    """

    id: str
    severity: str
    part: str
    found: object
    wanted: object
    text: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    term: str = ""
    action: str = ""
    effect: float | None = None
    who: str = ""
    policy: str = ""


@dataclass(frozen=True)
class ControlMark:
    """What underwriters ask of one control. mark: must, exp or rare. status: in_place, missing or unknown.

    value: 0 to 1 or None. quick_fix: 30 days are enough. gate: while missing, conditions alone will not do.
    """

    id: str
    control: str
    mark: str
    status: str
    value: float | None
    evidence: str
    quick_fix: bool = False
    gate: bool = False


@dataclass(frozen=True)
class ControlFix:
    """What putting one missing must in place changes.

    verdict: after this fix alone; verdict_in_order: after this and all earlier ones. saving: of the expected loss a
    year, or None. unlocks: terms and parts it usually frees (term.coinsurance, part.soc_eng). effort: hours, days or
    weeks.
    """

    id: str
    control: str
    verdict: str
    verdict_in_order: str
    saving: float | None
    quick_fix: bool
    unlocks: tuple[str, ...]
    effort: str = "days"


@dataclass(frozen=True)
class Insurability:
    """How insurers will see the firm.

    verdict: ready, conditions, restricted or hard. miss: must controls absent, one not known counts half. exposed:
    something is open to the internet that must not be. flags: what makes it hard whatever else is in place.
    columns: S, M or L by size, T, H. marks: in the order to fix. missing: must controls absent or unknown.
    """

    verdict: str
    miss: float
    exposed: bool
    flags: tuple[str, ...]
    marks: tuple[ControlMark, ...]
    columns: tuple[str, ...] = ()
    fixes: tuple[ControlFix, ...] = ()

    @property
    def missing(self) -> tuple[ControlMark, ...]:
        return tuple(mark for mark in self.marks if mark.mark == "must" and mark.status != "in_place")


@dataclass(frozen=True)
class Exposure:
    """What one law or card scheme could cost by head or by turnover; shown beside the limit, never added to it.

    low, high: money in `currency`, or None where the people are not counted. per: violation, person or turnover.
    unit_low, unit_high: of one. insurable: likely, uncertain or unlikely.
    """

    id: str
    currency: str
    per: str
    unit_low: float
    unit_high: float
    low: float | None
    high: float | None
    insurable: str
    source: str
    as_of: date


@dataclass(frozen=True)
class CoverageAdvice:
    """Everything the coverage rules say.

    kept_today, kept_recommended: mean and 1-in-200-year loss kept under today's policies and as recommended.
    confidence: 0 to 100; level: firm, fair or provisional. assumptions: facts whose default was used. open_facts: facts
    still to find out. held_limit: of the cyber policy in force, None without one or where it is not known. fines:
    whether fines can be insured at home (likely, varies, uncertain, unlikely). contract_texts: text ids of what to
    keep out of and put into customer contracts. technology_types: kinds of technology firm it is, for the words of
    its services definition; technology_to_ask: kinds no fact tells. minima: what contracts and bodies usually require,
    where worth a question. term_questions: terms whose severity hangs on the advisor. limit_standing: of the limit
    held against the recommended one, one of STANDINGS. packages: lean, recommended and fuller. matrix: scenarios by
    policies in force. terms: to read, the gravest first, with how the main policy in force reads. requests: to the
    insurer, the heaviest first. affordability: what to give up where the budget is below the cheapest quote that can be
    taken, else None. comparison: of quotes, None without any. trail: the worked reason of everything recommended.
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
    packages: tuple[Package, ...]
    matrix: CoverMatrix
    terms: tuple[TermReading, ...]
    requests: tuple[Request, ...]
    affordability: Affordability | None
    comparison: QuoteComparison | None
    trail: tuple[TrailRow, ...]
    fines_basis: Basis
    exposures: tuple[Exposure, ...] = ()
    fines: str = "uncertain"
    contract_texts: tuple[str, ...] = ()
    technology_types: tuple[str, ...] = ()
    technology_to_ask: tuple[str, ...] = ()
    minima: tuple[MinimumRow, ...] = ()
    term_questions: tuple[str, ...] = ()
    limit_standing: str = "ask"

    @property
    def log(self) -> tuple[Reason, ...]:
        """All reasons, without what they are about."""
        return tuple(row.reason for row in self.trail)

    def part(self, part_id: str) -> PartAdvice:
        return next(part for part in self.parts if part.id == part_id)
