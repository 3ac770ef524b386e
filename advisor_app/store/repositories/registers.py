"""What is kept beside the answers of an assessment: findings, fixes, decisions and changed parameters."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TypeVar

from sqlmodel import Session, col, select

from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.register import Register
from advisor_app.store.items import DECISION, FINDING, FIX, OVERRIDE, ItemKind
from advisor_app.store.repositories import assessment_rows as rows
from advisor_app.store.repositories.base import Access, Clock, Stamp, already_done, append_event
from advisor_app.store.tables import AssessmentItemRow, ClientRow

R = TypeVar("R")


class Registers:
    """Reads return records; changes return futures that end after the commit. An edit that could not be saved stays
    in the vault's outbox and is tried again. Every change leaves what was there in the history."""

    def __init__(self, access: Access, clock: Clock, who: str) -> None:
        self._access = access
        self._clock = clock
        self._who = who

    def load(self, assessment: str) -> Register:
        return self._access.read(lambda session: Register(
            items(session, assessment, FINDING), items(session, assessment, FIX), items(session, assessment, DECISION)
        ))

    def overrides(self, assessment: str) -> tuple[LossOverride, ...]:
        """The numbers of the loss model that were replaced, by their id."""
        return self._access.read(lambda session: tuple(items(session, assessment, OVERRIDE).values()))

    def save(self, assessment: str, kind: ItemKind[R], key: str, record: R | None) -> Future[object]:
        """Set one record, or with None remove it."""
        stamp = Stamp.now(self._clock, self._who)
        text = None if record is None else kind.to_text(record)

        def work(session: Session) -> object:
            row = rows.find(session, assessment)
            if not already_done(session, stamp):
                old = _put(session, assessment, kind.name, key, text)
                append_event(session, stamp, client=row.client, assessment=assessment, subject=f"{kind.name}:{key}",
                             old=old, new=text)
                row.changed = session.get_one(ClientRow, row.client).changed = stamp.at
            return None

        return self._access.write(work, keep=True)


def items(session: Session, assessment: str, kind: ItemKind[R]) -> dict[str, R]:
    """The records of a kind, by key."""
    wanted = select(AssessmentItemRow).where(
        AssessmentItemRow.assessment == assessment, AssessmentItemRow.kind == kind.name
    )
    found = session.exec(wanted.order_by(col(AssessmentItemRow.key)))
    return {row.key: kind.from_text(row.key, row.value) for row in found}


def _put(session: Session, assessment: str, kind: str, key: str, text: str | None) -> str | None:
    row = session.get(AssessmentItemRow, (assessment, kind, key))
    old = None if row is None else row.value
    if text is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(AssessmentItemRow(assessment=assessment, kind=kind, key=key, value=text))
    else:
        row.value = text
    return old
