"""A fact of the firm in words, as it was given: money, people, shares, choices, places, days."""

from __future__ import annotations

from typing import Final

from advisor_app.documents.context import Context
from advisor_app.documents.place_names import US_STATE_NAMES, country_names, place_names
from advisor_app.documents.wording import inside
from advisor_app.domain.profile import FACTS, UNKNOWN, FactValue

_BANDED: Final = ("money_band", "people_band", "number_band")


def fact_words(context: Context, name: str) -> str | None:
    """The words of a stated fact; None where it was not answered."""
    value = context.facts.stated(name)
    if value is None:
        return None
    if value is UNKNOWN or value == "unknown":
        return context.wording.say("told.unknown")
    kind = FACTS[name].kind
    if kind in _BANDED and isinstance(value, str):
        return context.stated_money(name) if kind == "money_band" else context.stated_people(name)
    return _plain(context, name, kind, value)


def _plain(context: Context, name: str, kind: str, value: FactValue) -> str | None:
    figures, wording = context.figures, context.wording
    if isinstance(value, bool):
        return wording.say("told.yes" if value else "told.no")
    if isinstance(value, (int, float)):
        if kind.startswith("money"):
            return figures.stated(value)
        return figures.percent(value) if kind == "share" else figures.number(value)
    if isinstance(value, tuple):
        words = [_word(context, name, kind, item) for item in value if isinstance(item, str) and item != "none"]
        return context.wording.listed(words) if words else wording.say("told.nothing")
    if isinstance(value, str):
        return wording.say("told.nothing") if value == "none" else _word(context, name, kind, value)
    return None


def _word(context: Context, name: str, kind: str, item: str) -> str:
    """One entry: an option by its label, a place by its name, other text as it stands."""
    if item == "unknown":
        return context.wording.say("told.unknown")
    if kind in ("choice", "choices"):
        return inside(context.texts.facts[name].options.get(item, item))
    language = context.figures.language
    if kind in ("country", "countries"):
        return country_names(language).get(item, item)
    if kind == "us_states":
        return US_STATE_NAMES.get(item, item)
    return place_names(language).get(item, item) if kind in ("region", "regions") else item
