"""What the vault keeps, as plain records: the practice, its clients, their assessments and the issued documents.

Ids are random and made before a record is stored, so that storing the same record twice is harmless. Times carry
their offset; order is always by sequence numbers, never by the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.policies import Advisor, Policy
from advisor_app.domain.profile import ClientProfile

ASSESSMENT_STATUSES: Final = ("in_progress", "finished")
WORDINGS: Final = ("owner", "technical")
DOCUMENT_KINDS: Final = (
    "letter", "report", "summary", "actions", "card", "deadlines", "proposal", "declination",
)


@dataclass(frozen=True)
class PracticeRecord:
    """Whose vault this is. region: ISO 3166 code of the country (or US state) the practice works in, or empty."""

    name: str
    advisor: Advisor = field(default_factory=Advisor)
    region: str = ""


@dataclass(frozen=True)
class ClientRecord:
    """One firm. name is its fact client_name. reference: the advisor's own file number. profile: facts known of it
    outside any assessment; they are copied into each assessment that starts."""

    id: str
    name: str
    reference: str
    profile: ClientProfile
    created: datetime
    changed: datetime
    deleted: bool = False


@dataclass(frozen=True)
class AssessmentRecord:
    """One assessment, pinned to the content pack and the seed it started with.

    status: in_progress or finished. place: question id it reopens at, or None. answered: answers with a value. later:
    sections put off to another sitting. wording: of the questions, owner or technical.
    """

    id: str
    client: str
    depth: str
    pack_id: str
    pack_version: str
    date: date
    status: str
    place: str | None
    seed: int
    started: datetime
    changed: datetime
    answered: int = 0
    later: tuple[str, ...] = ()
    wording: str = "owner"


@dataclass(frozen=True)
class PackPin:
    """Where an assessment goes when it is put on another content pack. answers: all of them, under the ids of that
    pack. swaps: ids of questions that changed, each for the other. place: question id it reopens at, or None."""

    pack_id: str
    version: str
    answers: AnswerSheet
    swaps: Mapping[str, str]
    place: str | None


@dataclass(frozen=True)
class ClientSummary:
    """One line of the client list. sector and country as the newest assessment knows them, else empty."""

    id: str
    name: str
    reference: str
    sector: str
    country: str
    changed: datetime
    deleted: bool
    assessment: AssessmentRecord | None


@dataclass(frozen=True)
class StoredAssessment:
    """Everything of one assessment that a case is made of. policies: None while nobody was asked."""

    record: AssessmentRecord
    client: ClientRecord
    profile: ClientProfile
    answers: AnswerSheet
    policies: tuple[Policy, ...] | None
    quotes: tuple[Policy, ...]


@dataclass(frozen=True)
class DocumentRecord:
    """One issued document. number: running number within the practice. version: counted for each kind of an
    assessment, from 1. sha256: of the bytes, as hex digits. size: in bytes."""

    id: str
    client: str
    assessment: str
    kind: str
    date: date
    number: int
    version: int
    sha256: str
    size: int
    issued: datetime


@dataclass(frozen=True)
class ChangeRecord:
    """One change that was saved. subject: `answer:AC-01`, `fact:staff`, `policies`, `quotes`, `finding:AC-01`,
    `contract:<id>` and the like. old and new: plain JSON values, None for not there. assessment: None for what is of
    the client itself."""

    sequence: int
    id: str
    client: str
    assessment: str | None
    who: str
    when: datetime
    subject: str
    old: object
    new: object


@dataclass(frozen=True)
class Erasure:
    """All that is kept of a client whose data was erased: a number to answer questions with, and the day."""

    reference: str
    on: date


@dataclass(frozen=True)
class BackupRecord:
    """One verified backup. name: of its folder. sequence: decides age. reason: why it was made. schema: number of the
    file format. change: the change number it holds. size: bytes of its database."""

    name: str
    sequence: int
    made: datetime
    reason: str
    schema: int
    change: int
    size: int


@dataclass(frozen=True)
class OpeningReport:
    """What was noticed when a vault was opened.

    opened_with: passphrase or recovery. unclean: the last session did not end by closing. last_change: time of the
    newest saved change. older_than_noted: changes that had been saved are missing, a backup may hold them.
    keys_from: main, copy or the name of the backup whose key file was used. migrated_from: schema number before
    opening, or None.
    """

    opened_with: str
    unclean: bool = False
    last_change: datetime | None = None
    older_than_noted: bool = False
    keys_from: str = "main"
    migrated_from: int | None = None
