"""Three options, lean, recommended and fuller: what each buys and what each leaves with the firm in a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.coverage.limits import LimitSizes
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.coverage.sublimits import PartSize
from advisor_app.domain.losses.picture import CoverTerms, LossEvents

_INCOME_PARTS: Final = ("bi", "dep_bi", "sys_fail")
_NEVER_COUNTED: Final = "reg_fines"
# Priorities that each option buys.
BUYS: Final[Mapping[str, tuple[str, ...]]] = {
    "lean": ("essential",), "recommended": ("essential", "advised"), "fuller": ("essential", "advised", "optional"),
}


@dataclass(frozen=True)
class Package:
    """One option. Money in major units of the client's currency.

    parts: bought, by id; left_out: wanted by the rules at any priority but not bought. chance_exceeded: of an incident
    that costs more than the limit. kept_mean, kept_bad: of a year, on average and in one year of two hundred.
    """

    name: str
    limit: float
    retention: float
    parts: tuple[str, ...]
    left_out: tuple[str, ...]
    chance_exceeded: float
    kept_mean: float
    kept_bad: float


@dataclass(frozen=True)
class Buying:
    """What a programme of some size is made of: priority and size of each part, the first share, the waiting hours."""

    levels: Mapping[str, str]
    sizes: Mapping[str, PartSize]
    retention: float
    waiting_hours: int


def bought_terms(buying: Buying, priorities: tuple[str, ...], limit: float, book: CoverageRulebook) -> CoverTerms:
    """The programme as the simulation reads it. Parts of other priorities pay nothing, and fines are never counted."""
    bought = {part for part, level in buying.levels.items() if level in priorities} - {_NEVER_COUNTED}
    return CoverTerms(
        limit=limit,
        aggregate=limit,
        retention=buying.retention,
        sublimits={
            part: size.limit for part, size in buying.sizes.items()
            if part in bought and size.limit is not None and not size.full and size.limit < limit
        },
        waiting_hours={p: float(buying.waiting_hours) for p in _INCOME_PARTS if p in bought},
        excluded=frozenset(rule.id for rule in book.parts if rule.feeds and rule.id not in bought),
    )


def packages(
    events: LossEvents, buying: Buying, limits: LimitSizes, ceiling: float, book: CoverageRulebook
) -> tuple[Package, ...]:
    """Lean: essential parts, the smallest limit, the largest first share that can be borne. Recommended: as advised.
    Fuller: every part that is not unneeded, with the cautious limit."""
    shapes = {
        "lean": (limits.basic, max(ceiling, buying.retention)), "recommended": (limits.recommended, buying.retention),
        "fuller": (limits.cautious, buying.retention),
    }
    return tuple(_package(name, limit, retention, events, buying, book) for name, (limit, retention) in shapes.items())


def _package(
    name: str, limit: float, retention: float, events: LossEvents, buying: Buying, book: CoverageRulebook
) -> Package:
    own = Buying(buying.levels, buying.sizes, retention, buying.waiting_hours)
    kept = events.retained(bought_terms(own, BUYS[name], limit, book))
    wanted = [part for part, level in buying.levels.items() if level != "not_needed"]
    return Package(
        name, limit, retention,
        tuple(part for part in wanted if buying.levels[part] in BUYS[name]),
        tuple(part for part in wanted if buying.levels[part] not in BUYS[name]),
        events.incident_exceeds(limit), kept.mean, kept.p99_5,
    )
