"""A gap of a quote in the words of a quote: what it would lack, instead of what the policy in force lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from advisor_app.domain.coverage.advice import Gap, Listed, Slot

# Text of a gap, or its rule, to the text of a quote.
_TEXTS: Final[Mapping[str, str]] = {
    "G01": "no_cover", "G02": "missing", "G03": "unclear", "G04": "low", "G05": "limit", "G06": "limit",
    "G07": "services", "G08": "others_data", "gap.G09_limit.text": "contract",
    "gap.G09_limit_none.text": "contract_none", "gap.G09_limit_figures.text": "contract",
    "gap.G09_limit_custom.text": "contract",
    "gap.G09_limits.text": "contracts", "gap.G09_parts.text": "contract_parts",
    "gap.G09_additional_insured.text": "contract_wording", "gap.G09_waiver_of_subrogation.text": "contract_wording",
    "gap.G09_rated.text": "contract_wording", "G10": "fatal", "G11": "poor", "G12": "poor", "G13": "back_date",
    "G15": "share", "G16": "wording", "G17": "fraud", "G18": "missing", "G19": "name",
    "gap.G22.text": "waiting", "gap.G22_period.text": "period", "G28": "european", "G30": "carrier",
}
# Words that fit a quote as well; gaps that are in neither list are about other policies.
_AS_THEY_ARE: Final = ("gap.G12_unread.text", "gap.G21.text", "gap.G23.text")
_QUESTIONS: Final = ("G03",)
# Slots that each text of a quote has.
_SLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "missing": ("part",), "unclear": ("part",), "low": ("found", "wanted", "part"), "limit": ("found", "wanted"),
    "services": ("services",), "others_data": ("people",), "contract": ("customer", "wanted", "found"),
    "contract_none": ("customer", "wanted"), "contracts": ("customers", "wanted"),
    "contract_parts": ("customer", "parts"), "contract_wording": ("customer", "term"), "fatal": ("term",),
    "poor": ("term",), "wording": ("term",), "back_date": ("found", "wanted"), "share": ("found", "wanted"),
    "fraud": ("found", "payment"), "name": ("found", "wanted"), "waiting": ("found", "wanted"),
    "period": ("found", "wanted"),
}
_CONTRACT_TERMS: Final[Mapping[str, str]] = {
    "gap.G09_additional_insured.text": "additional_insured", "gap.G09_waiver_of_subrogation.text": "subrogation",
    "gap.G09_rated.text": "carrier",
}


def in_quote(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps of a quote, without those that are about other policies and without a part told twice."""
    return tuple(_each(gaps))


def _each(gaps: Iterable[Gap]) -> Iterator[Gap]:
    missing: set[str] = set()
    for gap in gaps:
        if gap.text in _AS_THEY_ARE:
            yield gap
            continue
        name = _TEXTS.get(gap.text, _TEXTS.get(gap.id, ""))
        if not name or (gap.id == "G18" and gap.part in missing):
            continue
        if name == "missing":
            missing.add(gap.part)
        action = "quote.ask.question" if gap.id in _QUESTIONS else "quote.ask.change"
        yield replace(gap, text=f"quote.{name}", slots=_slots(gap, name), action=action)


def _slots(gap: Gap, name: str) -> dict[str, Slot]:
    own: dict[str, Slot] = {**gap.slots}
    term = _CONTRACT_TERMS.get(gap.text, gap.term)
    if term:
        own.setdefault("term", Listed("terms", (term,)))
    if gap.part:
        own.setdefault("part", Listed("parts", (gap.part,)))
    return {slot: own[slot] for slot in _SLOTS.get(name, ())}
