"""Rows of assessments turned into records."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.policies import Policy
from advisor_app.domain.records import AssessmentRecord
from advisor_app.store.errors import NotFound
from advisor_app.store.json_text import from_text
from advisor_app.store.mapping import answer_from_text, policy_from_text, time_from_text
from advisor_app.store.tables import AnswerRow, AssessmentRow, PolicyRow


def find(session: Session, assessment: str) -> AssessmentRow:
    """Raises NotFound."""
    row = session.get(AssessmentRow, assessment)
    if row is None:
        raise NotFound("assessment")
    return row


def record(row: AssessmentRow, answered: int) -> AssessmentRecord:
    return AssessmentRecord(
        row.id, row.client, row.depth, row.pack_id, row.pack_version, date.fromisoformat(row.date), row.status,
        row.place, row.seed, time_from_text(row.started), time_from_text(row.changed), answered,
        sections_from_text(row.later), row.wording,
    )


def sections_from_text(text: str) -> tuple[str, ...]:
    found = from_text(text)
    return tuple(str(section) for section in found) if isinstance(found, tuple) else ()


def answered_counts(session: Session, assessment: str | None = None) -> dict[str, int]:
    """Answers with a value, by assessment."""
    wanted = select(AnswerRow.assessment, func.count()).where(
        func.json_extract(AnswerRow.value, "$.value").is_not(None)
    )
    if assessment is not None:
        wanted = wanted.where(AnswerRow.assessment == assessment)
    return dict(session.exec(wanted.group_by(col(AnswerRow.assessment))).all())


def answers(session: Session, assessment: str) -> AnswerSheet:
    rows = session.exec(
        select(AnswerRow).where(AnswerRow.assessment == assessment).order_by(col(AnswerRow.question))
    )
    return AnswerSheet.of(*(answer_from_text(row.question, row.value) for row in rows))


def policies(session: Session, assessment: str, kind: str) -> tuple[Policy, ...]:
    rows = session.exec(
        select(PolicyRow).where(PolicyRow.assessment == assessment, PolicyRow.kind == kind)
        .order_by(col(PolicyRow.position))
    )
    return tuple(policy_from_text(row.value) for row in rows)
