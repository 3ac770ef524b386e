"""The recommended programme: its shape, its money terms, and the three sizes with what they would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor_app.domain.coverage.advice import Amount, LimitOption, Programme, Reason
from advisor_app.domain.coverage.limits import LimitSizes, limit_reasons
from advisor_app.domain.coverage.options import Buying, bought_terms
from advisor_app.domain.coverage.priorities import Priority
from advisor_app.domain.coverage.retention import RetentionSizes
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.coverage.sublimits import FraudNeed, PartSize
from advisor_app.domain.coverage.tech_eo import first_service, needs_two_limits
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import CoverTerms, LossPicture

_BOUGHT = ("essential", "advised")


@dataclass(frozen=True)
class Sizes:
    """All that was sized, to be put together."""

    limits: LimitSizes
    retention: RetentionSizes
    parts: Mapping[str, PartSize]
    fraud: FraudNeed | None
    technology_need: float | None


def programme(
    facts: Facts, found: tuple[Priority, ...], sizes: Sizes, book: CoverageRulebook, held: float | None
) -> Programme:
    """The programme in words and figures. held: limit of the cyber policy in force."""
    limits, retention = sizes.limits, sizes.retention
    levels = {p.part: p.level for p in found}
    notes = _notes(facts, levels, sizes, book)
    return Programme(
        shape="tech_combo" if levels["tech_eo"] == "essential" else "cyber_sa",
        limit=limits.recommended, basic=limits.basic, cautious=limits.cautious, binding=limits.binding,
        retention=retention.recommended, retention_ceiling=retention.ceiling, waiting_hours=retention.waiting_hours,
        fraud_sublimit=None if sizes.fraud is None else sizes.fraud.sublimit,
        fraud_need=None if sizes.fraud is None else sizes.fraud.need,
        drivers=limits.drivers, floor_segment=limits.segment,
        reasons=(*limit_reasons(facts, limits, book, held), *_fraud_reasons(sizes.fraud), *retention.reasons,
                 *_technology_reasons(facts, sizes, notes)),
        notes=notes, technology_need=sizes.technology_need, waiting_cost=retention.waiting_cost,
        liquid_assumed=retention.liquid_assumed, need=limits.need,
    )


def _notes(
    facts: Facts, levels: Mapping[str, str], sizes: Sizes, book: CoverageRulebook
) -> tuple[str, ...]:
    """What goes with the shape, as text ids."""
    notes = []
    if levels["client_funds"] in _BOUGHT:
        notes.append("shape.crime_with_client_money")
    if levels["prof_liab"] in _BOUGHT:
        notes.append("shape.professional_check")
    if levels["tech_eo"] == "advised":
        notes.append("shape.technology_extension")
    if sizes.technology_need is not None and levels["tech_eo"] == "essential":
        if needs_two_limits(sizes.technology_need, sizes.limits):
            notes.append("shape.separate_limits")
        if sizes.technology_need > sizes.limits.recommended:
            notes.append("shape.larger_technology_limit")
    if sizes.limits.wanted_by_contract > book.limits.large_contract:
        notes.append("shape.excess_or_talks")
    if sizes.fraud is not None and sizes.fraud.crime_excess:
        notes.append("shape.crime_excess")
    return tuple(notes)


def _fraud_reasons(fraud: FraudNeed | None) -> tuple[Reason, ...]:
    if fraud is None:
        return ()
    inputs = {"need": fraud.need, "reach": fraud.reach}
    slots = {"need": Amount(fraud.need, True), "sublimit": Amount(fraud.sublimit)}
    reasons = [Reason("SUB", inputs, fraud.sublimit, "sub.reach" if fraud.capped else "sub.fraud", slots)]
    if fraud.uncovered > 0:
        reasons.append(Reason("SUB", {"uncovered": fraud.uncovered}, fraud.uncovered, "sub.uncovered",
                              {"uncovered": Amount(fraud.uncovered), "sublimit": Amount(fraud.sublimit)}))
    return tuple(reasons)


def _technology_reasons(facts: Facts, sizes: Sizes, notes: tuple[str, ...]) -> tuple[Reason, ...]:
    need = sizes.technology_need
    if need is None:
        return ()
    reasons = [Reason("TEO-1", {"need": need}, need, "teo.need", {"need": Amount(need)})]
    if "shape.separate_limits" in notes:
        reasons.append(Reason("TEO-2", {"need": need, "cyber_need": sizes.limits.cyber_need}, "separate", "teo.shared",
                              {"limit": Amount(sizes.limits.recommended)}))
    start = first_service(facts)
    if start is not None:
        reasons.append(Reason("TEO-3", {"oldest_service_start": start}, start, "teo.back", {"day": start}))
    return tuple(reasons)


def buying(found: tuple[Priority, ...], sizes: Sizes) -> Buying:
    """What the recommended programme is made of."""
    return Buying(
        {p.part: p.level for p in found}, sizes.parts, sizes.retention.recommended, sizes.retention.waiting_hours
    )


def recommended_terms(
    found: tuple[Priority, ...], sizes: Sizes, book: CoverageRulebook, limit: float
) -> CoverTerms:
    """The recommended programme as the simulation reads it, with some policy limit."""
    return bought_terms(buying(found, sizes), _BOUGHT, limit, book)


def limit_options(
    losses: LossPicture, found: tuple[Priority, ...], sizes: Sizes, book: CoverageRulebook
) -> tuple[LimitOption, ...]:
    """Basic, recommended and cautious, with the chance that an incident is larger and the mean kept a year."""
    limits = sizes.limits
    named = (("basic", limits.basic), ("recommended", limits.recommended), ("cautious", limits.cautious))
    kept = {
        limit: losses.events.retained(recommended_terms(found, sizes, book, limit)).mean
        for limit in dict.fromkeys(limit for _, limit in named)
    }
    return tuple(LimitOption(name, limit, losses.events.incident_exceeds(limit), kept[limit]) for name, limit in named)
