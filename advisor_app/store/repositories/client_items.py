"""What is kept of a client outside its assessments: contracts, claims team, partners, incidents and their log."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from sqlmodel import Session, col, select

from advisor_app.domain.incident_log import LogEntry
from advisor_app.store.errors import NotFound
from advisor_app.store.items import ENTRY, INCIDENT, ItemKind
from advisor_app.store.mapping import time_from_text
from advisor_app.store.repositories.base import Access, Clock, Stamp, already_done, append_event
from advisor_app.store.tables import ClientItemRow, ClientRow, LogEntryRow

R = TypeVar("R")


class ClientItems(Generic[R]):
    """The records of one kind. Reads return records; changes return futures that end after the commit. An edit that
    could not be saved stays in the vault's outbox and is tried again. Every change leaves what was there in the
    history."""

    def __init__(self, access: Access, clock: Clock, who: str, kind: ItemKind[R]) -> None:
        self._access = access
        self._clock = clock
        self._who = who
        self._kind = kind

    def list(self, client: str, *, removed: bool = False) -> tuple[R, ...]:
        """The records of a client in their order. removed: those in the bin instead."""
        def work(session: Session) -> tuple[R, ...]:
            wanted = select(ClientItemRow).where(
                ClientItemRow.client == client, ClientItemRow.kind == self._kind.name,
                ClientItemRow.removed == int(removed),
            )
            found = [self._kind.from_text(row.id, row.value) for row in session.exec(wanted)]
            return tuple(sorted(found, key=self._kind.order))

        return self._access.read(work)

    def get(self, item: str) -> R:
        """Raises NotFound."""
        return self._access.read(lambda session: self._kind.from_text(item, self._row(session, item).value))

    def save(self, client: str, record: R) -> Future[object]:
        """Add a record, or change the one with its id. Raises NotStorable at once."""
        item, text = self._kind.key_of(record), self._kind.to_text(record)

        def change(session: Session, stamp: Stamp) -> None:
            row = session.get(ClientItemRow, item)
            old = None if row is None else self._own(row, client).value
            if row is None:
                session.add(ClientItemRow(id=item, client=client, kind=self._kind.name, value=text))
            else:
                row.value = text
            self._event(session, stamp, client, item, old, text)

        return self._edit(client, change)

    def remove(self, client: str, item: str) -> Future[object]:
        """Put a record into the bin; nothing is erased."""
        def change(session: Session, stamp: Stamp) -> None:
            row = self._own(self._row(session, item), client)
            row.removed = 1
            self._event(session, stamp, client, item, row.value, None)

        return self._edit(client, change)

    def restore(self, client: str, item: str) -> Future[object]:
        def change(session: Session, stamp: Stamp) -> None:
            row = self._own(self._row(session, item), client)
            row.removed = 0
            self._event(session, stamp, client, item, None, row.value)

        return self._edit(client, change)

    def _edit(self, client: str, change: Callable[[Session, Stamp], None]) -> Future[object]:
        stamp = Stamp.now(self._clock, self._who)

        def work(session: Session) -> object:
            owner = session.get(ClientRow, client)
            if owner is None:
                raise NotFound("client")
            if not already_done(session, stamp):
                change(session, stamp)
                owner.changed = stamp.at
            return None

        return self._access.write(work, keep=True)

    def _event(
        self, session: Session, stamp: Stamp, client: str, item: str, old: str | None, new: str | None
    ) -> None:
        append_event(session, stamp, client=client, assessment=None, subject=f"{self._kind.name}:{item}", old=old,
                     new=new)

    def _row(self, session: Session, item: str) -> ClientItemRow:
        row = session.get(ClientItemRow, item)
        if row is None or row.kind != self._kind.name:
            raise NotFound(self._kind.name)
        return row

    def _own(self, row: ClientItemRow, client: str) -> ClientItemRow:
        if row.client != client or row.kind != self._kind.name:
            raise NotFound(self._kind.name)
        return row


class IncidentLogs:
    """The entries of incidents: added, never changed and never removed alone."""

    def __init__(self, access: Access, clock: Clock, who: str) -> None:
        self._access = access
        self._clock = clock
        self._who = who

    def list(self, incident: str) -> tuple[LogEntry, ...]:
        """In the order they were written."""
        def work(session: Session) -> tuple[LogEntry, ...]:
            wanted = select(LogEntryRow).where(LogEntryRow.incident == incident)
            return tuple(_entry(row) for row in session.exec(wanted.order_by(col(LogEntryRow.sequence))))

        return self._access.read(work)

    def add(self, entry: LogEntry) -> Future[object]:
        """Append an entry; its `written` and `who` are set here. Raises NotStorable at once."""
        stamp, text = Stamp.now(self._clock, self._who), ENTRY.to_text(entry)

        def work(session: Session) -> object:
            incident = session.get(ClientItemRow, entry.incident)
            if incident is None or incident.kind != INCIDENT.name:
                raise NotFound("incident")
            if session.exec(select(LogEntryRow.sequence).where(LogEntryRow.id == entry.id)).first() is None:
                session.add(LogEntryRow(
                    id=entry.id, incident=entry.incident, value=text, who=stamp.who, written=stamp.at,
                    offset_minutes=stamp.offset_minutes,
                ))
                session.get_one(ClientRow, incident.client).changed = stamp.at
            return None

        return self._access.write(work, keep=True)


def _entry(row: LogEntryRow) -> LogEntry:
    return ENTRY.from_text(
        row.id, row.value, incident=row.incident, who=row.who,
        written=time_from_text(row.written, row.offset_minutes),
    )
