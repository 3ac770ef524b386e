"""Values each fact can take, for property tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from advisor_app.domain.profile import BANDS_OF, FACTS, ROW_FIELDS, FactSpec
from advisor_app.domain.text import clean_name, clean_text
from advisor_app.domain.vocabulary import US_STATES

NAME = st.text(min_size=1, max_size=20).map(clean_name).filter(lambda text: text not in ("", "unknown"))
COUNTRY = st.sampled_from(["GB", "US", "DE", "NO"])
REGION = st.sampled_from(["US-FL", "CA-ON", "GB-ENG"])
DATES = st.dates(date(1970, 1, 1), date(2100, 1, 1))
AMOUNT = st.integers(0, 10**12) | st.integers(0, 10**12).map(lambda cents: cents / 100)


def value_of(spec: FactSpec) -> st.SearchStrategy[Any]:
    """Values of one fact as a form gives them."""
    if spec.kind in ROW_FIELDS:
        return st.lists(_row(spec.kind), max_size=2)
    low, high = spec.minimum or 0, 10**6 if spec.maximum is None else spec.maximum
    band = st.sampled_from(sorted(BANDS_OF.get(spec.name, {"": None})))
    choice = st.sampled_from(spec.allowed or ("",))
    numbers = st.floats(low, high, allow_nan=False)
    counts = st.integers(int(low), int(high))
    return {
        "name": NAME, "names": st.lists(NAME, max_size=2), "date": DATES, "country": COUNTRY, "region": REGION,
        "texts": st.lists(st.text(max_size=20).map(clean_text), max_size=2),
        "currency": st.sampled_from(["GBP", "JPY"]),
        "count": counts, "people": counts, "number": numbers, "share": numbers, "money": AMOUNT,
        "money_band": AMOUNT | band, "people_band": counts | band, "number_band": counts | band, "bool": st.booleans(),
        "choice": choice, "choices": st.lists(choice.filter(lambda word: word != "none"), unique=True, max_size=3),
        "countries": st.lists(COUNTRY, unique=True), "regions": st.lists(REGION, unique=True),
        "us_states": st.lists(st.sampled_from(sorted(US_STATES)), unique=True, max_size=3),
        "people_by_region": st.dictionaries(COUNTRY | REGION, st.integers(0, 10**6), max_size=3),
    }[spec.kind]


def profiles() -> st.SearchStrategy[dict[str, Any]]:
    """Raw values of a profile with a few facts, each a value or unknown."""
    names = st.lists(st.sampled_from(sorted(FACTS)), unique=True, min_size=1, max_size=6)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({
        name: value_of(FACTS[name]) if FACTS[name].kind in ("name", "names", "texts")
        else value_of(FACTS[name]) | st.just("unknown") for name in chosen
    }))


def _row(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    required, optional = {}, {}
    for key, entry in ROW_FIELDS[kind].items():
        spec = FactSpec(key, entry.kind, "row", entry.allowed, 0, 1 if entry.kind == "share" else None)
        (required if entry.required else optional)[key] = value_of(spec)
    return st.fixed_dictionaries(required, optional=optional)
