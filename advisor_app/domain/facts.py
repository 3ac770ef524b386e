"""Every fact by name: asked, derived or assumed, in three values.

`Facts` is the one place where a rule looks something up. It has three modes:
strict   nothing is assumed; bands stay intervals (laws),
asking   as strict, but numbers of people take their lower bound (which questions to ask),
assumed  the documented default stands in for a missing fact and is noted in `assumptions` (losses, cover).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from advisor_app.domain.conditions import (
    UNKNOWN_VALUE,
    Interval,
    Ternary,
    UnknownValue,
    Value,
    parse,
)
from advisor_app.domain.conditions import evaluate as evaluate_condition
from advisor_app.domain.derived import DERIVED_CONDITIONS, DERIVED_VALUES
from advisor_app.domain.fact_defaults import DEFAULTS
from advisor_app.domain.policies import Policy
from advisor_app.domain.presumed import PRESUMED
from advisor_app.domain.profile import BANDS_OF, FACTS, UNKNOWN, ClientProfile, FactValue

Mode = Literal["strict", "asking", "assumed"]
_COUNTED_BY_LOWER_BOUND: Final = ("records_total", "staff")
_UNKNOWN_RECORDS_LOWER_BOUND: Final = 10_000.0


@dataclass
class Facts:
    """The facts of one case.

    scores: question id to score 0 to 1, or None (left out); answers that are unknown stand in `unknown_answers`.
    controls: control to score or None. policies: None when nobody was asked. regimes: id to applies.
    parts: part id to whether it is essential, for escalations. not_applicable: facts whose page is never shown.
    privacy_laws: ids of the regimes that are privacy laws of a state or country. usd_rates: units of a currency for
    one US dollar, for amounts that a law states in its own currency; empty where nobody knows them.
    """

    profile: ClientProfile
    mode: Mode = "strict"
    scores: Mapping[str, float | None] = field(default_factory=dict)
    unknown_answers: frozenset[str] = frozenset()
    answer_values: Mapping[str, object] = field(default_factory=dict)
    controls: Mapping[str, float | None] = field(default_factory=dict)
    policies: tuple[Policy, ...] | None = None
    regimes: Mapping[str, Ternary] = field(default_factory=dict)
    parts: Mapping[str, bool] = field(default_factory=dict)
    not_applicable: frozenset[str] = frozenset()
    privacy_laws: frozenset[str] = frozenset()
    usd_rates: Mapping[str, float] = field(default_factory=dict)
    _assumed: dict[str, str] = field(default_factory=dict, repr=False)
    _cache: dict[str, Value] = field(default_factory=dict, repr=False)

    def within(self, mode: Mode) -> Facts:
        """The same facts in another mode, with nothing assumed yet."""
        return replace(self, mode=mode, _assumed={}, _cache={})

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Names of the facts whose default was used so far, in order of use."""
        return tuple(self._assumed)

    @property
    def looked_up(self) -> tuple[str, ...]:
        """Names of all facts that were looked up so far, asked and derived."""
        return tuple(self._cache)

    # ------------------------------------------------------------------------------------------ as stated
    def stated(self, name: str) -> FactValue | None:
        """What was entered: None (not answered), UNKNOWN or a value. Pages never shown count as `none`."""
        value = self.profile.get(name)
        if value is None and name in self.not_applicable:
            allowed = FACTS[name].allowed
            if "none" in allowed:
                return ("none",) if FACTS[name].kind == "choices" else "none"
        return value

    # ------------------------------------------------------------------------------------------ as a rule sees it
    def fact(self, name: str) -> Value:
        """The value of an asked or derived fact, UNKNOWN_VALUE where it is not known. KeyError for no such fact."""
        if name not in self._cache:
            self._cache[name] = self._resolve(name)
        return self._cache[name]

    def _resolve(self, name: str) -> Value:
        if name in FACTS:
            stated = self.stated(name)
            if stated is not None and stated is not UNKNOWN:
                return self._converted(name, stated)
            if stated is UNKNOWN and self.mode == "asking" and name == "records_total":
                return _UNKNOWN_RECORDS_LOWER_BOUND
        if name in DERIVED_CONDITIONS:
            return evaluate_condition(parse(DERIVED_CONDITIONS[name]), self)
        if name in DERIVED_VALUES:
            return DERIVED_VALUES[name](self)
        if name not in FACTS:
            raise KeyError(name)
        return self._default(name)

    def _default(self, name: str) -> Value:
        if name in PRESUMED and not (self.mode == "assumed" and name == "data_elements"):
            presumed = PRESUMED[name](self)
            if not isinstance(presumed, UnknownValue):
                return presumed
        if self.mode != "assumed" or name not in DEFAULTS:
            return UNKNOWN_VALUE
        value = DEFAULTS[name](self)
        if not isinstance(value, UnknownValue):
            self._assumed[name] = name
        return value

    def _converted(self, name: str, value: FactValue) -> Value:
        if isinstance(value, str) and name in BANDS_OF:
            band = BANDS_OF[name][value]
            if self.mode == "assumed":
                return band.number
            if self.mode == "asking" and name in _COUNTED_BY_LOWER_BOUND:
                return band.low
            return Interval(band.low, band.high)
        if isinstance(value, bool):
            return value
        if isinstance(value, (int, float)):
            return float(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return tuple(item if isinstance(item, str) else str(index) for index, item in enumerate(value))
        return value if isinstance(value, str) else UNKNOWN_VALUE

    # ------------------------------------------------------------------------------------------ typed look-ups
    def number(self, name: str) -> float | None:
        """A number, or None where it is not known or only an interval."""
        value = self.fact(name)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def amount(self, name: str) -> float:
        """A number a rule cannot do without; 0 where nothing is known."""
        return self.number(name) or 0.0

    def flag(self, name: str) -> bool:
        """True only if the fact is known to be true."""
        return self.fact(name) is True

    def word(self, name: str, otherwise: str = "") -> str:
        value = self.fact(name)
        return value if isinstance(value, str) else otherwise

    def members(self, name: str) -> tuple[str, ...]:
        """The entries of a list fact without `none` and `unknown`; empty where it is not known."""
        value = self.fact(name)
        return tuple(m for m in value if m not in ("none", "unknown")) if isinstance(value, tuple) else ()

    def rows(self, name: str) -> tuple[Mapping[str, FactValue], ...]:
        """The rows of a table fact; empty where it is not known."""
        value = self.profile.get(name)
        return tuple(row for row in value if isinstance(row, Mapping)) if isinstance(value, tuple) else ()

    # ------------------------------------------------------------------------------------------ other look-ups
    def residents(self, region: str) -> Value:
        """People of a place whose data is held, by the map, the only place listed, or an interval."""
        stated = self.profile.get("people_by_region")
        if isinstance(stated, Mapping) and isinstance(stated.get(region), (int, float)):
            return float(stated[region])
        places = self._places()
        if isinstance(places, UnknownValue):
            return UNKNOWN_VALUE
        if not self._is_listed(region, places):
            return 0.0
        total = self.fact("records_total")
        if len(places) == 1:
            return total
        if isinstance(total, UnknownValue):
            return UNKNOWN_VALUE
        return Interval(1.0, total.high if isinstance(total, Interval) else float(total))  # type: ignore[arg-type]

    def _places(self) -> tuple[str, ...] | UnknownValue:
        """The finest places listed: states and regions instead of the countries they belong to."""
        countries = self.fact("people_countries")
        if not isinstance(countries, tuple):
            return UNKNOWN_VALUE
        finer = [f"US-{state}" for state in self.members("people_us_states")] + [*self.members("people_regions")]
        covered = {place.split("-", 1)[0] for place in finer}
        return tuple(c for c in countries if c not in covered) + tuple(finer)

    @staticmethod
    def _is_listed(region: str, places: tuple[str, ...]) -> bool:
        country = region.split("-", 1)[0]
        return region in places or country in places or any(p.split("-", 1)[0] == region for p in places)

    def answer(self, question_id: str) -> Value:
        """Score of an answer; unknown where it was not answered, does not apply, or nobody knows."""
        score = self.scores.get(question_id)
        return UNKNOWN_VALUE if score is None or question_id in self.unknown_answers else score

    def control(self, key: str) -> Value:
        score = self.controls.get(key)
        return UNKNOWN_VALUE if score is None else score

    def part(self, part_id: str) -> Value:
        """Whether a coverage part is essential, for the rules that run after the priorities."""
        return self.parts.get(part_id, UNKNOWN_VALUE)


def known_names() -> frozenset[str]:
    """Every name a condition may use."""
    return frozenset(FACTS) | frozenset(DERIVED_CONDITIONS) | frozenset(DERIVED_VALUES)



Lookup = Callable[[Facts], Value]
