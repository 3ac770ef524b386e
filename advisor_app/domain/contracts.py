"""The register of contracts: what a firm has promised its customers, lenders and landlords about limits and notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from advisor_app.domain.profile_lists import CONTRACT_KINDS
from advisor_app.domain.record_checks import RecordError, require_amount, require_choice
from advisor_app.domain.vocabulary import COVERAGE_PARTS

CONTRACT_ROLES: Final = ("controller", "processor", "both", "none", "unknown")
INDEMNITIES: Final = ("none", "mutual", "given", "uncapped", "unknown")
# What the register and the rows of the fact `contracts` have in common, by the same names.
_SHARED: Final = (
    "kind", "required_limit", "requested_limit", "additional_insured", "waiver_of_subrogation", "uncapped_liability",
    "agreed_damages", "notice_hours", "liability_cap", "requires_rated_insurer",
)


@dataclass(frozen=True)
class Contract:
    """One contract. Anything nobody has looked up is None or `unknown`; amounts in major units of `currency` (empty:
    the client's).

    kind: of CONTRACT_KINDS. role: of the firm over the data under it. liability_cap: most it can be made to pay.
    indemnity: given by the firm, of INDEMNITIES. required_limit: of the whole policy, required_limits: of single
    parts. requested_limit: asked for in talks, binds nobody. notice_hours: to tell the other side of an incident.
    """

    id: str
    counterparty: str
    kind: str = "customer"
    role: str = "unknown"
    currency: str = ""
    liability_cap: float | None = None
    uncapped_liability: bool | None = None
    indemnity: str = "unknown"
    indemnity_text: str = ""
    required_limit: float | None = None
    requested_limit: float | None = None
    required_limits: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    required_parts: tuple[str, ...] = ()
    additional_insured: bool | None = None
    waiver_of_subrogation: bool | None = None
    agreed_damages: bool | None = None
    requires_rated_insurer: bool | None = None
    notice_hours: float | None = None
    signed: date | None = None
    ends: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not self.counterparty.strip():
            raise RecordError("A contract needs the name of the other side; enter it.")
        require_choice(self.kind, CONTRACT_KINDS, "The kind of contract")
        require_choice(self.role, CONTRACT_ROLES, "The role")
        require_choice(self.indemnity, INDEMNITIES, "The indemnity")
        for part in (*self.required_parts, *self.required_limits):
            require_choice(part, COVERAGE_PARTS, "The part")
        for amount in (self.liability_cap, self.required_limit, self.requested_limit, *self.required_limits.values()):
            require_amount(amount, "An amount of the contract")
        require_amount(self.notice_hours, "The time to give notice")

    def row(self) -> Mapping[str, object]:
        """The contract as a row of the fact `contracts`; what is not known is left out. A policy has to reach as far as
        the largest limit that is required, of the whole or of a part."""
        parts = tuple(part for part in COVERAGE_PARTS if part in {*self.required_parts, *self.required_limits})
        known = {name: getattr(self, name) for name in _SHARED if getattr(self, name) is not None}
        limits = [limit for limit in (self.required_limit, *self.required_limits.values()) if limit is not None]
        if limits:
            known["required_limit"] = max(limits)
        return {"party": self.counterparty, **known, **({"required_parts": parts} if parts else {})}


def contract_rows(
    contracts: Iterable[Contract], rows: Iterable[Mapping[str, object]]
) -> tuple[Mapping[str, object], ...]:
    """The rows of the fact `contracts` brought up to the register: a row with the same other side is replaced, every
    other one stays where it is, and contracts without a row come last."""
    waiting: dict[str, list[Contract]] = {}
    for contract in contracts:
        waiting.setdefault(_party(contract.counterparty), []).append(contract)
    merged: list[Mapping[str, object]] = []
    for row in rows:
        same = waiting.get(_party(str(row.get("party", ""))))
        if same is None:
            merged.append(row)
        elif same:
            merged += [contract.row() for contract in same]
            same.clear()
    return (*merged, *(contract.row() for rest in waiting.values() for contract in rest))


def _party(name: str) -> str:
    return " ".join(name.split()).casefold()
