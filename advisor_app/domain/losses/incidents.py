"""The simulated incidents behind a picture, kept to answer questions about amounts and policies.

Means are taken over all events of the envelope, each weighted by how often it happens under the current controls;
shares and percentiles over the incidents and years that happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from advisor_app.domain.losses.amounts import COLUMNS, PART_OF_COLUMN, Column, Prepared, total_costs
from advisor_app.domain.losses.arrays import Flags, Floats, Ints, counts, gathered, quantiles, run_sums, sums
from advisor_app.domain.losses.controls import Effects
from advisor_app.domain.losses.feeds import FED_PARTS, FEEDS, INCOME_PARTS, Feed
from advisor_app.domain.losses.parameters import CAUSES, PARTS
from advisor_app.domain.losses.picture import CoverTerms, LossPicture, Retained
from advisor_app.domain.losses.policy import PartAmounts, covered, paid
from advisor_app.domain.losses.rates import chance_of_any


@dataclass(frozen=True, eq=False)
class Incidents:
    """Implements picture.LossEvents. Amounts inside are US dollars; methods speak the client's currency.

    columns: by name, over the n events of the envelope. cause, year: of each event, shape (n,). weight: of an event
    in a mean year, by cause. happens: which of the events happen under the controls, shape (n,). days: full-stop days,
    shape (n,). client_share: of stolen money that belongs to clients. usd_rate: client's currency for one dollar.
    """

    columns: Mapping[str, Column]
    cause: Ints
    year: Ints
    weight: Floats
    happens: Flags
    days: Floats
    years: int
    client_share: float
    usd_rate: float
    dispersion: float

    # ----------------------------------------------------------------------------------------------- amounts
    @cached_property
    def totals(self) -> Floats:
        """Cost of each event in USD, shape (n,)."""
        return total_costs(self.columns, self.cause.size)

    @cached_property
    def happened(self) -> Ints:
        """Index of the incidents that happen, in order of time."""
        return np.flatnonzero(self.happens)

    @cached_property
    def sizes(self) -> Floats:
        """Cost of each incident that happens, in USD."""
        return self.totals[self.happened]

    @cached_property
    def active(self) -> Mapping[str, Column]:
        """The columns without the events that cost nothing in them."""
        return {name: column.without_zeros() for name, column in self.columns.items()}

    def touched(self, parts: tuple[str, ...]) -> tuple[Ints, Floats]:
        """Events that some loss parts touch, happening or not, and what the parts cost them together, in USD."""
        columns = [self.active[name] for name in columns_of(parts)]
        return gathered([column.index for column in columns], [column.amount for column in columns], self.cause.size)

    @cached_property
    def loss_parts(self) -> Mapping[str, tuple[Ints, Floats]]:
        """Every loss part alone, as `touched` gives it."""
        return {part: self.touched((part,)) for part in PARTS}

    @cached_property
    def coverage_parts(self) -> Mapping[str, PartAmounts]:
        """Every coverage part that the simulation feeds, in USD."""
        return {part: self._coverage_part(part) for part in FED_PARTS}

    def _coverage_part(self, part: str) -> PartAmounts:
        found = [(feed, *self._fed(feed)) for feed in FEEDS if feed.part == part]
        index, amount = gathered([i for _, i, _ in found], [a for _, _, a in found], self.cause.size)
        payable = amount
        if not all(feed.payable for feed, _, _ in found):
            insured = np.zeros(self.cause.size)
            for feed, own, fed in found:
                insured[own] += fed if feed.payable else 0.0
            payable = insured[index]
        days = self.days[index] if part in INCOME_PARTS else np.zeros(0)
        return PartAmounts(index, amount, payable, days)

    def _fed(self, feed: Feed) -> tuple[Ints, Floats]:
        """Events a feed takes from, and its amounts of them."""
        column, share = self.active[feed.column], self._share(feed)
        index, amount = column.index, column.amount
        if feed.causes != CAUSES:
            takes = np.flatnonzero(np.array([cause in feed.causes for cause in CAUSES])[column.cause])
            index, amount = index[takes], amount[takes]
        if share == 1.0:
            return index, amount
        return (index, amount * share) if share > 0.0 else (index[:0], amount[:0])

    def _share(self, feed: Feed) -> float:
        owner = {"": 1.0, "own": 1.0 - self.client_share, "client": self.client_share}[feed.money]
        return feed.share * owner

    # ------------------------------------------------------------------------------------------------- means
    def mean_total(self, per_event: Floats) -> float:
        """Mean a year of an amount given for each event, shape (n,)."""
        return float((sums(self.cause, per_event, len(CAUSES)) * self.weight).sum())

    def chance_of(self, events: Ints) -> float:
        """Chance in a year of at least one of some events."""
        rate = float((counts(self.cause[events], len(CAUSES)) * self.weight).sum())
        return chance_of_any(rate, self.dispersion)

    # ------------------------------------------------------------------------------------------------- years
    def by_year(self, per_event: Floats) -> Floats:
        """Sums of an amount over the years with an incident; all other years are zero."""
        return run_sums(self.year[self.happened], per_event[self.happened])

    @cached_property
    def annual(self) -> Floats:
        """Loss in USD of the years with an incident, smallest first."""
        return np.sort(self.by_year(self.totals))

    # ----------------------------------------------------------------------------------------------- answers
    def incident_exceeds(self, amount: float) -> float:
        """Share of incidents that cost more than `amount`."""
        return float(np.mean(self.sizes > amount / self.usd_rate)) if self.sizes.size else 0.0

    def year_exceeds(self, amount: float) -> float:
        """Chance in a year of losing more than `amount`."""
        return float(np.count_nonzero(self.annual > amount / self.usd_rate)) / self.years

    def retained(self, terms: CoverTerms | None) -> Retained:
        """What the firm keeps under `terms`; None is no cover at all."""
        kept, excess, kept_years = self._kept(terms)
        mean = self.mean_total(kept) + excess
        return Retained(
            mean=mean * self.usd_rate,
            p99_5=quantile_of_years(np.sort(kept_years), self.years, 0.995) * self.usd_rate,
            paid_mean=max(0.0, self.mean_total(self.totals) - mean) * self.usd_rate,
        )

    def kept_exceeds(self, terms: CoverTerms | None, amount: float) -> float:
        """Chance in a year of keeping more than `amount` under `terms`."""
        _, _, kept_years = self._kept(terms)
        return float(np.count_nonzero(kept_years > amount / self.usd_rate)) / self.years

    def _kept(self, terms: CoverTerms | None) -> tuple[Floats, float, Floats]:
        """In USD: kept of each event before the aggregate; what the aggregate leaves unpaid in a mean year; kept by
        year with an incident."""
        if terms is None:
            return self.totals, 0.0, self.by_year(self.totals)
        own = in_dollars(terms, self.usd_rate)
        # No incident is paid more than the year: said at once, the mean keeps to the many events of the envelope.
        one = own if own.aggregate is None else replace(own, limit=min(own.limit, own.aggregate))
        by_policy = paid(covered(self.coverage_parts, own, self.cause.size), one)
        kept = self.totals - by_policy
        years = self.by_year(kept)
        if own.aggregate is None:
            return kept, 0.0, years
        unpaid = np.maximum(self.by_year(by_policy) - own.aggregate, 0.0)
        return kept, float(unpaid.sum()) / self.years, years + unpaid

    def combined_p95(self, parts: tuple[str, ...]) -> float:
        """P95 of the sum of some loss parts, over incidents that touch any of them; 0 if none does."""
        index, amounts = self.touched(parts)
        amounts = amounts[self.happens[index]]
        return quantiles(amounts, (0.95,))[0] * self.usd_rate if amounts.size else 0.0


def incidents_of(
    prepared: Prepared, effects: Effects, people: Mapping[str, Column] | None = None
) -> Incidents:
    """The incidents of a prepared event set under given controls. people: as for Prepared.columns."""
    events = prepared.events
    columns = prepared.columns(effects, people)
    days = np.zeros(len(events))
    days[columns["bi"].index] = prepared.outage_days(effects.lever("bi"))
    return Incidents(
        columns=columns,
        cause=events.cause,
        year=events.year,
        weight=events.weights(effects.causes),
        happens=events.happening(effects.causes),
        days=days,
        years=events.years,
        client_share=min(max(prepared.firm.inputs.client_money_share, 0.0), 1.0),
        usd_rate=prepared.firm.inputs.usd_rate,
        dispersion=prepared.parameters.frequency.dispersion,
    )


def simulated(picture: LossPicture) -> Incidents:
    """The incidents behind a picture. Raises TypeError where a picture was not made by the simulation."""
    if not isinstance(picture.events, Incidents):
        raise TypeError(f"The loss picture holds {type(picture.events).__name__} in place of simulated incidents.")
    return picture.events


def columns_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of some loss parts; ValueError for a part that does not exist."""
    unknown = [part for part in parts if part not in PARTS]
    if unknown or not parts:
        raise ValueError(f"There is no loss part {', '.join(unknown)}: use {', '.join(PARTS)}.")
    return tuple(
        column for column, part in zip(COLUMNS, PART_OF_COLUMN, strict=True) if PARTS[part] in parts
    )


def quantile_of_years(ordered: Floats, years: int, share: float) -> float:
    """Quantile over all years: `ordered` are the years with an incident, smallest first, the others are zero."""
    position = share * (years - 1) - (years - ordered.size)
    if ordered.size == 0 or position <= -1.0:
        return 0.0
    below = int(np.floor(position))
    low = float(ordered[below]) if below >= 0 else 0.0
    high = float(ordered[min(below + 1, ordered.size - 1)])
    return low + (high - low) * (position - below)


def in_dollars(terms: CoverTerms, usd_rate: float) -> CoverTerms:
    """The same terms with their money in US dollars."""
    return CoverTerms(
        limit=terms.limit / usd_rate,
        aggregate=None if terms.aggregate is None else terms.aggregate / usd_rate,
        retention=terms.retention / usd_rate,
        sublimits={part: amount / usd_rate for part, amount in terms.sublimits.items()},
        waiting_hours=terms.waiting_hours,
        coinsurance=terms.coinsurance,
        excluded=terms.excluded,
    )
