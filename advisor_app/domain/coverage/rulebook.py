"""The rules of cover as data: parts, terms, ladders, floors and what underwriters ask, each figure with its source.

Money is in major units of the client's currency unless a row names its own. `Basis.source` is verified, memory,
indicative (an advisor should put the local market's figure in its place) or judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor_app.domain.conditions import Node
from advisor_app.domain.coverage.readiness_rules import ReadinessRules
from advisor_app.domain.coverage.review import ReviewRules
from advisor_app.domain.coverage.rule_figures import (
    Basis,
    Floor,
    LimitFigures,
    QuoteFigures,
    RecordsStress,
    RetentionFigures,
)


@dataclass(frozen=True)
class SublimitRule:
    """How the recommended size of a part is found.

    kind: full, fraud, invoice, card, half, supplier_days, fines, reputation, devices, small, injury, defence_only,
    technology, included (follows the policy without a size of its own) or none (no rule gives a figure).
    amount, amount_when_advised: the figure of the kinds fines, card, small, injury and defence_only.
    """

    kind: str
    amount: float | None = None
    amount_when_advised: float | None = None


@dataclass(frozen=True)
class PartRule:
    """One coverage part. side: third, first, crime or both. feeds: loss amounts that it pays; empty: not modelled.

    essential, advised, optional: tried in this order, else not needed. reasons: templates for the client's own
    reason, the first whose condition holds. hard_to_place: the market usually refuses it.
    """

    id: str
    side: str
    feeds: tuple[str, ...]
    essential: Node
    advised: Node
    optional: Node
    sublimit: SublimitRule
    reasons: tuple[tuple[str, Node], ...]
    kept_by_micro_firms: bool = False
    hard_to_place: bool = False


@dataclass(frozen=True)
class Escalation:
    """A severity that rises for this firm.

    sign: a thing only the rules know (short_limit, heavy_retention, heavy_coinsurance, not_evidenced). ask: it also
    hangs on a yes or no of the advisor; without that answer it does not rise and the question is listed.
    """

    severity: str
    condition: Node
    sign: str = ""
    ask: bool = False


@dataclass(frozen=True)
class TermRule:
    """One policy term to read. severity: moderate means that it costs money, high and critical that cover may fail.
    parts: whose payment hangs on it; empty for the whole policy."""

    id: str
    severity: str
    applies: Node
    escalations: tuple[Escalation, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """What courts and markets have taught about a term. authority: where to read it, or empty."""

    term: str
    year: int | None
    authority: str
    basis: Basis


@dataclass(frozen=True)
class ShapeRule:
    """A shape in which cover is sold.

    family: cyber, technology, neighbour or certificate. inherent: parts that are the purpose of the shape.
    may_hold: parts that are unclear while no row names them; any other part without a row is not covered.
    """

    id: str
    family: str
    inherent: frozenset[str]
    may_hold: frozenset[str]


@dataclass(frozen=True)
class Scenario:
    """One thing that can happen. trigger: what set it off. cause, losses: incidents and loss parts of the model behind
    it. parts: that pay it, the main one first. terms: of the whole policy that bear on it. answers: shapes in order."""

    id: str
    trigger: str
    cause: str
    losses: tuple[str, ...]
    parts: tuple[str, ...]
    terms: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class RequestRule:
    """One thing that can be tailored, with the wordings and parts it touches."""

    id: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class RequestRules:
    """rows: in order of effect for their price. most: so many are put to an insurer at once."""

    rows: tuple[RequestRule, ...]
    most: int
    basis: Basis


@dataclass(frozen=True)
class ExposureRow:
    """What a law could cost by head or by turnover: shown, never added to a limit.

    per: violation, person or turnover. low, high: money in `currency`; share: of turnover, where that is more.
    count: the fact or the region of residents that the figure is multiplied with, or empty. fixed_low, fixed_high:
    added once. insurable: likely, uncertain or unlikely.
    """

    id: str
    condition: Node
    currency: str
    per: str
    low: float
    high: float
    insurable: str
    basis: Basis
    share: float = 0.0
    count: str = ""
    cap: float | None = None
    fixed_low: float = 0.0
    fixed_high: float = 0.0


@dataclass(frozen=True)
class MinimumRow:
    """What contracts and bodies of a kind usually require; a starting point for a talk, never a rule. condition: for
    whom it is worth a question. low: None where the body has its own figure."""

    id: str
    condition: Node
    low: float | None
    high: float | None
    basis: Basis


@dataclass(frozen=True)
class TechnologyType:
    """One kind of technology firm: services that tell it, parts that weigh more, words for its definition. ask: no fact
    tells it, so it is asked about and raises nothing by itself."""

    id: str
    condition: Node
    raises: tuple[tuple[str, Node], ...]
    ask: bool = False


@dataclass(frozen=True)
class ControlAsk:
    """One thing underwriters ask for.

    questions: read apart where given, else the control's own score. marks: column (S M L T H) to must, fraud, exp or
    rare; fraud is a must where cover for payment fraud is wanted. order: in which to fix. unlocks: terms that it
    usually frees. quick_fix: whether 30 days are enough. gate: rules out "conditions" while it is missing.
    effort: hours, days or weeks.
    """

    id: str
    control: str
    question: str
    applies: Node
    marks: Mapping[str, str]
    order: int
    quick_fix: bool
    gate: bool
    unlocks: tuple[str, ...]
    effort: str


@dataclass(frozen=True)
class ControlsTable:
    """columns: those beside the one by size, and when they apply. in_place_from: score from which a control counts."""

    in_place_from: float
    columns: Mapping[str, Node]
    rows: tuple[ControlAsk, ...]
    hard_flags: Mapping[str, Node]
    ransomware_months: int
    conditions_miss: float
    restricted_miss: float
    basis: Basis


@dataclass(frozen=True)
class CoverageRulebook:
    """All rules and figures of cover of one content pack.

    micro_test, micro_unless: firms too small for a long list of parts. advised_in_full: advised parts printed in full.
    gap_who: id of a gap rule to who acts (client, advisor or both). *_basis: of the conditions and severities.
    """

    parts: tuple[PartRule, ...]
    micro_test: Node
    micro_unless: Node
    advised_in_full: int
    terms: tuple[TermRule, ...]
    lessons: tuple[Lesson, ...]
    shapes: tuple[ShapeRule, ...]
    floor: Floor
    records: RecordsStress
    limits: LimitFigures
    retention: RetentionFigures
    exposures: tuple[ExposureRow, ...]
    fines: Mapping[str, str]
    fines_otherwise: str
    fines_basis: Basis
    minima: tuple[MinimumRow, ...]
    technology: tuple[TechnologyType, ...]
    controls: ControlsTable
    gap_points: Mapping[str, float]
    gap_who: Mapping[str, str]
    quotes: QuoteFigures
    scenarios: tuple[Scenario, ...]
    readiness: ReadinessRules
    requests: RequestRules
    review: ReviewRules
    parts_basis: Basis
    terms_basis: Basis
    gaps_basis: Basis

    @cached_property
    def part_index(self) -> Mapping[str, PartRule]:
        return {part.id: part for part in self.parts}

    @cached_property
    def term_index(self) -> Mapping[str, TermRule]:
        return {term.id: term for term in self.terms}

    @cached_property
    def shape_index(self) -> Mapping[str, ShapeRule]:
        return {shape.id: shape for shape in self.shapes}
