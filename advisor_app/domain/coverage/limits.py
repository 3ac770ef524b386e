"""The limit of the policy: seven drivers, the three sizes on the ladder, and which driver decided."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from advisor_app.domain.conditions import truth
from advisor_app.domain.coverage.advice import Amount, LimitDriver, Reason
from advisor_app.domain.coverage.confidence import driver_facts
from advisor_app.domain.coverage.reasons import fact_inputs
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import LossPicture

# Of drivers with the same figure the first here is named: a duty before the model, the model before custom.
_NAMING_ORDER = ("LIM-5", "LIM-1", "LIM-2", "LIM-3", "LIM-4", "LIM-7", "LIM-6")
# Drivers that the simulation gives; the others are worked out from facts and tables.
_MODELLED = ("LIM-1", "LIM-2")
# What a shared cyber policy needs without contract duties and mistakes in customers' networks.
_CYBER_DRIVERS = ("LIM-1", "LIM-2", "LIM-3", "LIM-4", "LIM-6")


def up(amount: float, ladder: Sequence[float]) -> float:
    """The smallest step of the ladder that is enough, or its top step."""
    return next((step for step in ladder if step >= amount - 1e-6), ladder[-1])


def as_stated(amount: float) -> float:
    """A modelled figure with the two figures it is printed with.

    The model knows no more than that, so a limit is never a step higher for a difference that nobody is shown.
    """
    if amount <= 0:
        return 0.0
    digits = 1 - math.floor(math.log10(amount))
    return round(amount, digits)


@dataclass(frozen=True)
class LimitSizes:
    """The three sizes of the limit. binding: rule of the deciding driver. cyber_need: without contracts and shared
    events. need: of the model alone, for the sentence beside a market floor. contract: the largest limit wanted by a
    contract, asked for in talks or required."""

    recommended: float
    basic: float
    cautious: float
    binding: str
    drivers: tuple[LimitDriver, ...]
    segment: str
    cyber_need: float
    need: float
    floor: float
    wanted_by_contract: float

    def amount(self, rule: str) -> float:
        """The figure of a driver, 0 where it does not apply."""
        return next(driver.amount or 0.0 for driver in self.drivers if driver.rule == rule)

    @property
    def binding_driver(self) -> LimitDriver:
        return next(driver for driver in self.drivers if driver.rule == self.binding)


def size_limit(
    facts: Facts, losses: LossPicture, book: CoverageRulebook, *, defence_inside: bool = False
) -> LimitSizes:
    """The sizes of the policy limit. facts: in assumed mode. defence_inside: lawyers use up the limit held today."""
    figures = book.limits
    segment, floor = market_floor(facts, book)
    serious = serious_event(losses, book)
    if defence_inside and facts.word("home_country") == "US":
        serious *= figures.defence_inside_factor
    records, downtime = records_stress(facts, book), downtime_stress(facts, book)
    party, contract = required_limit(facts)
    spread = shared_event(facts, book)
    amounts: dict[str, float | None] = {
        "LIM-1": serious, "LIM-2": losses.annual.p99_5, "LIM-3": records, "LIM-4": downtime, "LIM-5": contract,
        "LIM-6": floor, "LIM-7": spread,
    }
    known = {
        rule: as_stated(amount) if rule in _MODELLED else amount
        for rule, amount in amounts.items() if amount is not None
    }
    highest = max(known.values())
    recommended = up(highest, figures.ladder)
    need = max(known[rule] for rule in ("LIM-1", "LIM-2", "LIM-3", "LIM-4"))
    binding = next(rule for rule in _NAMING_ORDER if known.get(rule) == highest)
    drivers = _drivers(amounts, losses, party, Chosen(binding, need, recommended), facts)
    return LimitSizes(
        recommended=recommended,
        basic=min(recommended, up(max(as_stated(losses.incident.p90), as_stated(losses.annual.p99), contract or 0.0,
                                      _half_floor(facts, segment, floor, book)), figures.ladder)),
        cautious=_cautious(recommended, losses, figures.ladder),
        binding=binding, drivers=drivers, segment=segment, floor=floor, need=need,
        cyber_need=max(known[rule] for rule in _CYBER_DRIVERS),
        wanted_by_contract=max(contract or 0.0, _asked_in_talks(facts)),
    )


# --------------------------------------------------------------------------------------------------- drivers
def serious_event(losses: LossPicture, book: CoverageRulebook) -> float:
    """LIM-1: the upper end of the range of one incident in twenty, or a fixed margin while no range is known."""
    if losses.ranges is not None:
        return losses.ranges.incident_p95.high
    return book.limits.serious_factor * losses.incident.p95


def records_stress(facts: Facts, book: CoverageRulebook) -> float:
    """LIM-3: answering for every record held."""
    stress = book.records
    people = sum(unit * stress.scaled(facts.amount(kind)) for kind, unit in stress.unit.items())
    load = stress.load.get(facts.word("home_country"), stress.other_load)
    return (stress.fixed_for(facts.amount("staff")) + people) * load


def downtime_stress(facts: Facts, book: CoverageRulebook) -> float:
    """LIM-4: two weeks without systems in the busy season, with the rebuilding."""
    figures = book.limits
    income = figures.downtime_days * facts.amount("daily_gross_margin") * facts.amount("peak_factor")
    labour = figures.downtime_base + figures.downtime_per_head * facts.amount("staff")
    return income + labour + book.records.fixed_for(facts.amount("staff"))


def required_limit(facts: Facts) -> tuple[str, float | None]:
    """LIM-5: the party with the highest limit that a contract or a body requires, and that limit."""
    facts.fact("contracts")
    rows = [(str(row.get("party", "")), row.get("required_limit")) for row in facts.rows("contracts")]
    known = [(party, float(limit)) for party, limit in rows if isinstance(limit, (int, float)) and limit > 0]
    return max(known, key=lambda row: row[1]) if known else ("", None)


def _asked_in_talks(facts: Facts) -> float:
    """The highest limit somebody asks for in talks; it does not bind."""
    asked = [row.get("requested_limit") for row in facts.rows("contracts")]
    return max((float(limit) for limit in asked if isinstance(limit, (int, float))), default=0.0)


def market_floor(facts: Facts, book: CoverageRulebook) -> tuple[str, float]:
    """LIM-6: segment and size of the smallest policy usually sold to such a firm."""
    market = book.floor.market(facts.word("home_country"))
    open_rows = [(row, truth(row.test, facts)) for row in book.floor.rows if truth(row.unless, facts) is not True]
    rows = [row for row, holds in open_rows if holds] or [row for row, holds in open_rows if holds is None]
    rows = rows or list(book.floor.rows)
    highest = max(row.amounts[market] for row in rows)
    return next((row.segment, highest) for row in reversed(rows) if row.amounts[market] == highest)


def shared_event(facts: Facts, book: CoverageRulebook) -> float | None:
    """LIM-7: one mistake that reaches a share of the customers; None without privileged access to their systems."""
    customers = facts.number("business_customers")
    if not facts.flag("has_admin_access") or customers is None:
        return None
    return book.limits.shared_event_share * customers * facts.amount("loss_per_customer")


def _half_floor(facts: Facts, segment: str, floor: float, book: CoverageRulebook) -> float:
    if segment == "tech_micro":
        return book.floor.half_micro_technology
    return min(floor, book.floor.half_technology if facts.flag("is_technology_firm") else book.floor.half)


def _cautious(recommended: float, losses: LossPicture, ladder: Sequence[float]) -> float:
    """The next step, or what the most extreme figures of the model take."""
    following = next((step for step in ladder if step > recommended), ladder[-1])
    return max(following, up(as_stated(max(losses.incident.p99, losses.annual.p99_8)), ladder))


# ----------------------------------------------------------------------------------------------------- words
@dataclass(frozen=True)
class Chosen:
    """What was chosen: the deciding rule, the need by the model alone, the limit."""

    binding: str
    need: float
    limit: float


def _drivers(
    amounts: dict[str, float | None], losses: LossPicture, party: str, chosen: Chosen, facts: Facts
) -> tuple[LimitDriver, ...]:
    """The sentence of a driver says that it decided only where it did."""
    def money(rule: str, *, modelled: bool = True) -> Amount:
        return Amount(amounts[rule] or 0.0, modelled)

    serious: dict[str, Amount] = {"serious": Amount(losses.incident.p95, True)}
    floor = LimitDriver("LIM-6", amounts["LIM-6"], "lim.floor_size", {"floor": money("LIM-6", modelled=False)})
    if chosen.binding == "LIM-6":
        floor = LimitDriver("LIM-6", amounts["LIM-6"], "lim.floor",
                            {"need": Amount(chosen.need, True), "limit": Amount(chosen.limit)})
    decided = chosen.binding == "LIM-1"
    return (
        LimitDriver("LIM-1", amounts["LIM-1"], "lim.serious" if decided else "lim.serious_size",
                    {**serious, "limit": Amount(chosen.limit)} if decided else {**serious, "counted": money("LIM-1")}),
        LimitDriver("LIM-2", amounts["LIM-2"], "lim.tail", {"tail": money("LIM-2")}),
        LimitDriver("LIM-3", amounts["LIM-3"], "lim.records", {"records_cost": money("LIM-3")}),
        LimitDriver("LIM-4", amounts["LIM-4"], "lim.downtime", {"downtime": money("LIM-4")}),
        LimitDriver("LIM-5", amounts["LIM-5"], "lim.contract",
                    {"customer": party, "limit": money("LIM-5", modelled=False)}),
        floor,
        LimitDriver("LIM-7", amounts["LIM-7"], "lim.spread",
                    {"customers": round(facts.amount("business_customers")), "spread": money("LIM-7")}),
    )


def limit_reasons(
    facts: Facts, sizes: LimitSizes, book: CoverageRulebook, held: float | None
) -> tuple[Reason, ...]:
    """The deciding driver first, then the others that apply, then what contracts and today's limit add."""
    ordered = [sizes.binding_driver, *(d for d in sizes.drivers if d.amount is not None and d.rule != sizes.binding)]
    reasons = [
        Reason(d.rule, _inputs(d, facts, sizes, book), sizes.recommended, d.text, d.slots) for d in ordered
    ]
    if sizes.wanted_by_contract > book.limits.large_contract:
        wanted = sizes.wanted_by_contract
        reasons.append(Reason("LIM-10", {"contract": wanted}, sizes.recommended, "lim.large_contract",
                              {"wanted": Amount(wanted), "limit": Amount(sizes.recommended)}))
    if held is not None and held > sizes.recommended:
        following = next((s for s in book.limits.ladder if s > sizes.recommended), sizes.recommended)
        if held <= following:
            reasons.append(Reason("LIM-11", {"held": held}, held, "lim.keep", {"held": Amount(held)}))
    return tuple(reasons)


def _inputs(driver: LimitDriver, facts: Facts, sizes: LimitSizes, book: CoverageRulebook) -> dict[str, object]:
    """The figure of a driver, whether it decided, and the facts it was worked out from."""
    inputs: dict[str, object] = {"amount": driver.amount, "decides": driver.rule == sizes.binding}
    if driver.rule == "LIM-6":
        inputs |= {"segment": sizes.segment, "need": sizes.need}
    if driver.rule == "LIM-5":
        return {**inputs, "customer": driver.slots["customer"]}
    return inputs | fact_inputs(facts, driver_facts(driver.rule, book))
