"""A breach from what a person types: when it was found, who is affected where, and which data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from advisor_app.domain.deadlines import Breach, BreachError
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import nearest
from advisor_app.domain.profile_lists import COUNTRIES, DATA_ELEMENTS
from advisor_app.domain.vocabulary import US_STATES


def read_breach(
    facts: Facts,
    discovered: str,
    people: Iterable[str],
    data: str,
    *,
    role: str = "controller",
    encrypted: bool = False,
    no_harm: bool = False,
) -> Breach:
    """discovered: ISO 8601 with a time zone, UTC without one. people: like US-TX=1200 or GB=unknown; none for the
    places of the firm. data: kinds, parted by commas; empty for the kinds that the firm holds. Raises BreachError."""
    try:
        found = datetime.fromisoformat(discovered)
    except ValueError:
        raise BreachError(f'"{discovered[:40]}" is no day and time; write it like 2026-11-20T09:30+00:00.') from None
    affected = dict(_place(entry) for entry in people) or firms_people(facts)
    if not affected:
        raise BreachError("Nobody knows where the people live; name each place with --people, like US-TX=1200.")
    elements = frozenset(_elements(data)) if data else frozenset(facts.members("data_elements"))
    return Breach(
        found if found.tzinfo else found.replace(tzinfo=UTC), affected, elements or frozenset({"unknown"}),
        encrypted=encrypted, role=role, no_harm=no_harm,
    )


def firms_people(facts: Facts) -> Mapping[str, int | None]:
    """Everyone the firm holds data about, by place as far as it is known; None for a number that is not."""
    stated = facts.stated("people_by_region")
    if isinstance(stated, Mapping) and stated:
        return {str(place): int(number) for place, number in stated.items() if isinstance(number, (int, float))}
    finer = [*(f"US-{state}" for state in facts.members("people_us_states")), *facts.members("people_regions")]
    covered = {place.split("-", 1)[0] for place in finer}
    places = [*finer, *(country for country in facts.members("people_countries") if country not in covered)]
    if len(places) == 1:
        total = facts.number("records_total")
        return {places[0]: int(total) if total is not None else None}
    return dict.fromkeys(places)


def _place(entry: str) -> tuple[str, int | None]:
    place, _, number = (part.strip() for part in entry.partition("="))
    place = place.upper()
    country, _, part = place.partition("-")
    if country not in COUNTRIES or (country == "US" and part and part not in US_STATES):
        raise BreachError(f'"{place[:20]}" is no place; write a country like GB, or a state like US-TX.')
    if number == "unknown":
        return place, None
    if not number.isascii() or not number.isdigit() or len(number) > 12:
        raise BreachError(f'The number of people in {place} is "{number[:20]}"; write a whole number or unknown.')
    return place, int(number)


def _elements(data: str) -> list[str]:
    found = [entry.strip() for entry in data.split(",") if entry.strip()]
    for entry in found:
        if entry not in DATA_ELEMENTS and entry != "unknown":
            raise BreachError(f'"{entry[:40]}" is no kind of data.{nearest(entry, DATA_ELEMENTS)}')
    return found
