"""How exposed a firm is by what it does, whatever its safeguards: nine facts on one yardstick.

It stands beside the score of the safeguards as a second figure. The two are never multiplied into one: neither is that
precise. The steps are professional judgement (grade J), no study gives them; they follow the bands that people choose
from, and a firm with more of anything is never less exposed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.conditions import Interval
from advisor_app.domain.controls import card_channel_score
from advisor_app.domain.facts import Facts

EXPOSURE_BANDS: Final = ("small", "moderate", "large", "very_large")
# Degree of one driver: none or little, some, much, very much.
MOST: Final = 3
_BAND_STEPS: Final = ((75.0, "very_large"), (50.0, "large"), (25.0, "moderate"))
# Fewer known drivers than this give no figure.
_LEAST_KNOWN: Final = 5

_REVENUE_STEPS: Final = (1_000_000.0, 5_000_000.0, 25_000_000.0)
_RECORD_STEPS: Final = (500.0, 5_000.0, 50_000.0)
_PLACE_STEPS: Final = (2.0, 4.0, 10.0)
_CATEGORIES: Final[Mapping[str, int]] = {
    "contact": 1, "employee_only": 1, "location_behaviour": 2, "client_confidential": 2, "gov_id": 2,
    "financial_account": 2, "card": 2, "login_credentials": 2, "children": 3, "special_category": 3, "health": 3,
    "biometric": 3,
}
_ROLES: Final[Mapping[str, int]] = {"employees_only": 0, "own_b2b": 1, "own_consumers": 2, "joint": 2, "on_behalf": 3}
_SERVICES: Final[Mapping[str, int]] = {
    "resale_only": 1, "it_consulting": 2, "web_agency": 2, "custom_software": 2, "hardware_iot": 2, "ai_product": 3,
    "saas": 3, "managed_it": 3, "hosting": 3, "data_processing": 3,
}
_PAYMENTS: Final[Mapping[str, int]] = {
    "none": 0, "up_to_10k": 1, "10k_50k": 1, "50k_250k": 2, "over_250k": 3,
}
_DOWNTIME: Final[Mapping[str, int]] = {"longer": 0, "one_week": 1, "three_days": 1, "one_day": 2, "under_4h": 3}


@dataclass(frozen=True)
class Driver:
    """One thing that makes a firm exposed. question: the page that asks it. degree: 0 to 3, None for not known."""

    question: str
    degree: int | None


@dataclass(frozen=True)
class Exposure:
    """value: 0 to 100, the mean of the known degrees, None where too few are known; band: of EXPOSURE_BANDS."""

    value: float | None
    band: str | None
    drivers: tuple[Driver, ...]

    @property
    def known(self) -> int:
        return sum(driver.degree is not None for driver in self.drivers)


def inherent_exposure(facts: Facts) -> Exposure:
    """The exposure of a firm by what it entered; nothing is assumed."""
    strict = facts.within("strict")
    drivers = tuple(Driver(question, degree(strict)) for question, degree in _DRIVERS.items())
    degrees = [driver.degree for driver in drivers if driver.degree is not None]
    if len(degrees) < _LEAST_KNOWN:
        return Exposure(None, None, drivers)
    value = 100 * sum(degrees) / (MOST * len(degrees))
    return Exposure(value, next((band for step, band in _BAND_STEPS if value >= step), "small"), drivers)


# ------------------------------------------------------------------------------------------------- the nine drivers
def _step(value: object, steps: tuple[float, ...]) -> int | None:
    """How many steps a number reaches; a band counts by its middle."""
    if isinstance(value, Interval):
        value = value.low if value.high == float("inf") else (value.low + value.high) / 2
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return sum(value >= step for step in steps)


def _worst(name: str, degrees: Mapping[str, int]) -> Callable[[Facts], int | None]:
    def degree(facts: Facts) -> int | None:
        value = facts.fact(name)
        if not isinstance(value, tuple) or "unknown" in value:
            return None
        return max((degrees.get(member, 0) for member in value), default=0)

    return degree


def _choice(name: str, degrees: Mapping[str, int]) -> Callable[[Facts], int | None]:
    return lambda facts: degrees.get(facts.word(name))


def _places(facts: Facts) -> int | None:
    """Countries, and states of the United States, where the people live whose data is held."""
    countries = facts.fact("people_countries")
    if not isinstance(countries, tuple):
        return None
    return _step(len(countries) + max(0, len(facts.members("people_us_states")) - 1), _PLACE_STEPS)


def _cards(facts: Facts) -> int | None:
    handling = facts.fact("card_handling")
    if not isinstance(handling, tuple) or "unknown" in handling:
        return None
    score = card_channel_score(handling)
    return 0 if score is None else sum(score < bound for bound in (1.0, 0.6, 0.1))


_DRIVERS: Final[Mapping[str, Callable[[Facts], int | None]]] = {
    "PF-03": lambda facts: _step(facts.fact("revenue_usd"), _REVENUE_STEPS),
    "PF-04": _places,
    "PF-05": _worst("data_categories", _CATEGORIES),
    "PF-06": lambda facts: _step(facts.fact("records_total"), _RECORD_STEPS),
    "PF-07": _cards,
    "PF-08": _worst("data_roles", _ROLES),
    "PF-09": _worst("technology_services", _SERVICES),
    "PF-13": _choice("payment_size", _PAYMENTS),
    "PF-14": _choice("downtime_tolerance", _DOWNTIME),
}
