"""Dates as typed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.services.typed_dates import DateTextError, parse_day, parse_moment, show_day, show_moment

DAY = date(2026, 11, 16)


@pytest.mark.parametrize(("text", "language"), [
    ("16/11/2026", "en-GB"), ("16.11.2026", "de-DE"), ("11/16/2026", "en-US"), ("2026-11-16", "en-US"),
    ("16 Nov 2026", "en-GB"), ("Nov 16, 2026", "en-US"), ("16 november 26", "en-GB"), ("16. Nov. 2026", "de-DE"),
    ("16/11/26", "en-GB"), ("16 novembre 2026", "fr-FR"),
])
def test_reads(text: str, language: str) -> None:
    assert parse_day(text, language) == DAY


@pytest.mark.parametrize("text", ["Mar 2019", "March 2019", "03/2019", "3.2019"])
def test_a_month_stands_for_its_first_day(text: str) -> None:
    assert parse_day(text, "en-GB") == date(2019, 3, 1)


def test_a_year_stands_for_its_first_day() -> None:
    assert parse_day("2019", "en-GB") == date(2019, 1, 1)


@pytest.mark.parametrize("text", ["", "13/2019", "2019 2019", "x 2019", "5", "2019 Mar x",
                                  "yesterday", "31/02/2026", "16/11", "99/99/9999", "0/0/0", "1/2/3/4", "x" * 99])
def test_refuses_with_an_example(text: str) -> None:
    with pytest.raises(DateTextError, match="must be a date, like 16 Nov 2026 or 2026-11-16"):
        parse_day(text, "en-GB")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)),
       st.sampled_from(["en-GB", "en-US", "de-DE", "fr-FR", "es-ES", "nl-NL"]))
def test_what_is_shown_is_read_back(day: date, language: str) -> None:
    assert parse_day(show_day(day, language), language) == day


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("16 Nov 2026 14:30", datetime(2026, 11, 16, 14, 30)), ("2026-11-16T09:05", datetime(2026, 11, 16, 9, 5)),
        ("16/11/2026 2:30 pm", datetime(2026, 11, 16, 14, 30)), ("16 Nov 2026, 12 am", datetime(2026, 11, 16)),
        ("16 Nov 2026", datetime(2026, 11, 16)), ("16 Nov 2026 00:00", datetime(2026, 11, 16)),
        ("16.11.2026 23.59", datetime(2026, 11, 16, 23, 59)),
    ],
)
def test_moments(text: str, wanted: datetime) -> None:
    assert parse_moment(text, "en-GB") == wanted
    assert parse_moment(show_moment(wanted, "en-GB"), "en-GB") == wanted


@pytest.mark.parametrize("text", ["14:30", "16 Nov 2026 24:10", "16 Nov 2026 13 pm", "soon", "31 Feb 2026 10:00"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(DateTextError, match="must be a day and a time, like 16 Nov 2026 14:30"):
        parse_moment(text, "en-GB")
