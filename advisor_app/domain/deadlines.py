"""Who must be told about a breach, and by when, under every law and standard that applies.

A pure function of the breach, the laws and the facts of the firm. Counting: the day of the event itself does not count;
a deadline in days ends with the last second of its last day, in the time zone of the event; hours are counted as they
pass, across changes of the clock. Business days leave out Saturdays and Sundays; public holidays are not known here, so
a deadline in business days may in truth be later, never earlier. A deadline is not moved when it ends on a weekend.
Where a law counts from a finding that comes after discovery, it is counted from discovery: that is never too late.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from advisor_app.domain.conditions import Interval, Ternary, Value, names, truth
from advisor_app.domain.facts import Facts
from advisor_app.domain.regimes import Recipient, Regime
from advisor_app.domain.vocabulary import US_STATES

NOTES: Final = (
    "applies_unknown", "number_unknown", "encryption_may_excuse", "harm_may_excuse", "holidays_not_known",
    "ends_on_weekend", "waits_for_event", "older_law",
)
_ROLES: Final = ("controller", "processor", "both")


class BreachError(ValueError):
    """A breach that cannot be worked with; the message says what to change."""


@dataclass(frozen=True)
class Breach:
    """One breach. Times carry their time zone.

    people: place to people affected, None for a number nobody knows; places are countries (DE) or parts of them
    (US-TX, CA-QC); people whose state is not known stand under US. elements: kinds of data affected, with `unknown` if
    there may be others. encrypted: all of it, and key_taken whether the key went too. role: controller if the data is
    the firm's own, processor if it is held for customers, or both. no_harm: a written finding that harm is unlikely.
    people_told, federal_report, ransom_paid: when these happened, None for not yet.
    """

    discovered: datetime
    people: Mapping[str, int | None]
    elements: frozenset[str]
    encrypted: bool = False
    key_taken: bool = False
    role: str = "controller"
    no_harm: bool = False
    people_told: datetime | None = None
    federal_report: datetime | None = None
    ransom_paid: datetime | None = None

    def __post_init__(self) -> None:
        for name in ("discovered", "people_told", "federal_report", "ransom_paid"):
            moment = getattr(self, name)
            if moment is not None and moment.utcoffset() is None:
                raise BreachError(f"The time of {name} has no time zone; add one.")
        for place, number in self.people.items():
            if number is not None and number < 0:
                raise BreachError(f"The number of people in {place} is below zero; give a number from 0 up.")
            if place.startswith("US-") and place[3:] not in US_STATES:
                raise BreachError(f"{place} is no state; write US- and its two letters, like US-TX.")
        if self.role not in _ROLES:
            raise BreachError(f'The role "{self.role}" must be one of {", ".join(_ROLES)}.')


@dataclass(frozen=True)
class Notice:
    """One duty to tell someone. to: controller, individuals, regulator, credit_agencies or media.

    due: None for no fixed number (then the wording says how fast) or while the event it counts from has not happened.
    counted_from: the moment `due` is counted from; law_counts_from: what the law names, in its pack's words. affected:
    people that count, lowest and highest (infinite where nobody knows). notes: of NOTES.
    """

    regime: Regime
    to: str
    recipient: str
    wording: str
    due: datetime | None
    counted_from: datetime | None
    law_counts_from: str
    affected: tuple[float, float]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notices:
    """notices: earliest first, those without a date after the dated ones.

    excused: laws that apply but ask for nothing, as (regime id, encrypted or no_harm).
    """

    notices: tuple[Notice, ...]
    excused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Scope:
    """What conditions look up after a breach: the people and data affected instead of all that the firm holds."""

    facts: Facts
    breach: Breach
    own: Mapping[str, Value] = field(default_factory=dict)

    def fact(self, name: str) -> Value:
        return self.own[name] if name in self.own else self.facts.fact(name)

    def residents(self, region: str) -> Value:
        low, high = _affected(self.breach.people, region)
        return low if low == high else Interval(low, high)

    def answer(self, question_id: str) -> Value:
        return self.facts.answer(question_id)

    def control(self, key: str) -> Value:
        return self.facts.control(key)

    def part(self, part_id: str) -> Value:
        return self.facts.part(part_id)


def notices_due(breach: Breach, regimes: Iterable[Regime], facts: Facts) -> Notices:
    """Everyone to be told. facts: of the firm, in any mode; what is not known there makes a notice uncertain, not
    absent (`applies_unknown`).
    """
    scope = _Scope(facts.within("strict"), breach, _own_facts(breach))
    found: list[Notice] = []
    excused: list[tuple[str, str]] = []
    for regime in regimes:
        if not regime.notification.required:
            continue
        applies = truth(regime.applies, scope)
        if applies is False:
            continue
        excuse = _excuse(regime, breach)
        if excuse:
            excused.append((regime.id, excuse))
        notices = list(_notices(regime, breach, scope, applies))
        found += [n for n, recipient in notices if not excuse or (excuse == "no_harm" and _rests_on_no_harm(recipient))]
    order = {id(notice): place for place, notice in enumerate(found)}
    return Notices(tuple(sorted(found, key=lambda n: (*_by_time(n), order[id(n)]))), tuple(excused))


def _by_time(notice: Notice) -> tuple[bool, datetime]:
    if notice.due is None:
        return True, datetime.max.replace(tzinfo=UTC)
    return False, notice.due.astimezone(UTC)


# ------------------------------------------------------------------------------------------------ who is concerned
def _own_facts(breach: Breach) -> dict[str, Value]:
    affected = [place for place, number in breach.people.items() if number != 0]
    states = [place[3:] for place in affected if place.startswith("US-")]
    regions = [place for place in affected if "-" in place and not place.startswith("US-")]
    whole = [place for place in affected if "-" not in place]
    return {
        "people_countries": tuple(dict.fromkeys(place.split("-", 1)[0] for place in affected)),
        "people_us_states": (*states, *(("unknown",) if "US" in whole else ())),
        "people_regions": (*regions, *(("unknown",) if set(whole) - {"US"} else ())),
        "data_elements": tuple(sorted(breach.elements)),
        "relies_on_no_harm_exception": breach.no_harm,
    }


def _affected(people: Mapping[str, int | None], place: str) -> tuple[float, float]:
    """Lowest and highest number of people of a country or a part of one."""
    country = place.split("-", 1)[0]
    low = high = 0.0
    for key, number in people.items():
        if key == place or (place == country and key.split("-", 1)[0] == country):
            low += 1 if number is None else number
            high += math.inf if number is None else number
        elif key == country:
            high += math.inf if number is None else number
    return low, high


def _counted(regime: Regime, recipient: Recipient, people: Mapping[str, int | None]) -> tuple[float, float]:
    """The people that a threshold counts: of the law's own place, of the worst hit state, or everyone."""
    if regime.region:
        return _affected(people, regime.region)
    if recipient.per_state:
        states = [_affected(people, place) for place in people if place.startswith("US-")]
        states.append(_affected(people, "US-"))  # people whose state is not known may all live in one more state
        return max(low for low, _ in states), max(high for _, high in states)
    each = [_affected(people, country) for country in {place.split("-", 1)[0] for place in people}]
    return sum(low for low, _ in each), sum(high for _, high in each)


def _reaches(recipient: Recipient, affected: tuple[float, float]) -> Ternary:
    low, high = affected
    most = math.inf if recipient.max_affected is None else recipient.max_affected
    if high < recipient.min_affected or low > most:
        return False
    return True if low >= recipient.min_affected and high <= most else None


def recipients(regime: Regime, role: str) -> Iterator[tuple[str, Recipient]]:
    """Everyone the law names to be told by a firm in that role, as (controller, individuals ..., recipient)."""
    notice = regime.notification
    own: tuple[tuple[str, Recipient | None], ...] = (
        ("individuals", notice.individuals), *(("regulator", regulator) for regulator in notice.regulators),
        ("credit_agencies", notice.credit_agencies), ("media", notice.media),
    )
    supplied: tuple[tuple[str, Recipient | None], ...] = (("controller", notice.service_provider),)
    listed = {"controller": own, "processor": supplied, "both": (*supplied, *own)}[role]
    yield from ((to, recipient) for to, recipient in listed if recipient is not None and not recipient.elsewhere)


# -------------------------------------------------------------------------------------------------- one notice each
def _excuse(regime: Regime, breach: Breach) -> str:
    notice = regime.notification
    if breach.encrypted and not breach.key_taken and notice.encryption_safe_harbor == "yes":
        return "encrypted"
    return "no_harm" if breach.no_harm and notice.harm_test == "yes" else ""


def _rests_on_no_harm(recipient: Recipient) -> bool:
    return recipient.applies_if is not None and "relies_on_no_harm_exception" in names(recipient.applies_if)


def _notices(
    regime: Regime, breach: Breach, scope: _Scope, applies: Ternary
) -> Iterator[tuple[Notice, Recipient]]:
    for to, recipient in recipients(regime, breach.role):
        wanted = True if recipient.applies_if is None else truth(recipient.applies_if, scope)
        affected = _counted(regime, recipient, breach.people)
        reached = _reaches(recipient, affected)
        if wanted is False or reached is False:
            continue
        start = _start(recipient, breach)
        due = None if start is None else _due(recipient, start)
        notes = _notes(regime, recipient, breach, due)
        if applies is None or wanted is None:
            notes = ["applies_unknown", *notes]
        if reached is None:
            notes.append("number_unknown")
        if start is None:
            notes.append("waits_for_event")
        yield Notice(
            regime, to, recipient.recipient, recipient.wording, due, start, recipient.deadline_from, affected,
            tuple(note for note in NOTES if note in notes),
        ), recipient


def _notes(regime: Regime, recipient: Recipient, breach: Breach, due: datetime | None) -> list[str]:
    notice = regime.notification
    notes = []
    if breach.encrypted and not breach.key_taken and notice.encryption_safe_harbor == "limited":
        notes.append("encryption_may_excuse")
    if breach.no_harm and notice.harm_test == "limited":
        notes.append("harm_may_excuse")
    if recipient.deadline_business_days is not None:
        notes.append("holidays_not_known")
    if due is not None and due.weekday() >= 5:
        notes.append("ends_on_weekend")
    if regime.effective_from is not None and regime.effective_from > breach.discovered.date():
        notes.append("older_law")
    return notes


def _start(recipient: Recipient, breach: Breach) -> datetime | None:
    found = breach.discovered
    if recipient.clock == "year_end":
        return datetime.combine(date(found.year, 12, 31), time(23, 59, 59), found.tzinfo)
    events = {
        "discovery": found, "people_told": breach.people_told, "federal_report": breach.federal_report,
        "ransom_paid": breach.ransom_paid,
    }
    return events[recipient.clock]


def _due(recipient: Recipient, start: datetime) -> datetime | None:
    """The earliest of the deadlines that the recipient has; None for none."""
    found = []
    if recipient.deadline_hours is not None:
        found.append((start.astimezone(UTC) + timedelta(hours=recipient.deadline_hours)).astimezone(start.tzinfo))
    if recipient.deadline_days is not None:
        found.append(_end_of(start.date() + timedelta(days=recipient.deadline_days), start))
    if recipient.deadline_business_days is not None:
        found.append(_end_of(_business_days_after(start.date(), int(recipient.deadline_business_days)), start))
    return min(found, key=lambda moment: moment.astimezone(UTC), default=None)


def _end_of(day: date, like: datetime) -> datetime:
    return datetime.combine(day, time(23, 59, 59), like.tzinfo)


def _business_days_after(day: date, number: int) -> date:
    while number > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            number -= 1
    return day
