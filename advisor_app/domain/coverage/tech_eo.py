"""Technology errors and omissions: the need, one limit or two, how far back it reaches, which services to name."""

from __future__ import annotations

import re
from datetime import date

from advisor_app.domain.conditions import truth
from advisor_app.domain.coverage.limits import LimitSizes, as_stated, up
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.policies import Policy

# A line of income from this share on must be named in the policy's description of services.
NAMED_FROM = 0.05
_CLAIM_PARTS = ("techeo", "civil", "defence")
CONTRACT_TEXTS = (
    "contract.cap", "contract.no_agreed_damages", "contract.mutual", "contract.customer_cover", "contract.description",
)


def technology_need(losses: LossPicture, limits: LimitSizes, book: CoverageRulebook) -> float:
    """What a claim over the firm's technology may take: the model with a margin, contracts, one mistake that reaches
    many customers, the market's floor; on the ladder of limits."""
    claims = as_stated(book.limits.serious_factor * losses.events.combined_p95(_CLAIM_PARTS))
    return up(max(claims, limits.amount("LIM-5"), limits.amount("LIM-7"), limits.floor), book.limits.ladder)


def needs_two_limits(need: float, limits: LimitSizes) -> bool:
    """Whether claims over technology and cyber losses would each use up half of one shared limit."""
    half = limits.recommended / 2
    return need >= half and limits.cyber_need >= half


def first_service(facts: Facts, policy: Policy | None = None) -> date | None:
    """The day cover must reach back to: start of the oldest service still used, else of continuous cover."""
    start = facts.word("oldest_service_start")
    if start:
        return date.fromisoformat(start)
    return None if policy is None else policy.continuity_date


def unnamed_services(facts: Facts, described: str) -> tuple[str, ...]:
    """Lines of income that a policy's description of services does not name; empty while there is no description.

    A line is named if every longer word of its name stands in the description.
    """
    if not described.strip():
        return ()
    known = set(_words(described))
    return tuple(
        str(row["name"]) for row in facts.rows("revenue_lines")
        if _matters(row["share"]) and not set(_words(str(row["name"]))) <= known
    )


def _matters(share: object) -> bool:
    """A line of unknown share counts: leaving it out would be a guess."""
    return not isinstance(share, (int, float)) or share >= NAMED_FROM


def _words(text: str) -> list[str]:
    return [word.rstrip("s") for word in re.findall(r"\w{3,}", text.casefold()) if word not in ("and", "the", "for")]


def technology_types(facts: Facts, book: CoverageRulebook) -> tuple[str, ...]:
    """The kinds of technology firm this one is, for the words its services definition should have."""
    return _kinds(facts, book, asked=False)


def technology_to_ask(facts: Facts, book: CoverageRulebook) -> tuple[str, ...]:
    """The kinds that no fact tells, to be asked about."""
    return _kinds(facts, book, asked=True)


def _kinds(facts: Facts, book: CoverageRulebook, *, asked: bool) -> tuple[str, ...]:
    if not facts.flag("sells_technology"):
        return ()
    return tuple(kind.id for kind in book.technology if kind.ask == asked and truth(kind.condition, facts) is True)
