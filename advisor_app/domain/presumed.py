"""Lists that were not answered, as far as other answers settle them. Nothing here is a default: see fact_defaults.

A ticked category of data stands for the elements that always come with it; the others behind it may be held. A mark
of the organisation that nobody would ask such a firm about is not one of its marks. No state can be listed where the
country is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from advisor_app.domain.conditions import UNKNOWN_VALUE, PartlyKnown, Ternary, UnknownValue, Value, has_any
from advisor_app.domain.profile import UNKNOWN
from advisor_app.domain.profile_lists import CATEGORY_ELEMENTS
from advisor_app.domain.vocabulary import HEALTH_SECTORS

if TYPE_CHECKING:
    from advisor_app.domain.facts import Facts

_LENDERS: Final = frozenset({"accounting_tax", "payroll_services", "mortgage", "financial_advice"})
_CHILD_FLAGS: Final = ("online_service_directed_to_children", "knows_collects_from_under_13")


def _elements(facts: Facts) -> Value:
    """Elements behind the ticked categories: those that come with them, and those that may."""
    categories = facts.fact("data_categories")
    if not isinstance(categories, tuple):
        return UNKNOWN_VALUE
    ticked = [CATEGORY_ELEMENTS[category] for category in categories if category in CATEGORY_ELEMENTS]
    held = [element for entry in ticked for element in entry.assumed]
    possible = {element for entry in ticked for element in entry.possible}
    american = has_any(facts.fact("people_countries"), ("US",))
    if "ssn" in held and american is not True:
        held.remove("ssn")
        possible |= {"ssn"} if american is None else set()
    if not _may_be(facts.fact("sector"), frozenset({"public_body"})):
        possible.discard("medical_held_by_state_agency")
    if "unknown" in categories:
        held.append("unknown")
    return PartlyKnown.of(held, possible)


def _flags(facts: Facts) -> Value:
    """No mark is certain; those that such a firm is asked about are possible."""
    if facts.stated("organisation_flags") is UNKNOWN:
        return UNKNOWN_VALUE
    sectors = _sectors(facts)
    if sectors is None:
        return UNKNOWN_VALUE
    possible: set[str] = set()
    american = _is_american(facts) is not False
    if sectors & HEALTH_SECTORS:
        possible |= {"health_provider", *(("hipaa_covered_entity",) if american else ())}
    if sectors & _LENDERS and american:
        possible.add("glba_financial_institution_ftc")
    if "insurance_agency" in sectors:
        possible |= {"insurance_licensee", *(("nydfs_licensee",) if _in_new_york(facts) is not False else ())}
    if "education" in sectors:
        possible.add("school_receiving_federal_funds")
    if "public_body" in sectors:
        possible.add("government_entity")
    health, children = (has_any(facts.fact("data_categories"), (kind,)) for kind in ("health", "children"))
    if health is not False and facts.fact("processes_for_clients") is not False:
        possible.add("hipaa_business_associate")
    if children is not False:
        possible |= set(_CHILD_FLAGS)
    return PartlyKnown.of((), possible)


def _sectors(facts: Facts) -> frozenset[str] | None:
    first, second = facts.stated("sector"), facts.stated("second_sector")
    if not isinstance(first, str):
        return None
    return frozenset({first, second} if isinstance(second, str) else {first})


def _may_be(value: Value, wanted: frozenset[str]) -> bool:
    return isinstance(value, UnknownValue) or value in wanted


def _is_american(facts: Facts) -> Ternary:
    """Whether the firm is in the United States or holds data of people there."""
    if facts.stated("home_country") == "US":
        return True
    value = facts.fact("in_us")
    return value if isinstance(value, bool) else None


def _in_new_york(facts: Facts) -> Ternary:
    if facts.stated("home_region") == "US-NY":
        return True
    return has_any(facts.fact("us_states_of_operation"), ("NY",))


def _without(country_fact: str, countries: tuple[str, ...] | None) -> Callable[[Facts], Value]:
    """An empty list of parts of countries where none of `countries` is listed (None: any country but the US)."""

    def presumed(facts: Facts) -> Value:
        listed = facts.fact(country_fact)
        if not isinstance(listed, tuple) or "unknown" in listed:
            return UNKNOWN_VALUE
        concerned = set(listed) - {"US"} if countries is None else set(listed) & set(countries)
        return UNKNOWN_VALUE if concerned else ()

    return presumed


PRESUMED: Final[dict[str, Callable[[Facts], Value]]] = {
    "data_elements": _elements,
    "organisation_flags": _flags,
    "people_us_states": _without("people_countries", ("US",)),
    "us_states_of_operation": _without("established_countries", ("US",)),
    "people_regions": _without("people_countries", None),
}
