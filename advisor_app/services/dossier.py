"""What is kept of one client outside its assessments: contracts, claims team, partners, incidents and attached files.

    dossier = practice.dossier(client)
    dossier.contracts.save(Contract(dossier.new_id(), "Old Mill Ltd"))

Reads answer at once; changes are saved before they return. Raises StoreError, RecordError and TextError, each with one
sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from advisor_app.domain.attachments import ATTACHMENT_LIMIT, ENDINGS, Attachment, require_kind
from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.domain.contracts import Contract
from advisor_app.domain.incident_log import Incident, IncidentNotice, LogEntry
from advisor_app.domain.record_checks import RecordError
from advisor_app.services.exports import ExportError, short_name
from advisor_app.store.files import write_atomic
from advisor_app.store.items import CONTRACT, INCIDENT, MEMBER, NOTICE, PARTNER, PREPARED, ItemKind
from advisor_app.store.repositories.base import new_id
from advisor_app.store.vault import Vault

R = TypeVar("R")


class Shelf(Generic[R]):
    """The records of one kind."""

    def __init__(self, vault: Vault, client: str, kind: ItemKind[R]) -> None:
        self._items = vault.client_items(kind)
        self._client = client

    def all(self, *, removed: bool = False) -> tuple[R, ...]:
        """The records in their order. removed: those in the bin instead."""
        return self._items.list(self._client, removed=removed)

    def save(self, record: R) -> None:
        """Add a record, or change the one with its id."""
        self._items.save(self._client, record).result()

    def remove(self, item: str) -> None:
        """Put a record into the bin, from where restore() brings it back."""
        self._items.remove(self._client, item).result()

    def restore(self, item: str) -> None:
        self._items.restore(self._client, item).result()


class AttachedFiles:
    """The files of a client, whose content never leaves the encrypted file but for a copy a person asks for."""

    def __init__(self, vault: Vault, client: str) -> None:
        self._files = vault.attachments()
        self._client = client

    def all(
        self, *, subject: str | None = None, assessment: str | None = None, removed: bool = False
    ) -> tuple[Attachment, ...]:
        """In the order they were added; of one subject (`answer:AC-01`, `policy:<id>`) or assessment if asked."""
        return self._files.list(self._client, subject=subject, assessment=assessment, removed=removed)

    def add(
        self, subject: str, name: str, content: bytes, *, assessment: str | None = None, note: str = ""
    ) -> Attachment:
        """Keep a file: PDF, PNG, JPEG or plain text up to 25 MB, told by its content. Raises RecordError, TextError."""
        return self._files.add(
            self._client, subject, name=name, content=content, assessment=assessment, note=note
        ).result()

    def add_from(self, subject: str, path: Path, *, assessment: str | None = None, note: str = "") -> Attachment:
        """Keep a file as it lies on the disk; the original stays where it is. Raises RecordError, TextError."""
        return self.add(subject, path.name, _read(path), assessment=assessment, note=note)

    def content(self, attachment: str) -> bytes:
        return self._files.content(attachment)

    def save_copy(self, attachment: Attachment, path: Path) -> None:
        """Write a copy outside the encrypted file: it is not protected any more. Raises ExportError."""
        content = self.content(attachment.id)
        try:
            write_atomic(path, content)
        except OSError as error:
            raise ExportError(
                f"The file {path.name} cannot be written there: {error.strerror or error}. Choose another folder."
            ) from error

    def annotate(self, attachment: str, note: str) -> None:
        self._files.annotate(attachment, note).result()

    def remove(self, attachment: str) -> None:
        """Put a file into the bin, from where restore() brings it back."""
        self._files.remove(attachment).result()

    def restore(self, attachment: str) -> None:
        self._files.restore(attachment).result()


class Dossier:
    """One client. contracts, team, partners, incidents, notices: its records; files: what is attached."""

    def __init__(self, vault: Vault, client: str) -> None:
        self._vault = vault
        self.client = client
        self.contracts: Shelf[Contract] = Shelf(vault, client, CONTRACT)
        self.team: Shelf[TeamMember] = Shelf(vault, client, MEMBER)
        self.partners: Shelf[Partner] = Shelf(vault, client, PARTNER)
        self.incidents: Shelf[Incident] = Shelf(vault, client, INCIDENT)
        self.notices: Shelf[IncidentNotice] = Shelf(vault, client, NOTICE)
        self.files = AttachedFiles(vault, client)

    @staticmethod
    def new_id() -> str:
        """An id for a new record."""
        return new_id()

    def prepared(self) -> Preparedness:
        """What the client has ready; nothing known for one that was never asked."""
        return next(iter(self._vault.client_items(PREPARED).list(self.client)), Preparedness(self.client))

    def save_prepared(self, prepared: Preparedness) -> None:
        self._vault.client_items(PREPARED).save(self.client, prepared).result()

    def notices_of(self, incident: str) -> tuple[IncidentNotice, ...]:
        """Who is to be told of one incident, earliest deadline first."""
        return tuple(notice for notice in self.notices.all() if notice.incident == incident)

    def log(self, incident: str) -> tuple[LogEntry, ...]:
        """The entries of an incident as they were written."""
        return self._vault.incident_logs().list(incident)

    def write_log(self, entry: LogEntry) -> None:
        """Append an entry. None is ever changed: a mistake is corrected by another entry."""
        self._vault.incident_logs().add(entry).result()


def copy_name(attachment: Attachment) -> str:
    """The name to suggest for a copy outside: plain letters, and an ending that says what it is."""
    path = Path(attachment.name)
    endings = ENDINGS[attachment.kind]
    ending = path.suffix.lower() if path.suffix.lower() in endings else endings[0]
    return short_name(path.stem) + ending


def _read(path: Path) -> bytes:
    """The content of a file that may be kept; a large one is refused before it is read."""
    try:
        if path.stat().st_size > ATTACHMENT_LIMIT:
            raise RecordError(
                f"This file has more than {ATTACHMENT_LIMIT // 1_000_000} MB, the most that fits; choose a smaller one."
            )
        content = path.read_bytes()
    except OSError as error:
        raise RecordError(
            f"The file {path.name} cannot be read: {error.strerror or error}. Choose another one."
        ) from error
    require_kind(content)
    return content
