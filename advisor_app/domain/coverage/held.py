"""What the policies of today give: per part, in money terms, and as one programme for the simulation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.losses.picture import CoverTerms
from advisor_app.domain.policies import PartHeld, Policy

_PAYS = ("included", "sublimit")
# Best first: what is known to pay, then what somebody says is elsewhere, what is unclear, and what does not pay.
_ORDER = ("included", "sublimit", "elsewhere", "unknown", "not_mentioned", "excluded")
_OWN = ("cyber", "technology")
_INCOME_PARTS = ("bi", "dep_bi", "sys_fail")
_NEVER_COUNTED = "reg_fines"


@dataclass(frozen=True)
class HeldPart:
    """How a part is held today.

    status: one of PART_STATUSES; `elsewhere` if only a neighbouring policy (crime, professional ...) pays it.
    limit: what it pays up to, None where nobody knows. policy: the one that gives it. only_certificate: nothing but
    the small cover that comes with a certificate.
    """

    part: str
    status: str
    limit: float | None = None
    policy: Policy | None = None
    only_certificate: bool = False

    @property
    def pays(self) -> bool:
        return self.status in _PAYS or (self.status == "elsewhere" and self.policy is not None)


def current(policies: Iterable[Policy] | None) -> tuple[Policy, ...]:
    """The policies in force."""
    return tuple(policy for policy in policies or () if policy.kind == "current")


def policy_limit(policy: Policy) -> float | None:
    """Its limit for one event; the aggregate where that is all that is known."""
    return policy.limit.aggregate if policy.limit.each is None else policy.limit.each


def main_policy(policies: Iterable[Policy] | None, book: CoverageRulebook) -> Policy | None:
    """The cyber policy in force, the one with the highest limit where there are several."""
    own = [p for p in current(policies) if book.shape_index[p.shape].family == "cyber"]
    return max(own, key=lambda policy: policy_limit(policy) or 0.0, default=None)


def held_parts(policies: Iterable[Policy] | None, book: CoverageRulebook) -> Mapping[str, HeldPart]:
    """Every part as the policies in force treat it. Without an answer about policies every part is unknown."""
    if policies is None:
        return {rule.id: HeldPart(rule.id, "unknown") for rule in book.parts}
    in_force = current(policies)
    return {rule.id: _held(rule.id, in_force, book) for rule in book.parts}


def _held(part: str, in_force: tuple[Policy, ...], book: CoverageRulebook) -> HeldPart:
    found = [row for row in (in_policy(part, policy, book) for policy in in_force) if row is not None]
    real = [row for row in found if not row.only_certificate]
    if not real:
        in_certificate = any(row.pays for row in found)
        return HeldPart(part, "not_mentioned", only_certificate=in_certificate)
    return min(real, key=lambda row: (_ORDER.index(row.status), -(row.limit or 0.0)))


def in_policy(part: str, policy: Policy, book: CoverageRulebook) -> HeldPart | None:
    """How one policy treats a part; None where its shape has nothing to do with it."""
    shape = book.shape_index[policy.shape]
    row = next((row for row in policy.parts if row.id == part), None)
    limit = policy_limit(policy)
    if row is None:
        if part in shape.inherent:
            return HeldPart(part, "included" if shape.family in _OWN else "elsewhere", limit, policy)
        if part in shape.may_hold:
            return HeldPart(part, "unknown", limit, policy)
        return HeldPart(part, "not_mentioned", None, policy) if shape.family in _OWN else None
    status = row.status
    if status == "not_mentioned" and part in shape.may_hold:
        status = "unknown"
    if shape.family == "certificate":
        return HeldPart(part, status, _row_limit(row, limit), policy, only_certificate=True)
    if shape.family == "neighbour" and status in _PAYS:
        status = "elsewhere"
    elsewhere_only = row.status == "elsewhere"
    return HeldPart(part, status, _row_limit(row, limit), None if elsewhere_only else policy)


def _row_limit(row: PartHeld, limit: float | None) -> float | None:
    if row.sublimit is None:
        return limit if row.status in ("included", "unknown", "elsewhere") else None
    return row.sublimit if limit is None or row.in_addition else min(row.sublimit, limit)


# --------------------------------------------------------------------------------------------- for the simulation
def terms_in_force(policies: Iterable[Policy] | None, book: CoverageRulebook) -> CoverTerms | None:
    """The policies in force as one programme; None where they pay nothing that is modelled.

    Cautious where nobody knows: a part that is unclear pays half, an unknown limit is the lowest step of the ladder.
    Cover that comes with a certificate and fines count as nothing.
    """
    in_force = current(policies)
    held = held_parts(in_force, book)
    fed = [rule.id for rule in book.parts if rule.feeds]
    paying = {part: held[part] for part in fed if part != _NEVER_COUNTED and _counts(held[part])}
    if not paying:
        return None
    lowest = book.limits.ladder[0]
    limits = {part: lowest if row.limit is None else row.limit for part, row in paying.items()}
    limit = max(limits.values())
    lead = main_policy(in_force, book) or next(row.policy for row in paying.values() if row.policy is not None)
    waiting = lead.waiting_hours
    return CoverTerms(
        limit=limit,
        aggregate=lead.limit.aggregate if policy_limit(lead) == limit else None,
        retention=book.retention.unknown_retention if lead.retention.default is None else lead.retention.default,
        sublimits={part: amount for part, amount in limits.items() if amount < limit},
        waiting_hours={p: waiting.get(p, book.retention.unknown_waiting) for p in _INCOME_PARTS if p in paying},
        coinsurance=_coinsurance(paying, lead, book),
        excluded=frozenset(part for part in fed if part not in paying),
    )


def _counts(row: HeldPart) -> bool:
    return row.policy is not None and (row.pays or row.status == "unknown")


def _coinsurance(paying: Mapping[str, HeldPart], lead: Policy, book: CoverageRulebook) -> dict[str, float]:
    shares: dict[str, float] = {}
    for part, row in paying.items():
        policy = row.policy or lead
        share = policy.coinsurance_by_part.get(part, policy.coinsurance_default)
        if row.status == "unknown":
            share = max(share, book.retention.unknown_share)
        if share > 0:
            shares[part] = share
    return shares
