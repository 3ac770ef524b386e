"""How much each part should pay up to, below or at the limit of the policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor_app.domain.coverage.limits import LimitSizes, up
from advisor_app.domain.coverage.priorities import Priority
from advisor_app.domain.coverage.retention import liquid_funds
from advisor_app.domain.coverage.rulebook import CoverageRulebook, PartRule
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import LossPicture


@dataclass(frozen=True)
class PartSize:
    """What a part should pay up to.

    limit: None where no rule gives a figure. full: it follows the limit of the policy. acceptable: smallest step that
    pays 95 of 100 of its losses; poor_below: below it not even 90 of 100 are paid. Both None where not modelled.
    """

    limit: float | None
    full: bool = False
    acceptable: float | None = None
    poor_below: float | None = None


@dataclass(frozen=True)
class FraudNeed:
    """Money that payment fraud can take: the need, capped by what can be reached at all; the step that covers it.

    uncovered: what the largest single payment or the money of clients exceeds it by.
    """

    need: float
    sublimit: float
    reach: float
    capped: bool
    crime_excess: bool
    uncovered: float


def fraud_need(facts: Facts, losses: LossPicture, book: CoverageRulebook, limit: float) -> FraudNeed | None:
    """The need of deceived payments, transfers and client money; None for a firm that neither pays nor holds any."""
    figures = book.limits
    client_money = facts.amount("client_money_per_month")
    payment = facts.amount("largest_payment")
    if not facts.flag("pays_by_transfer") and client_money <= 0:
        return None
    held = figures.client_money_share * min(client_money, figures.client_money_cap)
    wanted = max(losses.fraud_p90 or 0.0, payment, held)
    liquid, _ = liquid_funds(facts, book)
    reach = max(liquid + client_money, 2 * facts.amount("monthly_outgoing"))
    need = min(wanted, reach)
    sublimit = min(up(need, figures.sublimit_ladder), limit)
    return FraudNeed(
        need=need, sublimit=sublimit, reach=reach, capped=wanted > reach,
        crime_excess=sublimit > figures.crime_excess_above, uncovered=max(0.0, payment - sublimit),
    )


@dataclass(frozen=True)
class _Sizing:
    facts: Facts
    losses: LossPicture
    book: CoverageRulebook
    limits: LimitSizes
    fraud: FraudNeed | None
    technology_need: float | None

    @property
    def limit(self) -> float:
        return self.limits.recommended

    def step(self, amount: float) -> float:
        """The step of the small ladder that is enough, never above the limit of the policy."""
        return min(up(amount, self.book.limits.sublimit_ladder), self.limit)

    def modelled(self, part: str) -> tuple[float | None, float | None]:
        """P90 and P95 of what the part pays, given that it pays."""
        loss = self.losses.by_coverage_part.get(part)
        return (None, None) if loss is None else (loss.p90, loss.p95)


def size_parts(
    facts: Facts,
    losses: LossPicture,
    book: CoverageRulebook,
    limits: LimitSizes,
    found: tuple[Priority, ...],
    technology_need: float | None,
) -> dict[str, PartSize]:
    """The size of every part that is not simply unneeded, by part id. facts: in assumed mode."""
    fraud = fraud_need(facts, losses, book, limits.recommended)
    sizing = _Sizing(facts, losses, book, limits, fraud, technology_need)
    return {
        priority.part: PartSize(None) if priority.level == "not_needed"
        else _with_tests(_RULES[book.part_index[priority.part].sublimit.kind](
            sizing, book.part_index[priority.part], priority.level), sizing, priority.part)
        for priority in found
    }


def _with_tests(size: PartSize, sizing: _Sizing, part: str) -> PartSize:
    p90, p95 = sizing.modelled(part)
    if size.limit is None or p90 is None or p95 is None:
        return size
    return PartSize(size.limit, size.full, min(sizing.step(p95), size.limit), p90)


# -------------------------------------------------------------------------------------------------- the rules
def _full(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    """The whole limit where essential or not modelled, else what nine of ten losses take."""
    p90, _ = sizing.modelled(rule.id)
    if level == "essential" or p90 is None:
        return PartSize(sizing.limit, True)
    size = sizing.step(p90)
    return PartSize(size, size >= sizing.limit)


def _technology(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    need = sizing.limit if sizing.technology_need is None else sizing.technology_need
    return PartSize(need, need >= sizing.limit)


def _fraud(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return PartSize(None if sizing.fraud is None else sizing.fraud.sublimit)


def _invoice(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    largest = sizing.facts.amount("largest_invoice")
    if largest <= 0:
        return PartSize(None)
    return PartSize(min(sizing.step(largest), sizing.book.limits.invoice_cap))


def _card(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    if sizing.facts.word("card_channel") in ("own_page", "stored"):
        return PartSize(sizing.limit, True)
    return _fixed(sizing, rule, level)


def _half(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    if level == "essential":
        return PartSize(sizing.limit, True)
    return PartSize(sizing.step(sizing.book.limits.half_share * sizing.limit))


def _supplier_days(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    figures = sizing.book.limits
    lost = figures.supplier_days * sizing.facts.amount("daily_gross_margin")
    return PartSize(sizing.step(max(lost, figures.supplier_least)))


def _reputation(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    figures = sizing.book.limits
    lost = sizing.facts.amount("daily_gross_margin") * figures.reputation_days * figures.reputation_share
    return PartSize(sizing.step(lost))


def _devices(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return PartSize(sizing.step(sizing.book.limits.per_device * sizing.facts.amount("device_count")))


def _injury(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return _technology(sizing, rule, level) if level == "essential" else _fixed(sizing, rule, level)


def _fixed(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    amount = rule.sublimit.amount
    if level in ("essential", "advised") and rule.sublimit.amount_when_advised is not None:
        amount = rule.sublimit.amount_when_advised
    return PartSize(None if amount is None else min(amount, sizing.limit))


def _included(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return PartSize(sizing.limit, True)


def _none(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return PartSize(None)


_RULES: dict[str, Callable[[_Sizing, PartRule, str], PartSize]] = {
    "full": _full, "technology": _technology, "fraud": _fraud, "invoice": _invoice, "card": _card, "half": _half,
    "supplier_days": _supplier_days, "reputation": _reputation, "devices": _devices, "injury": _injury,
    "fines": _fixed, "small": _fixed, "defence_only": _fixed, "included": _included, "none": _none,
}
