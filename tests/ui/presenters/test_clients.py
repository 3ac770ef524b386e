from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor_app.documents.figures import Figures
from advisor_app.services.client_rows import ClientRow
from advisor_app.ui.presenters.clients import ClientWords
from tests.ui.pages.client_examples import CAFE, HARBOUR, MARKUP, OAKFIELD, ROWAN, TODAY, english


@pytest.fixture
def words() -> ClientWords:
    return ClientWords(lambda currency: Figures("en-GB", currency), english(), lambda: TODAY)


@pytest.mark.parametrize(("row", "line"), [
    (HARBOUR, "Dental practice · 11 people"), (CAFE, "Restaurant, hotel or catering · 1 person"), (MARKUP, ""),
    (replace(HARBOUR, staff=None), "Dental practice"), (replace(HARBOUR, sector="", staff=1200), "1,200 people"),
])
def test_the_line_under_a_name(words: ClientWords, row: ClientRow, line: str) -> None:
    assert words.line(row) == line


@pytest.mark.parametrize(("held", "wanted", "said", "share", "meets"), [
    (50_000, 150_000, "£50K of £150K", 1 / 3, False),
    (0, 200_000, "None of £200K", 0.0, False),
    (25_000, 25_000, "£25K meets need", 1.0, True),
    (2_000_000, 1_000_000, "£2M meets need", 1.0, True),
    (None, 200_000, "£200K needed", None, False),
    (None, None, "–", None, False),
    (125_000, 250_000, "£125,000 of £250K", 0.5, False),
])
def test_cover_against_need(
    words: ClientWords, held: float | None, wanted: float | None, said: str, share: float | None, meets: bool
) -> None:
    bar = words.cover(replace(HARBOUR, held=held, wanted=wanted))
    assert (bar.words, bar.meets) == (said, meets)
    assert bar.share == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(("day", "said"), [
    (TODAY, "Today"), (date(2026, 9, 28), "28 Sept"), (date(2025, 7, 11), "11 Jul 2025"), (None, "Not yet"),
])
def test_days_are_as_short_as_they_can_be(words: ClientWords, day: date | None, said: str) -> None:
    assert words.day(replace(HARBOUR, assessed=day)) == said


def test_where_things_stand(words: ClientWords) -> None:
    assert words.standing(HARBOUR) == {
        "serious": "about 14 in 100", "bad": "£120,000", "held": "£50,000", "wanted": "£150,000", "answered": "46%",
    }
    assert words.standing(OAKFIELD)["held"] == "None"
    assert words.standing(ROWAN)["answered"] == ""
    assert set(words.standing(CAFE).values()) == {""}


def test_facts_of_the_firm(words: ClientWords) -> None:
    assert words.facts(HARBOUR) == {
        "country": "United Kingdom", "records": "6,400", "assessed": "Quick · 16 Nov 2026", "reference": "HL-01",
    }
    assert words.facts(ROWAN)["assessed"] == "Full · 11 Jul 2025"


def test_risk_and_state_have_words(words: ClientWords) -> None:
    assert words.risk(HARBOUR) == "Risk: critical, 4 of 4"
    assert words.risk(CAFE) == "Risk: not known yet"
    assert [words.status(row) for row in (HARBOUR, OAKFIELD, CAFE)] == ["In progress", "Finished", "Not started"]


def test_amounts_are_in_the_currency_of_each_client(words: ClientWords) -> None:
    assert words.cover(replace(HARBOUR, currency="EUR")).words == "€50K of €150K"
