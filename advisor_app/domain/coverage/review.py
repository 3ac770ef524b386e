"""When cover wants a fresh look: what changed since the last assessment, what ends soon, what is coming in law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.conditions import Node, truth
from advisor_app.domain.coverage.rule_figures import Basis
from advisor_app.domain.facts import Facts
from advisor_app.domain.policies import Policy

TRIGGERS: Final = (
    "revenue", "staff", "new_service", "new_sensitive_data", "more_records", "new_country", "contract", "biometric",
    "ai", "payment_method", "it_provider", "merger_or_sale", "incident", "renewal",
)
_SENSITIVE: Final = frozenset({
    "gov_id", "financial_account", "card", "health", "biometric", "children", "special_category", "login_credentials",
})
# A trigger for each thing that is new in a list: fact, and the members that count (all where None).
_NEW: Final[tuple[tuple[str, str, frozenset[str] | None], ...]] = (
    ("new_service", "technology_services", None), ("new_sensitive_data", "data_categories", _SENSITIVE),
    ("new_country", "people_countries", None), ("payment_method", "card_handling", None),
)
_PLANNED: Final = {"change_of_it_provider": "it_provider", "merger_or_sale": "merger_or_sale"}


@dataclass(frozen=True)
class HorizonRow:
    """Something that is coming or has come. status: in_force, coming, proposed or open. starts: day in force, where
    set. condition: whom it concerns."""

    id: str
    status: str
    starts: date | None
    condition: Node
    basis: Basis


@dataclass(frozen=True)
class ReviewRules:
    """changed: share from which revenue or staff count as changed; records_up: of records held. renewal_days: before
    the end of a policy."""

    changed: float
    records_up: float
    renewal_days: tuple[int, ...]
    horizon: tuple[HorizonRow, ...]
    basis: Basis


@dataclass(frozen=True)
class Trigger:
    """One reason for a fresh look, of TRIGGERS. about: what is new or changed, as ids, figures or a day. policy: id,
    else shape, of the policy that ends."""

    id: str
    about: tuple[object, ...] = ()
    policy: str = ""


def review_triggers(
    facts: Facts, earlier: Facts | None, policies: Iterable[Policy], today: date, rules: ReviewRules
) -> tuple[Trigger, ...]:
    """What calls for a review. earlier: facts of the assessment before, None for the first; both in any mode. Only what
    both assessments know is compared."""
    found = [*_ends(policies, today, rules), *_planned(facts)]
    if earlier is not None:
        found += [*_numbers(facts, earlier, rules), *_lists(facts, earlier), *_firsts(facts, earlier),
                  *_contracts(facts, earlier), *_incidents(facts, earlier)]
    return tuple(sorted(found, key=lambda trigger: TRIGGERS.index(trigger.id)))


def horizon(facts: Facts, rules: ReviewRules) -> tuple[HorizonRow, ...]:
    """What is coming that concerns the firm, with what somebody still has to find out about it. facts: assumed mode."""
    return tuple(row for row in rules.horizon if truth(row.condition, facts) is not False)


def _ends(policies: Iterable[Policy], today: date, rules: ReviewRules) -> Iterator[Trigger]:
    """The nearest of the days before the end that has been reached."""
    for policy in policies:
        if policy.kind == "current" and policy.end is not None:
            left = (policy.end - today).days
            if left <= max(rules.renewal_days):
                yield Trigger("renewal", (policy.end, max(left, 0)), policy.id or policy.shape)


def _planned(facts: Facts) -> Iterator[Trigger]:
    for plan, trigger in _PLANNED.items():
        if plan in facts.members("planned_changes"):
            yield Trigger(trigger, (plan,))


def _numbers(facts: Facts, earlier: Facts, rules: ReviewRules) -> Iterator[Trigger]:
    for name in ("revenue", "staff"):
        old, new = earlier.number(name), facts.number(name)
        if old and new is not None and abs(new - old) >= rules.changed * old:
            yield Trigger(name, (old, new))
    old, new = earlier.number("records_total"), facts.number("records_total")
    if old and new is not None and new >= (1.0 + rules.records_up) * old:
        yield Trigger("more_records", (old, new))


def _lists(facts: Facts, earlier: Facts) -> Iterator[Trigger]:
    for trigger, name, counted in _NEW:
        old, new = earlier.members(name), facts.members(name)
        added = tuple(sorted(set(new) - set(old) - {"none", "unknown"}))
        added = added if counted is None else tuple(member for member in added if member in counted)
        if added and isinstance(earlier.stated(name), tuple):
            yield Trigger(trigger, added)
    old_support, new_support = earlier.word("it_support"), facts.word("it_support")
    if old_support and new_support and old_support != new_support:
        yield Trigger("it_provider", (old_support, new_support))


def _firsts(facts: Facts, earlier: Facts) -> Iterator[Trigger]:
    if facts.flag("uses_biometrics") and not earlier.flag("uses_biometrics"):
        yield Trigger("biometric")
    if facts.word("ai_role", "none") != "none" and earlier.word("ai_role", "none") == "none":
        yield Trigger("ai", (facts.word("ai_role"),))


def _contracts(facts: Facts, earlier: Facts) -> Iterator[Trigger]:
    """Contracts that ask for a limit or know none for liability, and were not there before."""
    known = {str(row.get("party", "")) for row in earlier.rows("contracts")}
    for row in facts.rows("contracts"):
        party = str(row.get("party", ""))
        demands = row.get("required_limit") is not None or row.get("uncapped_liability") is True
        if demands and party not in known:
            yield Trigger("contract", (party,))


def _incidents(facts: Facts, earlier: Facts) -> Iterator[Trigger]:
    known = [dict(row) for row in earlier.rows("incidents")]
    new = tuple(str(row.get("kind", "")) for row in facts.rows("incidents") if dict(row) not in known)
    if new:
        yield Trigger("incident", new)
