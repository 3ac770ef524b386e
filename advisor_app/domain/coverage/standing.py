"""How what is held today stands against what is recommended, in one word for tables and charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from advisor_app.domain.coverage.advice import Gap, PartAdvice
from advisor_app.domain.coverage.held import HeldPart
from advisor_app.domain.coverage.sublimits import PartSize

STANDINGS: Final = ("missing", "low", "ask", "enough", "met", "elsewhere")
_LIMIT_GAPS: Final = ("G05", "G06")


def part_standing(held: HeldPart, size: PartSize, unmodelled_share: float) -> str:
    """One part.

    met: the recommended size or more, or no size is recommended. enough: less, but it pays nine of ten of its losses
    (or a fair share of the size where nothing is modelled). low: less than that. elsewhere: another kind of policy pays
    enough. ask: nobody knows. missing: not paid.
    """
    if held.status == "unknown" or (held.status == "elsewhere" and held.policy is None):
        return "ask"
    if not held.pays:
        return "missing"
    if size.limit is None or held.limit is None or held.limit >= size.limit:
        return "elsewhere" if held.status == "elsewhere" else "met"
    return "enough" if held.limit >= least_size(size, unmodelled_share) else "low"


def least_size(size: PartSize, unmodelled_share: float) -> float:
    """The smallest size of a part that is no gap; 0 where no size is recommended."""
    if size.limit is None:
        return 0.0
    least = size.poor_below if size.poor_below is not None else unmodelled_share * size.limit
    return min(least, size.limit)


def limit_standing(answered: bool, covered: bool, held: float | None, wanted: float, gaps: Iterable[Gap]) -> str:
    """The limit of the policy. answered: whether anybody was asked about policies; covered: whether one is held.

    enough: less than the recommended step, yet no rule finds it short, such as a limit that meets the contract.
    """
    if not answered or (covered and held is None):
        return "ask"
    if held is None:
        return "missing"
    if held >= wanted:
        return "met"
    short = any(gap.id in _LIMIT_GAPS or gap.text.startswith("gap.G09_limit") for gap in gaps)
    return "low" if short else "enough"


def with_limit(part: PartAdvice, of_limit: str, held: float | None) -> str:
    """A part that pays up to the whole limit, as it should, is as short as that limit. held: the limit."""
    whole = part.full_limit and part.held_limit is not None and held is not None and part.held_limit >= held
    return "low" if whole and part.standing == "enough" and of_limit == "low" else part.standing
