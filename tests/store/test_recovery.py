from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.store.recovery import (
    SYMBOLS,
    RecoveryKeyError,
    new_recovery_key,
    parse_recovery_key,
    recovery_text,
)


@given(st.binary(min_size=20, max_size=20))
def test_what_is_printed_can_be_typed(key: bytes) -> None:
    text = recovery_text(key)
    assert [len(group) for group in text.split("-")] == [4] * 8 + [1]
    assert parse_recovery_key(text) == key
    assert parse_recovery_key(text.lower().replace("-", " ")) == key
    assert parse_recovery_key(text.replace("0", "O").replace("1", "l")) == key


def test_every_single_wrong_symbol_is_noticed() -> None:
    symbols = recovery_text(new_recovery_key()).replace("-", "")
    for place, right in enumerate(symbols):
        for wrong in SYMBOLS.replace(right, ""):
            with pytest.raises(RecoveryKeyError):
                parse_recovery_key(symbols[:place] + wrong + symbols[place + 1:])


def test_swapped_neighbours_are_noticed() -> None:
    symbols = recovery_text(bytes(range(7, 27))).replace("-", "")
    for place in range(len(symbols) - 1):
        one, other = symbols[place], symbols[place + 1]
        if one != other:
            with pytest.raises(RecoveryKeyError, match="symbols of this recovery key is wrong"):
                parse_recovery_key(symbols[:place] + other + one + symbols[place + 2:])


@pytest.mark.parametrize(
    ("text", "said"), [("", "this has 0"), ("ABCD", "this has 4"), ("U" * 33, "without U"), ("é" * 33, "without U")]
)
def test_what_is_no_recovery_key_is_said(text: str, said: str) -> None:
    with pytest.raises(RecoveryKeyError, match=said):
        parse_recovery_key(text)


def test_recovery_keys_are_random() -> None:
    assert len({new_recovery_key() for _ in range(100)}) == 100
