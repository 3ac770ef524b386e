"""How sure the advice is: what was assumed, what is still open, and the points it costs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.conditions import names
from advisor_app.domain.coverage.advice import Insurability
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import BANDS_OF, FACTS, UNKNOWN

PER_BINDING_FACT: Final = 4
PER_OTHER_FACT: Final = 2
PER_CONTROL: Final = 3
FOR_ESTIMATES: Final = 5
FIRM_FROM: Final = 80
FAIR_FROM: Final = 60
# Worked out from other facts, which are counted themselves; knowing them would not settle anything.
_WORKED_OUT: Final = frozenset({"daily_gross_margin", "currency", "legal_name", "trading_names"})
_SIMULATED: Final = ("revenue", "staff", "sector", "records_total", "it_dependence", "gross_margin", "payment_size")
_ESTIMATED: Final = ("revenue", "records_total")


@dataclass(frozen=True)
class Confidence:
    """points: 0 to 100; level: firm, fair or provisional. assumptions: facts whose default was used."""

    points: int
    level: str
    assumptions: tuple[str, ...]


def driver_facts(rule: str, book: CoverageRulebook) -> frozenset[str]:
    """The facts that a driver of the limit rests on."""
    if rule in ("LIM-1", "LIM-2"):
        return frozenset(_SIMULATED)
    return {
        "LIM-3": frozenset({"staff", *book.records.unit}),
        "LIM-4": frozenset({"revenue", "gross_margin", "it_dependence", "downtime_tolerance", "peak_factor", "staff"}),
        "LIM-5": frozenset({"contracts"}),
        "LIM-6": frozenset().union(*(names(row.test) | names(row.unless) for row in book.floor.rows)),
        "LIM-7": frozenset({"has_admin_access", "business_customers", "loss_per_customer"}),
    }[rule]


def confidence(
    facts: Facts,
    assumed: Collection[str],
    open_facts: Collection[str],
    binding: str,
    book: CoverageRulebook,
    seen: Insurability,
) -> Confidence:
    """The points left of a hundred. assumed, open_facts: as the rules of cover used them."""
    assumptions = tuple(name for name in assumed if name not in _WORKED_OUT and name not in facts.not_applicable)
    missing = dict.fromkeys((*assumptions, *open_facts))
    of_driver = driver_facts(binding, book)
    points = 100 - sum(_costs(missing, of_driver, facts).values())
    points -= PER_CONTROL * sum(mark.mark != "rare" and mark.status == "unknown" for mark in seen.marks)
    if any(_is_estimate(facts, name) for name in _ESTIMATED):
        points -= FOR_ESTIMATES
    points = max(0, points)
    level = "firm" if points >= FIRM_FROM else "fair" if points >= FAIR_FROM else "provisional"
    return Confidence(points, level, assumptions)


def _costs(missing: Collection[str], of_driver: Collection[str], facts: Facts) -> dict[str, int]:
    """Points for each fact nobody could say, and one deduction, the dearest, for each page that was not asked in full.

    Counted fact by fact, an assessment whose every question is answered would lose nearly all its points to the
    optional details of a few pages.
    """
    costs: dict[str, int] = {}
    for name in missing:
        single = name not in FACTS or facts.stated(name) is UNKNOWN
        key = name if single else FACTS[name].asked_by
        costs[key] = max(costs.get(key, 0), PER_BINDING_FACT if name in of_driver else PER_OTHER_FACT)
    return costs


def _is_estimate(facts: Facts, name: str) -> bool:
    """Whether a number was given as a band, or not at all."""
    stated = facts.stated(name)
    return stated is None or stated is UNKNOWN or (isinstance(stated, str) and stated in BANDS_OF[name])
