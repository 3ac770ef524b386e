"""Which cover a firm needs, how much, on what terms, what is missing today, and how insurers will see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from advisor_app.domain.conditions import truth
from advisor_app.domain.controls import ControlState
from advisor_app.domain.coverage.advice import Amount, CoverageAdvice, Gap, PartAdvice, Reason
from advisor_app.domain.coverage.affordability import affordable
from advisor_app.domain.coverage.confidence import confidence
from advisor_app.domain.coverage.exposures import exposures, fines_position
from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.gaps import find_gaps
from advisor_app.domain.coverage.held import HeldPart, held_parts, main_policy, policy_limit, terms_in_force
from advisor_app.domain.coverage.insurability import insurability
from advisor_app.domain.coverage.limits import size_limit
from advisor_app.domain.coverage.matrix import cover_matrix
from advisor_app.domain.coverage.options import packages
from advisor_app.domain.coverage.priorities import Priority, priorities
from advisor_app.domain.coverage.programme import Sizes, buying, limit_options, programme, recommended_terms
from advisor_app.domain.coverage.quotes import compare_quotes
from advisor_app.domain.coverage.readings import terms_to_read
from advisor_app.domain.coverage.reasons import Told, part_reasons
from advisor_app.domain.coverage.requests import requests
from advisor_app.domain.coverage.retention import size_retention
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.coverage.standing import limit_standing, part_standing, with_limit
from advisor_app.domain.coverage.sublimits import PartSize, fraud_need, size_parts
from advisor_app.domain.coverage.tech_eo import CONTRACT_TEXTS, technology_need, technology_to_ask, technology_types
from advisor_app.domain.coverage.terms import questions_for_advisor
from advisor_app.domain.coverage.trail import trail
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import LossPicture, PartLoss
from advisor_app.domain.policies import Policy

_BOUGHT = ("essential", "advised")


def recommend_coverage(
    facts: Facts,
    losses: LossPicture,
    rulebook: CoverageRulebook,
    *,
    controls: Mapping[str, ControlState],
    today: date | None = None,
    quotes: tuple[Policy, ...] = (),
    capacity: str = "risk_advisor",
) -> CoverageAdvice:
    """Everything the coverage rules say about one firm.

    facts: with scores, controls, regimes and the policies in force (None: nobody was asked); defaults stand in for
    what was not answered. losses: in the client's currency. today: for ages and expiries; without it the day of the
    assessment counts, and rules about dates stay silent where that is not known either. quotes: those on the table.
    capacity: of the advisor; without a licence quotes are neither named nor ranked.
    """
    facts = facts.within("assumed")
    day = today or _assessment_day(facts)
    found = priorities(facts, rulebook)
    facts = replace(facts, parts={p.part: p.level == "essential" for p in found})
    held = held_parts(facts.policies, rulebook)
    sizes = _sizes(facts, losses, rulebook, found)
    lead = main_policy(facts.policies, rulebook)
    held_limit = None if lead is None else policy_limit(lead)
    plan = programme(facts, found, sizes, rulebook, held_limit)
    parts = _parts(facts, losses, rulebook, found, sizes, held)
    seen = insurability(
        facts, rulebook, controls, fraud_cover=any(p.part == "soc_eng" and p.level in _BOUGHT for p in found),
        gains=losses.gains, today=day,
    )
    terms_today = terms_in_force(facts.policies, rulebook)
    kept_today = losses.events.retained(terms_today)
    inputs = GapInputs(facts, losses, rulebook, parts, held, plan, seen, terms_today, kept_today.mean, day, quotes)
    gaps = find_gaps(inputs)
    open_facts = _open_facts(facts, found)
    sure = confidence(facts, facts.assumptions, open_facts, plan.binding, rulebook, seen)
    advice = _advice(inputs, found, sizes, gaps, capacity)
    return replace(
        advice, confidence=sure.points, level=sure.level, assumptions=sure.assumptions, open_facts=open_facts,
        kept_today_bad=kept_today.p99_5,
    )


def _advice(
    i: GapInputs, found: tuple[Priority, ...], sizes: Sizes, gaps: tuple[Gap, ...], capacity: str
) -> CoverageAdvice:
    """The advice around what was sized and found, still without how sure it is."""
    facts, book, plan, events = i.facts, i.book, i.programme, i.losses.events
    held_limit = None if i.lead is None else policy_limit(i.lead)
    of_limit = limit_standing(facts.policies is not None, i.lead is not None, held_limit, plan.limit, gaps)
    parts = tuple(replace(part, standing=with_limit(part, of_limit, held_limit)) for part in i.parts)
    kept = events.retained(recommended_terms(found, sizes, book, plan.limit))
    own, ceiling = buying(found, sizes), sizes.retention.ceiling
    options = packages(events, own, sizes.limits, ceiling, book)
    comparison = compare_quotes(i.quotes, i, i.losses.currency, capacity)
    wishes = requests(i, gaps)
    budget = facts.number("insurance_budget")
    uninsured = Reason("uninsured", {"mean": kept.mean}, kept.p99_5, "uninsured",
                       {"average": Amount(kept.mean, True), "tail": Amount(kept.p99_5, True)})
    return CoverageAdvice(
        currency=i.losses.currency, parts=parts, programme=plan, gaps=gaps, insurability=i.seen,
        options=limit_options(i.losses, found, sizes, book), packages=options,
        affordability=affordable(budget, comparison, events, own, sizes.limits, ceiling, book),
        comparison=comparison, matrix=cover_matrix(i, gaps), terms=terms_to_read(i), requests=wishes,
        trail=trail(plan, parts, gaps, options, i.seen, uninsured, comparison, wishes, book),
        confidence=0, level="provisional", assumptions=(), open_facts=(),
        kept_today_mean=i.kept_today, kept_today_bad=0.0, kept_mean=kept.mean, kept_bad=kept.p99_5,
        held_limit=held_limit, limit_standing=of_limit,
        exposures=exposures(facts, book), fines_basis=book.fines_basis,
        fines=fines_position(facts.word("home_country"), book),
        contract_texts=CONTRACT_TEXTS if plan.technology_need is not None else (),
        technology_types=technology_types(facts, book), technology_to_ask=technology_to_ask(facts, book),
        minima=tuple(row for row in book.minima if truth(row.condition, facts) is True),
        term_questions=questions_for_advisor(facts, book),
    )


def _assessment_day(facts: Facts) -> date | None:
    day = facts.word("assessment_date")
    return date.fromisoformat(day) if day else None


def _sizes(
    facts: Facts, losses: LossPicture, book: CoverageRulebook, found: tuple[Priority, ...]
) -> Sizes:
    lead = main_policy(facts.policies, book)
    inside = lead is not None and lead.term("defence_costs").value in ("acceptable", "poor")
    limits = size_limit(facts, losses, book, defence_inside=inside)
    sells = any(p.part == "tech_eo" and p.level in _BOUGHT for p in found)
    need = technology_need(losses, limits, book) if sells else None
    return Sizes(
        limits=limits,
        retention=size_retention(facts, book),
        parts=size_parts(facts, losses, book, limits, found, need),
        fraud=fraud_need(facts, losses, book, limits.recommended),
        technology_need=need,
    )


def _parts(
    facts: Facts, losses: LossPicture, book: CoverageRulebook, found: tuple[Priority, ...], sizes: Sizes,
    held: Mapping[str, HeldPart],
) -> tuple[PartAdvice, ...]:
    in_full = _in_full(found, losses, book)
    return tuple(
        _part(facts, losses.by_coverage_part.get(p.part), book, p, sizes, held[p.part], p.part in in_full)
        for p in found
    )


def _in_full(found: tuple[Priority, ...], losses: LossPicture, book: CoverageRulebook) -> frozenset[str]:
    """Essential parts, and the advised ones with the largest expected loss; else in the order of the list."""

    def expected(part: str) -> float:
        loss = losses.by_coverage_part.get(part)
        return 0.0 if loss is None else loss.expected_annual

    advised = sorted((p.part for p in found if p.level == "advised"), key=lambda part: -expected(part))
    essential = [p.part for p in found if p.level == "essential"]
    return frozenset([*essential, *advised[:book.advised_in_full]])


def _part(
    facts: Facts, loss: PartLoss | None, book: CoverageRulebook, priority: Priority, sizes: Sizes, held: HeldPart,
    in_full: bool,
) -> PartAdvice:
    rule, size = book.part_index[priority.part], sizes.parts[priority.part]
    told = Told(facts, priority, size.limit, sizes.limits.recommended, sizes.retention.waiting_hours)
    pays_money = priority.level != "not_needed" and rule.sublimit.kind != "none"
    return PartAdvice(
        id=priority.part, priority=priority.level, limit=size.limit, full_limit=size.full,
        retention=sizes.retention.recommended if pays_money else None,
        confirm=priority.confirm, modelled=loss is not None,
        expected_annual=None if loss is None else loss.expected_annual,
        held_status=held.status, held_limit=held.limit, elsewhere=_elsewhere(held, size, priority),
        reasons=part_reasons(rule, told), acceptable=size.acceptable, in_full=in_full,
        hard_to_place=rule.hard_to_place,
        standing=part_standing(held, size.limit, size.poor_below, book.limits.unmodelled_share),
        size_reason=size.reason, poor_below=size.poor_below,
    )


def _elsewhere(held: HeldPart, size: PartSize, priority: Priority) -> bool:
    """Confirmed in a neighbouring policy, at the recommended size or above where there is one."""
    if held.status != "elsewhere" or held.policy is None or priority.level == "not_needed":
        return False
    return size.limit is None or (held.limit is not None and held.limit >= size.limit)


def _open_facts(facts: Facts, found: tuple[Priority, ...]) -> tuple[str, ...]:
    """Facts to find out: those that would settle a priority, and what the programme rests on without an answer."""
    names = [name for p in found for name in p.missing]
    if facts.number("liquid_funds") is None:
        names.append("liquid_funds")
    if facts.flag("has_admin_access") and facts.number("business_customers") is None:
        names.append("business_customers")
    return tuple(dict.fromkeys(names))
