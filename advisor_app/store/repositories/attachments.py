"""Attached files: their content once for equal ones, and what each of them belongs to."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future

from sqlalchemy import delete, literal_column
from sqlmodel import Session, col, select

from advisor_app.domain.attachments import Attachment, require_kind, require_subject
from advisor_app.domain.text import clean_name, clean_text
from advisor_app.store.errors import NotFound
from advisor_app.store.json_text import to_text
from advisor_app.store.mapping import time_from_text
from advisor_app.store.repositories import assessment_rows
from advisor_app.store.repositories.base import Access, Clock, Stamp, append_event, new_id
from advisor_app.store.tables import AttachmentRow, BlobRow, ClientRow

NOTE_LIMIT = 500


class Attachments:
    """Reads return records; changes return futures that end after the commit."""

    def __init__(self, access: Access, clock: Clock, who: str) -> None:
        self._access = access
        self._clock = clock
        self._who = who

    def add(
        self, client: str, subject: str, *, name: str, content: bytes, assessment: str | None = None, note: str = ""
    ) -> Future[Attachment]:
        """Keep a file. Raises RecordError for one that is not kept, TextError for a name or note that is too long;
        both at once."""
        require_subject(subject, assessment)
        kind, digest = require_kind(content), hashlib.sha256(content).hexdigest()
        stamp, attachment = Stamp.now(self._clock, self._who), new_id()
        title, remark = clean_name(name, field="The name of the file"), _note(note)

        def work(session: Session) -> Attachment:
            row = session.get(AttachmentRow, attachment)
            if row is None:
                _require_owner(session, client, assessment)
                if session.exec(select(BlobRow.sha256).where(BlobRow.sha256 == digest)).first() is None:
                    session.add(BlobRow(sha256=digest, size=len(content), content=content))
                    session.flush()
                row = AttachmentRow(
                    id=attachment, client=client, assessment=assessment, subject=subject, name=title, kind=kind,
                    note=remark, who=stamp.who, added=stamp.at, offset_minutes=stamp.offset_minutes, sha256=digest,
                )
                session.add(row)
                _trace(session, row, stamp, None, title)
            return _record(row, len(content))

        return self._access.write(work)

    def list(
        self, client: str, *, subject: str | None = None, assessment: str | None = None, removed: bool = False
    ) -> tuple[Attachment, ...]:
        """Files of a client in the order they were added, all of them or those of a subject or an assessment. removed:
        those in the bin instead."""
        def work(session: Session) -> tuple[Attachment, ...]:
            wanted = select(AttachmentRow, BlobRow.size).join(BlobRow, col(BlobRow.sha256) == AttachmentRow.sha256)
            wanted = wanted.where(AttachmentRow.client == client, AttachmentRow.removed == int(removed))
            if subject is not None:
                wanted = wanted.where(AttachmentRow.subject == subject)
            if assessment is not None:
                wanted = wanted.where(AttachmentRow.assessment == assessment)
            found = session.exec(wanted.order_by(literal_column("attachment.rowid"))).all()
            return tuple(_record(row, size) for row, size in found)

        return self._access.read(work)

    def content(self, attachment: str) -> bytes:
        """The bytes as they were added. Raises NotFound."""
        return self._access.read(
            lambda session: session.get_one(BlobRow, _row(session, attachment).sha256).content
        )

    def annotate(self, attachment: str, note: str) -> Future[object]:
        remark = _note(note)

        def work(session: Session) -> object:
            _row(session, attachment).note = remark
            return None

        return self._access.write(work, keep=True)

    def remove(self, attachment: str) -> Future[object]:
        """Put a file into the bin; nothing is erased."""
        return self._set_removed(attachment, removed=True)

    def restore(self, attachment: str) -> Future[object]:
        return self._set_removed(attachment, removed=False)

    def _set_removed(self, attachment: str, *, removed: bool) -> Future[object]:
        stamp = Stamp.now(self._clock, self._who)

        def work(session: Session) -> object:
            row = _row(session, attachment)
            if row.removed != int(removed):
                row.removed = int(removed)
                _trace(session, row, stamp, row.name if removed else None, None if removed else row.name)
            return None

        return self._access.write(work, keep=True)


def drop_unused_content(session: Session) -> None:
    """Erase the content no file refers to any more."""
    session.flush()
    used = select(AttachmentRow.sha256)
    session.execute(delete(BlobRow).where(col(BlobRow.sha256).not_in(used)))


def _note(note: str) -> str:
    return clean_text(note, limit=NOTE_LIMIT, field="The note on the file")


def _require_owner(session: Session, client: str, assessment: str | None) -> None:
    if session.get(ClientRow, client) is None:
        raise NotFound("client")
    if assessment is not None and assessment_rows.find(session, assessment).client != client:
        raise NotFound("assessment")


def _trace(session: Session, row: AttachmentRow, stamp: Stamp, old: str | None, new: str | None) -> None:
    """What the history says: the name of the file, never its content."""
    session.get_one(ClientRow, row.client).changed = stamp.at
    append_event(
        session, stamp, client=row.client, assessment=row.assessment, subject=f"file:{row.subject}",
        old=None if old is None else to_text(old), new=None if new is None else to_text(new),
    )


def _row(session: Session, attachment: str) -> AttachmentRow:
    row = session.get(AttachmentRow, attachment)
    if row is None:
        raise NotFound("file")
    return row


def _record(row: AttachmentRow, size: int) -> Attachment:
    return Attachment(
        row.id, row.client, row.assessment, row.subject, row.name, row.kind, size, row.sha256, row.note,
        time_from_text(row.added, row.offset_minutes), row.who,
    )
