"""What every repository shares: the two ways into the database, and the trail every change leaves."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from sqlmodel import Session, col, select

from advisor_app.store.mapping import time_to_text
from advisor_app.store.tables import AnswerEventRow

T = TypeVar("T")
Clock = Callable[[], datetime]


class Access(Protocol):
    """The way into the database from any thread but the writer's own."""

    def read(self, work: Callable[[Session], T]) -> T:
        """Wait for what `work` reads in one transaction."""
        ...

    def write(self, work: Callable[[Session], T], *, keep: bool = False) -> Future[T]:
        """One transaction; the future ends after the commit. keep: an edit that stays in the outbox until it is
        saved. `work` may run twice and must then have no second effect."""
        ...


@dataclass(frozen=True)
class Stamp:
    """Identity of one change, made before it is queued, so that repeating the change is noticed."""

    id: str
    who: str
    at: str
    offset_minutes: int

    @classmethod
    def now(cls, clock: Clock, who: str) -> Stamp:
        at, offset = time_to_text(clock())
        return cls(new_id(), who, at, offset)


def new_id() -> str:
    """A random id of 128 bits; ids say nothing about what they name."""
    return secrets.token_hex(16)


def already_done(session: Session, stamp: Stamp) -> bool:
    """Whether the change with this stamp is in the database already (also as one of several parts)."""
    found = select(AnswerEventRow.sequence).where(col(AnswerEventRow.id).in_((stamp.id, f"{stamp.id}:0")))
    return session.exec(found.limit(1)).first() is not None


def append_event(
    session: Session, stamp: Stamp, *, client: str, assessment: str | None, subject: str,
    old: str | None, new: str | None, part: int | None = None,
) -> None:
    """Append one change to the history. old, new: JSON text, None for not there. part: number within one change."""
    session.add(AnswerEventRow(
        id=stamp.id if part is None else f"{stamp.id}:{part}", client=client, assessment=assessment, who=stamp.who,
        at=stamp.at, offset_minutes=stamp.offset_minutes, subject=subject, old=old or "null", new=new or "null",
    ))
