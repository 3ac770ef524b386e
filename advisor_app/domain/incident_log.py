"""The incident log, which is also the claim file: what happened, what was done, said and spent, and who was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from advisor_app.domain.deadlines import Breach, BreachError
from advisor_app.domain.record_checks import RecordError, require_amount, require_choice, require_offset

BRANCHES: Final = (
    "money_diverted", "ransomware", "mailbox_broken_into", "data_sent_to_wrong_person", "lost_device",
    "supplier_down_or_breached", "customer_alleges_our_error", "regulator_letter", "card_data", "rogue_employee",
    "other",
)
INCIDENT_STATUSES: Final = ("open", "closed")
ENTRY_KINDS: Final = (
    "note", "action", "decision", "consent", "correspondence", "statement", "cost", "hours", "payment", "lesson",
)


@dataclass(frozen=True)
class Incident:
    """One incident of a client. Times carry their offset.

    discovered: when the firm knew, the start of most clocks. happened: when it began, None while nobody knows. kind:
    of BRANCHES. people, elements, encrypted, key_taken, role, no_harm, people_told, federal_report, ransom_paid: as in
    a Breach. claim_number: the insurer's.
    """

    id: str
    title: str
    discovered: datetime
    kind: str = "other"
    happened: datetime | None = None
    description: str = ""
    people: Mapping[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
    elements: tuple[str, ...] = ()
    encrypted: bool = False
    key_taken: bool = False
    role: str = "controller"
    no_harm: bool = False
    people_told: datetime | None = None
    federal_report: datetime | None = None
    ransom_paid: datetime | None = None
    claim_number: str = ""
    status: str = "open"

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise RecordError("An incident needs a short name; enter it.")
        require_choice(self.kind, BRANCHES, "The kind of incident")
        require_choice(self.status, INCIDENT_STATUSES, "The status")
        require_offset(self.discovered, "The time it was discovered")
        require_offset(self.happened, "The time it happened")
        if self.happened is not None and self.happened > self.discovered:
            raise RecordError("An incident cannot be discovered before it happened; look at both times.")
        try:
            self.breach()
        except BreachError as error:
            raise RecordError(str(error)) from error

    def breach(self) -> Breach:
        """What the notice deadlines are worked out from; without any kind of data named, it may be any."""
        return Breach(
            self.discovered, self.people, frozenset(self.elements or ("unknown",)), self.encrypted, self.key_taken,
            self.role, self.no_harm, self.people_told, self.federal_report, self.ransom_paid,
        )


@dataclass(frozen=True)
class LogEntry:
    """One line of the log. It is never changed: a correction is a new entry, and `corrects` is the id of the old one.

    at: when it happened. actor: who did or said it. amount, supplier, invoice, approved_by, paid_on: of a cost or a
    payment, in major units of `currency` (empty: the client's). hours: worked. written, who: when it was entered and
    by whom; the store fills them.
    """

    id: str
    incident: str
    at: datetime
    kind: str
    text: str
    actor: str = ""
    amount: float | None = None
    currency: str = ""
    supplier: str = ""
    invoice: str = ""
    approved_by: str = ""
    paid_on: date | None = None
    hours: float | None = None
    corrects: str | None = None
    written: datetime | None = None
    who: str = ""

    def __post_init__(self) -> None:
        require_choice(self.kind, ENTRY_KINDS, "The kind of entry")
        require_offset(self.at, "The time of an entry")
        require_amount(self.amount, "The amount")
        require_amount(self.hours, "The number of hours")
        if not self.text.strip():
            raise RecordError("An entry needs words that say what happened; enter them.")
        if self.kind in ("cost", "payment") and self.amount is None:
            raise RecordError("A cost or a payment needs its amount; enter it.")
        if self.kind == "hours" and self.hours is None:
            raise RecordError("An entry of hours needs their number; enter it.")


@dataclass(frozen=True)
class IncidentNotice:
    """Someone who is to be told, or was. duty: id of the law or of the duty it rests on. to: who by kind, recipient:
    who by name. due: None where the wording alone says how fast. how: the way it was sent; proof: what shows it."""

    id: str
    incident: str
    duty: str
    to: str
    recipient: str = ""
    wording: str = ""
    due: datetime | None = None
    sent: datetime | None = None
    how: str = ""
    proof: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not (self.recipient or self.to).strip():
            raise RecordError("A notice needs who is told; enter it.")
        require_offset(self.due, "The deadline of a notice")
        require_offset(self.sent, "The time a notice was sent")
