"""Amounts as people type them: 50k, 1.2m, 50 000, £50,000, 50.000 where a point separates thousands."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

LONGEST: Final = 40
MOST: Final = Decimal(10) ** 15
# Short forms of thousand, million and billion in use across the languages of the screen.
MULTIPLIERS: Final = {
    "k": 10**3, "tsd": 10**3, "mil": 10**3, "th": 10**3, "m": 10**6, "mio": 10**6, "mn": 10**6, "mln": 10**6,
    "bn": 10**9, "b": 10**9, "mrd": 10**9, "md": 10**9,
}
_SPACES: Final = re.compile(r"[\s'’_\u00a0\u202f\u2009]+")
_SPLIT: Final = re.compile(r"(?P<sign>-?)(?P<body>\d[\d.,]*|[.,]\d+)(?P<suffix>[a-z]*)")


class AmountError(ValueError):
    """What was typed is not an amount; the message starts with a verb and follows the name of a field."""


def parse_amount(text: str, language: str) -> int | float:
    """The number somebody typed, in the separators of `language` (a BCP 47 tag).

    Where a single separator could mean two numbers a thousand times apart ("50.000" in English), it is refused rather
    than guessed. Raises AmountError.
    """
    typed = text.strip()
    if not typed:
        raise AmountError("is empty.")
    plain = _plain(typed) if len(typed) <= LONGEST else ""
    match = _SPLIT.fullmatch(plain)
    if match is None or (match["suffix"] and match["suffix"] not in MULTIPLIERS):
        raise AmountError("must be a number, like 6,400 or 6k.")
    number = _number(match["body"], language, scaled=bool(match["suffix"]))
    value = number * MULTIPLIERS.get(match["suffix"], 1) * (-1 if match["sign"] else 1)
    if abs(value) > MOST:
        raise AmountError("is too large; write a smaller number.")
    return int(value) if value == value.to_integral_value() else float(value)


def parse_share(text: str, language: str) -> float:
    """A percentage as a share of 1: "35" and "35 %" are 0.35. Raises AmountError."""
    value = parse_amount(text.replace("%", "").replace("٪", ""), language)
    return float(Decimal(str(value)) / 100)


def show_amount(value: float, language: str) -> str:
    """The number as text that `parse_amount` reads back: grouped, with at most two decimals."""
    return str(format_decimal(value, "#,##0.##", locale=_locale(language)))


def show_share(share: float, language: str) -> str:
    """A share of 1 as the number of a percentage, with at most two decimals."""
    return show_amount(float(Decimal(str(share)) * 100), language)


def separators(language: str) -> tuple[str, str]:
    """The decimal and the grouping character of a language."""
    symbols = _locale(language).number_symbols
    table = symbols.get("latn", symbols)
    return str(table["decimal"]), str(table["group"])


def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def _plain(typed: str) -> str:
    """Digits of any script as 0 to 9, without spaces, apostrophes, currency signs and three-letter codes."""
    text = "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in typed if _kept(c)
    )
    text = _SPACES.sub("", text).replace("−", "-").replace("٬", ",").replace("٫", ".")
    text = re.sub(r"^(-?)[A-Z]{3}(?=[\d.,-])|(?<=\d)[A-Z]{3}$", r"\1", text)
    return text.lower()


def _kept(char: str) -> bool:
    return unicodedata.category(char) not in ("Sc", "Cf", "Cc")


def _number(body: str, language: str, *, scaled: bool) -> Decimal:
    decimal, _group = separators(language)
    decimal = decimal if decimal in ".," else "."
    if "." in body and "," in body:
        decimal = "." if body.rfind(".") > body.rfind(",") else ","
    group = "," if decimal == "." else "."
    whole, mark, part = body.partition(decimal)
    if decimal in part or group in part:
        raise AmountError("has its separators in unusual places; write it without them, like 50000.")
    if group in whole and not re.fullmatch(rf"[1-9]\d{{0,2}}(\{group}\d{{2,3}})*\{group}\d{{3}}", whole):
        raise AmountError("has its separators in unusual places; write it without them, like 50000.")
    if mark and len(part) == 3 and not scaled and group not in whole and 1 <= len(whole) <= 3 and whole != "0":
        raise AmountError(f"could mean {whole} or {whole}{part}; write it without separators.")
    return Decimal((whole.replace(group, "") or "0") + "." + (part or "0"))
