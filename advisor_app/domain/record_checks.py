"""What the records of the practice file have in common: one sentence for what cannot be kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime


class RecordError(ValueError):
    """A record that is not complete or not possible; the message is one sentence for the person who entered it."""


def require_choice(value: str, allowed: Collection[str], what: str) -> None:
    """Raises RecordError for a word that is not on a closed list."""
    if value not in allowed:
        raise RecordError(f'{what} "{value[:80]}" is not one of {", ".join(allowed)}; choose one of them.')


def require_offset(when: datetime | None, what: str) -> None:
    """Raises RecordError for a time without its offset: it would mean another moment elsewhere."""
    if when is not None and when.utcoffset() is None:
        raise RecordError(f"{what} has no time zone; add one.")


def require_amount(amount: float | None, what: str) -> None:
    """Raises RecordError for an amount below zero."""
    if amount is not None and not amount >= 0:
        raise RecordError(f"{what} is below zero; enter an amount from 0 up.")
