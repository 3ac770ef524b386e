"""How sure a figure or a law is, in words, and the day it speaks for. No Qt widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.pack import Texts

# From the surest to the least sure.
_ORDER = ("verified", "memory", "indicative", "judgement", "uncertain")


@dataclass(frozen=True)
class Line:
    """One thing said, with what belongs under it in small words."""

    text: str
    small: str = ""


def tone_of(confidence: str) -> str:
    """The colour of words that say it."""
    return {"verified": "text2"}.get(confidence, "warn")


def as_of_words(as_of: date | None, confidence: str, words: Texts, figures: Figures) -> str:
    """ "As of 1 Jun 2026 · Read at the source"."""
    said = words.word("source_confidences", confidence)
    if as_of is None:
        return said
    return f"{_tr('As of {day}').format(day=figures.short_date(as_of))} · {said}"


def least_sure(confidences: Iterable[str]) -> str:
    """The least sure of several; "verified" of none."""
    return max(confidences, key=_ORDER.index, default="verified")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Confidence", text)
