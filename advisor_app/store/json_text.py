"""JSON as it is stored: strict, cleaned, and read back as plain unchangeable values."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from advisor_app.domain.money import Money, minor_digits
from advisor_app.domain.text import TEXT_LIMIT, clean_text
from advisor_app.store.errors import NotStorable

_INTEGER_LIMIT: Final = 2**63
_DEPTH_LIMIT: Final = 16


def to_text(value: object) -> str:
    """JSON text of plain values, dates as ISO 8601. Raises NotStorable for anything that would not come back equal."""
    return json.dumps(_plain(value, 0), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def from_text(text: str) -> object:
    """The value of stored JSON text; lists as tuples, maps read-only."""
    return _frozen(json.loads(text))


def money(major: float | None, currency: str) -> object:
    """An amount as an integer of minor units: `{"minor": 125000, "digits": 2}`; None stays None."""
    if major is None:
        return None
    try:
        minor = Money.of(major, currency).minor
    except (ValueError, ArithmeticError) as error:
        raise NotStorable("An amount of money must be a finite number; enter it again.") from error
    if abs(minor) >= _INTEGER_LIMIT:
        raise NotStorable("An amount of money is too large to keep; enter a smaller one.")
    return {"minor": minor, "digits": minor_digits(currency)}


def amount(stored: object) -> float | None:
    """The major units of a stored amount: an int when it is whole."""
    if stored is None:
        return None
    if not isinstance(stored, Mapping):
        raise TypeError("a stored amount has minor units and digits")
    minor = int(stored["minor"])
    scale: int = 10 ** int(stored["digits"])
    return minor // scale if minor % scale == 0 else minor / scale


def _plain(value: object, depth: int) -> object:
    if depth > _DEPTH_LIMIT:
        raise NotStorable("A value is nested too deeply to keep; enter it in a simpler form.")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean_text(value, limit=TEXT_LIMIT)
    if isinstance(value, int):
        if abs(value) >= _INTEGER_LIMIT:
            raise NotStorable("A number is too large to keep; enter a smaller one.")
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NotStorable("A number must be finite; enter it again.")
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(_plain(str(key), depth)): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, depth + 1) for item in value]
    raise NotStorable(f"A value of the kind {type(value).__name__} cannot be kept; enter text or a number.")


def _frozen(value: object) -> object:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
