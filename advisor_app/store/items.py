"""How the records kept beside the answers are stored: each kind in one row of JSON text, money and times as elsewhere.

A record that a program with more entries has written is read without them; a missing entry has its default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from advisor_app.domain.claims_team import PARTNER_ROLES, TEAM_ROLES, Partner, Preparedness, TeamMember
from advisor_app.domain.contracts import Contract
from advisor_app.domain.incident_log import Incident, IncidentNotice, LogEntry
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.register import Decision, FindingNote, PlanItem
from advisor_app.store.json_text import amount, from_text, money, to_text
from advisor_app.store.mapping import time_from_text, time_to_text

R = TypeVar("R")


@dataclass(frozen=True)
class ItemKind(Generic[R]):
    """One kind of record. name: in the table. key: the field that identifies it. dates, times, money, moneys: fields
    of that form, moneys being maps of amounts. order: sorts a list of them. left_out: fields the table has itself."""

    name: str
    record: type[R]
    key: str = "id"
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    moneys: tuple[str, ...] = ()
    order: Callable[[R], Any] = lambda record: ()
    left_out: tuple[str, ...] = ()

    def key_of(self, record: R) -> str:
        return str(getattr(record, self.key))

    def to_text(self, record: R) -> str:
        """JSON of a record. Raises NotStorable for a value that would not come back equal."""
        currency = str(getattr(record, "currency", ""))
        return to_text({
            name: self._out(name, getattr(record, name), currency) for name in self._names() if name != self.key
        })

    def from_text(self, key: str, text: str, **more: object) -> R:
        """more: the fields that are left out of the text."""
        raw: Any = from_text(text)
        known = {name: self._in(name, raw[name]) for name in self._names() if name in raw}
        return self.record(**{**known, self.key: key, **more})

    def _names(self) -> tuple[str, ...]:
        return tuple(f.name for f in fields(self.record) if f.name not in self.left_out)  # type: ignore[arg-type]

    def _out(self, name: str, value: Any, currency: str) -> object:
        if name in self.money:
            return money(value, currency)
        if name in self.moneys:
            return {key: money(one, currency) for key, one in value.items()}
        if name in self.times and value is not None:
            return dict(zip(("utc", "offset"), time_to_text(value), strict=True))
        return value

    def _in(self, name: str, value: Any) -> object:
        if value is None:
            return None
        if name in self.money:
            return amount(value)
        if name in self.moneys:
            return {key: amount(one) for key, one in value.items()}
        if name in self.dates:
            return date.fromisoformat(value)
        return _time(value) if name in self.times else value


def _time(raw: Mapping[str, Any]) -> datetime:
    return time_from_text(raw["utc"], raw["offset"])


FINDING: Final = ItemKind("finding", FindingNote, "finding", dates=("due", "accepted_on"))
FIX: Final = ItemKind("fix", PlanItem, "fix", dates=("due",), money=("cost_first", "cost_yearly"))
DECISION: Final = ItemKind("decision", Decision, "item", dates=("chase", "on"))
OVERRIDE: Final = ItemKind("override", LossOverride, "parameter")

CONTRACT: Final = ItemKind(
    "contract", Contract, dates=("signed", "ends"), money=("liability_cap", "required_limit", "requested_limit"),
    moneys=("required_limits",), order=lambda contract: (contract.counterparty.casefold(), contract.id),
)
MEMBER: Final = ItemKind(
    "member", TeamMember, order=lambda member: (TEAM_ROLES.index(member.role), member.name.casefold(), member.id)
)
PARTNER: Final = ItemKind(
    "partner", Partner, dates=("last_verified",),
    order=lambda partner: (PARTNER_ROLES.index(partner.role), partner.firm.casefold(), partner.id),
)
INCIDENT: Final = ItemKind(
    "incident", Incident, times=("discovered", "happened", "people_told", "federal_report", "ransom_paid"),
    order=lambda incident: (-incident.discovered.timestamp(), incident.id),
)
NOTICE: Final = ItemKind(
    "notice", IncidentNotice, times=("due", "sent"),
    order=lambda notice: (notice.due is None, 0 if notice.due is None else notice.due.timestamp(), notice.id),
)
PREPARED: Final = ItemKind("prepared", Preparedness, "client", dates=("tested_on", "briefed_on"))
ENTRY: Final = ItemKind(
    "entry", LogEntry, dates=("paid_on",), times=("at",), money=("amount",),
    left_out=("incident", "written", "who"),
)
