"""How much each part should pay up to, below or at the limit of the policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from advisor_app.domain.coverage.advice import Amount, Reason, Slot
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
    reason: why this size; None where the part is not needed.
    """

    limit: float | None
    full: bool = False
    acceptable: float | None = None
    poor_below: float | None = None
    reason: Reason | None = None


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
        priority.part: PartSize(None) if priority.level == "not_needed" else _size(priority, sizing)
        for priority in found
    }


def _size(priority: Priority, sizing: _Sizing) -> PartSize:
    rule = sizing.book.part_index[priority.part]
    kind = rule.sublimit.kind
    size = _with_tests(_RULES[kind](sizing, rule, priority.level), sizing, rule.id)
    if size.reason is None:
        return size
    own = {"part": rule.id, "kind": kind, "priority": priority.level, "policy_limit": sizing.limit,
           "modelled": rule.id in sizing.losses.by_coverage_part, "p90": size.poor_below}
    reason = replace(size.reason, inputs={**own, **size.reason.inputs}, result=size.limit)
    return replace(size, reason=reason)


def _with_tests(size: PartSize, sizing: _Sizing, part: str) -> PartSize:
    p90, p95 = sizing.modelled(part)
    if size.limit is None or p90 is None or p95 is None:
        return size
    return replace(size, acceptable=min(sizing.step(p95), size.limit), poor_below=p90)


def _sized(
    limit: float | None, text: str, slots: Mapping[str, Slot] | None = None, *, full: bool = False,
    inputs: Mapping[str, object] | None = None,
) -> PartSize:
    return PartSize(limit, full, reason=Reason("SUB", inputs or {}, limit, f"size.{text}", slots or {}))


# -------------------------------------------------------------------------------------------------- the rules
def _full(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    """The whole limit where essential or not modelled, else what nine of ten losses take."""
    p90, _ = sizing.modelled(rule.id)
    if level == "essential" or p90 is None:
        return _sized(sizing.limit, "full", full=True)
    size = sizing.step(p90)
    slots: dict[str, Slot] = {"p90": Amount(p90, True), "limit": Amount(size)}
    return _sized(size, "nine_of_ten", slots, full=size >= sizing.limit)


def _technology(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    if sizing.technology_need is None:
        return _sized(sizing.limit, "full", full=True)
    need = sizing.technology_need
    return _sized(need, "technology", {"need": Amount(need)}, full=need >= sizing.limit)


def _fraud(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    fraud = sizing.fraud
    if fraud is None:
        return _sized(None, "open")
    slots: dict[str, Slot] = {"need": Amount(fraud.need, True), "limit": Amount(fraud.sublimit)}
    return _sized(fraud.sublimit, "reach" if fraud.capped else "fraud", slots,
                  inputs={"need": fraud.need, "reach": fraud.reach})


def _invoice(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    largest = sizing.facts.amount("largest_invoice")
    if largest <= 0:
        return _sized(None, "open")
    size = min(sizing.step(largest), sizing.book.limits.invoice_cap)
    slots: dict[str, Slot] = {"invoice": Amount(largest), "limit": Amount(size)}
    return _sized(size, "invoice", slots, inputs={"largest_invoice": largest})


def _card(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    channel = sizing.facts.word("card_channel")
    if channel in ("own_page", "stored"):
        return _sized(sizing.limit, "card_own", full=True, inputs={"card_channel": channel})
    return _fixed(sizing, rule, level)


def _half(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    if level == "essential":
        return _sized(sizing.limit, "full", full=True)
    size = sizing.step(sizing.book.limits.half_share * sizing.limit)
    return _sized(size, "half", {"limit": Amount(size)})


def _supplier_days(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    figures = sizing.book.limits
    lost = figures.supplier_days * sizing.facts.amount("daily_gross_margin")
    size = sizing.step(max(lost, figures.supplier_least))
    slots: dict[str, Slot] = {
        "days": round(figures.supplier_days), "lost": Amount(lost, True), "limit": Amount(size),
    }
    return _sized(size, "supplier_days", slots, inputs={"lost": lost, "least": figures.supplier_least})


def _reputation(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    figures = sizing.book.limits
    lost = sizing.facts.amount("daily_gross_margin") * figures.reputation_days * figures.reputation_share
    size = sizing.step(lost)
    slots: dict[str, Slot] = {
        "share": figures.reputation_share, "days": round(figures.reputation_days), "lost": Amount(lost, True),
        "limit": Amount(size),
    }
    return _sized(size, "reputation", slots, inputs={"lost": lost})


def _devices(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    count, each = sizing.facts.amount("device_count"), sizing.book.limits.per_device
    size = sizing.step(each * count)
    slots: dict[str, Slot] = {"devices": round(count), "each": Amount(each), "limit": Amount(size)}
    return _sized(size, "devices", slots, inputs={"device_count": count, "each": each})


def _injury(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return _technology(sizing, rule, level) if level == "essential" else _fixed(sizing, rule, level)


def _fixed(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    amount = rule.sublimit.amount
    if level in ("essential", "advised") and rule.sublimit.amount_when_advised is not None:
        amount = rule.sublimit.amount_when_advised
    if amount is None:
        return _sized(None, "open")
    size = min(amount, sizing.limit)
    text = "defence" if rule.sublimit.kind == "defence_only" else "usual"
    return _sized(size, text, {"limit": Amount(size)}, inputs={"usual": amount})


def _fines(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    """The usual sum, or less where a fine on a firm of this size would hardly reach it."""
    usual = _fixed(sizing, rule, level)
    _, p95 = sizing.modelled(rule.id)
    if usual.limit is None or p95 is None or sizing.step(p95) >= usual.limit:
        return _sized(usual.limit, "fines", {"limit": Amount(usual.limit or 0.0)})
    size = sizing.step(p95)
    slots: dict[str, Slot] = {"fine": Amount(p95, True), "limit": Amount(size)}
    return _sized(size, "fines_small", slots, inputs={"p95": p95, "usual": usual.limit})


def _included(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return _sized(sizing.limit, "included", full=True)


def _none(sizing: _Sizing, rule: PartRule, level: str) -> PartSize:
    return _sized(None, "open")


_RULES: dict[str, Callable[[_Sizing, PartRule, str], PartSize]] = {
    "full": _full, "technology": _technology, "fraud": _fraud, "invoice": _invoice, "card": _card, "half": _half,
    "supplier_days": _supplier_days, "reputation": _reputation, "devices": _devices, "injury": _injury,
    "fines": _fines, "small": _fixed, "defence_only": _fixed, "included": _included, "none": _none,
}
