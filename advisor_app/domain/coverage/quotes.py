"""Two to five quotes side by side, ranked with reasons where the advisor may rank them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from string import ascii_uppercase
from typing import Final

from advisor_app.domain.coverage.advice import Amount, Reason, Slot
from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.quote_measure import Desk, cost_of_risk, measure, yearly_price
from advisor_app.domain.coverage.quote_results import Question, QuoteComparison, QuoteResult, Uninsured
from advisor_app.domain.policies import Policy

# Who may name insurers and rank what they offer.
MAY_RANK: Final = ("broker", "agent_tied", "insurer_staff", "consultant_licensed")


def compare_quotes(quotes: Iterable[Policy], i: GapInputs, currency: str, capacity: str) -> QuoteComparison | None:
    """The comparison; None without quotes. i: with the policies in force. capacity: of the advisor.

    Neither the order in which quotes were entered nor their labels change the ranking.
    """
    ordered = _with_ids(quotes)
    if not ordered:
        return None
    ranked, desk = capacity in MAY_RANK, Desk(i, currency)
    measured = [measure(quote, _label(place), desk) for place, quote in enumerate(ordered)]
    nothing = i.losses.events.retained(None)
    questions = tuple(question for result in measured for question in _questions(result))
    base = QuoteComparison(
        ranked=ranked, results=tuple(measured), recommended="", conditional=False, reasons=(), questions=questions,
        nothing=Uninsured(nothing.mean, nothing.p99_5, cost_of_risk(0.0, nothing, i)), now=_now(desk),
    )
    if not ranked:
        return replace(
            base, results=tuple(_unnamed(result) for result in base.results),
            now=None if base.now is None else _unnamed(base.now),
        )
    return _ranked(base, ordered, i)


def _label(place: int) -> str:
    """A to Z, then A2 and on."""
    letter, turn = ascii_uppercase[place % len(ascii_uppercase)], place // len(ascii_uppercase)
    return letter if turn == 0 else f"{letter}{turn + 1}"


def _unnamed(result: QuoteResult) -> QuoteResult:
    return replace(result, policy=replace(result.policy, insurer="", policy_no="", form_ref="", broker_ref=""))


def _with_ids(quotes: Iterable[Policy]) -> tuple[Policy, ...]:
    """In an order that hangs on the quotes alone, each with an id of its own."""
    ordered = sorted(quotes, key=lambda quote: (quote.id, quote.insurer, repr(quote)))
    seen: set[str] = set()
    found = []
    for place, quote in enumerate(ordered, start=1):
        own = quote.id if quote.id and quote.id not in seen else f"quote_{place}"
        while own in seen:
            own += "_"
        seen.add(own)
        found.append(replace(quote, id=own))
    return tuple(found)


def _now(desk: Desk) -> QuoteResult | None:
    """The main policy in force, measured like a quote."""
    lead = desk.inputs.lead
    if lead is None:
        return None
    result = measure(replace(lead, id=lead.id or lead.shape), "", desk)
    return replace(result, before_binding=())


def _questions(result: QuoteResult) -> Iterator[Question]:
    """Essential and advised parts, and terms that can defeat a part, that nobody knows."""
    for cell in result.cells:
        if cell.standing == "ask" and cell.priority in ("essential", "advised"):
            yield Question(result.id, part=cell.part)
    for reading in result.terms:
        if reading.value == "unknown" and reading.severity in ("critical", "high"):
            yield Question(result.id, term=reading.term)


# -------------------------------------------------------------------------------------------------- ranking
def _ranked(base: QuoteComparison, quotes: Sequence[Policy], i: GapInputs) -> QuoteComparison:
    """Quotes without a knock-out by cost of risk; then the others by the number of cures. Those that cannot be compared
    come last, without a rank."""
    comparable = [result for result in base.results if not result.not_compared]
    clean = [result for result in comparable if not result.knock_outs]
    cured = sorted((r for r in comparable if r.knock_outs), key=lambda r: (len(r.knock_outs), _cost(r), -r.fit, r.id))
    first, reasons = _choose(clean, i) if clean else (None, ())
    ordered = [*_in_order(clean, i), *cured]
    results = [replace(result, rank=place) for place, result in enumerate(ordered, start=1)]
    left = [result for result in base.results if result.not_compared]
    if first is None and cured:
        reasons = (_reason("conditional", cured[0], {"cures": len(cured[0].knock_outs)}),)
    chosen = first or (cured[0] if cured else None)
    return replace(
        base, results=(*results, *left), recommended="" if chosen is None else chosen.id,
        conditional=first is None and chosen is not None,
        reasons=(*reasons, *_retention_tests(quotes, base, i)),
    )


def _cost(result: QuoteResult) -> float:
    return result.cost_of_risk or 0.0


def _in_order(clean: list[QuoteResult], i: GapInputs) -> Iterator[QuoteResult]:
    left = list(clean)
    while left:
        first, _ = _choose(left, i)
        left.remove(first)
        yield first


def _choose(clean: list[QuoteResult], i: GapInputs) -> tuple[QuoteResult, tuple[Reason, ...]]:
    """The first of some quotes: the cheapest in cost of risk; of those within a tenth of it the best fit; of those that
    fit about as well the best claims service; then the better fit after all, and at last the lower cost."""
    figures = i.book.quotes
    cheapest = min(clean, key=lambda r: (_cost(r), r.id))
    near = [r for r in clean if _cost(r) <= (1.0 + figures.near_cost) * _cost(cheapest)]
    if len(near) == 1:
        return cheapest, (_reason("cheapest" if len(clean) > 1 else "only", cheapest, {}),)
    fittest = max(near, key=lambda r: (r.fit, -_cost(r), r.id))
    alike = [r for r in near if fittest.fit - r.fit <= figures.near_fit]
    if len(alike) == 1:
        return fittest, (_reason("fit", fittest, {"fit": round(fittest.fit), "near": len(near)}),)
    best = min(alike, key=lambda r: (-r.claims_service, -r.fit, _cost(r), r.id))
    served = [r for r in alike if r.claims_service == best.claims_service]
    if len(served) == 1:
        return best, (_reason("service", best, {"near": len(alike)}),)
    if all(r.fit < best.fit for r in served if r is not best):
        return best, (_reason("fit", best, {"fit": round(best.fit), "near": len(near)}),)
    return best, (_reason("cost", best, {"near": len(alike)}),)


def _reason(what: str, result: QuoteResult, slots: dict[str, Slot]) -> Reason:
    own: dict[str, Slot] = {"quote": result.label, **slots}
    if what in ("cheapest", "fit", "cost", "service"):
        own["cost"] = Amount(_cost(result), True)
    inputs: dict[str, object] = {
        "quote": result.id, "price": result.price, "kept_mean": result.kept_mean, "kept_bad": result.kept_bad,
        "cost_of_risk": result.cost_of_risk, "fit": result.fit, "claims_service": result.claims_service,
        "knock_outs": tuple(out.rule for out in result.knock_outs),
    }
    return Reason("QUOTE-RANK", inputs, result.id, f"quote.{what}", own)


def _retention_tests(quotes: Sequence[Policy], base: QuoteComparison, i: GapInputs) -> Iterator[Reason]:
    """RET-3, for two quotes of one insurer that differ in the first share: whether the larger share is worth it."""
    for one, other in combinations(quotes, 2):
        low, high = sorted((one, other), key=lambda quote: quote.retention.default or 0.0)
        if not _differ_in_share(low, high):
            continue
        prices = yearly_price(low), yearly_price(high)
        share = high.retention.default
        if prices[0] is None or prices[1] is None or share is None:
            continue
        saving = prices[0] - prices[1]
        rise = base.result(high.id).kept_mean - base.result(low.id).kept_mean
        worth = saving > i.book.quotes.retention_test * rise and share <= i.programme.retention_ceiling
        slots: dict[str, Slot] = {"retention": Amount(share), "saving": Amount(saving), "rise": Amount(rise, True)}
        text = "quote.share_worth" if worth else "quote.share_not_worth"
        inputs = {"quotes": (low.id, high.id), "price": saving, "mean": rise, "ceiling": i.programme.retention_ceiling}
        yield Reason("RET-3", inputs, worth, text, slots)


def _differ_in_share(low: Policy, high: Policy) -> bool:
    same = bool(low.insurer) and low.insurer == high.insurer and low.limit == high.limit and low.parts == high.parts
    shares = low.retention.default, high.retention.default
    return same and None not in shares and shares[0] != shares[1]
