"""The one thread that owns the one connection: it takes work in order and knows what to do when the disk does not.

An edit counts as saved only when its future ends without an error, after the commit. Edits that could not be saved
stay in the outbox, in order, and go first when it works again; repeating one is harmless.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlmodel import Session, select

from advisor_app.store import files as disk
from advisor_app.store.connection import Database
from advisor_app.store.errors import Closed, Damaged, DiskFull, InUse, NotFound, ReadOnly, StoreError, Unavailable
from advisor_app.store.files import VaultFiles
from advisor_app.store.state import StateFile, StateNote
from advisor_app.store.tables import MetaRow
from advisor_app.store.trouble import Trouble, trouble_of

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass
class _Job:
    """run: works on the open database. saves: commits something. keep: belongs in the outbox while unsaved."""

    run: Callable[[Database], Any]
    saves: bool = False
    keep: bool = False
    future: Future[Any] = field(default_factory=Future)


@dataclass(frozen=True)
class WriterSetup:
    """opened: the database, already checked. reopen: opens it again after an error. note: change number it has.
    newest_damage: the error to report for a damaged file. quiet: seconds without work before a checkpoint."""

    files: VaultFiles
    state: StateFile
    opened: Database
    reopen: Callable[[], Database]
    note: StateNote
    damage: Callable[[], Damaged]
    clock: Callable[[], Any]
    ballast_bytes: int
    quiet: float


class Writer:
    """Queue and thread. read() and write() are the two ways in; all methods may be called from any other thread."""

    def __init__(self, setup: WriterSetup) -> None:
        self._setup = setup
        self._database: Database | None = setup.opened
        self._note = setup.note
        self._damaged = False
        self._untidy = False
        self._outbox: list[_Job] = []
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._ended = False
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="vault", daemon=True)
        self._thread.start()

    # --------------------------------------------------------------------------------------------- any thread
    @property
    def unsaved(self) -> int:
        return len(self._outbox)

    @property
    def change(self) -> int:
        """Number of the last commit."""
        return self._note.change

    def read(self, work: Callable[[Session], T]) -> T:
        """Wait for what `work` reads. From a callback in the writer's own thread this would wait for ever."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("Read from another thread: this one does the reading.")
        result: T = self._submit(_Job(lambda database: _read(database, work))).result()
        return result

    def write(self, work: Callable[[Session], T], *, keep: bool = False) -> Future[T]:
        return self._submit(_Job(lambda database: self._commit(database, work), saves=True, keep=keep))

    def maintain(self, work: Callable[[Database], T]) -> Future[T]:
        """Work on the database itself between two transactions."""
        return self._submit(_Job(work))

    def retry(self) -> Future[int]:
        """Try the outbox again; how many edits are still unsaved."""
        return self._submit(_Job(lambda _database: self._replay(), saves=True))

    def stop(self) -> None:
        """Take no more work, finish what is queued, checkpoint and close."""
        with self._gate:
            if not self._ended:
                self._ended = True
                self._queue.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _submit(self, job: _Job) -> Future[Any]:
        with self._gate:
            if self._ended:
                job.future.set_exception(Closed())
            else:
                self._queue.put(job)
        return job.future

    # ---------------------------------------------------------------------------------------- the thread's own
    def _work(self) -> None:
        while True:
            try:
                job = self._queue.get(timeout=self._setup.quiet if self._untidy else None)
            except queue.Empty:
                self._tidy()
                continue
            if job is None:
                break
            self._serve(job)
        self._end()

    def _serve(self, job: _Job) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            if job.saves and self._outbox:
                self._replay()
            result = self._attempt(job)
        except StoreError as error:
            if job.keep and isinstance(error, (DiskFull, Unavailable, ReadOnly, InUse)):
                self._outbox.append(job)
            job.future.set_exception(error)
        except BaseException as error:
            job.future.set_exception(error)
        else:
            job.future.set_result(result)

    def _replay(self) -> int:
        while self._outbox:
            try:
                self._attempt(self._outbox[0])
            except NotFound:
                _log.warning("an unsaved edit belongs to nothing")
            self._outbox.pop(0)
        return 0

    def _attempt(self, job: _Job) -> Any:
        try:
            return job.run(self._open())
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            _log.warning("trouble %s", trouble.value)
            return self._rescue(trouble, job, error)

    def _rescue(self, trouble: Trouble, job: _Job, error: Exception) -> Any:
        """The second and last try, or the error that says what happened."""
        if trouble is Trouble.FULL:
            return self._with_ballast_gone(job, error)
        if trouble is Trouble.UNKNOWN:
            return self._with_fresh_connection(job)
        if trouble is Trouble.CORRUPT:
            # One bad page poisons later reads on the connection. The file itself is left exactly as it is.
            self._abandon()
            self._damaged = True
            raise self._setup.damage() from error
        if trouble is Trouble.BUSY:
            raise InUse from error
        raise ReadOnly from error

    def _with_ballast_gone(self, job: _Job, error: Exception) -> Any:
        # The reserve is for what somebody has entered, never for a backup.
        if not job.saves or not disk.release_ballast(self._setup.files):
            raise DiskFull from error
        try:
            database = self._open()
            database.checkpoint()
            return job.run(database)
        except Exception as again:
            self._raise_second(again)

    def _with_fresh_connection(self, job: _Job) -> Any:
        """After a failed write or fsync the outcome is unknown and the connection must not be used again. The same
        work is done once more: it finds its own trace if it had been saved."""
        self._abandon()
        try:
            return job.run(self._open())
        except Exception as again:
            self._raise_second(again)

    def _raise_second(self, error: Exception) -> None:
        trouble = trouble_of(error)
        if trouble is None:
            raise error
        if trouble in (Trouble.UNKNOWN, Trouble.CORRUPT):
            self._abandon()
        if trouble is Trouble.CORRUPT:
            self._damaged = True
            raise self._setup.damage() from error
        raise {
            Trouble.FULL: DiskFull, Trouble.UNKNOWN: Unavailable, Trouble.BUSY: InUse, Trouble.READ_ONLY: ReadOnly,
        }[trouble] from error

    def _open(self) -> Database:
        """The database; opened again after trouble, and then compared with what was saved before."""
        if self._damaged:
            raise self._setup.damage()
        if self._database is None:
            database = self._setup.reopen()
            change = _read(database, lambda session: session.exec(select(MetaRow.change)).one())
            _log.warning("reopened at change %d, had saved %d", change, self._note.change)
            if change < self._note.change:
                database.abandon()
                self._damaged = True
                raise self._setup.damage()
            self._database = database
        return self._database

    def _abandon(self) -> None:
        if self._database is not None:
            self._database.abandon()
            self._database = None

    def _commit(self, database: Database, work: Callable[[Session], T]) -> T:
        with database.engine.begin() as connection, database.session(connection) as session:
            result = work(session)
            meta = session.get_one(MetaRow, 1)
            meta.change += 1
            change = meta.change
            session.flush()
        self._note = StateNote(change, clean=False, at=self._setup.clock())
        self._setup.state.write(self._note)
        self._untidy = True
        return result

    def _tidy(self) -> None:
        """After a moment of quiet: empty the log into the main file, and reserve space again."""
        self._untidy = False
        if self._database is not None:
            with suppress(Exception):
                self._database.checkpoint()
                disk.make_ballast(self._setup.files, self._setup.ballast_bytes)

    def _end(self) -> None:
        whole = False
        if self._database is not None:
            with suppress(Exception):
                self._database.checkpoint()
                whole = not self._outbox
            self._abandon()
        if whole:
            self._setup.state.write(StateNote(self._note.change, clean=True, at=self._note.at))


def _read(database: Database, work: Callable[[Session], T]) -> T:
    with database.engine.begin() as connection, database.session(connection) as session:
        return work(session)
