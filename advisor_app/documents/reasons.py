"""What fills the slots of the pack's reasons, in words: money, names by id, counts, shares, days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.advice import Amount, Listed, Slot
from advisor_app.domain.pack import ContentPack, Texts


def slot_words(value: Slot, texts: Texts, pack: ContentPack, figures: Figures) -> str:
    """A slot in words. Stated money stands as it is, estimates with two figures, shares as per cent."""
    if isinstance(value, Amount):
        return figures.modelled(value.value) if value.modelled else figures.exact(value.value)
    if isinstance(value, Listed):
        names = [name_of(value.group, key, texts, pack) for key in value.keys]
        return separator(names).join(names)
    if isinstance(value, date):
        return figures.long_date(value)
    if isinstance(value, (bool, str)):
        return str(value)
    return figures.number(value) if isinstance(value, int) else figures.percent(value)


def separator(names: Iterable[str]) -> str:
    """What stands between the names of a list: semicolons where a name has a comma of its own."""
    return "; " if any(", " in name for name in names) else ", "


def name_of(group: str, key: str, texts: Texts, pack: ContentPack) -> str:
    """The name of a thing by its id. group: parts, terms, facts, regimes, names (they stand for themselves) or a
    closed list."""
    if group == "parts":
        return texts.coverage[key]["name"]
    if group == "terms":
        return texts.coverage["terms"][f"{key}.name"]
    if group == "facts":
        return texts.facts[key].label
    if group == "names":
        return key
    if group == "regimes":
        return next((texts.law(regime) for regime in pack.regimes if regime.id == key), key)
    return texts.word(group, key)
