"""What to give up, in which order, where the money does not reach for the cheapest quote that can be taken.

Never an essential part: optional parts go first, then advised ones, then a larger first share, then limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor_app.domain.coverage.advice import Amount, Slot
from advisor_app.domain.coverage.limits import LimitSizes
from advisor_app.domain.coverage.options import BUYS, Buying, bought_terms
from advisor_app.domain.coverage.quote_results import QuoteComparison
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.losses.picture import LossEvents


@dataclass(frozen=True)
class GiveUp:
    """One step, with all before it taken: what is then kept in a year, on average and in one of two hundred."""

    id: str
    text: str
    slots: Mapping[str, Slot]
    kept_mean: float
    kept_bad: float


@dataclass(frozen=True)
class Affordability:
    """budget, cheapest: a year, in major units of the client's currency. steps: in the order to give up."""

    budget: float
    cheapest: float
    steps: tuple[GiveUp, ...]


def affordable(
    budget: float | None, comparison: QuoteComparison | None, events: LossEvents, buying: Buying, limits: LimitSizes,
    ceiling: float, book: CoverageRulebook,
) -> Affordability | None:
    """None without a budget, without a quote that can be taken, or where the money reaches."""
    prices = [] if comparison is None else [
        result.price for result in comparison.results
        if result.price is not None and not result.knock_outs and not result.not_compared
    ]
    if budget is None or not prices or budget >= min(prices):
        return None
    higher = replace(buying, retention=max(ceiling, buying.retention))
    plans: tuple[tuple[str, Mapping[str, Slot], str, Buying, float], ...] = (
        ("optional", {}, "recommended", buying, limits.cautious),
        ("advised", {}, "lean", buying, limits.cautious),
        ("share", {"retention": Amount(higher.retention)}, "lean", higher, limits.cautious),
        ("limit", {"limit": Amount(limits.recommended)}, "lean", higher, limits.recommended),
        ("basic", {"limit": Amount(limits.basic)}, "lean", higher, limits.basic),
    )
    steps = []
    for name, slots, parts, own, limit in plans:
        kept = events.retained(bought_terms(own, BUYS[parts], limit, book))
        steps.append(GiveUp(name, f"afford.{name}", slots, kept.mean, kept.p99_5))
    return Affordability(budget, min(prices), tuple(steps))
