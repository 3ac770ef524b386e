"""Names of countries, states, provinces and currencies for lists to pick from.

Countries and currencies by the Unicode CLDR in the language of the screen; subdivisions as their own governments
write them (ISO 3166-2 codes).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from babel import Locale

from advisor_app.domain.profile_lists import COUNTRIES

US_STATE_NAMES: Final = MappingProxyType({
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "GU": "Guam", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "VI": "U.S. Virgin Islands", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
})
_OTHER_REGIONS: Final = MappingProxyType({
    "CA-AB": "Alberta", "CA-BC": "British Columbia", "CA-MB": "Manitoba", "CA-NB": "New Brunswick",
    "CA-NL": "Newfoundland and Labrador", "CA-NT": "Northwest Territories", "CA-NS": "Nova Scotia",
    "CA-NU": "Nunavut", "CA-ON": "Ontario", "CA-PE": "Prince Edward Island", "CA-QC": "Québec",
    "CA-SK": "Saskatchewan", "CA-YT": "Yukon",
    "AU-ACT": "Australian Capital Territory", "AU-NSW": "New South Wales", "AU-NT": "Northern Territory",
    "AU-QLD": "Queensland", "AU-SA": "South Australia", "AU-TAS": "Tasmania", "AU-VIC": "Victoria",
    "AU-WA": "Western Australia",
    "GB-ENG": "England", "GB-NIR": "Northern Ireland", "GB-SCT": "Scotland", "GB-WLS": "Wales",
})
# What people type for a country beside its name and code.
ALIASES: Final = MappingProxyType({
    "GB": ("UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"), "US": ("USA", "America"),
    "NL": ("Holland",), "CZ": ("Czech Republic",), "AE": ("UAE", "Emirates"),
})
# Currencies met in practice; the CLDR also knows every retired one.
_CURRENCIES: Final = (
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN",
    "TRY", "ILS", "AED", "SAR", "QAR", "KWD", "BHD", "OMR", "JOD", "EGP", "ZAR", "NGN", "KES", "GHS", "MAD", "TND",
    "INR", "PKR", "BDT", "LKR", "CNY", "HKD", "TWD", "JPY", "KRW", "SGD", "MYR", "THB", "IDR", "PHP", "VND", "MXN",
    "BRL", "ARS", "CLP", "COP", "PEN", "UYU", "UAH", "GEL", "KZT",
)


def country_names(language: str) -> Mapping[str, str]:
    """ISO 3166-1 code to name, sorted by name."""
    names = {
        code: str(name) for code, name in Locale.parse(language.replace("-", "_")).territories.items()
        if code in COUNTRIES
    }
    return _by_name(names)


def currency_names(language: str) -> Mapping[str, str]:
    """ISO 4217 code to code and name, the commonest first."""
    known = Locale.parse(language.replace("-", "_")).currencies
    return MappingProxyType({code: f"{code} – {known.get(code, code)}" for code in _CURRENCIES})


def region_names(language: str) -> Mapping[str, str]:
    """ISO 3166-2 code to "name, country" for the countries whose law differs by region."""
    countries = country_names(language)
    names = {f"US-{code}": name for code, name in US_STATE_NAMES.items()} | dict(_OTHER_REGIONS)
    return _by_name({code: f"{name}, {countries[code[:2]]}" for code, name in names.items()})


def place_names(language: str) -> Mapping[str, str]:
    """Countries and regions together."""
    return _by_name({**country_names(language), **region_names(language)})


def _by_name(names: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(names.items(), key=lambda pair: pair[1].casefold())))
