"""From a folder and a secret to a checked, migrated, open database."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from advisor_app.domain.records import OpeningReport
from advisor_app.store import attempts, backups, key_files
from advisor_app.store import files as disk
from advisor_app.store.connection import Database, schema_without_touching
from advisor_app.store.errors import (
    Damaged,
    DiskFull,
    InUse,
    MigrationFailed,
    NewerSchema,
    ReadOnly,
    Unavailable,
    WrongSecret,
)
from advisor_app.store.files import VaultFiles
from advisor_app.store.key_files import FoundKeys
from advisor_app.store.keys import DatabaseKey, unlock_passphrase, unlock_recovery
from advisor_app.store.mapping import time_from_text
from advisor_app.store.migrations.migration import Migration
from advisor_app.store.migrations.runner import migrate, schema_of
from advisor_app.store.recovery import RecoveryKeyError, parse_recovery_key
from advisor_app.store.state import StateFile, StateNote
from advisor_app.store.trouble import Trouble, trouble_of


@dataclass(frozen=True)
class Unlocked:
    """opened_with: passphrase or recovery."""

    key: DatabaseKey
    found: FoundKeys
    opened_with: str


@dataclass(frozen=True)
class Opened:
    """A database ready for work. note: what is known of its last change."""

    database: Database
    note: StateNote
    report: OpeningReport


@dataclass(frozen=True)
class Opener:
    """How this program opens databases: its migrations, its version and the clock for naming backups."""

    migrations: tuple[Migration, ...]
    app_version: str
    clock: Callable[[], datetime]

    @property
    def newest(self) -> int:
        return self.migrations[-1].number

    def connect(self, files: VaultFiles, key: DatabaseKey, *, new: bool = False) -> Database:
        """Open the file; driver errors become StoreErrors."""
        try:
            return Database(files.database, key, new=new)
        except Exception as error:
            raise translated(error, files) from error

    def open(self, files: VaultFiles, unlocked: Unlocked, state: StateFile) -> Opened:
        """Open, refuse newer schemas untouched, migrate older ones, and compare with what was noted."""
        if not files.database.is_file():
            raise Unavailable
        self._refuse_newer(files, unlocked.key)
        kept = _copy_of_log(files)
        try:
            opened = self._checked(files, unlocked, state)
        except Damaged:
            _keep_aside(files, kept)
            raise
        except BaseException:
            _forget(kept)
            raise
        if opened.report.older_than_noted:
            _keep_aside(files, kept)
        else:
            _forget(kept)
        return opened

    def _checked(self, files: VaultFiles, unlocked: Unlocked, state: StateFile) -> Opened:
        noted = state.read()
        database = self.connect(files, unlocked.key)
        unclean = noted is None or not noted.clean
        try:
            before = self._accepted_schema(database, files, check=unclean)
            change = _change(database)
        except BaseException:
            database.abandon()
            raise
        if before < self.newest:
            database = self._migrated(database, files, unlocked.key)
        note = StateNote(_change(database), clean=False, at=_last_time(database))
        state.write(note)
        report = OpeningReport(
            unlocked.opened_with,
            unclean=unclean,
            last_change=note.at,
            older_than_noted=noted is not None and change < noted.change,
            keys_from=unlocked.found.keys_from,
            migrated_from=before if before < self.newest else None,
        )
        return Opened(database, note, report)

    def _accepted_schema(self, database: Database, files: VaultFiles, *, check: bool) -> int:
        schema = schema_of(database)
        if schema > self.newest:
            raise NewerSchema(schema, self.newest)
        if check and database.problems():
            raise _damage(files)
        return schema

    def _refuse_newer(self, files: VaultFiles, key: DatabaseKey) -> None:
        try:
            schema = schema_without_touching(files.database, key)
        except Exception:
            return  # the first page may lie in the log of a crash; the real opening decides
        if schema > self.newest:
            raise NewerSchema(schema, self.newest)

    def _migrated(self, database: Database, files: VaultFiles, key: DatabaseKey) -> Database:
        """Verified backup, one transaction, fresh look; anything wrong and the file is as it was before."""
        try:
            backup = backups.make_backup(database, files, key, reason="pre-migration", clock=self.clock)
        except Exception as error:
            database.abandon()
            raise translated(error, files) from error
        try:
            migrate(database, self.migrations, app_version=self.app_version)
            database.checkpoint()
            database.close()
        except Exception as error:
            database.abandon()
            if trouble_of(error) is Trouble.FULL:
                raise DiskFull from error
            raise MigrationFailed from error
        try:
            return self._proved(files, key)
        except Exception as error:
            backups.restore_backup(files, key, backup.name)
            raise MigrationFailed from error

    def _proved(self, files: VaultFiles, key: DatabaseKey) -> Database:
        fresh = self.connect(files, key)
        if fresh.problems() or not _opens_clients(fresh):
            fresh.abandon()
            raise _damage(files)
        return fresh


def unlock(files: VaultFiles, secret: str, *, pause: Callable[[float], None]) -> Unlocked:
    """Open the database key with a passphrase or recovery key. Raises WrongSecret, KeysDamaged, HostileKeys.

    After wrong tries this waits first. The recovery key is tried first when the text is one; it costs nothing.
    """
    pause(attempts.wait_after(attempts.failures(files.attempts)))
    found = key_files.read_keys(files)
    key, opened_with = _recovered(found, secret), "recovery"
    if key is None:
        key, opened_with = unlock_passphrase(found.keys, secret), "passphrase"
    if key is None:
        raise WrongSecret(attempts.note_failure(files.attempts))
    attempts.forget_failures(files.attempts)
    return Unlocked(key, found, opened_with)


def translated(error: Exception, files: VaultFiles) -> Exception:
    """The StoreError an error of the driver or the system stands for; any other error as it is."""
    trouble = trouble_of(error)
    if trouble is None:
        return error
    if trouble is Trouble.CORRUPT:
        return _damage(files)
    return {
        Trouble.FULL: DiskFull, Trouble.BUSY: InUse, Trouble.READ_ONLY: ReadOnly, Trouble.UNKNOWN: Unavailable,
    }[trouble]()


def newest_backup(files: VaultFiles) -> datetime | None:
    found = backups.list_backups(files)
    return found[0].made.astimezone() if found else None


def _damage(files: VaultFiles) -> Damaged:
    return Damaged(newest_backup(files))


def _recovered(found: FoundKeys, secret: str) -> DatabaseKey | None:
    try:
        return unlock_recovery(found.keys, parse_recovery_key(secret))
    except RecoveryKeyError:
        return None


def _copy_of_log(files: VaultFiles) -> Path | None:
    """What a crash has left in the log, copied: opening takes in what is whole and drops the rest without a word."""
    if not files.wal.is_file() or files.wal.stat().st_size == 0:
        return None
    kept = files.folder / f".log.{secrets.token_hex(4)}.kept"
    disk.copy_new(files.wal, kept)
    return kept


def _keep_aside(files: VaultFiles, kept: Path | None) -> None:
    """Put the copy of the log where damaged files are kept for whoever can still read something in it."""
    if kept is not None:
        with suppress(OSError):
            kept.replace(key_files.set_aside_folder(files) / "vault.db-wal")


def _forget(kept: Path | None) -> None:
    if kept is not None:
        kept.unlink(missing_ok=True)


def _change(database: Database) -> int:
    with database.engine.begin() as connection:
        return int(connection.scalar(text("SELECT change FROM meta")) or 0)


def _last_time(database: Database) -> datetime | None:
    with database.engine.begin() as connection:
        row = connection.execute(
            text("SELECT at, offset_minutes FROM answer_event ORDER BY sequence DESC LIMIT 1")
        ).first()
    return None if row is None else time_from_text(row[0], row[1])


def _opens_clients(database: Database) -> bool:
    """Whether the ten newest clients and their facts can be read."""
    with suppress(Exception), database.engine.begin() as connection:
        rows = connection.execute(text(
            "SELECT client.*, client_fact.* FROM client LEFT JOIN client_fact ON client_fact.client = client.id "
            "WHERE client.rowid IN (SELECT rowid FROM client ORDER BY rowid DESC LIMIT 10)"
        ))
        rows.fetchall()
        return True
    return False


