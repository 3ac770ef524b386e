"""Facts of a client and of its assessments: what is entered about the client itself is shared by both."""

from __future__ import annotations

from types import MappingProxyType

from sqlmodel import Session, col, select

from advisor_app.domain.profile import FACTS, ClientProfile
from advisor_app.store.mapping import fact_from_text, fact_to_text
from advisor_app.store.repositories.base import Stamp, append_event
from advisor_app.store.tables import AssessmentRow, ClientFactRow, ClientRow, FactRow


def client_profile(session: Session, client: str) -> ClientProfile:
    return _profile(session.exec(select(ClientFactRow).where(ClientFactRow.client == client)).all())


def assessment_profile(session: Session, assessment: str) -> ClientProfile:
    return _profile(session.exec(select(FactRow).where(FactRow.assessment == assessment)).all())


def is_of_client(name: str) -> bool:
    """Whether a fact is asked about the client itself, outside any question."""
    return FACTS[name].asked_by == "client"


def stored_text(profile: ClientProfile, name: str) -> str | None:
    """JSON of one fact of a profile, None when it is not there. Raises KeyError for a name that is no fact."""
    value = profile.get(name)
    currency = profile.get("currency")
    return None if value is None else fact_to_text(name, value, currency if isinstance(currency, str) else "")


def put_client_fact(session: Session, client: ClientRow, name: str, text: str | None) -> str | None:
    """Set or remove a fact of a client; the JSON text it had before."""
    row = session.get(ClientFactRow, (client.id, name))
    old = None if row is None else row.value
    if text is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(ClientFactRow(client=client.id, name=name, value=text))
    else:
        row.value = text
    return old


def put_assessment_fact(session: Session, assessment: str, name: str, text: str | None) -> str | None:
    """Set or remove a fact of an assessment; the JSON text it had before."""
    row = session.get(FactRow, (assessment, name))
    old = None if row is None else row.value
    if text is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(FactRow(assessment=assessment, name=name, value=text))
    else:
        row.value = text
    return old


def open_assessments(session: Session, client: str) -> tuple[str, ...]:
    wanted = select(AssessmentRow.id).where(AssessmentRow.client == client, AssessmentRow.status == "in_progress")
    return tuple(session.exec(wanted.order_by(col(AssessmentRow.id))).all())


def change_client_facts(
    session: Session, client: ClientRow, profile: ClientProfile, stamp: Stamp, *, first_part: int = 0
) -> int:
    """Bring the facts of a client, and of its open assessments, to `profile`; the number of parts written."""
    names = set(client_profile(session, client.id).values) | set(profile.values)
    part = first_part
    for name in sorted(names):
        text = stored_text(profile, name)
        old = put_client_fact(session, client, name, text)
        if old == text:
            continue
        append_event(session, stamp, client=client.id, assessment=None, subject=f"fact:{name}", old=old, new=text,
                     part=part)
        part += 1
        for assessment in open_assessments(session, client.id):
            put_assessment_fact(session, assessment, name, text)
    return part - first_part


def _profile(rows: object) -> ClientProfile:
    found = {row.name: fact_from_text(row.name, row.value) for row in rows}  # type: ignore[attr-defined]
    return ClientProfile(MappingProxyType(found))
