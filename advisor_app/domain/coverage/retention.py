"""The first share of a loss that the firm pays itself, and the hours before lost income counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor_app.domain.conditions import truth
from advisor_app.domain.coverage.advice import Amount, Reason
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.facts import Facts


@dataclass(frozen=True)
class RetentionSizes:
    """recommended, ceiling: steps of the ladder. cap: the money behind the ceiling. liquid: money within reach;
    liquid_assumed: a share of revenue stands in for it. waiting_cost: money lost in the waiting hours."""

    recommended: float
    ceiling: float
    cap: float
    liquid: float
    liquid_assumed: bool
    waiting_hours: int
    waiting_cost: float
    reasons: tuple[Reason, ...]


def liquid_funds(facts: Facts, book: CoverageRulebook) -> tuple[float, bool]:
    """Money that can be reached within a month, and whether a share of revenue stands in for it."""
    liquid = facts.number("liquid_funds")
    if liquid is not None:
        return liquid, False
    return book.retention.liquid_of_revenue * facts.amount("revenue"), True


def size_retention(facts: Facts, book: CoverageRulebook) -> RetentionSizes:
    """Retention and waiting period. facts: in assumed mode."""
    figures = book.retention
    liquid, assumed = liquid_funds(facts, book)
    revenue = facts.amount("revenue")
    cap = min(figures.liquid_share * liquid, max(figures.revenue_share * revenue, figures.least_cap))
    tolerance = facts.number("loss_tolerance")
    if tolerance is not None:
        cap = min(cap, tolerance)
    ceiling = _down(cap, figures.ladder)
    recommended = _down(cap / 2, figures.ladder)
    while recommended > figures.ladder[0] and 2 * recommended > figures.twice_share * liquid:
        recommended = _below(recommended, figures.ladder)
    if revenue >= figures.no_swapping_revenue:
        recommended = max(recommended, min(figures.no_swapping_least, ceiling))
    hours, cost = _waiting(facts, book, recommended)
    reasons = _reasons(recommended, ceiling, cap, liquid, assumed, hours, cost)
    return RetentionSizes(recommended, ceiling, cap, liquid, assumed, hours, cost, reasons)


def _down(amount: float, ladder: Sequence[float]) -> float:
    """The largest step that is not above the amount; the lowest step where none is, since policies have at least it."""
    return max((step for step in ladder if step <= amount + 1e-6), default=ladder[0])


def _below(step: float, ladder: Sequence[float]) -> float:
    return max((lower for lower in ladder if lower < step), default=ladder[0])


def _waiting(facts: Facts, book: CoverageRulebook, retention: float) -> tuple[int, float]:
    """Hours, and what a stop of that length costs in the busy season."""
    figures = book.retention
    hourly = facts.amount("daily_gross_margin") * facts.amount("peak_factor") / figures.working_hours
    fast = truth(figures.waiting_short_if, facts) is True
    patient = hourly <= 0 or retention / hourly >= figures.waiting_ratio
    hours = figures.waiting_short if fast or not patient else figures.waiting_long
    return hours, hourly * hours


def _reasons(
    recommended: float, ceiling: float, cap: float, liquid: float, assumed: bool, hours: int, cost: float
) -> tuple[Reason, ...]:
    text = "ret.assumed" if assumed else "ret.liquid"
    money = {"liquid": Amount(liquid, assumed), "retention": Amount(recommended)}
    inputs = {"cap": cap, "ceiling": ceiling, "liquid_funds": liquid, "assumed": assumed}
    return (
        Reason("RET-1", inputs, recommended, text, money),
        Reason("RET-5", {"retention": recommended}, 0, "ret.first_call", {}),
        Reason("RET-6", {"hourly_cost": cost / hours}, hours, "ret.waiting",
               {"hours": hours, "money": Amount(cost, True)}),
    )
