"""Issued documents: their exact bytes, and the evaluation they were made from, so that they can be worked out again."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import Future
from datetime import date

from sqlalchemy import func
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from advisor_app.domain.records import DOCUMENT_KINDS, DocumentRecord
from advisor_app.store.errors import NotFound, NotStorable
from advisor_app.store.mapping import time_from_text
from advisor_app.store.repositories import assessment_rows as rows
from advisor_app.store.repositories.base import Access, Clock, Stamp, new_id
from advisor_app.store.tables import AssessmentRow, DocumentRow

SIZE_LIMIT = 25 * 1000 * 1000


class Documents:
    """Reads return records; adding returns a future that ends after the commit."""

    def __init__(self, access: Access, clock: Clock, who: str) -> None:
        self._access = access
        self._clock = clock
        self._who = who

    def add(
        self, assessment: str, *, kind: str, on: date, content: bytes, evaluation: object
    ) -> Future[DocumentRecord]:
        """Keep an issued document. on: the date it bears. evaluation: plain JSON values. The store gives it the next
        number of the practice and the next version of its kind. Raises NotStorable at once."""
        if kind not in DOCUMENT_KINDS:
            raise NotStorable(f"A document is one of {', '.join(DOCUMENT_KINDS)}; choose one of them.")
        if not 0 < len(content) <= SIZE_LIMIT:
            raise NotStorable(f"A document has up to {SIZE_LIMIT // 1_000_000} MB; leave something out of it.")
        try:
            text = json.dumps(evaluation, allow_nan=False, ensure_ascii=True)
        except (TypeError, ValueError) as error:
            raise NotStorable("The evaluation of a document holds a value that is no plain JSON.") from error
        stamp, document = Stamp.now(self._clock, self._who), new_id()

        def work(session: Session) -> DocumentRecord:
            row = session.get(DocumentRow, document)
            if row is None:
                rows.find(session, assessment)
                row = DocumentRow(
                    id=document, assessment=assessment, kind=kind, date=on.isoformat(),
                    number=_next_number(session), version=_next_version(session, assessment, kind),
                    sha256=hashlib.sha256(content).hexdigest(), size=len(content), content=content,
                    evaluation=text, issued=stamp.at, offset_minutes=stamp.offset_minutes,
                )
                session.add(row)
                session.flush()
            return _record(session, row)

        return self._access.write(work)

    def list(self, assessment: str | None = None, *, client: str | None = None) -> tuple[DocumentRecord, ...]:
        """Documents of an assessment, of a client or of the whole practice, newest first."""
        def work(session: Session) -> tuple[DocumentRecord, ...]:
            wanted = select(DocumentRow).join(AssessmentRow, col(AssessmentRow.id) == DocumentRow.assessment)
            if assessment is not None:
                wanted = wanted.where(DocumentRow.assessment == assessment)
            if client is not None:
                wanted = wanted.where(AssessmentRow.client == client)
            light = wanted.options(defer(DocumentRow.content), defer(DocumentRow.evaluation))  # type: ignore[arg-type]
            found = session.exec(light.order_by(col(DocumentRow.number).desc())).all()
            return tuple(_record(session, row) for row in found)

        return self._access.read(work)

    def content(self, document: str) -> bytes:
        """The bytes as they were issued. Raises NotFound."""
        return self._access.read(lambda session: _row(session, document).content)

    def evaluation(self, document: str) -> object:
        """The evaluation as it was handed in, as plain JSON values. Raises NotFound."""
        return json.loads(self._access.read(lambda session: _row(session, document).evaluation))


def _row(session: Session, document: str) -> DocumentRow:
    row = session.get(DocumentRow, document)
    if row is None:
        raise NotFound("document")
    return row


def _next_number(session: Session) -> int:
    return 1 + (session.exec(select(func.max(DocumentRow.number))).one() or 0)


def _next_version(session: Session, assessment: str, kind: str) -> int:
    wanted = select(func.max(DocumentRow.version)).where(
        DocumentRow.assessment == assessment, DocumentRow.kind == kind
    )
    return 1 + (session.exec(wanted).one() or 0)


def _record(session: Session, row: DocumentRow) -> DocumentRecord:
    return DocumentRecord(
        row.id, rows.find(session, row.assessment).client, row.assessment, row.kind, date.fromisoformat(row.date),
        row.number, row.version, row.sha256, row.size, time_from_text(row.issued, row.offset_minutes),
    )
