"""One quote measured: what it offers part by part, how it reads, what it leaves with the firm and what it costs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from advisor_app.domain.coverage.advice import Gap, Listed, PartAdvice, Reason, Slot
from advisor_app.domain.coverage.binding import before_binding
from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.gaps import find_gaps
from advisor_app.domain.coverage.held import HeldPart, held_parts, policy_limit, terms_in_force
from advisor_app.domain.coverage.quote_results import KnockOut, QuoteCell, QuoteResult
from advisor_app.domain.coverage.quote_words import in_quote
from advisor_app.domain.coverage.readings import TermReading, readings
from advisor_app.domain.coverage.standing import part_standing
from advisor_app.domain.losses.picture import CoverTerms, Retained
from advisor_app.domain.policies import Policy

# Rules that keep a quote from being taken as it stands, and rules that only speak of a policy in force.
_KNOCK_OUTS: Final = ("G01", "G02", "G05", "G07", "G09")
_ONLY_IN_FORCE: Final = frozenset({"G14", "G24", "G25", "G26", "G27", "G29", "G31", "G32"})
_YEAR: Final = 365
_SPARE_DAYS: Final = 15
_PAYING: Final = ("included", "sublimit", "elsewhere")
_SERVICE_TERMS: Final = ("panel", "consent_cost", "duty_defend", "notice", "carrier")


@dataclass(frozen=True)
class Desk:
    """What every quote is measured against. inputs: of the gap rules, with the policies in force."""

    inputs: GapInputs
    currency: str


def measure(quote: Policy, label: str, desk: Desk) -> QuoteResult:
    """One quote as if it were in force, beside the policies it does not replace. It is not ranked yet."""
    book = desk.inputs.book
    offered = replace(quote, kind="current")
    beside = tuple(p for p in desk.inputs.policies if not _replaces(offered, p, desk.inputs))
    held = held_parts((offered, *beside), book)
    i = _as_if(offered, beside, held, desk.inputs)
    read = readings(offered, i)
    gaps = tuple(gap for gap in find_gaps(i) if gap.id not in _ONLY_IN_FORCE)
    gaps = in_quote(gaps) if quote.kind == "quote" else gaps
    kept = i.losses.events.retained(_paying_terms((offered, *beside), offered, read, i))
    price, other_money = yearly_price(quote), bool(quote.currency) and quote.currency != desk.currency
    limit = policy_limit(quote)
    cells = tuple(_cell(part, held[part.id]) for part in i.parts)
    fits = (part_fit(cells, i), term_score(read, i), limit_fit(limit, i))
    return QuoteResult(
        id=quote.id, label=label, policy=quote, rank=None, price=price, limit=limit,
        rate_on_line=None if quote.premium_net is None or not limit else quote.premium_net / limit,
        fit=_fit(fits, i), part_fit=fits[0], term_score=fits[1], limit_fit=fits[2],
        kept_mean=kept.mean, kept_bad=kept.p99_5,
        cost_of_risk=None if price is None or other_money else cost_of_risk(price, kept, i),
        claims_service=claims_service(quote, read, i), cells=cells, terms=read, gaps=gaps,
        knock_outs=tuple(_knock_outs(quote, gaps, read, desk.inputs.today)),
        before_binding=before_binding(quote, gaps, desk.inputs.lead),
        not_compared="currency" if other_money else "price" if price is None else "",
    )


def _replaces(quote: Policy, policy: Policy, i: GapInputs) -> bool:
    """Whether a policy in force ends when the quote is taken: one of its family; a combined one replaces both."""
    family, other = i.book.shape_index[quote.shape].family, i.book.shape_index[policy.shape].family
    if quote.shape == "tech_combo":
        return other in ("cyber", "technology")
    return other == family if family != "neighbour" else policy.shape == quote.shape


def _as_if(
    offered: Policy, beside: tuple[Policy, ...], held: Mapping[str, HeldPart], i: GapInputs
) -> GapInputs:
    parts = tuple(replace(
        part, held_status=held[part.id].status, held_limit=held[part.id].limit,
        standing=part_standing(held[part.id], part.limit, part.poor_below, i.book.limits.unmodelled_share),
    ) for part in i.parts)
    facts = replace(i.facts, policies=(offered, *beside), _assumed={}, _cache={})
    terms = terms_in_force(facts.policies, i.book)
    kept = i.losses.events.retained(terms).mean
    return replace(i, facts=facts, parts=parts, held=held, terms_today=terms, kept_today=kept, quotes=())


def _paying_terms(
    policies: tuple[Policy, ...], quote: Policy, read: tuple[TermReading, ...], i: GapInputs
) -> CoverTerms | None:
    """The quote as the simulation reads it. A part whose payment hangs on a wording that can defeat it pays nothing; a
    cap after ransomware with a figure caps the parts that follow the attack."""
    terms = terms_in_force(policies, i.book)
    if terms is None:
        return None
    unpaid: set[str] = set()
    capped = dict(terms.sublimits)
    for reading in read:
        if not reading.fatal:
            continue
        number = quote.term(reading.term).number if reading.term == "sublimit_ransom" else None
        for part in i.book.term_index[reading.term].parts:
            if number is None:
                unpaid.add(part)
            else:
                capped[part] = min(number, capped.get(part, number))
    return replace(terms, excluded=terms.excluded | unpaid, sublimits=capped)


# ------------------------------------------------------------------------------------------------------- price
def yearly_price(quote: Policy) -> float | None:
    """Net, tax and fees for twelve months; None while no net price is known. A period of another length is brought to
    a year."""
    if quote.premium_net is None:
        return None
    total = quote.premium_net + (quote.premium_tax or 0.0) + (quote.premium_fees or 0.0)
    days = 0 if quote.start is None or quote.end is None else (quote.end - quote.start).days
    if days <= 0 or abs(days - _YEAR) <= _SPARE_DAYS:
        return total
    return total * _YEAR / days


def cost_of_risk(price: float, kept: Retained, i: GapInputs) -> float:
    """Price, what is kept on average, and the yearly price of having to find the rest in a bad year."""
    return price + kept.mean + i.book.quotes.tail_price * (kept.p99_5 - kept.mean)


# --------------------------------------------------------------------------------------------------------- fit
def _cell(part: PartAdvice, held: HeldPart) -> QuoteCell:
    short = 0.0
    if part.priority != "not_needed" and part.limit is not None and held.status not in ("unknown",):
        short = max(0.0, part.limit - (held.limit or 0.0)) if held.pays else part.limit
        short = 0.0 if held.pays and held.limit is None else short
    return QuoteCell(part.id, part.priority, held.status, held.limit, part.limit, part.standing, short)


def part_fit(cells: Collection[QuoteCell], i: GapInputs) -> float:
    """Weighted share of the recommended sizes that is offered; what nobody knows counts a little."""
    figures = i.book.quotes
    weighed = [(figures.part_weights[cell.priority], _share(cell, figures.unknown_part)) for cell in cells
               if cell.priority in figures.part_weights]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * share for weight, share in weighed) / total if total else 1.0


def _share(cell: QuoteCell, unknown: float) -> float:
    if cell.status not in (*_PAYING, "unknown"):
        return 0.0
    known = cell.offered is not None and cell.wanted is not None and cell.wanted > 0
    share = min(1.0, (cell.offered or 0.0) / (cell.wanted or 1.0)) if known else 1.0
    return share if cell.standing in ("met", "enough", "low", "elsewhere") else unknown * share


def term_score(read: Collection[TermReading], i: GapInputs) -> float:
    """Weighted mean of the values of the terms that mean something for this firm."""
    figures = i.book.quotes
    weighed = [(figures.term_weights[r.severity], figures.term_scores[r.value]) for r in read
               if r.severity is not None and r.value != "not_applicable"]
    total = sum(weight for weight, _ in weighed)
    return sum(weight * score for weight, score in weighed) / total if total else 1.0


def limit_fit(limit: float | None, i: GapInputs) -> float:
    """1 from the recommended limit up, less down to the smallest one supported, 0 below it or while nobody knows."""
    plan = i.programme
    if limit is None or limit < plan.basic:
        return 0.0
    if limit >= plan.limit:
        return 1.0
    basic = i.book.quotes.basic_fit
    return basic + (1.0 - basic) * (limit - plan.basic) / (plan.limit - plan.basic)


def _fit(fits: tuple[float, float, float], i: GapInputs) -> float:
    points = i.book.quotes.fit
    return sum(points[name] * fit for name, fit in zip(("parts", "terms", "limit"), fits, strict=True))


def claims_service(quote: Policy, read: Collection[TermReading], i: GapInputs) -> float:
    """How well a claim would be served, 0 to 1: a hotline, one that answers at night, and the terms of a claim."""
    scores = i.book.quotes.term_scores
    terms = {reading.term: scores.get(reading.value, scores["unknown"]) for reading in read}
    points = [1.0 if quote.hotline else 0.0, 1.0 if quote.contacts.out_of_hours else 0.0]
    points += [terms[term] for term in _SERVICE_TERMS if term in terms]
    return sum(points) / len(points)


# -------------------------------------------------------------------------------------------------- knock-outs
def _knock_outs(
    quote: Policy, gaps: tuple[Gap, ...], read: tuple[TermReading, ...], today: date | None
) -> Iterator[KnockOut]:
    told = set()
    for gap in gaps:
        if gap.id in _KNOCK_OUTS:
            told.add(gap.term)
            inputs = {"found": gap.found, "part": gap.part, "term": gap.term, "quote": quote.id}
            yield KnockOut(gap.id, Reason(gap.id, inputs, gap.wanted, gap.text, gap.slots), gap.action)
    for reading in read:
        if reading.fatal and reading.term not in told:
            yield _out("TERM", {"term": Listed("terms", (reading.term,))}, quote)
    for row in quote.subjectivities:
        if row.status == "unachievable":
            yield _out("CONDITION", {"condition": row.text}, quote)
    if quote.valid_until is not None and today is not None and quote.valid_until < today:
        yield _out("EXPIRED", {"day": quote.valid_until}, quote)


def _out(rule: str, slots: dict[str, Slot], quote: Policy) -> KnockOut:
    text = f"quote.{rule.lower()}"
    inputs: dict[str, object] = {"quote": quote.id, **slots}
    return KnockOut(rule, Reason(f"QUOTE-{rule}", inputs, "knock_out", f"{text}.text", slots), f"{text}.ask")
