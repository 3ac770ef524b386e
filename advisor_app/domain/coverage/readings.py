"""How a policy or a quote reads, term by term: what the advisor picked, else what its own figures say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.held import policy_limit
from advisor_app.domain.coverage.retention import size_retention
from advisor_app.domain.coverage.tech_eo import first_service
from advisor_app.domain.coverage.terms import term_severity
from advisor_app.domain.policies import Policy
from advisor_app.domain.vocabulary import SEVERITIES

SHORT_WAIT: Final = 8.0
LONG_WAIT: Final = 12.0
LONG_PERIOD: Final = 120.0
FAIR_PERIOD: Final = 90.0
EXTENDED: Final = 30.0
FAIR_SHARE: Final = 0.2


@dataclass(frozen=True)
class TermReading:
    """One term of one policy.

    value: good, acceptable, poor, unknown or not_applicable. severity: of a poor wording for this firm, None where the
    term has no meaning for it. computed: from the figures of the policy, since nobody picked a value. wording_read:
    the whole wording was seen; without it every value is provisional. change_agreed: in writing.
    """

    term: str
    value: str
    severity: str | None
    computed: bool
    wording_read: bool
    change_agreed: bool

    @property
    def fatal(self) -> bool:
        """Whether cover may fail in its main purpose for this firm, and nobody has agreed to put that right."""
        return self.value == "poor" and self.severity == "critical" and not self.change_agreed


def readings(policy: Policy, i: GapInputs) -> tuple[TermReading, ...]:
    """All terms of a policy, in the order of the rules."""
    known = signs(i, policy)
    found = []
    for rule in i.book.terms:
        held = policy.term(rule.id)
        own = _COMPUTED[rule.id](policy, i) if held.value == "unknown" and rule.id in _COMPUTED else ""
        found.append(TermReading(
            rule.id, own or held.value, term_severity(rule, i.facts, known), bool(own), policy.seen == "full_wording",
            held.change_agreed,
        ))
    return tuple(found)


def terms_to_read(i: GapInputs) -> tuple[TermReading, ...]:
    """The terms that mean something for this firm, the gravest first: as the main policy in force reads, else what to
    look for in a policy that is still to be found."""
    found = readings(i.lead or Policy(i.programme.shape, kind="quote"), i)
    useful = [reading for reading in found if reading.severity is not None]
    return tuple(sorted(useful, key=lambda reading: -SEVERITIES.index(reading.severity or "low")))


def signs(i: GapInputs, policy: Policy) -> frozenset[str]:
    """What only the rules see of a policy and that makes a term more severe."""
    found = []
    limit, retention = policy_limit(policy), policy.retention.default
    liquid = i.facts.number("liquid_funds")
    if limit is not None and limit < i.programme.limit:
        found.append("short_limit")
    if retention is not None and liquid is not None and retention > i.book.retention.twice_share * liquid:
        found.append("heavy_retention")
    kept = (retention or 0.0) + policy.coinsurance_default * i.losses.incident.p95
    if policy.coinsurance_default > 0 and kept > size_retention(i.facts, i.book).cap:
        found.append("heavy_coinsurance")
    if any(mark.mark == "must" and mark.evidence == "stated" for mark in i.seen.marks):
        found.append("not_evidenced")
    return frozenset(found)


# -------------------------------------------------------------------------------------- from the policy's figures
def _first_share(policy: Policy, i: GapInputs) -> str:
    share = policy.retention.default
    if share is None:
        return ""
    if share > i.programme.retention_ceiling or not policy.retention.per_event_single:
        return "poor"
    return "good" if share <= i.programme.retention else "acceptable"


def _waiting(policy: Policy, i: GapInputs) -> str:
    hours = policy.waiting_hours.get("bi")
    if hours is None:
        return ""
    if hours > LONG_WAIT or policy.waiting_type == "both":
        return "poor"
    return "good" if hours <= SHORT_WAIT and policy.waiting_type == "qualifying" else "acceptable"


def _period(policy: Policy, i: GapInputs) -> str:
    if policy.bi_days is None:
        return ""
    if policy.bi_days >= LONG_PERIOD and (policy.extended_days or 0.0) >= EXTENDED:
        return "good"
    return "acceptable" if policy.bi_days >= FAIR_PERIOD else "poor"


def _coinsurance(policy: Policy, i: GapInputs) -> str:
    """Without any share entered nobody knows whether there is one."""
    shares = [share for share in policy.coinsurance_by_part.values() if share > 0]
    if policy.coinsurance_default > 0 or any(share > FAIR_SHARE for share in shares) or len(shares) > 1:
        return "poor"
    return "acceptable" if shares else ""


def _back_date(policy: Policy, i: GapInputs) -> str:
    start = first_service(i.facts, policy)
    if policy.retro_date is None or start is None:
        return ""
    if policy.retro_date > start:
        return "poor"
    return "acceptable" if policy.retro_date == policy.continuity_date else "good"


def _yearly_limit(policy: Policy, i: GapInputs) -> str:
    if policy.limit.reinstatement:
        return "good"
    return "poor" if policy.limit.shared_with else ""


_COMPUTED: Final[Mapping[str, Callable[[Policy, GapInputs], str]]] = {
    "retention_each": _first_share, "waiting_period": _waiting, "bi_period": _period, "coinsurance": _coinsurance,
    "retro_date": _back_date, "aggregate": _yearly_limit,
}
