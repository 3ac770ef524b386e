"""An assessment put on another content pack: its pin and everything kept under a question's id, in one change."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, select

from advisor_app.domain.records import PackPin
from advisor_app.store.items import FINDING
from advisor_app.store.json_text import to_text
from advisor_app.store.mapping import answer_to_text
from advisor_app.store.repositories import assessment_rows as rows
from advisor_app.store.repositories.base import Stamp, append_event
from advisor_app.store.tables import AnswerRow, AssessmentItemRow, AssessmentRow, AttachmentRow

_ANSWER = "answer:"


def put_on_pack(session: Session, row: AssessmentRow, stamp: Stamp, pin: PackPin) -> None:
    """Set pack, version and place, and replace the answers by those of `pin`; notes on findings and attached files
    follow their questions. The history tells each change."""
    old = {"id": row.pack_id, "version": row.pack_version}
    row.pack_id, row.pack_version, row.place = pin.pack_id, pin.version, pin.place
    _event(session, row, stamp, "pack", to_text(old), to_text({"id": pin.pack_id, "version": pin.version}), 0)
    _put_answers(session, row, stamp, pin)
    _move_notes(session, row, pin.swaps)
    for file in session.exec(select(AttachmentRow).where(AttachmentRow.assessment == row.id)).all():
        question = file.subject.removeprefix(_ANSWER)
        if file.subject.startswith(_ANSWER) and question in pin.swaps:
            file.subject = f"{_ANSWER}{pin.swaps[question]}"


def _put_answers(session: Session, row: AssessmentRow, stamp: Stamp, pin: PackPin) -> None:
    before = {answer.question: answer_to_text(answer) for answer in rows.answers(session, row.id)}
    after = {answer.question: answer_to_text(answer) for answer in pin.answers}
    changed = [question for question in sorted({*before, *after}) if before.get(question) != after.get(question)]
    for part, question in enumerate(changed, start=1):
        text, stored = after.get(question), session.get(AnswerRow, (row.id, question))
        _event(session, row, stamp, f"{_ANSWER}{question}", before.get(question), text, part)
        if text is None:
            session.delete(stored)
        elif stored is None:
            session.add(AnswerRow(assessment=row.id, question=question, value=text))
        else:
            stored.value = text


def _move_notes(session: Session, row: AssessmentRow, swaps: Mapping[str, str]) -> None:
    wanted = select(AssessmentItemRow).where(AssessmentItemRow.assessment == row.id)
    notes = [
        note for note in session.exec(wanted.where(AssessmentItemRow.kind == FINDING.name)).all() if note.key in swaps
    ]
    texts = {swaps[note.key]: note.value for note in notes}
    for note in notes:
        session.delete(note)
    session.flush()
    for key, text in texts.items():
        session.add(AssessmentItemRow(assessment=row.id, kind=FINDING.name, key=key, value=text))


def _event(
    session: Session, row: AssessmentRow, stamp: Stamp, subject: str, old: str | None, new: str | None, part: int
) -> None:
    append_event(session, stamp, client=row.client, assessment=row.id, subject=subject, old=old, new=new, part=part)
