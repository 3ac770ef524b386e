"""Gaps in the words of the policies: poor terms, back cover, ransomware caps, services and data that are not named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from advisor_app.domain.coverage.advice import Amount, Gap, Listed, Slot
from advisor_app.domain.coverage.gap_inputs import NOT_PAID, GapInputs, gap
from advisor_app.domain.coverage.readings import readings, signs
from advisor_app.domain.coverage.tech_eo import first_service, unnamed_services
from advisor_app.domain.policies import Policy

_RULE_OF: Final = {"critical": "G10", "high": "G11", "moderate": "G12"}
_OWN: Final = ("cyber", "technology")


def own_policies(i: GapInputs) -> tuple[Policy, ...]:
    """Policies in force that are bought for cyber and technology losses."""
    return tuple(policy for policy in i.policies if i.book.shape_index[policy.shape].family in _OWN)


def poor_terms(i: GapInputs) -> Iterator[Gap]:
    """G10 to G12: what is poor, by how much it matters to this firm."""
    for policy in own_policies(i):
        for reading in readings(policy, i):
            severity = reading.severity
            if reading.value == "poor" and severity in _RULE_OF and not reading.change_agreed:
                slots = {"term": Listed("terms", (reading.term,))}
                yield gap(_RULE_OF[severity], severity, "poor", "good", slots, term=reading.term, policy=policy)


def unread_terms(i: GapInputs) -> Iterator[Gap]:
    """One gap for all important terms of the main policy that nobody has read yet."""
    if i.lead is None:
        return
    unread = tuple(
        reading.term for reading in readings(i.lead, i)
        if reading.value == "unknown" and reading.severity in ("high", "critical")
    )
    if unread:
        slots: dict[str, Slot] = {"count": len(unread), "terms": Listed("terms", unread)}
        yield replace(
            gap("G12", "moderate", len(unread), 0, slots, policy=i.lead),
            text="gap.G12_unread.text", action="gap.G12_unread.ask",
        )


def back_cover(i: GapInputs) -> Iterator[Gap]:
    """G13: cover that starts later than the work it should answer for, or later than the cover began."""
    for policy in own_policies(i):
        start = first_service(i.facts, policy)
        if policy.retro_date is None or start is None or policy.retro_date <= start:
            continue
        slots: dict[str, date] = {"found": policy.retro_date, "wanted": start}
        yield gap("G13", "critical", policy.retro_date, start, slots, term="retro_date",
                  policy=policy)


def ransomware_caps(i: GapInputs) -> Iterator[Gap]:
    """G16: a cap or a share of the loss that stays with the firm after ransomware."""
    if i.lead is None:
        return
    cap = i.lead.term("sublimit_ransom").value
    share = max(i.lead.coinsurance_default, i.lead.coinsurance_by_part.get("extortion", 0.0))
    if cap == "poor":
        yield gap("G16", "critical", cap, "good", {"serious": Amount(i.losses.incident.p95, True)},
                  part="extortion", term="sublimit_ransom", policy=i.lead)
    if share > 0:
        severity = "critical" if "heavy_coinsurance" in signs(i, i.lead) else "high"
        kept = share * i.losses.incident.p95
        yield replace(
            gap("G16", severity, share, 0.0, {"share": share, "kept": Amount(kept, True)},
                part="extortion", term="coinsurance", policy=i.lead),
            text="gap.G16_share.text", action="gap.G16_share.ask",
        )


def services_named(i: GapInputs) -> Iterator[Gap]:
    """G07: income from work that the policy does not describe."""
    if not (i.facts.flag("is_technology_firm") or i.facts.flag("gives_professional_advice")):
        return
    for policy in i.policies:
        unnamed = unnamed_services(i.facts, policy.services_described)
        if unnamed:
            slots = {"services": ", ".join(unnamed)}
            yield gap("G07", "critical", policy.services_described, unnamed, slots, part="tech_eo", term="services_def",
                      policy=policy)


def data_of_others(i: GapInputs) -> Iterator[Gap]:
    """G08: data held for business customers that the policy does not count."""
    people = i.facts.amount("records_for_clients")
    if i.lead is None or people <= 0 or i.facts.word("data_role", "controller") == "controller":
        return
    if i.lead.term("data_def").value == "poor" or i.held["privacy_liab"].status in NOT_PAID:
        yield gap("G08", "high", i.held["privacy_liab"].status, "included", {"people": round(people)},
                  part="privacy_liab", term="data_def", policy=i.lead)


TERM_RULES: Final[tuple[Callable[[GapInputs], Iterator[Gap]], ...]] = (
    services_named, data_of_others, poor_terms, unread_terms, back_cover, ransomware_caps,
)
