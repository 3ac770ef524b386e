"""What a cell may hold, kind by kind."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.workbook.cells import (
    CellError,
    Day,
    Id,
    Kind,
    Number,
    Pick,
    Picks,
    Text,
    Value,
    YesNo,
)
from advisor_app.domain.text import clean_text

_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60)
_WORDS = _LETTERS.map(clean_text).filter(lambda text: text.strip() != "" and text[0] not in "=+-@＝＋－＠")


@given(_WORDS)
def test_words_come_back_letter_by_letter(text: str) -> None:
    assert Text().read(Text().write(text)) == text


@given(st.lists(st.sampled_from("abcdefgh"), unique=True).map(tuple))
def test_lists_come_back_in_their_order(entries: tuple[str, ...]) -> None:
    written = Picks().write(entries)
    assert (Picks().empty if written is None else Picks().read(written)) == entries


@pytest.mark.parametrize(("kind", "value"), [
    (Number(0, 1), 0.35), (Number(1, 9, whole=True), 3), (YesNo(), True), (YesNo(), False),
    (Day(), date(2026, 11, 24)), (Pick(("a", "b")), "b"), (Id(), "AC-01"), (Text(may_be_empty=True), ""),
])
def test_values_come_back(kind: Kind, value: Value) -> None:
    assert kind.read(kind.write(value)) == value


@pytest.mark.parametrize(("kind", "raw", "said"), [
    (Text(), "=1+1", "begins like a formula"), (Text(), "+44 20", "begins like a formula"),
    (Text(), "-cmd|x", "begins like a formula"), (Text(), "＝1", "begins like a formula"), (Text(), True, "yes or no"),
    (Text(3), "four", "4 characters; the most is 3"), (Id(), "a\nb", "one line"), (Pick(("aa", "bb")), "ab", "nearest"),
    (YesNo(), "maybe", "not in its list"), (Number(0, 1), True, "is no number"), (Number(0, 1), -0.1, "does not fit"),
    (Number(0, 1), float("nan"), "does not fit"), (Day(), 45000, "is no date"), (Day(), "24.11.2026", "is no date"),
])
def test_what_does_not_fit_is_said(kind: Kind, raw: object, said: str) -> None:
    with pytest.raises(CellError, match=said):
        kind.read(raw)


def test_spreadsheets_may_turn_days_and_yes_into_their_own() -> None:
    assert Day().read(datetime(2026, 11, 24, 0, 0)) == date(2026, 11, 24)
    assert YesNo().read(False) is False and YesNo().read(" Yes ") is True
