from __future__ import annotations

from datetime import date

from advisor_app.domain.conditions import UNKNOWN_VALUE, Interval
from advisor_app.services.plain_json import money, plain


def test_values_as_json_takes_them() -> None:
    assert plain(("a", "b")) == ["a", "b"]
    assert plain(date(2026, 11, 25)) == "2026-11-25"
    assert plain(Interval(1, 5)) == {"low": 1, "high": 5}
    assert plain(UNKNOWN_VALUE) == "unknown"
    assert (plain(12.0), plain(0.5), plain(True), plain("x")) == (12, 0.5, True, "x")
    assert type(plain(12.0)) is int


def test_money_is_minor_units_and_unknown_money_is_null() -> None:
    assert money(36505.5, "USD") == {"amount": 3650550, "currency": "USD"}
    assert money(1000, "JPY") == {"amount": 1000, "currency": "JPY"}
    assert money(None, "USD") is None
    assert money(5, "") is None
