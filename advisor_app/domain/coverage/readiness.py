"""Ready for a claim: the score, what is missing, whom to tell by when, and the steps of the first days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.domain.conditions import truth
from advisor_app.domain.contracts import Contract
from advisor_app.domain.coverage.readiness_rules import NoticeRule, ReadinessRules
from advisor_app.domain.deadlines import Notice
from advisor_app.domain.facts import Facts
from advisor_app.domain.policies import Policy

_MONTH_DAYS: Final = 365 / 12
_LAWYERS: Final = ("breach_coach", "coverage_lawyer", "defence_lawyer")
_CLOCKS: Final = ("at_once", "same_day", "hours", "promptly", "rules")


# ------------------------------------------------------------------------------------------------------- ready
@dataclass(frozen=True)
class ReadyPoint:
    id: str
    met: bool


@dataclass(frozen=True)
class ReadyWarning:
    """Something to see to. kind: deputy (about a role), not_verified, not_on_panel (about a partner), no_hotline (about
    a policy). about: role, name of the firm, or policy id, else shape."""

    kind: str
    about: str


@dataclass(frozen=True)
class Readiness:
    """score: 0 to 100. low: so far below that being ready is an action of its own."""

    score: int
    low: bool
    points: tuple[ReadyPoint, ...]
    warnings: tuple[ReadyWarning, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(point.id for point in self.points if not point.met)


def readiness(
    team: Collection[TeamMember], partners: Collection[Partner], ready: Preparedness, policies: Iterable[Policy],
    contracts: Collection[Contract], rules: ReadinessRules, today: date,
) -> Readiness:
    """How ready a client is. policies: all of it; those in force count. contracts: of its register."""
    met = _met(team, partners, ready, contracts, rules, today)
    points = tuple(ReadyPoint(point, met[point]) for point in rules.points)
    score = round(100 * sum(point.met for point in points) / len(points))
    answering = tuple(policy for policy in policies if _answers(policy, rules))
    return Readiness(score, score < rules.low_below, points,
                     tuple(_warnings(team, partners, answering, rules, today)))


def _answers(policy: Policy, rules: ReadinessRules) -> bool:
    return policy.kind == "current" and policy.shape in rules.answering_shapes


def _met(
    team: Collection[TeamMember], partners: Collection[Partner], ready: Preparedness, contracts: Collection[Contract],
    rules: ReadinessRules, today: date,
) -> dict[str, bool]:
    """A list of notices that contracts ask for is needed only where one does."""
    leads = [member for member in team if member.role == "lead"]
    wants_notice = any(contract.notice_hours is not None for contract in contracts)
    return {
        "lead": bool(leads),
        "deputy": any(member.deputy for member in leads),
        "hotline_on_paper": ready.hotline_on_paper is True,
        "policy_number_offline": ready.policy_number_offline is True,
        "it_out_of_hours": any(member.role == "it" and member.out_of_hours for member in team),
        "lawyer_agreed": any(p.role in _LAWYERS and p.engagement_letter is True for p in partners)
        or any(member.role == "legal" for member in team),
        "bank_fraud_number": bool(ready.bank_fraud_number.strip()),
        "contract_notice_list": ready.contract_notice_list is True or not wants_notice,
        "tested": _recent(ready.tested_on, rules, today),
        "briefed": _recent(ready.briefed_on, rules, today),
    }


def _recent(day: date | None, rules: ReadinessRules, today: date) -> bool:
    return day is not None and (today - day).days <= rules.months * _MONTH_DAYS + 1


def _warnings(
    team: Collection[TeamMember], partners: Collection[Partner], policies: tuple[Policy, ...], rules: ReadinessRules,
    today: date,
) -> Iterator[ReadyWarning]:
    for role in rules.deputies:
        named = [member for member in team if member.role == role]
        if named and not any(member.deputy for member in named):
            yield ReadyWarning("deputy", role)
    insurers = {policy.insurer for policy in policies if policy.insurer}
    for partner in partners:
        if not _recent(partner.last_verified, rules, today):
            yield ReadyWarning("not_verified", partner.firm)
        if insurers and not insurers & set(partner.on_panel_of):
            yield ReadyWarning("not_on_panel", partner.firm)
    for policy in policies:
        if not policy.hotline:
            yield ReadyWarning("no_hotline", policy.id or policy.shape)


# ------------------------------------------------------------------------------------------------------ notices
@dataclass(frozen=True)
class NoticeDuty:
    """Somebody to tell.

    id: n_insurer, n_bank, n_police ..., n_contract, or the id of a law. to: insurer, other side of the contract or
    recipient by law; empty where the id says it. clock: at_once, same_day, hours, promptly, rules or law. due: the last
    moment, None without a fixed one or while nobody knows when the incident was noticed. reach: telephone, portal and
    address. wording: how the policy or the law says it (a value of the term `notice`, or the law's words). policy: id,
    else shape. days: within which the policy wants notice, None where it names none.
    """

    id: str
    to: str
    clock: str
    due: datetime | None
    reach: tuple[str, ...] = ()
    wording: str = ""
    policy: str = ""
    days: float | None = None


def whom_to_tell(
    kind: str, facts: Facts, policies: Iterable[Policy], contracts: Iterable[Contract], laws: Iterable[Notice],
    rules: ReadinessRules, aware_at: datetime | None = None,
) -> tuple[NoticeDuty, ...]:
    """Everyone to tell after an incident, at once first, then by the last moment, those without one at the end.

    Every policy that could answer is told. laws: as worked out from the people affected; empty before an incident. It
    never says that a notice is not needed.
    """
    found = [
        *_insurers(policies, rules, aware_at), *_bodies(kind, facts, rules, aware_at),
        *_partners_by_contract(contracts, aware_at),
        *(NoticeDuty(law.regime.id, law.recipient, "law", law.due, (), law.wording) for law in laws),
    ]
    order = {id(duty): place for place, duty in enumerate(found)}
    return tuple(sorted(found, key=lambda duty: (*_by_time(duty, aware_at), order[id(duty)])))


def _by_time(duty: NoticeDuty, aware_at: datetime | None) -> tuple[int, float]:
    if duty.clock == "at_once":
        return 0, 0.0
    if duty.due is not None:
        return 1, duty.due.timestamp()
    first = aware_at is None and duty.clock in ("same_day", "hours")
    return (1, float(_CLOCKS.index(duty.clock))) if first else (2, 0.0)


def _insurers(
    policies: Iterable[Policy], rules: ReadinessRules, aware_at: datetime | None
) -> Iterator[NoticeDuty]:
    rule = next(row for row in rules.notices if row.id == "n_insurer")
    for policy in policies:
        if not _answers(policy, rules):
            continue
        contacts = policy.contacts
        reach = (policy.hotline, contacts.out_of_hours, contacts.portal, contacts.email)
        term = policy.term("notice")
        yield NoticeDuty(
            rule.id, policy.insurer, rule.clock, _due(rule, aware_at), tuple(way for way in reach if way), term.value,
            policy.id or policy.shape, term.number,
        )


def _bodies(kind: str, facts: Facts, rules: ReadinessRules, aware_at: datetime | None) -> Iterator[NoticeDuty]:
    for rule in rules.notices:
        if rule.id == "n_insurer" or (rule.kinds and kind not in rule.kinds):
            continue
        if truth(rule.condition, facts) is not False:
            yield NoticeDuty(rule.id, "", rule.clock, _due(rule, aware_at))


def _partners_by_contract(contracts: Iterable[Contract], aware_at: datetime | None) -> Iterator[NoticeDuty]:
    for contract in contracts:
        if contract.notice_hours is not None:
            due = None if aware_at is None else aware_at + timedelta(hours=contract.notice_hours)
            yield NoticeDuty("n_contract", contract.counterparty, "hours", due)


def _due(rule: NoticeRule, aware_at: datetime | None) -> datetime | None:
    if aware_at is None:
        return None
    if rule.clock == "same_day":
        return datetime.combine(aware_at.date(), time(23, 59, 59), aware_at.tzinfo)
    return aware_at + timedelta(hours=rule.hours) if rule.hours is not None else None


# ----------------------------------------------------------------------------------------------------- protocol
def protocol(kind: str, rules: ReadinessRules) -> tuple[str, ...]:
    """The steps that count for a kind of incident, in order; words are those of the pack."""
    return rules.branches.get(kind, rules.branches["other"])
