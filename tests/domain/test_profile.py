from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.profile import FACTS, UNKNOWN, ClientProfile, FactError, parse_fact


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("client_nam", "x", 'nearest known one is "client_name"'),
        ("client_name", 12, "must be text"),
        ("client_name", "x" * 201, "201 characters; the most that fits is 200"),
        ("staff", "ten", "must be a number"),
        ("staff", 0, "1 or more"),
        ("staff", 2.5, "whole number"),
        ("staff", True, "must be a number"),
        ("revenue", float("nan"), "finite"),
        ("revenue", "1m", "one of under_250k"),
        ("gross_margin", 55, "0.95 or less"),
        ("sector", "dentall", 'nearest known one is "dental"'),
        ("home_country", "UK", "GB for the United Kingdom"),
        ("people_countries", ["US", False], '"NO"'),
        ("home_region", "Ohio", "ISO 3166-2"),
        ("people_us_states", ["ZZ"], "US states"),
        ("data_categories", ["none", "health"], '"none" beside other entries'),
        ("data_categories", "health", "must be a list"),
        ("assessment_date", "24.11.2026", "date like"),
        ("contracts", [{"kind": "customer"}], "row 1 has no party"),
        ("contracts", [{"party": "A", "limit": 5}], 'unknown entry "limit"'),
        ("contracts", [{"party": "A", "required_limit": -5}], "0 or more"),
        ("people_by_region", {"US-VA": -1}, "0 or more"),
    ],
)
def test_a_bad_value_gets_one_sentence(name: str, raw: object, words: str) -> None:
    with pytest.raises(FactError) as error:
        parse_fact(name, raw)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_three_states() -> None:
    profile = ClientProfile.of({"staff": 12, "revenue": "unknown", "sector": None})
    assert profile.get("staff") == 12
    assert profile.get("revenue") is UNKNOWN
    assert profile.get("sector") is None
    assert profile.with_fact("staff", None).get("staff") is None


def test_names_are_cleaned_and_markup_stays_text() -> None:
    assert parse_fact("client_name", " <img src=x>\u202e\n Ltd\x00 ") == "<img src=x> Ltd"


@given(st.text(max_size=150))
def test_cleaning_is_stable(text: str) -> None:
    once = parse_fact("client_name", text)
    assert parse_fact("client_name", once) == once
    assert isinstance(once, str)
    once.encode("utf-8")


def test_every_choice_takes_all_its_own_options() -> None:
    for name, spec in FACTS.items():
        for option in spec.allowed:
            value = [option] if spec.kind == "choices" else option
            if spec.kind in ("choice", "choices"):
                parse_fact(name, value)


@pytest.mark.parametrize(("name", "raw", "wanted"), [
    ("home_country", "XX", "ISO 3166-1"), ("people_countries", ["US", "QQ"], "ISO 3166-1"),
    ("home_region", "XX-1", "ISO 3166-2"), ("people_by_region", {"ZZ": 3}, "ISO 3166-1"),
    ("assessment_date", "0001-01-01", "1900"), ("oldest_service_start", "9999-12-31", "2200"),
])
def test_no_such_place_and_no_such_day_are_refused(name: str, raw: object, wanted: str) -> None:
    with pytest.raises(FactError, match=wanted):
        parse_fact(name, raw)
