"""Opening the encrypted database: one exact order of statements, and proof that the file is really encrypted.

Sources: SQLCipher API (zetetic.net/sqlcipher/sqlcipher-api), SQLite PRAGMA and write-ahead-log documentation.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from advisor_app.store.errors import Damaged
from advisor_app.store.keys import DatabaseKey

APPLICATION_ID: Final = 0x444C4156  # "DLAV"
CIPHER_FLOOR: Final = (4, 19)
SQLITE_FLOOR: Final = (3, 51, 3)  # the fix of the WAL-reset corruption bug
_PLAIN_HEADER: Final = b"SQLite format 3"
_BUSY_SECONDS: Final = 5.0


@dataclass(frozen=True)
class Pragma:
    """One setting: what is written and what must be read back."""

    name: str
    value: str
    reads: str | int


# WAL with FULL lost nothing in simulated power cuts; NORMAL lost saved answers in most of them. EXCLUSIVE keeps the
# index of the WAL in memory and every second program out. 100 pages keep the WAL smaller than the ballast.
# temp_store must stay in memory: sorting would write plain text into the system's temporary folder.
PRAGMAS: Final[tuple[Pragma, ...]] = (
    Pragma("locking_mode", "EXCLUSIVE", "exclusive"),
    Pragma("journal_mode", "WAL", "wal"),
    Pragma("synchronous", "FULL", 2),
    Pragma("fullfsync", "ON", 1),
    Pragma("checkpoint_fullfsync", "ON", 1),
    Pragma("wal_autocheckpoint", "100", 100),
    Pragma("journal_size_limit", "1048576", 1_048_576),
    Pragma("temp_store", "MEMORY", 2),
    Pragma("mmap_size", "0", 0),
    Pragma("foreign_keys", "ON", 1),
    Pragma("trusted_schema", "OFF", 0),
    Pragma("cell_size_check", "ON", 1),
    Pragma("secure_delete", "ON", 1),
    Pragma("cache_size", "-16000", -16_000),
)

_DENIED_FUNCTION: Final = "load_extension"
# Action codes of sqlite3_set_authorizer.
_ATTACH: Final = 24
_FUNCTION: Final = 31
_DENY: Final = 1
_ALLOW: Final = 0


class Database:
    """The open database: one connection behind an engine. Used by one thread at a time."""

    def __init__(self, path: Path, key: DatabaseKey, *, new: bool = False) -> None:
        self.path = path
        self._raw = connect(path, key, new=new)
        self.engine = _engine(self._raw)

    def session(self, connection: Connection) -> Session:
        return Session(bind=connection, expire_on_commit=False)

    def pragma(self, name: str) -> object:
        row = self._raw.execute(f"PRAGMA {name}").fetchone()
        return None if row is None else row[0]

    def checkpoint(self) -> bool:
        """Bring everything from the WAL into the main file and empty the WAL; whether it got all the way."""
        busy, _frames, _done = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return int(busy) == 0

    def problems(self) -> tuple[str, ...]:
        """All rows of the three integrity checks that are no "ok". The WAL is checkpointed first: the check of
        SQLCipher reads the main file only and raises false alarms otherwise."""
        self.checkpoint()
        return check_connection(self._raw)

    def copy_pages_to(self, target: Any) -> None:
        """SQLite's own backup into an open connection that has a key; a commit may not come in between."""
        self._raw.backup(target, pages=256)

    def close(self) -> None:
        """Checkpoint and close. Errors on the way are raised after the file is closed."""
        try:
            self.checkpoint()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Close as things are: after an error nothing more may be asked of this connection."""
        self.engine.dispose()
        with suppress(sqlcipher.Error):
            self._raw.close()


def connect(path: Path, key: DatabaseKey, *, new: bool = False) -> Any:
    """A connection with every setting made and asserted.

    Raises Damaged when the file is no encrypted database of this program under this key, and driver errors.
    """
    if new:
        path.touch(mode=0o600)  # the log takes its mode from the database
    raw = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS)
    try:
        _unlock(raw, key)
        if new:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _assert_ours(raw, path)
        apply_pragmas(raw, PRAGMAS)
        raw.set_authorizer(_authorize)
    except BaseException:
        raw.close()
        raise
    return raw


def schema_without_touching(path: Path, key: DatabaseKey) -> int:
    """The schema number of the main file without changing one byte of it, not even by taking in the WAL."""
    raw = sqlcipher.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
    with closing(raw):
        _unlock(raw, key)
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def bare_connection(path: Path, key: DatabaseKey) -> Any:
    """A connection with the key and nothing else set: what a copy is written into or checked through."""
    raw = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    _unlock(raw, key)
    return raw


def check_connection(raw: Any) -> tuple[str, ...]:
    """Rows of cipher_integrity_check, integrity_check and foreign_key_check that report a problem."""
    found = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"foreign key of {row[0]} row {row[1]}" for row in raw.execute("PRAGMA foreign_key_check")]
    return tuple(found)


def apply_pragmas(raw: Any, pragmas: Iterable[Pragma]) -> None:
    for pragma in pragmas:
        row = raw.execute(f"PRAGMA {pragma.name} = {pragma.value}").fetchone()
        if pragma.name == "journal_mode" and row[0] != pragma.reads:
            raise sqlcipher.OperationalError("the write-ahead log could not be switched on")


def _unlock(raw: Any, key: DatabaseKey) -> None:
    raw.execute("PRAGMA cipher_memory_security = ON")
    raw.execute("PRAGMA cipher_log_level = NONE")  # it writes errors of pages to the terminal
    raw.execute(f"PRAGMA key = \"x'{key.hex_digits()}'\"")
    # Before the first read: then the index of the log is kept in memory and no -shm file is ever made.
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _assert_ours(raw: Any, path: Path) -> None:
    """A forgotten key makes a plain file without a word, so nothing is taken on trust."""
    with path.open("rb") as file:
        header = file.read(len(_PLAIN_HEADER))
    if header == _PLAIN_HEADER or str(raw.execute("PRAGMA cipher_status").fetchone()[0]) != "1":
        raise Damaged
    if _numbers(str(raw.execute("PRAGMA cipher_version").fetchone()[0])) < CIPHER_FLOOR:
        raise RuntimeError("The SQLCipher library is older than 4.19; install the locked packages again.")
    if sqlcipher.sqlite_version_info < SQLITE_FLOOR:
        raise RuntimeError("The SQLite library is older than 3.51.3; install the locked packages again.")
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Damaged


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(maxsplit=1)[0].split("."))


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """ATTACH could write the whole vault in plain text beside it; an extension is foreign code."""
    if action == _ATTACH or (action == _FUNCTION and _DENIED_FUNCTION in (first, second)):
        return _DENY
    return _ALLOW


def _engine(raw: Any) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
