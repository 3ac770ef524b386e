"""What goes into the simulation and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class LossInputs:
    """The firm as the loss model sees it. Money in US dollars at the model's price level; records are people.

    sector: key of the sector table. jurisdictions: (key, share of people), shares add up to 1.
    payments: none, normal or heavy. controls: score 0 to 1 of every applicable control, or None where it is not
    known (the reference adoption is used); a control that does not apply is absent.
    unknown_share: 0 to 1, (weight not answered + weight unknown) / applicable weight, averaged over the controls.
    usd_rate: units of the client's currency for one US dollar. max_transfer: largest payment that could leave
    unchecked, None to derive it from revenue. liability_cap: most that contracts let customers claim, None without.
    client_money_share: share of reachable money that belongs to clients. price_year: amounts rise with the years.
    """

    revenue: float
    staff: float
    sector: str
    records_contact: float = 0.0
    records_identity: float = 0.0
    records_health: float = 0.0
    records_card: float = 0.0
    records_total: float = 0.0
    dependence: float = 0.5
    margin: float = 0.40
    jurisdictions: tuple[tuple[str, float], ...] = (("OTHER", 1.0),)
    payments: str = "normal"
    vendors: float = 5.0
    consumer: bool = False
    tech_share: float = 0.0
    max_transfer: float | None = None
    liability_cap: float | None = None
    client_money_share: float = 0.0
    controls: Mapping[str, float | None] = field(default_factory=dict)
    unknown_share: float = 1.0
    currency: str = "USD"
    usd_rate: float = 1.0
    price_year: int = 2025


@dataclass(frozen=True)
class Range:
    """An 80 % range: one in ten either way."""

    low: float
    high: float


@dataclass(frozen=True)
class IncidentSizes:
    """What one incident costs, given that it happens under the controls of today."""

    mean: float
    p50: float
    p75: float
    p90: float
    p95: float
    p99: float


@dataclass(frozen=True)
class AnnualLosses:
    """Loss in one year, years without an incident included. rough: too few years simulated for p99_8."""

    p50: float
    p75: float
    p90: float
    p95: float
    p99: float
    p99_5: float
    p99_8: float
    rough: bool


@dataclass(frozen=True)
class PartLoss:
    """One loss part or coverage part.

    expected_annual: mean per year. chance: chance in a year that at least one incident touches it.
    mean, p90, p95: given that an incident touches it; None where no simulated incident does ("not applicable").
    incidents: simulated incidents that touch it.
    """

    expected_annual: float
    chance: float
    mean: float | None
    p90: float | None
    p95: float | None
    incidents: int


@dataclass(frozen=True)
class CauseLoss:
    """One incident cause: incidents a year, mean cost of one, mean cost a year."""

    rate: float
    mean: float
    expected_annual: float


@dataclass(frozen=True)
class ControlGain:
    """What bringing one control to its full score would take off.

    saving: of the expected loss a year; low and high: with the weak and the strong reading of the evidence.
    p95_change: of the serious incident (negative: smaller). little: too small to name.
    """

    saving: float
    low: float
    high: float
    p95_change: float
    little: bool


@dataclass(frozen=True)
class CurvePoint:
    """Chance in a year of losing more than `amount`, with its 80 % range where it was worked out."""

    amount: float
    chance: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class PlanStep:
    """One step of the greedy plan: the control and the saving a year of all steps up to it together."""

    control: str
    joint_saving: float


@dataclass(frozen=True)
class AskNext:
    """A control nobody answered for: the expected loss a year without it, less that with it in full."""

    control: str
    worth: float


@dataclass(frozen=True)
class LimitTest:
    """How large a limit has to be for one coverage part, or for the whole policy, on the ladder of limits.

    enough: for 95 of 100 incidents and, with a cautious reading of all amounts, for 90 of 100. plain_95, plain_99: for
    95 and 99 of 100 incidents. None beyond the top of the ladder, or where it is unlikely that the part is touched at
    all: then a standard sublimit does. incidents: simulated incidents that touch the part.
    """

    enough: float | None
    plain_95: float | None
    plain_99: float | None
    unlikely: bool
    incidents: int


@dataclass(frozen=True)
class CoverTerms:
    """The money terms of a programme, in major units of the client's currency.

    Keys of the maps are coverage parts. waiting_hours: before income loss counts. coinsurance: share of each part
    the firm keeps. excluded: parts the policy does not pay.
    """

    limit: float
    aggregate: float | None = None
    retention: float = 0.0
    sublimits: Mapping[str, float] = field(default_factory=dict)
    waiting_hours: Mapping[str, float] = field(default_factory=dict)
    coinsurance: Mapping[str, float] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Retained:
    """What the firm keeps in a year under given terms: mean, 1 year in 200, and the mean the policy pays."""

    mean: float
    p99_5: float
    paid_mean: float


class LossEvents(Protocol):
    """The simulated incidents, kept to answer questions about amounts and policies without a new simulation."""

    def incident_exceeds(self, amount: float) -> float:
        """Share of incidents that cost more than `amount`."""
        ...

    def year_exceeds(self, amount: float) -> float:
        """Chance in a year of losing more than `amount`."""
        ...

    def retained(self, terms: CoverTerms | None) -> Retained:
        """What the firm keeps under `terms`; None is no cover at all."""
        ...

    def kept_exceeds(self, terms: CoverTerms | None, amount: float) -> float:
        """Chance in a year of keeping more than `amount` under `terms`."""
        ...

    def combined_p95(self, parts: tuple[str, ...]) -> float:
        """P95 of the sum of some loss parts, over incidents that touch any of them; 0 if none does."""
        ...


@dataclass(frozen=True)
class LossRanges:
    """80 % ranges from the parameters' own uncertainty."""

    chance: Range
    expected_annual: Range
    incident_p95: Range


@dataclass(frozen=True)
class LossPicture:
    """The whole answer of the simulation. Money in major units of `currency`.

    by_part: loss part to PartLoss; by_coverage_part: coverage part to PartLoss, only parts the model feeds;
    matrix: (cause, loss part) to mean a year. ranges, gains, plan, ask_next, total_limit, part_limits (by coverage
    part): None and empty in a base run.
    fraud_p90: P90 of stolen money given that it occurs, all causes. notes: ids of the messages of edge cases.
    """

    currency: str
    years: int
    seed: int
    incidents: int
    incident_rate: float
    chance: float
    chance_five_years: float
    expected_annual: float
    incident: IncidentSizes
    annual: AnnualLosses
    by_part: Mapping[str, PartLoss]
    by_coverage_part: Mapping[str, PartLoss]
    by_cause: Mapping[str, CauseLoss]
    matrix: Mapping[tuple[str, str], float]
    curve: tuple[CurvePoint, ...]
    fraud_p90: float | None
    ranges: LossRanges | None
    gains: Mapping[str, ControlGain]
    plan: tuple[PlanStep, ...]
    assumed_controls: tuple[str, ...]
    notes: tuple[str, ...]
    events: LossEvents
    model_version: str
    parameter_hash: str
    numpy_version: str
    ask_next: tuple[AskNext, ...] = ()
    total_limit: LimitTest | None = None
    part_limits: Mapping[str, LimitTest] = field(default_factory=dict)
