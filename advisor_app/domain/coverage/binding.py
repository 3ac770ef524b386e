"""What has to be settled before a quote is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from advisor_app.domain.coverage.advice import Gap, Reason, Slot
from advisor_app.domain.coverage.gaps import grouped
from advisor_app.domain.policies import Policy

_CURES: Final = ("critical", "high")


def before_binding(quote: Policy, gaps: tuple[Gap, ...], lead: Policy | None) -> tuple[Reason, ...]:
    """Cures, conditions, statements to correct, no day without cover, the back date, documents to collect.

    gaps: of the quote, as if it were in force. lead: the policy it would replace, None without one.
    """
    return tuple(_all(quote, gaps, lead))


def _all(quote: Policy, gaps: tuple[Gap, ...], lead: Policy | None) -> Iterator[Reason]:
    for gap in grouped(gap for gap in gaps if gap.severity in _CURES):
        inputs = {"gap": gap.id, "quote": quote.id, "found": gap.found}
        yield Reason(gap.id, inputs, gap.severity, gap.text, gap.slots)
    for row in quote.subjectivities:
        if row.status != "done":
            due: dict[str, Slot] = {} if row.due is None else {"due": row.due}
            yield _bind("condition" if due else "condition_open", {"condition": row.text, **due}, quote)
    yield from _dates(quote, lead)
    if quote.seen != "full_wording":
        yield _bind("wording", {}, quote)
    if quote.answers_given.form_date is None:
        yield _bind("form", {}, quote)


def _dates(quote: Policy, lead: Policy | None) -> Iterator[Reason]:
    """No day between the two policies, and a back date that reaches as far."""
    if lead is None:
        return
    if lead.end is not None and quote.start is None:
        yield _bind("start", {"day": lead.end}, quote)
    elif lead.end is not None and quote.start is not None and quote.start > lead.end:
        yield _bind("days_between", {"end": lead.end, "start": quote.start}, quote)
    reached = min((day for day in (lead.retro_date, lead.continuity_date) if day is not None), default=None)
    if reached is not None and (quote.retro_date is None or quote.retro_date > reached):
        yield _bind("back_date", {"day": reached}, quote)


def _bind(what: str, slots: dict[str, Slot], quote: Policy) -> Reason:
    return Reason("QUOTE-BIND", {"quote": quote.id, **slots}, what, f"bind.{what}", slots)
