"""Why each part is advised or not, in the client's own facts: templates, and what fills their slots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.conditions import UnknownValue, names, truth
from advisor_app.domain.coverage.advice import Amount, Listed, Reason, Slot
from advisor_app.domain.coverage.priorities import Priority
from advisor_app.domain.coverage.rulebook import PartRule
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import UNKNOWN


@dataclass(frozen=True)
class Told:
    """What the reason of one part can be told from. limit: recommended for the part; policy_limit: of the policy."""

    facts: Facts
    priority: Priority
    limit: float | None
    policy_limit: float
    waiting_hours: int


LAWS_NAMED: Final = 3
_CONTRACT_STANDARDS: Final = frozenset({"pci_dss"})
# Slots of every template of a part's reasons; the texts use these and no others.
PART_TEMPLATES: Final[Mapping[str, tuple[str, ...]]] = {
    "part.records": ("records", "sensitive"),
    "part.records_all": ("records",),
    "part.records_plain": ("records",),
    "part.others_data": ("for_clients",),
    "part.tech": (),
    "part.tech_customers": ("customers",),
    "part.law": ("law",),
    "part.card": (),
    "part.stop": ("day_margin",),
    "part.stop_assumed": ("day_margin",),
    "part.downtime": ("day_margin", "hours"),
    "part.downtime_assumed": ("day_margin", "hours"),
    "part.vendor": ("suppliers",),
    "part.vendor_assumed": (),
    "part.money": ("payment", "limit"),
    "part.money_assumed": ("payment", "limit"),
    "part.invoices": ("invoice",),
    "part.invoices_assumed": ("invoice",),
    "part.client_money": ("client_money",),
    "part.tracking": (),
    "part.devices": ("devices",),
    "part.contract": ("customer",),
    "part.confirm": ("facts",),
    "part.raised": (),
    "part.small_firm": (),
    "part.hard_to_place": (),
}


# Facts a template states as the firm's own; where one was not given, its `_assumed` twin says so.
_STATED: Final[Mapping[str, tuple[str, ...]]] = {
    "part.money": ("largest_payment",),
    "part.invoices": ("largest_invoice",),
    "part.vendor": ("critical_it_suppliers",),
    "part.stop": ("daily_gross_margin", "it_dependence", "downtime_tolerance"),
    "part.downtime": ("daily_gross_margin", "it_dependence", "downtime_tolerance"),
}


def _count(name: str) -> Callable[[Told], Slot | None]:
    return lambda told: round(told.facts.amount(name))


def _money(name: str, *, modelled: bool = False) -> Callable[[Told], Slot | None]:
    def slot(told: Told) -> Slot | None:
        amount = told.facts.amount(name)
        return Amount(amount, modelled) if amount > 0 else None

    return slot


def _laws(told: Told) -> Slot | None:
    """The first laws that were found to apply; what somebody only says applies is not shown as law."""
    applying = tuple(
        regime for regime, applies in told.facts.regimes.items() if applies and regime not in _CONTRACT_STANDARDS
    )
    return Listed("regimes", applying[:LAWS_NAMED]) if applying else None


_SLOTS: Final[Mapping[str, Callable[[Told], Slot | None]]] = {
    "records": _count("records_total"),
    "sensitive": _count("sensitive_people"),
    "for_clients": _count("records_for_clients"),
    "suppliers": _count("critical_it_suppliers"),
    "devices": _count("device_count"),
    "day_margin": _money("daily_gross_margin", modelled=True),
    "payment": _money("largest_payment"),
    "invoice": _money("largest_invoice"),
    "client_money": _money("client_money_per_month"),
    "customers": _count("business_customers"),
    "law": _laws,
    "limit": lambda told: Amount(told.policy_limit if told.limit is None else told.limit),
    "hours": lambda told: told.waiting_hours,
    "customer": lambda told: told.priority.party or None,
    "facts": lambda told: Listed("facts", told.priority.missing) if told.priority.missing else None,
}


def part_reasons(rule: PartRule, told: Told) -> tuple[Reason, ...]:
    """The reasons of one part, the deciding one first; at least one. A template with an empty slot is left out."""
    level = told.priority.level
    if level == "not_needed":
        return (_reason(rule, f"none.{rule.id}", told, {}),)
    wanted = [text for text in (_override(told.priority),) if text]
    wanted += [text for text, condition in rule.reasons if truth(condition, told.facts) is True][:1]
    if rule.hard_to_place:
        wanted.append("part.hard_to_place")
    found = [reason for text in wanted if (reason := _filled(rule, text, told)) is not None]
    return (*found, _reason(rule, f"part.{rule.id}", told, {}))


def _override(priority: Priority) -> str:
    """The template of the rule that overrode the part's own conditions."""
    texts = {"PRI-1": "part.contract", "PRI-2": "part.small_firm", "PRI-6": "part.confirm", "technology": "part.raised"}
    return texts.get(priority.rule, "")


def _as_known(text: str, told: Told) -> str:
    """The template itself where any of the facts it rests on was given, else its twin for assumed figures."""
    facts = _STATED.get(text)
    if facts is None or any(told.facts.stated(name) not in (None, UNKNOWN) for name in facts):
        return text
    return f"{text}_assumed"


def _filled(rule: PartRule, text: str, told: Told) -> Reason | None:
    text = _as_known(text, told)
    slots = {name: _SLOTS[name](told) for name in PART_TEMPLATES[text]}
    known = {name: value for name, value in slots.items() if value is not None}
    return _reason(rule, text, told, known) if len(known) == len(slots) else None


def _reason(rule: PartRule, text: str, told: Told, slots: Mapping[str, Slot]) -> Reason:
    priority = told.priority
    decided = priority.rule if priority.rule.startswith("PRI-") else f"part.{rule.id}"
    inputs: dict[str, object] = {"part": rule.id, "decided_by": priority.rule}
    if priority.missing:
        inputs["missing"] = priority.missing
    if priority.party:
        inputs["party"] = priority.party
    return Reason(decided, {**inputs, **_facts_behind(rule, told)}, priority.level, text, slots)


def _facts_behind(rule: PartRule, told: Told) -> dict[str, object]:
    """The facts that the deciding conditions look at, with their values."""
    tried = {
        "essential_if": (rule.essential,), "advised_if": (rule.essential, rule.advised), "PRI-6": (rule.essential,),
    }.get(told.priority.rule, (rule.essential, rule.advised, rule.optional))
    return fact_inputs(told.facts, frozenset().union(*(names(node) for node in tried)))


def fact_inputs(facts: Facts, wanted: Iterable[str]) -> dict[str, object]:
    """Facts by name as inputs of a reason, in alphabetical order; what nobody knows is the word for that."""
    found = {name: facts.fact(name) for name in sorted(wanted)}
    return {name: "unknown" if isinstance(value, UnknownValue) else value for name, value in found.items()}
