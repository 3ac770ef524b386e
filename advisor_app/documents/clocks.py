"""The clocks of the laws that appear to apply: whom to tell after a breach, and how fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor_app.documents.context import Context
from advisor_app.domain.conditions import truth
from advisor_app.domain.deadlines import recipients
from advisor_app.domain.regimes import Recipient, RegimeResult


@dataclass(frozen=True)
class Clock:
    """One duty to tell. who, when: in words. rank: hours to the end, infinite without a number."""

    result: RegimeResult
    who: str
    when: str
    wording: str
    rank: float


def in_force(context: Context) -> tuple[RegimeResult, ...]:
    """The laws that appear to apply today, in the order of the pack."""
    return tuple(r for r in context.evaluation.regimes if r.applies == "yes" and r.starts is None)


def clocks_of(context: Context, result: RegimeResult) -> tuple[Clock, ...]:
    """Everyone this law wants told by a firm in its role."""
    return tuple(_clocks(context, result))


def all_clocks(context: Context) -> tuple[Clock, ...]:
    """The clocks of all laws in force for the firm, the shortest first."""
    found = [clock for result in in_force(context) for clock in clocks_of(context, result)]
    return tuple(sorted(found, key=lambda clock: clock.rank))


def _clocks(context: Context, result: RegimeResult) -> Iterator[Clock]:
    if not result.regime.notification.required:
        return
    strict = context.facts.within("strict")
    for to, recipient in recipients(result.regime, result.role):
        if recipient.applies_if is not None and truth(recipient.applies_if, strict) is False:
            continue
        yield Clock(result, told_to(context, to, recipient), _when(context, recipient), recipient.wording,
                    _rank(recipient))


def told_to(context: Context, to: str, recipient: Recipient) -> str:
    """Whom to tell, in words: the authority by its name, the others by what they are."""
    names = {"individuals": "people", "credit_agencies": "agencies", "media": "media", "controller": "customer"}
    return recipient.recipient if to == "regulator" else context.wording.say(f"laws.{names[to]}")


def _when(context: Context, recipient: Recipient) -> str:
    wording = context.wording
    words = wording.say("laws.no_number")
    for kind, number in (("hours", recipient.deadline_hours), ("days", recipient.deadline_days),
                         ("business_days", recipient.deadline_business_days)):
        if number is not None:
            words = wording.count(f"laws.{kind}", number)
            break
    if recipient.min_affected > 1:
        words = f"{words}, {wording.say('laws.at_least', n=context.figures.number(recipient.min_affected))}"
    return words


def _rank(recipient: Recipient) -> float:
    given = [(recipient.deadline_hours, 1), (recipient.deadline_days, 24), (recipient.deadline_business_days, 33.6)]
    return min((number * hours for number, hours in given if number is not None), default=float("inf"))
