"""How what is held today stands against what is recommended, in one word for tables and charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from advisor_app.domain.coverage.advice import Gap, PartAdvice
from advisor_app.domain.coverage.held import HeldPart

STANDINGS: Final = ("missing", "low", "ask", "enough", "met", "elsewhere")
_LIMIT_GAPS: Final = ("G05", "G06")


def part_standing(held: HeldPart, limit: float | None, poor_below: float | None, unmodelled_share: float) -> str:
    """One part. limit: its recommended size; poor_below: what nine of ten of its losses take, None if not modelled.

    met: the recommended size or more, or no size is recommended. enough: less, but it pays nine of ten of its losses
    (or a fair share of the size where nothing is modelled). low: less than that. elsewhere: another kind of policy pays
    enough. ask: nobody knows. missing: not paid.
    """
    if held.status == "unknown" or (held.status == "elsewhere" and held.policy is None):
        return "ask"
    if not held.pays:
        return "missing"
    if limit is None or held.limit is None or held.limit >= limit:
        return "elsewhere" if held.status == "elsewhere" else "met"
    least = poor_below if poor_below is not None else unmodelled_share * limit
    return "enough" if held.limit >= min(least, limit) else "low"


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
