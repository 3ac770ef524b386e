"""Assessments: every edit is one transaction that sets the current value and appends to the history."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date

from sqlalchemy import literal_column
from sqlmodel import Session, col, select

from advisor_app.domain.answers import Answer
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.records import (
    ASSESSMENT_STATUSES,
    WORDINGS,
    AssessmentRecord,
    ChangeRecord,
    PackPin,
    StoredAssessment,
)
from advisor_app.domain.vocabulary import DEPTHS
from advisor_app.store.errors import NotFound, NotStorable
from advisor_app.store.json_text import from_text, to_text
from advisor_app.store.mapping import answer_to_text, policy_to_text, time_from_text
from advisor_app.store.repositories import assessment_rows as rows
from advisor_app.store.repositories.base import Access, Clock, Stamp, already_done, append_event, new_id
from advisor_app.store.repositories.clients import client_record, rename
from advisor_app.store.repositories.facts import (
    assessment_profile,
    client_profile,
    is_of_client,
    put_assessment_fact,
    put_client_fact,
    stored_text,
)
from advisor_app.store.repositories.pack_moves import put_on_pack
from advisor_app.store.tables import (
    AnswerEventRow,
    AnswerRow,
    AssessmentRow,
    ClientFactRow,
    ClientRow,
    FactRow,
    PolicyRow,
)

Change = Callable[[Session, AssessmentRow, Stamp], None]


class Assessments:
    """Reads return records; changes return futures that end after the commit. An edit that could not be saved stays
    in the vault's outbox and is tried again."""

    def __init__(self, access: Access, clock: Clock, who: str) -> None:
        self._access = access
        self._clock = clock
        self._who = who

    # ------------------------------------------------------------------------------------------------ reading
    def list(self, client: str) -> tuple[AssessmentRecord, ...]:
        """Assessments of a client, newest first."""
        def work(session: Session) -> tuple[AssessmentRecord, ...]:
            counts = rows.answered_counts(session)
            wanted = select(AssessmentRow).where(AssessmentRow.client == client)
            found = session.exec(wanted.order_by(literal_column("assessment.rowid").desc())).all()
            return tuple(rows.record(row, counts.get(row.id, 0)) for row in found)

        return self._access.read(work)

    def load(self, assessment: str) -> StoredAssessment:
        """Everything a case is made of. Raises NotFound."""
        def work(session: Session) -> StoredAssessment:
            row = rows.find(session, assessment)
            client = session.get(ClientRow, row.client)
            if client is None:
                raise NotFound("client")
            return StoredAssessment(
                record=_record(session, row),
                client=client_record(session, client),
                profile=assessment_profile(session, assessment),
                answers=rows.answers(session, assessment),
                policies=rows.policies(session, assessment, "current") if row.policies_asked else None,
                quotes=rows.policies(session, assessment, "quote"),
            )

        return self._access.read(work)

    def history(self, assessment: str) -> tuple[ChangeRecord, ...]:
        """Every change of an assessment, oldest first."""
        def work(session: Session) -> tuple[ChangeRecord, ...]:
            wanted = select(AnswerEventRow).where(AnswerEventRow.assessment == assessment)
            return tuple(_change(row) for row in session.exec(wanted.order_by(col(AnswerEventRow.sequence))))

        return self._access.read(work)

    # ---------------------------------------------------------------------------------------------- beginning
    def start(
        self, client: str, *, depth: str, pack_id: str, pack_version: str, on: date, seed: int
    ) -> Future[AssessmentRecord]:
        """A new assessment with the client's own facts, pinned to a content pack and a seed."""
        stamp, assessment = Stamp.now(self._clock, self._who), new_id()

        def work(session: Session) -> AssessmentRecord:
            row = session.get(AssessmentRow, assessment)
            if row is None:
                if session.get(ClientRow, client) is None:
                    raise NotFound("client")
                row = AssessmentRow(
                    id=assessment, client=client, depth=_depth(depth), pack_id=pack_id, pack_version=pack_version,
                    date=on.isoformat(), status="in_progress", seed=seed, started=stamp.at, changed=stamp.at,
                )
                session.add(row)
                session.flush()
                for fact in session.exec(select(ClientFactRow).where(ClientFactRow.client == client)).all():
                    session.add(FactRow(assessment=assessment, name=fact.name, value=fact.value))
            return _record(session, row)

        return self._access.write(work)

    # ------------------------------------------------------------------------------------------------ editing
    def save_answer(self, assessment: str, answer: Answer) -> Future[object]:
        def change(session: Session, row: AssessmentRow, stamp: Stamp) -> None:
            text = answer_to_text(answer)
            stored = session.get(AnswerRow, (assessment, answer.question))
            old = None if stored is None else stored.value
            if stored is None:
                session.add(AnswerRow(assessment=assessment, question=answer.question, value=text))
            else:
                stored.value = text
            _event(session, row, stamp, f"answer:{answer.question}", old, text)

        return self._edit(assessment, change)

    def clear_answer(self, assessment: str, question: str) -> Future[object]:
        """Back to not answered; the history keeps what was there."""
        def change(session: Session, row: AssessmentRow, stamp: Stamp) -> None:
            stored = session.get(AnswerRow, (assessment, question))
            if stored is not None:
                _event(session, row, stamp, f"answer:{question}", stored.value, None)
                session.delete(stored)

        return self._edit(assessment, change)

    def save_fact(self, assessment: str, name: str, profile: ClientProfile) -> Future[object]:
        """Store one fact as `profile` has it, or remove it. A fact of the client itself is stored there too."""
        def change(session: Session, row: AssessmentRow, stamp: Stamp) -> None:
            text = stored_text(profile, name)
            old = put_assessment_fact(session, assessment, name, text)
            _event(session, row, stamp, f"fact:{name}", old, text)
            client = session.get(ClientRow, row.client)
            if client is not None and is_of_client(name) and row.status == "in_progress":
                put_client_fact(session, client, name, text)
                session.flush()
                if name == "client_name":
                    rename(client, client_profile(session, client.id))

        return self._edit(assessment, change)

    def save_policies(self, assessment: str, policies: tuple[Policy, ...] | None) -> Future[object]:
        """The policies there are; None takes it back to nobody asked."""
        def change(session: Session, row: AssessmentRow, stamp: Stamp) -> None:
            _replace_policies(session, row, stamp, kind="current", policies=policies)
            row.policies_asked = int(policies is not None)

        return self._edit(assessment, change)

    def save_quotes(self, assessment: str, quotes: tuple[Policy, ...]) -> Future[object]:
        return self._edit(
            assessment,
            lambda session, row, stamp: _replace_policies(session, row, stamp, kind="quote", policies=quotes),
        )

    def set_place(self, assessment: str, question: str) -> Future[object]:
        """The question it reopens at."""
        def change(_session: Session, row: AssessmentRow, _stamp: Stamp) -> None:
            row.place = question

        return self._edit(assessment, change)

    def set_depth(self, assessment: str, depth: str) -> Future[object]:
        def change(_session: Session, row: AssessmentRow, _stamp: Stamp) -> None:
            row.depth = _depth(depth)

        return self._edit(assessment, change)

    def set_later(self, assessment: str, sections: tuple[str, ...]) -> Future[object]:
        """The sections that are put off to another sitting."""
        text = to_text(sections)

        def change(_session: Session, row: AssessmentRow, _stamp: Stamp) -> None:
            row.later = text

        return self._edit(assessment, change)

    def set_wording(self, assessment: str, wording: str) -> Future[object]:
        """owner or technical: in which of their two wordings questions are shown."""
        def change(_session: Session, row: AssessmentRow, _stamp: Stamp) -> None:
            if wording not in WORDINGS:
                raise NotStorable(f"The wording is one of {', '.join(WORDINGS)}; choose one of them.")
            row.wording = wording

        return self._edit(assessment, change)

    def set_status(self, assessment: str, status: str) -> Future[object]:
        """in_progress or finished. A finished one no longer follows changes of the client's facts."""
        def change(_session: Session, row: AssessmentRow, _stamp: Stamp) -> None:
            if status not in ASSESSMENT_STATUSES:
                raise NotStorable(f"An assessment is one of {', '.join(ASSESSMENT_STATUSES)}; choose one of them.")
            row.status = status

        return self._edit(assessment, change)

    def put_on_pack(self, assessment: str, pin: PackPin) -> Future[object]:
        """Put an assessment on another content pack, all in one change; no answer is lost by it."""
        return self._edit(assessment, lambda session, row, stamp: put_on_pack(session, row, stamp, pin))

    def _edit(self, assessment: str, change: Change) -> Future[object]:
        stamp = Stamp.now(self._clock, self._who)

        def work(session: Session) -> object:
            row = rows.find(session, assessment)
            if not already_done(session, stamp):
                change(session, row, stamp)
                row.changed = stamp.at
                client = session.get(ClientRow, row.client)
                if client is not None:
                    client.changed = stamp.at
            return None

        return self._access.write(work, keep=True)


def _event(session: Session, row: AssessmentRow, stamp: Stamp, subject: str, old: str | None, new: str | None) -> None:
    append_event(session, stamp, client=row.client, assessment=row.id, subject=subject, old=old, new=new)


def _replace_policies(
    session: Session, row: AssessmentRow, stamp: Stamp, *, kind: str, policies: tuple[Policy, ...] | None
) -> None:
    wanted = select(PolicyRow).where(PolicyRow.assessment == row.id, PolicyRow.kind == kind)
    old_rows = session.exec(wanted.order_by(col(PolicyRow.position))).all()
    was_asked = kind == "quote" or bool(row.policies_asked)
    old = _json_list([stored.value for stored in old_rows]) if was_asked else None
    for stored in old_rows:
        session.delete(stored)
    session.flush()
    texts = [policy_to_text(policy) for policy in policies or ()]
    for position, text in enumerate(texts):
        session.add(PolicyRow(assessment=row.id, kind=kind, position=position, value=text))
    new = None if policies is None else _json_list(texts)
    _event(session, row, stamp, "policies" if kind == "current" else "quotes", old, new)


def _json_list(texts: list[str]) -> str:
    return json.dumps([json.loads(text) for text in texts], ensure_ascii=False)


def _record(session: Session, row: AssessmentRow) -> AssessmentRecord:
    session.flush()
    return rows.record(row, rows.answered_counts(session, row.id).get(row.id, 0))


def _depth(depth: str) -> str:
    if depth not in DEPTHS:
        raise NotStorable(f"The depth of an assessment is one of {', '.join(DEPTHS)}; choose one of them.")
    return depth


def _change(row: AnswerEventRow) -> ChangeRecord:
    return ChangeRecord(
        row.sequence or 0, row.id, row.client, row.assessment, row.who, time_from_text(row.at, row.offset_minutes),
        row.subject, from_text(row.old), from_text(row.new),
    )
