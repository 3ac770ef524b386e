"""Time zones as Qt knows them: every platform has these, with or without a time zone database of its own."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone

# The zone to begin with where a country has only one, or one that most of its firms are in.
_COUNTRIES: Final = {
    "GB": "Europe/London", "IE": "Europe/Dublin", "US": "America/New_York", "CA": "America/Toronto",
    "AU": "Australia/Sydney", "NZ": "Pacific/Auckland", "SG": "Asia/Singapore", "BR": "America/Sao_Paulo",
    "CH": "Europe/Zurich",
}
_STATES: Final = {
    "America/Chicago": "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY", "America/Phoenix": "AZ", "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK", "Pacific/Honolulu": "HI", "America/Puerto_Rico": "PR VI", "Pacific/Guam": "GU",
}


class Zone(tzinfo):
    """One zone by its IANA id, such as Europe/Dublin. Raises ValueError for one that Qt does not know."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self._zone = QTimeZone(id_.encode())
        if not self._zone.isValid():
            raise ValueError(id_)

    def utcoffset(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return timedelta()
        day, time = QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute, moment.second)
        # Of the two readings of an hour that comes twice, fold says which: the earlier one is still summer time.
        repeated = (
            QDateTime.TransitionResolution.PreferAfter if moment.fold else QDateTime.TransitionResolution.PreferBefore
        )
        return timedelta(seconds=QDateTime(day, time, self._zone, repeated).offsetFromUtc())

    def dst(self, _moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _moment: datetime | None) -> str:
        return city(self.id)

    def fromutc(self, moment: datetime) -> datetime:
        there = QDateTime(
            QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute, moment.second),
            QTimeZone(QTimeZone.Initialization.UTC),
        )
        offset = timedelta(seconds=self._zone.offsetFromUtc(there))
        shown = moment + offset
        return shown if self.utcoffset(shown) == offset else shown.replace(fold=1)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Zone) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)


def zone_names() -> dict[str, str]:
    """IANA id to words, by region and city; the plain ids of abbreviations are left out."""
    ids = [bytes(id_.data()).decode() for id_ in QTimeZone.availableTimeZoneIds()]
    regions = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/",
               "Indian/", "Pacific/")
    kept = sorted(id_ for id_ in ids if id_.startswith(regions))
    return {"UTC": "UTC", **{id_: f"{city(id_)} ({id_.split('/', 1)[0]})" for id_ in kept}}


def city(id_: str) -> str:
    """The place that a zone is named after."""
    return id_.rsplit("/", 1)[-1].replace("_", " ")


def likely_zone(country: str, region: str, state: str = "") -> str:
    """Where a firm's clock probably is: by its state, else its country, else the first zone of that country.

    country: ISO 3166-1. region: ISO 3166-2 or "". state: two letters, for a firm with one state.
    """
    if country == "US":
        wanted = region[3:] or state
        return next((zone for zone, states in _STATES.items() if wanted in states.split()), _COUNTRIES["US"])
    if country in _COUNTRIES:
        return _COUNTRIES[country]
    from_qt = _zones_of(country)
    return from_qt[0] if from_qt else "UTC"


def _zones_of(country: str) -> list[str]:
    territory = QLocale.codeToTerritory(country)
    if territory == QLocale.Country.AnyCountry:
        return []
    return [bytes(id_.data()).decode() for id_ in QTimeZone.availableTimeZoneIds(territory)]
