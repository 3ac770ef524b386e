"""Names of places: complete against the closed lists of the program."""

from __future__ import annotations

from advisor_app.documents.place_names import (
    US_STATE_NAMES,
    country_names,
    currency_names,
    place_names,
    region_names,
)
from advisor_app.domain.vocabulary import EEA, US_STATES


def test_every_us_state_has_a_name() -> None:
    assert set(US_STATE_NAMES) == US_STATES


def test_countries_are_countries_in_the_language_of_the_screen() -> None:
    english, german = country_names("en-GB"), country_names("de-DE")
    assert EEA | {"GB", "US", "CA", "AU"} <= set(english)
    assert english["DE"] == "Germany" and german["DE"] == "Deutschland"
    assert "EU" not in english and "ZZ" not in english
    assert 240 <= len(english) <= 252
    names = [name.casefold() for name in english.values()]
    assert names == sorted(names)


def test_regions_name_their_country() -> None:
    assert region_names("en-US")["CA-ON"] == "Ontario, Canada"
    assert {f"US-{state}" for state in US_STATES} <= set(region_names("en-US"))
    assert place_names("en-US")["FR"] == "France"


def test_currencies_carry_their_code() -> None:
    assert currency_names("en-GB")["GBP"].startswith("GBP – ")
