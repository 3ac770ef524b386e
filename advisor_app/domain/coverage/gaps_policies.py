"""Gaps in contracts, names, dates and between policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from advisor_app.domain.coverage.advice import Amount, Gap, Listed, Slot
from advisor_app.domain.coverage.gap_inputs import NOT_PAID, GapInputs, gap
from advisor_app.domain.coverage.held import policy_limit
from advisor_app.domain.policies import Policy

RENEWAL_DAYS: Final = 60
_NEIGHBOURS: Final = ("gl", "property", "pi", "do", "crime")
_NEIGHBOUR_EXCLUSIONS: Final = ("wrongful_collection", "biometric_excl", "ai_excl")
_ANSWERS_CLAIMS: Final = ("cyber_sa", "tech_combo", "teo_sa", "addon", "pi")


def contract_duties(i: GapInputs) -> Iterator[Gap]:
    """G09: what a contract asks for and no policy gives, one gap for each duty."""
    for row in i.facts.rows("contracts"):
        for duty in (_limit_duty, _parts_duty, _terms_duty):
            yield from duty(row, i)


def _breach(
    row: Mapping[str, object], duty: str, found: object, wanted: object, slots: Mapping[str, Slot] | None = None
) -> Gap:
    told: dict[str, Slot] = {"customer": str(row.get("party", "")), **(slots or {})}
    return replace(
        gap("G09", "critical", found, wanted, told), text=f"gap.G09_{duty}.text", action=f"gap.G09_{duty}.ask"
    )


def _limit_duty(row: Mapping[str, object], i: GapInputs) -> Iterator[Gap]:
    """A policy whose limit nobody knows is a question, not a gap."""
    required = row.get("required_limit")
    limits = [policy_limit(policy) for policy in i.policies if policy.shape in _ANSWERS_CLAIMS]
    known = [limit for limit in limits if limit is not None]
    if isinstance(required, (int, float)) and len(known) == len(limits) and required > max(known, default=0.0):
        held = max(known, default=0.0)
        yield _breach(row, "limit", held, required, {"found": Amount(held), "wanted": Amount(float(required))})


def _parts_duty(row: Mapping[str, object], i: GapInputs) -> Iterator[Gap]:
    wanted = row.get("required_parts")
    missing = tuple(
        str(part) for part in (wanted if isinstance(wanted, tuple) else ())
        if part in i.held and i.held[str(part)].status in NOT_PAID
    )
    if missing:
        yield _breach(row, "parts", "not_mentioned", missing, {"parts": Listed("parts", missing)})


def _terms_duty(row: Mapping[str, object], i: GapInputs) -> Iterator[Gap]:
    """Being named on the policy, and the insurer's right to take money back from the customer."""
    for flag, term in (("additional_insured", "additional_insured"), ("waiver_of_subrogation", "subrogation")):
        if row.get(flag) is True and i.lead is not None and i.lead.term(term).value == "poor":
            yield _breach(row, flag, "poor", "good")


def names_differ(i: GapInputs) -> Iterator[Gap]:
    """G19: the policy names somebody else than the firm."""
    known = {_plain(i.facts.word(name)) for name in ("client_name", "legal_name")}
    known |= {_plain(name) for name in i.facts.members("trading_names")}
    for policy in i.policies:
        insured = {_plain(name) for name in (policy.named_insured, *policy.other_insureds, *policy.trading_names)}
        if policy.named_insured and not known & insured:
            slots = {"found": policy.named_insured, "wanted": i.facts.word("legal_name")}
            yield gap("G19", "high", policy.named_insured, i.facts.word("legal_name"), slots)


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def neighbours_exclude(i: GapInputs) -> Iterator[Gap]:
    """G20: another policy that looks as if it answered, but does not."""
    wanted = {row.id for row in i.parts if row.priority in ("essential", "advised") and not i.held[row.id].pays}
    for policy in i.policies:
        if policy.shape not in _NEIGHBOURS:
            continue
        parts = tuple(row.id for row in policy.parts if row.status == "excluded" and row.id in wanted)
        poor = any(policy.term(term).value == "poor" for term in _NEIGHBOUR_EXCLUSIONS)
        if parts or poor:
            yield gap("G20", "high", parts, (), {"policy": Listed("policy_shapes", (policy.shape,))})


def order_of_policies(i: GapInputs) -> Iterator[Gap]:
    """G21: two policies that each wait for the other to pay first."""
    waiting = [policy for policy in i.policies if policy.term("other_insurance").value == "poor"]
    if len(waiting) >= 2:
        slots = {"policies": Listed("policy_shapes", tuple(policy.shape for policy in waiting))}
        yield gap("G21", "moderate", len(waiting), 1, slots, term="other_insurance")


def conditions_overdue(i: GapInputs) -> Iterator[Gap]:
    """G24: something promised to the insurer and not done in time."""
    for policy in i.policies:
        for row in _rows(policy, "subjectivities"):
            due = _day(row.get("due"))
            is_open = row.get("status", "open") == "open"
            if is_open and due is not None and i.today is not None and due < i.today:
                slots: dict[str, Slot] = {"condition": str(row.get("text", "")), "due": due}
                yield gap("G24", "critical", due, i.today, slots, term="subjectivities")


def expires_soon(i: GapInputs) -> Iterator[Gap]:
    if i.today is None:
        return
    for policy in i.policies:
        answers = policy.shape in _ANSWERS_CLAIMS
        if answers and policy.end is not None and policy.end - i.today <= timedelta(days=RENEWAL_DAYS):
            yield gap("G25", "high", policy.end, i.today, {"day": policy.end})


def not_reported(i: GapInputs) -> Iterator[Gap]:
    """G29: incidents that a policy in force may have to answer for and that its insurer was not told of."""
    if not any(policy.shape in _ANSWERS_CLAIMS for policy in i.policies):
        return
    kinds = [str(row["kind"]) for row in i.facts.rows("incidents") if row.get("reported_to_insurer") is False]
    if kinds:
        slots = {"incidents": Listed("incident_kinds", tuple(dict.fromkeys(kinds)))}
        yield gap("G29", "critical", len(kinds), 0, slots, term="notice")


def carrier_notice(i: GapInputs) -> Iterator[Gap]:
    for policy in i.policies:
        if policy.carrier_status == "surplus_lines" and policy.term("carrier").value in ("unknown", "poor"):
            yield gap("G30", "moderate", policy.carrier_status, "disclosed", {}, term="carrier")


def services_unused(i: GapInputs) -> Iterator[Gap]:
    unused = [row for policy in i.policies for row in _rows(policy, "services") if row.get("activated") is not True]
    if unused:
        yield gap("G31", "low", len(unused), 0, {"count": len(unused)}, part="risk_services")


def _rows(policy: Policy, name: str) -> tuple[Mapping[str, object], ...]:
    rows = policy.extra.get(name)
    return tuple(row for row in rows if isinstance(row, Mapping)) if isinstance(rows, (list, tuple)) else ()


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


POLICY_RULES: Final[tuple[Callable[[GapInputs], Iterator[Gap]], ...]] = (
    contract_duties, names_differ, neighbours_exclude, order_of_policies, conditions_overdue, expires_soon,
    not_reported, carrier_notice, services_unused,
)
