"""Zones by Qt against those of Python's own database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.ui.zones import Zone, likely_zone, zone_names

NAMES = ("Europe/Dublin", "America/New_York", "America/Phoenix", "Australia/Sydney", "Asia/Kolkata", "UTC")
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31)).map(lambda m: m.replace(microsecond=0))


@given(st.sampled_from(NAMES), moments)
def test_moments_are_those_of_the_database(name: str, moment: datetime) -> None:
    ours, theirs = Zone(name), ZoneInfo(name)
    there = moment.replace(tzinfo=UTC)
    assert there.astimezone(ours).replace(tzinfo=None) == there.astimezone(theirs).replace(tzinfo=None)
    assert there.astimezone(ours).astimezone(UTC) == there
    for fold in (0, 1):
        local = moment.replace(fold=fold)
        assert local.replace(tzinfo=ours).utcoffset() == local.replace(tzinfo=theirs).utcoffset()


def test_the_hour_that_comes_twice() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone(Zone("Europe/Berlin"))
    assert (second.hour, second.fold, second.utcoffset()) == (2, 1, timedelta(hours=1))


@pytest.mark.parametrize(
    ("country", "region", "state", "zone"),
    [("GB", "", "", "Europe/London"), ("US", "US-TX", "", "America/Chicago"), ("US", "", "WA", "America/Los_Angeles"),
     ("US", "", "", "America/New_York"), ("DE", "", "", "Europe/Berlin"), ("", "", "", "UTC")],
)
def test_where_the_clock_of_a_firm_probably_is(country: str, region: str, state: str, zone: str) -> None:
    assert likely_zone(country, region, state) == zone


def test_names() -> None:
    assert zone_names()["America/New_York"] == "New York (America)" and "EST5EDT" not in zone_names()
    with pytest.raises(ValueError, match="Nowhere"):
        Zone("Nowhere")
