"""Gaps in parts, limit and first share.

A rule whose facts are not known stays silent. What nobody knows about an essential part is a gap of its own (G03).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from advisor_app.domain.coverage.advice import Amount, Gap, Slot
from advisor_app.domain.coverage.gap_inputs import NOT_PAID, GapInputs, gap, named
from advisor_app.domain.coverage.held import HeldPart, policy_limit


# ------------------------------------------------------------------------------------------------------- parts
def no_cover(i: GapInputs) -> Iterator[Gap]:
    if not i.covered:
        yield gap("G01", "critical", None, i.programme.limit, {"limit": Amount(i.programme.limit)}, effect=i.kept_today)


def parts_missing(i: GapInputs) -> Iterator[Gap]:
    """G02 and G03: with no policy at all, one gap (G01) says it for all parts."""
    if not i.covered:
        return
    for row in i.essential:
        held = i.held[row.id]
        if held.status in NOT_PAID:
            yield gap("G02", "critical", held.status, row.limit, named(row.id), part=row.id, effect=row.expected_annual)
        elif held.status == "unknown":
            half = None if row.expected_annual is None else row.expected_annual / 2
            yield gap("G03", "high", held.status, row.limit, named(row.id), part=row.id, effect=half)


def sublimits_low(i: GapInputs) -> Iterator[Gap]:
    """G04: below what nine of ten losses take, or well below the recommended size where nothing is modelled. A part
    that pays up to the limit of its policy is as short as that limit, which G05 and G06 tell."""
    for row in i.essential:
        held = i.held[row.id]
        if held.limit is not None and row.limit is not None and row.standing == "low" and _is_sublimit(held):
            slots = {**named(row.id), "found": Amount(held.limit), "wanted": Amount(row.limit)}
            effect = _lifted(i, row.id, row.limit)
            yield gap("G04", "high", held.limit, row.limit, slots, part=row.id, effect=effect,
                      policy=held.policy)


def _is_sublimit(held: HeldPart) -> bool:
    whole = None if held.policy is None else policy_limit(held.policy)
    return whole is None or held.limit is None or held.limit < whole


def _lifted(i: GapInputs, part: str, limit: float) -> float | None:
    """Mean a year that a higher sublimit of one part would take off the firm."""
    if i.terms_today is None or part not in i.terms_today.sublimits:
        return None
    lifted = replace(i.terms_today, sublimits={**i.terms_today.sublimits, part: limit})
    return max(0.0, i.kept_today - i.losses.events.retained(lifted).mean)


def limit_low(i: GapInputs) -> Iterator[Gap]:
    """G05 and G06, with the reason that decided the limit."""
    held = None if i.lead is None else policy_limit(i.lead)
    if held is None or held >= i.programme.limit:
        return
    rule, severity = ("G05", "critical") if held < i.programme.basic else ("G06", "high")
    slots: dict[str, Slot] = {"found": Amount(held), "wanted": Amount(i.programme.limit)}
    found = gap(rule, severity, held, i.programme.limit, slots, effect=_raised(i), policy=i.lead)
    if i.programme.binding == "LIM-6":
        yield replace(found, slots={**slots, "need": Amount(i.programme.need, True)},
                      text=f"gap.{rule}_custom.text", action=f"gap.{rule}_custom.ask")
        return
    if i.programme.binding != "LIM-5":
        yield found
        return
    driver = next(driver for driver in i.programme.drivers if driver.rule == "LIM-5")
    if held < (driver.amount or 0.0):
        yield replace(found, slots={**slots, "customer": driver.slots["customer"], "required": driver.slots["limit"]},
                      text="gap.G05_contract.text", action="gap.G05_contract.ask")


def _raised(i: GapInputs) -> float | None:
    """Mean a year that the recommended limit would take off the firm."""
    if i.terms_today is None:
        return None
    raised = replace(i.terms_today, limit=i.programme.limit, aggregate=None)
    return max(0.0, i.kept_today - i.losses.events.retained(raised).mean)


def fraud_low(i: GapInputs) -> Iterator[Gap]:
    held, payment = i.held["soc_eng"], i.facts.amount("largest_payment")
    if held.pays and held.limit is not None and held.limit < payment:
        slots = {"found": Amount(held.limit), "payment": Amount(payment)}
        yield gap("G17", "high", held.limit, payment, slots, part="soc_eng", policy=held.policy)


def client_money(i: GapInputs) -> Iterator[Gap]:
    money, held = i.facts.amount("client_money_per_month"), i.held["client_funds"]
    if money > 0 and held.status in NOT_PAID and i.facts.policies is not None:
        loss = i.losses.by_coverage_part.get("client_funds")
        effect = None if loss is None else loss.expected_annual
        yield gap("G18", "critical", held.status, i.part("client_funds").limit, {"client_money": Amount(money)},
                  part="client_funds", effect=effect)


def certificate_only(i: GapInputs) -> Iterator[Gap]:
    """G26, once: the parts stand in its slots."""
    parts = tuple(row.id for row in i.essential if i.held[row.id].only_certificate)
    cert = next((policy for policy in i.policies if policy.shape == "cert"), None)
    if cert is None or (i.covered and not parts):
        return
    limit = policy_limit(cert)
    yield gap("G26", "high", limit, i.programme.limit, {"limit": Amount(i.programme.limit)})


def european_law(i: GapInputs) -> Iterator[Gap]:
    """G28: a policy of an American firm that answers for people in Europe or Britain."""
    facts, held = i.facts, i.held["gdpr"]
    abroad = facts.word("home_country") == "US" and (facts.flag("in_eu") or facts.flag("in_uk"))
    if not abroad or i.lead is None or facts.amount("records_total") <= 0:
        return
    if held.status in NOT_PAID or i.lead.term("territory").value == "poor":
        yield gap("G28", "high", held.status, "included", {}, part="gdpr")


def not_needed_limit(i: GapInputs) -> Iterator[Gap]:
    """G32: far more limit than advised, while a month of bills is more than the money within reach."""
    held = None if i.lead is None else policy_limit(i.lead)
    liquid = i.facts.number("liquid_funds")
    if held is None or liquid is None or held <= i.programme.cautious:
        return
    if liquid < i.facts.amount("monthly_outgoing"):
        slots = {"found": Amount(held), "wanted": Amount(i.programme.cautious)}
        yield gap("G32", "low", held, i.programme.cautious, slots)


# --------------------------------------------------------------------------------------------------- first share
def retention_high(i: GapInputs) -> Iterator[Gap]:
    retention = None if i.lead is None else i.lead.retention.default
    if retention is None:
        return
    liquid = i.facts.number("liquid_funds")
    twice = liquid is not None and 2 * retention > i.book.retention.twice_share * liquid
    if retention > i.programme.retention_ceiling or twice:
        slots = {"found": Amount(retention), "wanted": Amount(i.programme.retention)}
        yield gap("G15", "high", retention, i.programme.retention, slots, term="retention_each",
                  policy=i.lead)


def waiting_long(i: GapInputs) -> Iterator[Gap]:
    """G22, where lost income is essential: hours before it counts, and days for which it is paid."""
    if i.lead is None or i.part("bi").priority != "essential":
        return
    hours, days = i.lead.waiting_hours.get("bi"), i.lead.bi_days
    if hours is not None and hours > i.book.retention.waiting_long:
        slots: dict[str, Slot] = {"found": round(hours), "wanted": i.programme.waiting_hours}
        yield gap("G22", "high", hours, i.programme.waiting_hours, slots, part="bi", term="waiting_period",
                  policy=i.lead)
    if days is not None and days < i.book.retention.bi_days:
        yield replace(
            gap("G22", "moderate", days, i.book.retention.bi_days,
                {"found": round(days), "wanted": round(i.book.retention.bi_days)}, part="bi", term="bi_period",
                policy=i.lead),
            text="gap.G22_period.text", action="gap.G22_period.ask",
        )


PART_RULES: Final[tuple[Callable[[GapInputs], Iterator[Gap]], ...]] = (
    no_cover, parts_missing, sublimits_low, limit_low, retention_high, fraud_low, client_money, waiting_long,
    certificate_only, european_law, not_needed_limit,
)
