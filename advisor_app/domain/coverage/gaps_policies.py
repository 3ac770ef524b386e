"""Gaps in contracts, names, dates and between policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from advisor_app.domain.coverage.advice import Amount, Gap, Listed, Slot
from advisor_app.domain.coverage.gap_inputs import NOT_PAID, GapInputs, gap
from advisor_app.domain.coverage.held import policy_limit

RENEWAL_DAYS: Final = 60
_NEIGHBOURS: Final = ("gl", "property", "pi", "do", "crime")
_NEIGHBOUR_EXCLUSIONS: Final = ("wrongful_collection", "biometric_excl", "ai_excl")
_ANSWERS_CLAIMS: Final = ("cyber_sa", "tech_combo", "teo_sa", "addon", "pi")


def contract_duties(i: GapInputs) -> Iterator[Gap]:
    """G09: what contracts ask for and no policy gives: one gap for the limit of all, one for each other duty."""
    yield from _limit_duties(i)
    for row in i.facts.rows("contracts"):
        for duty in (_parts_duty, _terms_duty):
            yield from duty(row, i)


def _breach(duty: str, found: object, wanted: object, slots: Mapping[str, Slot]) -> Gap:
    return replace(
        gap("G09", "critical", found, wanted, slots), text=f"gap.G09_{duty}.text", action=f"gap.G09_{duty}.ask"
    )


def _limit_duties(i: GapInputs) -> Iterator[Gap]:
    """One gap for all limits that contracts require. A policy whose limit nobody knows is a question, not a gap."""
    limits = [policy_limit(policy) for policy in i.policies if policy.shape in _ANSWERS_CLAIMS]
    known = [limit for limit in limits if limit is not None]
    if len(known) < len(limits):
        return
    held = max(known, default=0.0)
    broken = [
        (float(required), row) for row in i.facts.rows("contracts")
        if isinstance(required := row.get("required_limit"), (int, float)) and required > held
    ]
    if not broken:
        return
    wanted, row = max(broken, key=lambda each: each[0])
    slots: dict[str, Slot] = {"customer": _party(row), "wanted": Amount(wanted), "found": Amount(held)}
    if len(broken) > 1:
        duty, customers = "limits", Listed("names", tuple(dict.fromkeys(_party(each) for _, each in broken)))
        slots = {"customers": customers, "wanted": Amount(wanted)}
    elif not held:
        duty, slots = "limit_none", {"customer": _party(row), "wanted": Amount(wanted)}
    elif i.programme.limit > wanted and i.programme.binding != "LIM-5":
        duty = "limit_custom" if i.programme.binding == "LIM-6" else "limit_figures"
        slots = {**slots, "advised": Amount(i.programme.limit)}
    else:
        duty = "limit"
    yield _breach(duty, held, wanted, slots)


def _party(row: Mapping[str, object]) -> str:
    return str(row.get("party", ""))


def _parts_duty(row: Mapping[str, object], i: GapInputs) -> Iterator[Gap]:
    wanted = row.get("required_parts")
    missing = tuple(
        str(part) for part in (wanted if isinstance(wanted, tuple) else ())
        if part in i.held and i.held[str(part)].status in NOT_PAID
    )
    if missing:
        slots: dict[str, Slot] = {"customer": _party(row), "parts": Listed("parts", missing)}
        yield _breach("parts", "not_mentioned", missing, slots)


def _terms_duty(row: Mapping[str, object], i: GapInputs) -> Iterator[Gap]:
    """Being named on the policy, the insurer's right to take money back from the customer, the insurer's strength."""
    for flag, term in (("additional_insured", "additional_insured"), ("waiver_of_subrogation", "subrogation")):
        if row.get(flag) is True and i.lead is not None and i.lead.term(term).value == "poor":
            yield _breach(flag, "poor", "good", {"customer": _party(row)})
    unrated = i.lead is not None and i.lead.term("carrier").value == "poor"
    if row.get("requires_rated_insurer") is True and unrated:
        yield _breach("rated", "poor", "good", {"customer": _party(row)})


def names_differ(i: GapInputs) -> Iterator[Gap]:
    """G19: the policy names somebody else than the firm."""
    known = {_plain(i.facts.word(name)) for name in ("client_name", "legal_name")}
    known |= {_plain(name) for name in i.facts.members("trading_names")}
    for policy in i.policies:
        insured = {_plain(name) for name in (policy.named_insured, *policy.other_insureds, *policy.trading_names)}
        if policy.named_insured and not known & insured:
            slots = {"found": policy.named_insured, "wanted": i.facts.word("legal_name")}
            yield gap("G19", "high", policy.named_insured, i.facts.word("legal_name"), slots, policy=policy)


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
            yield gap("G20", "high", parts, (), {"policy": Listed("policy_shapes", (policy.shape,))},
                      policy=policy)


def order_of_policies(i: GapInputs) -> Iterator[Gap]:
    """G21: two policies that each wait for the other to pay first."""
    waiting = [policy for policy in i.policies if policy.term("other_insurance").value == "poor"]
    if len(waiting) >= 2:
        slots = {"policies": Listed("policy_shapes", tuple(policy.shape for policy in waiting))}
        yield gap("G21", "moderate", len(waiting), 1, slots, term="other_insurance")


def conditions_overdue(i: GapInputs) -> Iterator[Gap]:
    """G24: something promised to the insurer and not done in time."""
    for policy in i.policies:
        for row in policy.subjectivities:
            if row.status != "done" and row.due is not None and i.today is not None and row.due < i.today:
                slots: dict[str, Slot] = {"condition": row.text, "due": row.due}
                yield gap("G24", "critical", row.due, i.today, slots, term="subjectivities",
                          policy=policy)


def expires_soon(i: GapInputs) -> Iterator[Gap]:
    if i.today is None:
        return
    for policy in i.policies:
        answers = policy.shape in _ANSWERS_CLAIMS
        if answers and policy.end is not None and policy.end - i.today <= timedelta(days=RENEWAL_DAYS):
            yield gap("G25", "high", policy.end, i.today, {"day": policy.end}, policy=policy)


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
            yield gap("G30", "moderate", policy.carrier_status, "disclosed", {}, term="carrier", policy=policy)


def insurer_changes(i: GapInputs) -> Iterator[Gap]:
    """G14: another insurer's quote is on the table, and the policy in force gives little time to report afterwards."""
    lead = i.lead
    if lead is None or not lead.insurer or lead.term("erp").value in ("good", "acceptable"):
        return
    others = {quote.insurer for quote in i.quotes if quote.insurer and _plain(quote.insurer) != _plain(lead.insurer)}
    if others:
        day: dict[str, Slot] = {} if lead.end is None else {"day": lead.end}
        found = gap("G14", "high", lead.term("erp").value, "good", day, term="erp", policy=lead)
        yield found if day else replace(found, text="gap.G14_no_day.text", action="gap.G14_no_day.ask")


def told_otherwise(i: GapInputs) -> Iterator[Gap]:
    """G23: what the insurer was told against what was found. One gap for all such statements of a policy."""
    missing = {mark.id for mark in i.seen.marks if mark.status == "missing"}
    for policy in i.policies:
        wrong = tuple(ask for ask, said in policy.answers_given.answers.items() if said == "yes" and ask in missing)
        if wrong:
            slots: dict[str, Slot] = {"controls": Listed("conditions", wrong)}
            yield gap("G23", "critical", wrong, (), slots, term="severability", policy=policy)


def paid_in_vain(i: GapInputs) -> Iterator[Gap]:
    """G27: parts with a price of their own that the firm does not need."""
    unneeded = {row.id for row in i.parts if row.priority == "not_needed"}
    for policy in i.policies:
        rows = [row for row in policy.parts if row.id in unneeded and row.premium]
        if rows:
            slots: dict[str, Slot] = {
                "parts": Listed("parts", tuple(row.id for row in rows)),
                "premium": Amount(sum(row.premium or 0.0 for row in rows)),
            }
            yield gap("G27", "low", tuple(row.id for row in rows), (), slots, policy=policy)


def services_unused(i: GapInputs) -> Iterator[Gap]:
    unused = [row for policy in i.policies for row in policy.services if not row.activated]
    if unused:
        yield gap("G31", "low", len(unused), 0, {"count": len(unused)}, part="risk_services")


POLICY_RULES: Final[tuple[Callable[[GapInputs], Iterator[Gap]], ...]] = (
    contract_duties, names_differ, neighbours_exclude, order_of_policies, conditions_overdue, expires_soon,
    not_reported, carrier_notice, services_unused, insurer_changes, told_otherwise, paid_in_vain,
)
