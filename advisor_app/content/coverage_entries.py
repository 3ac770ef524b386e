"""The shape of the files of the coverage rules: parts, terms, limits, law and controls."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from advisor_app.content.schema import Condition, Control, Day, Entry, Identifier, QuestionId, one_of
from advisor_app.domain import vocabulary as v
from advisor_app.domain.claims_team import TEAM_ROLES
from advisor_app.domain.conditions import parse
from advisor_app.domain.coverage import rulebook as r
from advisor_app.domain.coverage.readiness_rules import READY_POINTS, NoticeRule, ReadinessRules
from advisor_app.domain.coverage.review import HorizonRow, ReviewRules
from advisor_app.domain.coverage.rule_figures import Basis
from advisor_app.domain.incident_log import BRANCHES

Part = Annotated[str, AfterValidator(one_of(v.COVERAGE_PARTS))]
Shape = Annotated[str, AfterValidator(one_of(v.POLICY_SHAPES))]
Source = Literal["verified", "memory", "indicative", "judgement"]
Severity = Annotated[str, AfterValidator(one_of(v.SEVERITIES))]
Column = Annotated[str, AfterValidator(one_of(("S", "M", "L", "T", "H")))]
Mark = Annotated[str, AfterValidator(one_of(("must", "fraud", "exp", "rare")))]
Market = Annotated[str, AfterValidator(one_of(("us", "uk_eu", "ca_au")))]
RecordKind = Annotated[
    str, AfterValidator(one_of(("records_contact", "records_identity", "records_health", "records_card")))
]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Feed = Annotated[str, Field(pattern=r"^[a-z]+\.([a-z]+|\*)$")]
Unlock = Annotated[str, Field(pattern=r"^(term|part)\.[a-z_]+$")]
Figure = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Ladder = Annotated[list[Figure], Field(min_length=2)]
SublimitKind = Literal[
    "full", "fraud", "invoice", "card", "half", "supplier_days", "fines", "reputation", "devices", "small", "injury",
    "defence_only", "technology", "included", "none",
]


class Dated(Entry):
    """A table whose figures share one origin and one day."""

    source: Source
    as_of: Day

    def basis(self) -> Basis:
        return Basis(self.source, self.as_of)


# ------------------------------------------------------------------------------------------------------- parts
class SublimitEntry(Entry):
    kind: SublimitKind
    amount: Figure | None = None
    amount_when_advised: Figure | None = None


class WhyEntry(Entry):
    text: Identifier
    if_: Annotated[Condition, Field(alias="if")]


class PartEntry(Entry):
    id: Part
    side: Literal["third", "first", "crime", "both"]
    feeds: list[Feed]
    essential_if: Condition
    advised_if: Condition
    optional_if: Condition
    sublimit: SublimitEntry
    reasons: list[WhyEntry] = Field(default_factory=list)
    kept_by_micro_firms: bool = False
    hard_to_place: bool = False

    def rule(self) -> r.PartRule:
        return r.PartRule(
            id=self.id, side=self.side, feeds=tuple(self.feeds), essential=parse(self.essential_if),
            advised=parse(self.advised_if), optional=parse(self.optional_if),
            sublimit=r.SublimitRule(**dict(self.sublimit)),
            reasons=tuple((why.text, parse(why.if_)) for why in self.reasons),
            kept_by_micro_firms=self.kept_by_micro_firms, hard_to_place=self.hard_to_place,
        )


class MicroEntry(Entry):
    test: Condition
    unless: Condition = "false"


class PartsFile(Dated):
    micro_firm: MicroEntry
    advised_in_full: Annotated[int, Field(ge=1)]
    parts: list[PartEntry]


# ------------------------------------------------------------------------------------------------------- terms
class RiseEntry(Entry):
    to: Severity
    if_: Annotated[Condition, Field(alias="if")] = "always"
    sign: Literal["", "short_limit", "heavy_retention", "heavy_coinsurance", "not_evidenced"] = ""
    ask: bool = False


class TermEntry(Entry):
    id: Identifier
    severity: Severity
    parts: list[Part] = Field(default_factory=list)
    applies: Condition = "always"
    rises: list[RiseEntry] = Field(default_factory=list)

    def rule(self) -> r.TermRule:
        rises = tuple(r.Escalation(rise.to, parse(rise.if_), rise.sign, rise.ask) for rise in self.rises)
        return r.TermRule(self.id, self.severity, parse(self.applies), rises, tuple(self.parts))


class LessonEntry(Dated):
    term: Identifier
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    authority: str = ""


class TermsFile(Dated):
    terms: list[TermEntry]
    lessons: list[LessonEntry] = Field(default_factory=list)


# -------------------------------------------------------------------------------------------------------- gaps
class GapEntry(Entry):
    id: Annotated[str, Field(pattern=r"^G[0-9]{2}$")]
    who: Literal["client", "advisor", "both"]


class GapsFile(Dated):
    points: dict[Severity, Figure]
    gaps: list[GapEntry]


# --------------------------------------------------------------------------------------------------- scenarios
class ScenarioEntry(Entry):
    id: Identifier
    trigger: Literal["attack", "own_error", "supplier", "insider", "deceit", "unlawful_use", "content"]
    cause: Annotated[str, AfterValidator(one_of(v.INCIDENT_CAUSES))] | None = None
    losses: list[Annotated[str, AfterValidator(one_of(v.LOSS_PARTS))]] = Field(default_factory=list)
    parts: Annotated[list[Part], Field(min_length=1)]
    terms: list[Identifier] = Field(default_factory=list)
    answers: Annotated[list[Shape], Field(min_length=1)]

    def scenario(self) -> r.Scenario:
        return r.Scenario(
            self.id, self.trigger, self.cause or "", tuple(self.losses), tuple(self.parts), tuple(self.terms),
            tuple(self.answers),
        )


class ScenariosFile(Dated):
    scenarios: list[ScenarioEntry]


# ---------------------------------------------------------------------------------------------------- requests
class RequestEntry(Entry):
    id: Identifier
    terms: list[Identifier] = Field(default_factory=list)
    parts: list[Part] = Field(default_factory=list)


class RequestsFile(Dated):
    most: Annotated[int, Field(ge=1)]
    requests: list[RequestEntry]

    def rules(self) -> r.RequestRules:
        rows = tuple(r.RequestRule(row.id, tuple(row.terms), tuple(row.parts)) for row in self.requests)
        return r.RequestRules(rows, self.most, self.basis())


# --------------------------------------------------------------------------------------------------- readiness
class NoticeEntry(Dated):
    id: Annotated[str, Field(pattern=r"^n_[a-z]+$")]
    clock: Literal["at_once", "same_day", "hours", "promptly", "rules"]
    if_: Annotated[Condition, Field(alias="if")] = "always"
    kinds: list[Annotated[str, AfterValidator(one_of(BRANCHES))]] = Field(default_factory=list)
    hours: Figure | None = None

    def rule(self) -> NoticeRule:
        return NoticeRule(self.id, self.clock, parse(self.if_), tuple(self.kinds), self.hours, self.basis())


class ReadinessFile(Dated):
    months: Annotated[int, Field(ge=1)]
    low_below: Figure
    points: Annotated[list[Identifier], Field(min_length=1)]
    deputies: list[Annotated[str, AfterValidator(one_of(TEAM_ROLES))]]
    answering_shapes: list[Shape]
    notices: list[NoticeEntry]
    steps: Annotated[list[Identifier], Field(min_length=1)]
    branches: dict[Annotated[str, AfterValidator(one_of(BRANCHES))], list[Identifier]]

    @model_validator(mode="after")
    def _known(self) -> ReadinessFile:
        if set(self.points) != set(READY_POINTS):
            raise ValueError(f"points must be {', '.join(READY_POINTS)}.")
        missing = [branch for branch in BRANCHES if branch not in self.branches]
        if missing:
            raise ValueError(f"branches lacks {missing[0]}; add it.")
        strange = [step for steps in self.branches.values() for step in steps if step not in self.steps]
        if strange:
            raise ValueError(f"branches names the step {strange[0]}, which is not in steps.")
        if not any(notice.id == "n_insurer" for notice in self.notices):
            raise ValueError("notices lacks n_insurer; add it.")
        return self

    def rules(self) -> ReadinessRules:
        return ReadinessRules(
            points=tuple(self.points), low_below=self.low_below, months=self.months, deputies=tuple(self.deputies),
            answering_shapes=tuple(self.answering_shapes), notices=tuple(notice.rule() for notice in self.notices),
            steps=tuple(self.steps), branches={kind: tuple(steps) for kind, steps in self.branches.items()},
            basis=self.basis(),
        )


# ------------------------------------------------------------------------------------------------------ review
class HorizonEntry(Dated):
    id: Annotated[str, Field(pattern=r"^hz_[a-z0-9_]+$")]
    status: Literal["in_force", "coming", "proposed", "open"]
    starts: Day | None = None
    if_: Annotated[Condition, Field(alias="if")] = "always"

    def row(self) -> HorizonRow:
        return HorizonRow(self.id, self.status, self.starts, parse(self.if_), self.basis())


class ReviewFile(Dated):
    changed: Share
    records_up: Share
    renewal_days: Annotated[list[int], Field(min_length=1)]
    horizon: list[HorizonEntry]

    def rules(self) -> ReviewRules:
        return ReviewRules(
            self.changed, self.records_up, tuple(self.renewal_days), tuple(row.row() for row in self.horizon),
            self.basis(),
        )


# ------------------------------------------------------------------------------------------------------ quotes
class QuotesFile(Dated):
    part_weights: dict[Literal["essential", "advised", "optional"], Figure]
    term_scores: dict[Literal["good", "acceptable", "unknown", "poor"], Share]
    term_weights: dict[Severity, Figure]
    fit: dict[Literal["parts", "terms", "limit"], Figure]
    basic_fit: Share
    unknown_part: Share
    tail_price: Share
    near_cost: Share
    near_fit: Figure
    retention_test: Figure


# ------------------------------------------------------------------------------------------------------ limits
class ShapeEntry(Entry):
    id: Shape
    family: Literal["cyber", "technology", "neighbour", "certificate"]
    inherent: list[Part] = Field(default_factory=list)
    may_hold: list[Part] = Field(default_factory=list)
    may_hold_all_but: list[Part] | None = None

    def rule(self) -> r.ShapeRule:
        wide = None if self.may_hold_all_but is None else set(v.COVERAGE_PARTS) - set(self.may_hold_all_but)
        return r.ShapeRule(
            self.id, self.family, frozenset(self.inherent), frozenset(self.may_hold if wide is None else wide)
        )


class FloorRowEntry(Entry):
    segment: Identifier
    test: Condition
    unless: Condition = "false"
    amounts: dict[Market, Figure]


class FloorEntry(Dated):
    markets: dict[Country, Market]
    other_market: Market
    half: Figure
    half_technology: Figure
    half_micro_technology: Figure
    rows: Annotated[list[FloorRowEntry], Field(min_length=1)]


class FixedEntry(Entry):
    staff_up_to: Figure | None = None
    money: Figure


class ScaleEntry(Entry):
    people_up_to: Figure | None = None
    share: Share


class RecordsEntry(Dated):
    fixed: Annotated[list[FixedEntry], Field(min_length=1)]
    unit: dict[RecordKind, Figure]
    scale: Annotated[list[ScaleEntry], Field(min_length=1)]
    load: dict[Country, Figure]
    other_load: Figure

    @model_validator(mode="after")
    def _open_ended(self) -> RecordsEntry:
        if self.fixed[-1].staff_up_to is not None or self.scale[-1].people_up_to is not None:
            raise ValueError("the last row of fixed and of scale must have no upper bound.")
        return self


class LimitsEntry(Dated):
    ladder: Ladder
    sublimit_ladder: Ladder
    serious_factor: Figure
    defence_inside_factor: Figure
    downtime_days: Figure
    downtime_base: Figure
    downtime_per_head: Figure
    shared_event_share: Share
    large_contract: Figure
    client_money_share: Share
    client_money_cap: Figure
    crime_excess_above: Figure
    invoice_cap: Figure
    supplier_days: Figure
    supplier_least: Figure
    reputation_days: Figure
    reputation_share: Share
    per_device: Figure
    half_share: Share
    unmodelled_share: Share


class RetentionEntry(Dated):
    ladder: Ladder
    liquid_share: Share
    revenue_share: Share
    least_cap: Figure
    twice_share: Share
    liquid_of_revenue: Share
    no_swapping_revenue: Figure
    no_swapping_least: Figure
    waiting_short: int
    waiting_long: int
    waiting_ratio: Figure
    waiting_short_if: Condition
    working_hours: Figure
    unknown_retention: Figure
    unknown_waiting: Figure
    unknown_share: Share
    bi_days: Figure


class LimitsFile(Entry):
    shapes: list[ShapeEntry]
    floor: FloorEntry
    records: RecordsEntry
    limits: LimitsEntry
    retention: RetentionEntry


# --------------------------------------------------------------------------------------------------------- law
class ExposureEntry(Dated):
    id: Identifier
    if_: Annotated[Condition, Field(alias="if")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    per: Literal["violation", "person", "turnover"]
    low: Figure
    high: Figure
    share: Share = 0.0
    count: str = ""
    cap: Figure | None = None
    fixed_low: Figure = 0.0
    fixed_high: Figure = 0.0
    insurable: Literal["likely", "uncertain", "unlikely"]


class FinesEntry(Dated):
    otherwise: Literal["likely", "varies", "uncertain", "unlikely"]
    countries: dict[Country, Literal["likely", "varies", "uncertain", "unlikely"]]


class MinimumEntry(Dated):
    id: Identifier
    if_: Annotated[Condition, Field(alias="if")] = "always"
    low: Figure | None = None
    high: Figure | None = None


class RaiseEntry(Entry):
    part: Part
    if_: Annotated[Condition, Field(alias="if")] = "always"


class TechnologyEntry(Entry):
    id: Identifier
    if_: Annotated[Condition, Field(alias="if")]
    ask: bool = False
    raises: list[RaiseEntry]


class LawFile(Entry):
    exposures: list[ExposureEntry]
    fines: FinesEntry
    minima: list[MinimumEntry]
    technology: list[TechnologyEntry]


# ---------------------------------------------------------------------------------------------------- controls
class AskEntry(Entry):
    id: Identifier
    control: Control
    question: QuestionId | None = None
    applies: Condition = "always"
    marks: dict[Column, Mark]
    order: Annotated[int, Field(ge=1)]
    effort: Annotated[str, AfterValidator(one_of(v.EFFORTS))]
    quick_fix: bool = False
    gate: bool = False
    unlocks: list[Unlock] = Field(default_factory=list)

    def ask(self) -> r.ControlAsk:
        return r.ControlAsk(
            self.id, self.control, self.question or "", parse(self.applies), dict(self.marks), self.order,
            self.quick_fix, self.gate, tuple(self.unlocks), self.effort,
        )


class ControlsFile(Dated):
    in_place_from: Share
    columns: dict[Column, Condition]
    ransomware_months: Annotated[int, Field(ge=1)]
    conditions_miss: Figure
    restricted_miss: Figure
    hard_flags: dict[Identifier, Condition]
    rows: list[AskEntry]
