"""What a cell may hold: each kind of column writes a value into a cell and reads it back, or says what is wrong.

A value is a text, a number, a day, yes or no, a tuple of texts (written with commas between them) or None for an empty
cell. Text that a spreadsheet program would take for a formula is refused on the way in.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from advisor_app.domain.profile import nearest
from advisor_app.domain.text import TextError, clean_text

Value = str | float | bool | date | tuple[str, ...] | None
ID_LENGTH: Final = 80
TEXT_LENGTH: Final = 4_000
# How a text that is empty on purpose stands in a cell: a blank cell is a text somebody forgot.
EMPTY: Final = "(empty)"
YES: Final = "yes"
NO: Final = "no"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SPLIT: Final = re.compile(r"[,;\n]")


class CellError(ValueError):
    """What is wrong with one cell: half a sentence that follows the name of its place."""


@dataclass(frozen=True)
class Kind:
    """Base of all kinds. choices: closed list offered in the cell, or empty."""

    @property
    def choices(self) -> tuple[str, ...]:
        return ()

    @property
    def empty(self) -> Value:
        """What an empty cell is read as."""
        return None

    def write(self, value: Value) -> str | float | None:
        return None if value is None else str(value)

    def read(self, raw: object) -> Value:
        """The value of a filled cell. Raises CellError."""
        raise NotImplementedError


@dataclass(frozen=True)
class Text(Kind):
    """Words. may_be_empty: the mark EMPTY stands for a text without a letter in it."""

    limit: int = TEXT_LENGTH
    may_be_empty: bool = False

    def write(self, value: Value) -> str | None:
        if value == "" and self.may_be_empty:
            return EMPTY
        return None if value is None else str(value)

    def read(self, raw: object) -> str:
        text = as_text(raw, self.limit)
        return "" if self.may_be_empty and text.strip() == EMPTY else text


@dataclass(frozen=True)
class Id(Kind):
    """An id or another short name: without blanks around it, on one line."""

    limit: int = ID_LENGTH

    def read(self, raw: object) -> str:
        text = as_text(raw, self.limit).strip()
        if "\n" in text:
            raise CellError("it must stand on one line")
        return text


@dataclass(frozen=True)
class Pick(Kind):
    """One entry of a closed list."""

    allowed: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        return self.allowed

    def read(self, raw: object) -> str:
        return listed(as_text(raw, ID_LENGTH).strip(), self.allowed)


@dataclass(frozen=True)
class Picks(Kind):
    """Several entries with commas between them; of a closed list if `allowed` is not empty."""

    allowed: tuple[str, ...] = ()

    @property
    def empty(self) -> tuple[str, ...]:
        return ()

    def write(self, value: Value) -> str | None:
        return ", ".join(value) if isinstance(value, tuple) and value else None

    def read(self, raw: object) -> tuple[str, ...]:
        parts = [part.strip() for part in _SPLIT.split(as_text(raw, TEXT_LENGTH))]
        found = tuple(part for part in parts if part)
        for part in found:
            if found.count(part) > 1:
                raise CellError(f'"{part[:60]}" stands in it twice')
        return tuple(listed(part, self.allowed) for part in found) if self.allowed else found


@dataclass(frozen=True)
class Number(Kind):
    """A number between two bounds; whole: without decimals."""

    low: float
    high: float
    whole: bool = False

    def write(self, value: Value) -> float | None:
        return value if isinstance(value, (int, float)) else None

    def read(self, raw: object) -> float:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise CellError(f'"{str(raw)[:40]}" is no number; write a number from {self.low:g} to {self.high:g}')
        if not self.low <= raw <= self.high or (self.whole and raw != int(raw)):
            kind = "whole number" if self.whole else "number"
            raise CellError(f"{raw:g} does not fit; write a {kind} from {self.low:g} to {self.high:g}")
        return int(raw) if self.whole else float(raw)


@dataclass(frozen=True)
class YesNo(Kind):
    @property
    def choices(self) -> tuple[str, ...]:
        return (YES, NO)

    def write(self, value: Value) -> str:
        return YES if value else NO

    def read(self, raw: object) -> bool:
        if isinstance(raw, bool):
            return raw
        return listed(as_text(raw, ID_LENGTH).strip().lower(), (YES, NO)) == YES


@dataclass(frozen=True)
class Day(Kind):
    """A day as 2026-11-24, or a date cell."""

    def write(self, value: Value) -> str | None:
        return value.isoformat() if isinstance(value, date) else None

    def read(self, raw: object) -> date:
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        try:
            return date.fromisoformat(str(raw).strip()[:40])
        except ValueError:
            raise CellError(f'"{str(raw)[:40]}" is no date like 2026-11-24') from None


def as_text(raw: object, limit: int) -> str:
    """A filled cell as cleaned text. Raises CellError for numbers, dates and what looks like a formula."""
    if not isinstance(raw, str):
        what = "yes or no" if isinstance(raw, bool) else "a number" if isinstance(raw, (int, float)) else "a date"
        raise CellError(f"it holds {what} where text belongs; put an apostrophe before it")
    if raw.startswith(_FORMULA_STARTS):
        raise CellError(f'"{raw[:20]}" begins like a formula; begin with another character')
    try:
        return clean_text(raw, limit=limit)
    except TextError:
        raise CellError(f"it has {len(raw):,} characters; the most is {limit:,}") from None


def listed(text: str, allowed: Collection[str]) -> str:
    """A text of a closed list. Raises CellError naming the nearest entry."""
    if text not in allowed:
        raise CellError(f'"{text[:60]}" is not in its list.{nearest(text, allowed)}'.rstrip("."))
    return text
