"""Text is cleaned at the door, so that nothing behind it meets surrogates, NUL or control characters."""

from __future__ import annotations

import unicodedata

NAME_LIMIT = 200
TEXT_LIMIT = 20_000

# Left-to-right and right-to-left marks and overrides: dropped from names, where they can reorder a whole line.
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class TextError(ValueError):
    """Text that cannot be taken as it is; the message is one sentence for the person who typed it."""


def clean_text(raw: str, *, limit: int = TEXT_LIMIT, field: str = "This text") -> str:
    """`raw` as stored: surrogate pairs joined, lone ones replaced, NFC, LF line ends, no control characters.

    Raises TextError when the result is longer than `limit` characters: long input is refused, never cut.
    """
    joined = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = joined.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")
    text = unicodedata.normalize("NFC", kept)
    if len(text) > limit:
        raise TextError(too_long(field, len(text), limit))
    return text


def too_long(field: str, size: int, limit: int = TEXT_LIMIT) -> str:
    """The sentence for text that does not fit."""
    return f"{field} has {size:,} characters; the most that fits is {limit:,}. Shorten it and enter it again."


def clean_name(raw: str, *, limit: int = NAME_LIMIT, field: str = "This name") -> str:
    """A one-line name: cleaned as text, without line breaks, bidirectional controls or blank edges."""
    text = clean_text(raw, limit=TEXT_LIMIT * 50, field=field)
    one_line = " ".join("".join(c for c in text if c not in _BIDI_CONTROLS).split())
    if len(one_line) > limit:
        raise TextError(too_long(field, len(one_line), limit))
    return one_line
