"""Dates as people type them, in the order of their language: 16/11/2026, 16 Nov 2026, 2026-11-16."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from babel import Locale
from babel.dates import format_date, get_date_format, get_month_names

# A time of day at the end: 14:30, 14.30 after a space, 2 pm.
_TIME = re.compile(
    r"(?:^|[\s,T])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:\s*(?P<half>[ap]\.?m\.?))?|\s*(?P<half2>[ap]\.?m\.?))$",
    re.IGNORECASE,
)


class DateTextError(ValueError):
    """What was typed is not a date; the message starts with a verb and follows the name of a field."""


def parse_day(text: str, language: str) -> date:
    """The day somebody typed. A year of two digits is taken as 20xx; a month with its year ("Mar 2019", "03/2019") or
    a year alone stands for its first day. Raises DateTextError."""
    words = re.findall(r"\d+|[^\W\d_]+", text.strip().lower())
    if len(text) > 40:
        raise _unclear(language)
    if len(words) in (1, 2):
        return _first_day(words, language)
    if len(words) != 3:
        raise _unclear(language)
    if re.fullmatch(r"\s*\d{4}-\d{1,2}-\d{1,2}\s*", text):
        return _day(int(words[0]), int(words[1]), int(words[2]), language)
    month = next((number for word in words if (number := _month(word, language))), None)
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    if month is not None and len(numbers) == 2:
        first, second = numbers
        return _day(second, month, first, language) if first <= 31 else _day(first, month, second, language)
    if len(numbers) != 3:
        raise _unclear(language)
    return _day(*_in_order(numbers, language), language)


def parse_moment(text: str, language: str) -> datetime:
    """A day with a time of day at its end, like 16 Nov 2026 14:30 or 2026-11-16 2:30 pm; without a time, the start of
    the day. Without a zone. Raises DateTextError."""
    found = _TIME.search(text.strip())
    day_text = text.strip()[: found.start()].rstrip(" ,T") if found else text
    example = f"{show_day(date(2026, 11, 16), language)} 14:30"
    try:
        day = parse_day(day_text, language)
        moment = time() if found is None else _clock(found)
    except ValueError:
        raise DateTextError(f"must be a day and a time, like {example}.") from None
    return datetime.combine(day, moment)


def show_moment(moment: datetime, language: str) -> str:
    """The moment as text that `parse_moment` reads back."""
    return f"{show_day(moment.date(), language)} {moment:%H:%M}"


def _clock(found: re.Match[str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or found["half2"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(found[0])
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def show_day(day: date, language: str) -> str:
    """The day as text that `parse_day` reads back."""
    return str(format_date(day, "medium", locale=_locale(language)))


def _first_day(words: list[str], language: str) -> date:
    *month, year = words
    if not re.fullmatch(r"(19|20)\d\d", year):
        raise _unclear(language)
    if not month:
        return date(int(year), 1, 1)
    number = int(month[0]) if re.fullmatch(r"\d{1,2}", month[0]) else _month(month[0], language)
    return _day(int(year), number or 0, 1, language)


def _in_order(numbers: list[int], language: str) -> tuple[int, int, int]:
    pattern = get_date_format("short", _locale(language)).pattern
    order = sorted("yMd", key=lambda letter: pattern.lower().find(letter.lower()))
    found = dict(zip(order, numbers, strict=True))
    return found["y"], found["M"], found["d"]


def _day(year: int, month: int, day: int, language: str) -> date:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise _unclear(language) from None


def _month(word: str, language: str) -> int | None:
    if not word.isalpha() or len(word) < 3:
        return None
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = get_month_names(width, context, _locale(language))
            for number, name in names.items():
                plain = re.sub(r"\W", "", name.lower())
                if plain == word or (width == "wide" and plain.startswith(word)):
                    return int(number)
    return None


def _unclear(language: str) -> DateTextError:
    example = show_day(date(2026, 11, 16), language)
    return DateTextError(f"must be a date, like {example} or 2026-11-16.")


def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))
