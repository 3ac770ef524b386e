from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.text import clean_text
from advisor_app.store.errors import NotStorable
from advisor_app.store.json_text import amount, from_text, money, to_text

TEXT = st.text(max_size=30).map(clean_text)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_plain_values_come_back_equal(value: object) -> None:
    assert from_text(to_text(value)) == value


@given(st.text())
def test_any_text_can_be_stored_once_cleaned(text: str) -> None:
    assert from_text(to_text(text)) == clean_text(text)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**63, object(), {"a": {1, 2}}, [b"x"]])
def test_what_would_not_come_back_is_refused(value: object) -> None:
    with pytest.raises(NotStorable):
        to_text(value)


def test_deep_nesting_is_refused() -> None:
    value: object = 1
    for _ in range(20):
        value = [value]
    with pytest.raises(NotStorable, match="nested too deeply"):
        to_text(value)


def test_dates_are_iso_text() -> None:
    assert from_text(to_text(date(2026, 11, 25))) == "2026-11-25"


def test_what_was_read_cannot_be_changed() -> None:
    value = from_text('{"a": [1, {"b": 2}]}')
    with pytest.raises(TypeError):
        value["a"] = 1  # type: ignore[index]


@given(st.integers(-(10**15), 10**15), st.sampled_from(["USD", "GBP", "JPY", "KWD", ""]), st.integers(0, 3))
def test_money_is_an_integer_of_minor_units(minor: int, currency: str, shift: int) -> None:
    digits = {"JPY": 0, "KWD": 3}.get(currency, 2)
    major = minor // 10**shift / 10**digits if shift else minor / 10**digits
    stored = json.loads(to_text(money(major, currency)))
    assert type(stored["minor"]) is int and stored["digits"] == digits
    assert amount(stored) == major


def test_whole_amounts_come_back_as_whole_numbers() -> None:
    assert type(amount(money(1_000_000.0, "GBP"))) is int
    assert amount(money(None, "GBP")) is None
    assert amount(money(0.5, "GBP")) == 0.5


@pytest.mark.parametrize("major", [float("nan"), float("inf"), 1e17, 10**18])
def test_impossible_money_is_refused(major: float) -> None:
    with pytest.raises(NotStorable):
        money(major, "GBP")
