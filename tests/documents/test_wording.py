from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.blocks import Span, words_of
from advisor_app.documents.figures import Figures
from advisor_app.documents.wording import (
    Wording,
    capacity_of,
    fill,
    inside,
    paper_of,
    regime_of,
    region_of,
)
from advisor_app.domain.policies import Advisor

TEXTS = {
    "title.licensed": "Our {cover} advice", "title.risk_advisor": "A {cover} summary",
    "truth.uk": "fair", "truth": "true",
    "who.broker": "broker", "who.licensed": "licensed",
    "terms.us_words.cover": "coverage", "terms.uk_words.cover": "cover",
    "list.last": "{start} and {last}", "list.last_apart": "{start}; and {last}", "list.more": "{n} more",
    "people.one": "one person", "people.many": "{n} people",
}


def wording(capacity: str = "broker", regime: str = "uk", region: str = "uk_words") -> Wording:
    return Wording(TEXTS, capacity, regime, region, Figures("en-GB", "GBP"))


def test_the_most_particular_variant_is_used() -> None:
    assert wording().say("title") == "Our cover advice"
    assert wording(region="us_words").say("title") == "Our coverage advice"
    assert wording("risk_advisor").say("title") == "A cover summary"
    assert wording().say("who") == "broker"
    assert wording("agent_tied").say("who") == "licensed"
    assert wording().say("truth") == "fair"
    assert wording(regime="us").say("truth") == "true"
    with pytest.raises(KeyError):
        wording().say("nothing")


def test_stars_set_words_apart_and_slots_are_never_read_again() -> None:
    assert fill("a *{x}* b", {"x": "*{y}*"}) == (Span("a "), Span("*{y}*", True), Span(" b"))
    assert fill("{x}", {"x": (Span("p"), Span("q", True))}) == (Span("p"), Span("q", True))


@given(st.text(), st.text())
def test_what_fills_a_slot_stands_as_it_is(first: str, second: str) -> None:
    assert words_of(fill("<{a}*{b}*>", {"a": first, "b": second})) == f"<{first}{second}>"


def test_lists_and_counts() -> None:
    say = wording()
    assert say.listed([]) == ""
    assert say.listed(["a"]) == "a"
    assert say.listed(["a", "b", "c"]) == "a, b and c"
    assert say.listed(["a", "b", "c", "d"], most=2) == "a, b and 2 more"
    assert say.listed(["a", "b, b", "c"]) == "a; b, b; and c"
    assert say.listed(["a", "b, c"]) == "a and b, c"
    assert say.listed(["£1,000", "b"]) == "£1,000 and b"
    assert say.count("people", 1) == "one person"
    assert say.count("people", 1200) == "1,200 people"


@pytest.mark.parametrize(
    ("advisor", "home", "regime"),
    [
        (Advisor(disclosure_regime="au", country="US"), "GB", "au"),
        (Advisor(country="US"), "US", "us"),
        (Advisor(country="GB"), "US", "uk"),
        (Advisor(country="US"), "DE", "eu"),
        (Advisor(country="NO"), "NO", "eu"),
        (Advisor(), "CA", "ca"),
        (Advisor(), "BR", "neutral"),
        (Advisor(country="AU"), "", "au"),
        (Advisor(), "", "neutral"),
    ],
)
def test_the_rules_are_the_advisors_or_the_stricter_ones(advisor: Advisor, home: str, regime: str) -> None:
    assert regime_of(advisor, home) == regime


def test_an_unknown_capacity_speaks_as_the_most_careful_one() -> None:
    assert capacity_of(Advisor(capacity="king")) == "risk_advisor"
    assert capacity_of(Advisor(capacity="broker")) == "broker"


def test_words_and_paper_follow_the_language() -> None:
    assert [region_of(tag) for tag in ("en-US", "en-CA", "en-GB", "en-AU", "en", "en-IE", "de-DE")] == [
        "us_words", "us_words", "uk_words", "uk_words", "uk_words", "eu_words", "eu_words",
    ]
    assert [paper_of(Advisor(), tag) for tag in ("en-US", "fr-CA", "en-GB", "en")] == ["Letter", "Letter", "A4", "A4"]
    assert paper_of(Advisor(paper="A4"), "en-US") == "A4"


def test_names_inside_a_sentence() -> None:
    assert [inside(name) for name in ("Stolen mailbox", "GDPR wording", "A list", "")] == [
        "stolen mailbox", "GDPR wording", "a list", "",
    ]
