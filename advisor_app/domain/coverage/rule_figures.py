"""The figures of the coverage rules: ladders, floors, stress amounts, first shares. Each table says where it is from.

Money is in major units of the client's currency.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from advisor_app.domain.conditions import Node


@dataclass(frozen=True)
class Basis:
    """Where figures come from and on which day they were looked at."""

    source: str
    as_of: date


@dataclass(frozen=True)
class FloorRow:
    """Smallest usual policy of one segment. It counts if `test` holds and `unless` is not known to hold.

    amounts: by market (us, uk_eu, ca_au).
    """

    segment: str
    test: Node
    unless: Node
    amounts: Mapping[str, float]


@dataclass(frozen=True)
class Floor:
    rows: tuple[FloorRow, ...]
    markets: Mapping[str, str]
    other_market: str
    half: float
    half_technology: float
    half_micro_technology: float
    basis: Basis

    def market(self, country: str) -> str:
        """The market column of an ISO country."""
        return self.markets.get(country, self.other_market)


@dataclass(frozen=True)
class RecordsStress:
    """Cost of answering for every record: (fixed + unit x scaled count) x load.

    fixed: (up to this many staff, money) by size, the last without a bound. unit: money per person by kind.
    scale: (people up to, share counted) from the first person on.
    """

    fixed: tuple[tuple[float, float], ...]
    unit: Mapping[str, float]
    scale: tuple[tuple[float, float], ...]
    load: Mapping[str, float]
    other_load: float
    basis: Basis

    def fixed_for(self, staff: float) -> float:
        return next(money for bound, money in self.fixed if staff <= bound)

    def scaled(self, people: float) -> float:
        """People with the discount of large numbers."""
        counted, start = 0.0, 0.0
        for bound, share in self.scale:
            counted += share * max(0.0, min(people, bound) - start)
            start = bound
        return counted


@dataclass(frozen=True)
class LimitFigures:
    """Ladders and factors of the policy limit and of the sublimits."""

    ladder: tuple[float, ...]
    sublimit_ladder: tuple[float, ...]
    serious_factor: float
    defence_inside_factor: float
    downtime_days: float
    downtime_base: float
    downtime_per_head: float
    shared_event_share: float
    large_contract: float
    client_money_share: float
    client_money_cap: float
    crime_excess_above: float
    invoice_cap: float
    supplier_days: float
    supplier_least: float
    reputation_days: float
    reputation_share: float
    per_device: float
    half_share: float
    unmodelled_share: float
    basis: Basis


@dataclass(frozen=True)
class RetentionFigures:
    """Ladder and bounds of the first share the firm pays, and of the waiting period in hours."""

    ladder: tuple[float, ...]
    liquid_share: float
    revenue_share: float
    least_cap: float
    twice_share: float
    liquid_of_revenue: float
    no_swapping_revenue: float
    no_swapping_least: float
    waiting_short: int
    waiting_long: int
    waiting_ratio: float
    waiting_short_if: Node
    working_hours: float
    unknown_retention: float
    unknown_waiting: float
    unknown_share: float
    bi_days: float
    basis: Basis


@dataclass(frozen=True)
class QuoteFigures:
    """Weights of the comparison of quotes.

    part_weights: by priority. term_scores: of a wording by its value; term_weights: by severity. fit: points of 100 for
    parts, terms and limit. basic_fit: of a limit that is only the smallest one supported. unknown_part: share of a part
    that counts while nobody knows. tail_price: yearly price of one unit of money that has to be found in a bad year.
    near_cost, near_fit: closer than this (share of the lower cost, points of fit) two quotes count as equal.
    retention_test: a higher first share must save this many times the rise of what is kept.
    """

    part_weights: Mapping[str, float]
    term_scores: Mapping[str, float]
    term_weights: Mapping[str, float]
    fit: Mapping[str, float]
    basic_fit: float
    unknown_part: float
    tail_price: float
    near_cost: float
    near_fit: float
    retention_test: float
    basis: Basis
