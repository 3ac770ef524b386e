from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.figures import Figures
from tests.documents.clients import pack

PHRASES = pack().words("en").letter
US, UK, DE = (
    Figures(tag, currency, PHRASES) for tag, currency in (("en-US", "USD"), ("en-GB", "GBP"), ("de-DE", "EUR"))
)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "fewer than 1 in 1,000"),
        (0.0004, "fewer than 1 in 1,000"),
        (0.004, "fewer than 1 in 100 (about 4 in 1,000)"),
        (0.0098, "fewer than 1 in 100 (about 10 in 1,000)"),
        (0.0131, "between 1 and 2 in 100"),
        (0.0205, "about 2 in 100"),
        (0.0305, "about 3 in 100"),
        (0.142, "about 14 in 100"),
    ],
)
def test_chances_are_counts_on_one_base(share: float, words: str) -> None:
    assert US.chance(share) == words


def test_two_chances_beside_each_other_share_a_base() -> None:
    assert (US.count(0.012), US.count(0.012, beside=0.0096)) == ("1 in 100", "12 in 1,000")
    assert US.count(0.0096, beside=0.012) == "10 in 1,000"
    assert US.count(0.14, beside=0.07) == "14 in 100"


def test_money_follows_the_language_and_the_currency() -> None:
    assert US.exact(1_250_000) == "$1,250,000"
    assert UK.modelled(117_654) == "£120,000"
    assert DE.exact(1_250_000) == "1.250.000\u00a0€"
    assert UK.stated(22_345) == "£22,000"
    assert Figures("en-GB", "JPY").exact(1200) == "JP¥1,200"


def test_dates_are_never_ambiguous() -> None:
    day = date(2026, 11, 24)
    assert (US.long_date(day), UK.long_date(day), DE.long_date(day)) == (
        "November 24, 2026", "24 November 2026", "24. November 2026",
    )


@given(st.floats(1000, 1e9))
def test_an_estimate_shows_at_most_two_figures(amount: float) -> None:
    digits = UK.modelled(amount).strip("£").replace(",", "").rstrip("0")
    assert len(digits) <= 2
