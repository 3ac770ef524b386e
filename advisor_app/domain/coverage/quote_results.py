"""What a comparison of quotes gives. Money in major units of the client's currency."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_app.domain.coverage.advice import Gap, Reason
from advisor_app.domain.coverage.readings import TermReading
from advisor_app.domain.policies import Policy


@dataclass(frozen=True)
class QuoteCell:
    """One part of one quote.

    status: one of PART_STATUSES. standing: against the recommended size, one of STANDINGS. short_by: money missing to
    that size, 0 where none is or where nobody knows. priority: of the part for this firm.
    """

    part: str
    priority: str
    status: str
    offered: float | None
    wanted: float | None
    standing: str
    short_by: float


@dataclass(frozen=True)
class Question:
    """Something to ask an insurer before the ranking is final: a part or a term of a quote that nobody knows."""

    quote: str
    part: str = ""
    term: str = ""


@dataclass(frozen=True)
class KnockOut:
    """Why a quote cannot be taken as it stands, and what cures it: texts with their slots.

    rule: a gap rule, TERM (a wording that can defeat the cover), CONDITION (one that cannot be kept) or EXPIRED.
    """

    rule: str
    reason: Reason
    action: str


@dataclass(frozen=True)
class QuoteResult:
    """One quote measured. The policies in force are measured the same way.

    policy: as entered; its insurer is empty for an advisor who may not name it. label: A, B, C ... in the order of ids,
    for every advisor. rank: 1 is first, None where quotes are not ranked or this one cannot be. price: of twelve months
    with tax and fees. rate_on_line: net price as a share of the limit, for information only. fit: 0 to 100, from
    part_fit, term_score and limit_fit (each 0 to 1). kept_mean, kept_bad: of a year, on average and in one of two
    hundred. cost_of_risk: price, what is kept on average, and the price of having to find the rest in a bad year.
    claims_service: 0 to 1. not_compared: why it is left out of the ranking: currency or price; else empty.
    """

    id: str
    label: str
    policy: Policy
    rank: int | None
    price: float | None
    limit: float | None
    rate_on_line: float | None
    fit: float
    part_fit: float
    term_score: float
    limit_fit: float
    kept_mean: float
    kept_bad: float
    cost_of_risk: float | None
    claims_service: float
    cells: tuple[QuoteCell, ...]
    terms: tuple[TermReading, ...]
    gaps: tuple[Gap, ...]
    knock_outs: tuple[KnockOut, ...]
    before_binding: tuple[Reason, ...]
    not_compared: str = ""


@dataclass(frozen=True)
class Uninsured:
    """A year without any cover: mean, one year of two hundred, and the cost of that risk."""

    kept_mean: float
    kept_bad: float
    cost_of_risk: float


@dataclass(frozen=True)
class QuoteComparison:
    """Quotes side by side.

    ranked: whether the advisor may rank and name; without a licence there are no insurers, no ranks and no
    recommendation. results: in rank order, else in the order of their labels. recommended: id of the first, empty
    where there is none; conditional: it still has to be cured. final: nothing is left to ask. now: the policies in
    force, None where there are none or nobody was asked.
    """

    ranked: bool
    results: tuple[QuoteResult, ...]
    recommended: str
    conditional: bool
    reasons: tuple[Reason, ...]
    questions: tuple[Question, ...]
    nothing: Uninsured
    now: QuoteResult | None = None

    @property
    def final(self) -> bool:
        return not self.questions

    def result(self, quote: str) -> QuoteResult:
        return next(row for row in self.results if row.id == quote)
