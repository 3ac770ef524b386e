"""What the gap rules look at, and how a gap is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.coverage.advice import Gap, Insurability, Listed, PartAdvice, Programme, Slot
from advisor_app.domain.coverage.held import HeldPart, current, main_policy
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import CoverTerms, LossPicture
from advisor_app.domain.policies import Policy

COVER_SHAPES: Final = ("cyber_sa", "tech_combo", "addon")
NOT_PAID: Final = ("excluded", "not_mentioned")


@dataclass(frozen=True)
class GapInputs:
    """What the gap rules look at. terms_today: the policies in force as one programme; kept_today: mean kept a year.
    quotes: those on the table."""

    facts: Facts
    losses: LossPicture
    book: CoverageRulebook
    parts: tuple[PartAdvice, ...]
    held: Mapping[str, HeldPart]
    programme: Programme
    seen: Insurability
    terms_today: CoverTerms | None
    kept_today: float
    today: date | None
    quotes: tuple[Policy, ...] = ()

    @property
    def policies(self) -> tuple[Policy, ...]:
        return current(self.facts.policies)

    @property
    def lead(self) -> Policy | None:
        return main_policy(self.facts.policies, self.book)

    @property
    def covered(self) -> bool:
        """Whether there is any policy of a shape that covers cyber losses."""
        return any(policy.shape in COVER_SHAPES for policy in self.policies)

    def part(self, part: str) -> PartAdvice:
        return next(row for row in self.parts if row.id == part)

    @property
    def essential(self) -> tuple[PartAdvice, ...]:
        return tuple(row for row in self.parts if row.priority == "essential")


def gap(
    rule: str, severity: str, found: object, wanted: object, slots: Mapping[str, Slot], *, part: str = "",
    term: str = "", effect: float | None = None, policy: Policy | None = None,
) -> Gap:
    """A gap with the texts of its rule: what it means and what to do."""
    about = "" if policy is None else policy.id or policy.shape
    return Gap(rule, severity, part, found, wanted, f"gap.{rule}.text", slots, term, f"gap.{rule}.ask", effect,
               policy=about)


def named(part: str) -> dict[str, Slot]:
    return {"part": Listed("parts", (part,))}
