"""Clients of the practice. Their names exist only inside the encrypted file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date

from sqlalchemy import delete, literal_column
from sqlmodel import Session, col, select

from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.records import AssessmentRecord, ClientRecord, ClientSummary, Erasure
from advisor_app.domain.text import clean_name
from advisor_app.store.errors import NotFound, NotStorable
from advisor_app.store.json_text import to_text
from advisor_app.store.mapping import fact_from_text, time_from_text
from advisor_app.store.repositories import assessment_rows
from advisor_app.store.repositories.attachments import drop_unused_content
from advisor_app.store.repositories.base import Access, Clock, Stamp, already_done, new_id
from advisor_app.store.repositories.facts import change_client_facts, client_profile
from advisor_app.store.tables import AssessmentRow, ClientFactRow, ClientRow, FactRow, SettingRow

ERASED = "erased"


class Clients:
    """Reads return records; changes return futures that end after the commit."""

    def __init__(self, access: Access, clock: Clock, who: str) -> None:
        self._access = access
        self._clock = clock
        self._who = who

    def list(self, search: str = "", *, deleted: bool = False) -> tuple[ClientSummary, ...]:
        """Clients whose name or reference contains `search`, by name. deleted: those in the bin instead."""
        pattern = _pattern(search)

        def work(session: Session) -> tuple[ClientSummary, ...]:
            wanted = select(ClientRow).where(ClientRow.deleted == int(deleted))
            if pattern:
                wanted = wanted.where(col(ClientRow.search).like(pattern, escape="\\"))
            rows = session.exec(wanted.order_by(col(ClientRow.search), col(ClientRow.id))).all()
            return _summaries(session, rows)

        return self._access.read(work)

    def get(self, client: str) -> ClientRecord:
        """Raises NotFound."""
        return self._access.read(lambda session: client_record(session, _row(session, client)))

    def create(self, profile: ClientProfile, *, reference: str = "") -> Future[ClientRecord]:
        """A new client; profile needs client_name."""
        stamp, client = Stamp.now(self._clock, self._who), new_id()

        def work(session: Session) -> ClientRecord:
            row = session.get(ClientRow, client)
            if row is None:
                row = ClientRow(id=client, name="", search="", created=stamp.at, changed=stamp.at)
                session.add(row)
                _apply(session, row, profile, reference, stamp)
            return client_record(session, row)

        return self._access.write(work)

    def update(self, client: str, profile: ClientProfile, *, reference: str | None = None) -> Future[ClientRecord]:
        """Change a client's own facts; its open assessments take them over, finished ones stay as they were.
        reference None keeps the old one."""
        stamp = Stamp.now(self._clock, self._who)

        def work(session: Session) -> ClientRecord:
            row = _row(session, client)
            if not already_done(session, stamp):
                _apply(session, row, profile, row.reference if reference is None else reference, stamp)
            return client_record(session, row)

        return self._access.write(work)

    def delete(self, client: str) -> Future[None]:
        """Put a client into the bin with everything it has. Nothing is erased."""
        return self._set_deleted(client, deleted=True)

    def restore(self, client: str) -> Future[None]:
        return self._set_deleted(client, deleted=False)

    def erase(self, client: str, *, settings: Sequence[str] = ()) -> Future[Erasure]:
        """Remove a client for good, with its assessments, documents, files, registers, history and the named settings.
        What remains is a reference number and the day. Backups made before still hold it. Raises NotFound."""
        stamp, reference = Stamp.now(self._clock, self._who), new_id()[:8]

        def work(session: Session) -> Erasure:
            kept = session.get(SettingRow, ERASED)
            lines = [] if kept is None else json.loads(kept.value)
            day = time_from_text(stamp.at, stamp.offset_minutes).date()
            if [reference, day.isoformat()] not in lines:
                _row(session, client)
                session.execute(delete(ClientRow).where(col(ClientRow.id) == client))
                session.execute(delete(SettingRow).where(col(SettingRow.name).in_(settings)))
                drop_unused_content(session)
                text = to_text([*lines, [reference, day]])
                session.merge(SettingRow(name=ERASED, value=text))
            return Erasure(reference, day)

        return self._access.write(work)

    def erasures(self) -> tuple[Erasure, ...]:
        """Every erasure, oldest first."""
        def work(session: Session) -> tuple[Erasure, ...]:
            kept = session.get(SettingRow, ERASED)
            lines = [] if kept is None else json.loads(kept.value)
            return tuple(Erasure(reference, date.fromisoformat(day)) for reference, day in lines)

        return self._access.read(work)

    def _set_deleted(self, client: str, *, deleted: bool) -> Future[None]:
        stamp = Stamp.now(self._clock, self._who)

        def work(session: Session) -> None:
            row = _row(session, client)
            row.deleted, row.changed = int(deleted), stamp.at

        return self._access.write(work)


def client_record(session: Session, row: ClientRow) -> ClientRecord:
    session.flush()
    return ClientRecord(
        row.id, row.name, row.reference, client_profile(session, row.id), time_from_text(row.created),
        time_from_text(row.changed), bool(row.deleted),
    )


def rename(row: ClientRow, profile: ClientProfile) -> None:
    """Take name and search text from the profile. Raises NotStorable for an empty name."""
    if not profile.name:
        raise NotStorable("A client needs a name; enter it.")
    row.name = profile.name
    row.search = f"{profile.name}\n{row.reference}".casefold()


def _apply(session: Session, row: ClientRow, profile: ClientProfile, reference: str, stamp: Stamp) -> None:
    row.reference = clean_name(reference, field="The reference")
    rename(row, profile)
    row.changed = stamp.at
    session.flush()
    change_client_facts(session, row, profile, stamp)


def _row(session: Session, client: str) -> ClientRow:
    row = session.get(ClientRow, client)
    if row is None:
        raise NotFound("client")
    return row


def _pattern(search: str) -> str:
    text = clean_name(search, limit=1000, field="The search").casefold()
    for special in ("\\", "%", "_"):
        text = text.replace(special, "\\" + special)
    return f"%{text}%" if text else ""


def _summaries(session: Session, rows: Sequence[ClientRow]) -> tuple[ClientSummary, ...]:
    """Four queries for the whole list, however long it is."""
    newest: dict[str, AssessmentRecord] = {}
    counts = assessment_rows.answered_counts(session)
    for assessment in session.exec(select(AssessmentRow).order_by(literal_column("assessment.rowid"))):
        newest[assessment.client] = assessment_rows.record(assessment, counts.get(assessment.id, 0))
    names = ("sector", "home_country")
    of_clients = _fact_words(session.exec(select(ClientFactRow).where(col(ClientFactRow.name).in_(names))).all())
    of_assessments = _fact_words(session.exec(select(FactRow).where(col(FactRow.name).in_(names))).all())

    def word(client: str, name: str) -> str:
        assessment = newest.get(client)
        latest = of_assessments.get((assessment.id, name), "") if assessment else ""
        return latest or of_clients.get((client, name), "")

    return tuple(
        ClientSummary(
            row.id, row.name, row.reference, word(row.id, "sector"), word(row.id, "home_country"),
            time_from_text(row.changed), bool(row.deleted), newest.get(row.id),
        )
        for row in rows
    )


def _fact_words(rows: Sequence[ClientFactRow] | Sequence[FactRow]) -> dict[tuple[str, str], str]:
    found = {}
    for row in rows:
        owner = row.client if isinstance(row, ClientFactRow) else row.assessment
        value = fact_from_text(row.name, row.value)
        if isinstance(value, str):
            found[owner, row.name] = value
    return found
