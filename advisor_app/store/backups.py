"""Backups count only when they were opened again and found whole.

A backup is a folder with an encrypted database under the same key, the key file as it was, and a manifest. The manifest
is readable by anyone and so holds nothing about clients.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from advisor_app.domain.records import BackupRecord
from advisor_app.store import files as disk
from advisor_app.store.connection import Database, bare_connection, check_connection
from advisor_app.store.errors import Damaged, NotFound
from advisor_app.store.files import VaultFiles
from advisor_app.store.key_files import set_aside_folder
from advisor_app.store.keys import DatabaseKey
from advisor_app.store.migrations.runner import contents

REASONS: Final = ("pre-migration", "pre-restore", "pre-key-change", "manual", "regular")
_NAME: Final = re.compile(r"(\d{6})-\d{8}T\d{6}Z-([a-z-]+)")
_FORMAT: Final = 1


def make_backup(
    database: Database, files: VaultFiles, key: DatabaseKey, *, reason: str, clock: Callable[[], datetime]
) -> BackupRecord:
    """Copy, verify and only then name the backup. Runs in the thread that owns the database.

    Raises NotEnoughSpace before anything is written, Damaged when the copy is not whole, and driver and OS errors;
    a half-made copy is removed then and never counts.
    """
    if reason not in REASONS:
        raise ValueError(f"A backup is made for one of {', '.join(REASONS)}.")
    database.checkpoint()
    disk.require_space(files.folder, files.database.stat().st_size)
    disk.make_private(files.backups)
    half_made = files.backups / f".{secrets.token_hex(4)}.new"
    disk.make_private(half_made)
    try:
        _copy(database, half_made / "vault.db", key)
        change = _verify(database, half_made / "vault.db", key)
        disk.write_new(half_made / "vault.keys", files.keys.read_bytes())
        made = clock().astimezone(UTC)
        sequence = 1 + max((record.sequence for record in list_backups(files)), default=0)
        name = f"{sequence:06d}-{made:%Y%m%dT%H%M%SZ}-{reason}"
        record = BackupRecord(
            name, sequence, made, reason, int(str(database.pragma("user_version"))), change,
            (half_made / "vault.db").stat().st_size,
        )
        disk.write_new(half_made / "manifest.json", _manifest(record, half_made / "vault.db"))
        disk.sync_folder(half_made)
        half_made.rename(files.backups / name)
        disk.sync_folder(files.backups)
    except BaseException:
        shutil.rmtree(half_made, ignore_errors=True)
        raise
    return record


def list_backups(files: VaultFiles) -> tuple[BackupRecord, ...]:
    """Finished backups, newest first by sequence; folders without a whole manifest are left out."""
    if not files.backups.is_dir():
        return ()
    found = [record for path in files.backups.iterdir() if (record := _read_manifest(path)) is not None]
    return tuple(sorted(found, key=lambda record: record.sequence, reverse=True))


def restore_backup(files: VaultFiles, key: DatabaseKey, name: str) -> Path:
    """Put the database of a backup in place; the folder below damaged/ where the present one is kept.

    Nobody may have the database open. The copy is opened and checked before anything is exchanged. Raises NotFound
    or Damaged; the present database is then untouched.
    """
    if not any(record.name == name for record in list_backups(files)):
        raise NotFound("backup")
    fresh = files.folder / f".restore.{secrets.token_hex(4)}.new"
    try:
        disk.copy_new(files.backups / name / "vault.db", fresh)
        with closing(bare_connection(fresh, key)) as raw:
            if check_connection(raw):
                raise Damaged
        aside = set_aside_folder(files)
        if files.database.exists():
            # A copy, so that there is a database under the old name at every moment.
            disk.copy_new(files.database, aside / "vault.db")
        if files.wal.exists():
            # A log of the old database must never meet the new one: it would be played into it.
            files.wal.replace(aside / "vault.db-wal")
        disk.sync_folder(aside)
        disk.sync_folder(files.folder)
        disk.replace(fresh, files.database)
        disk.sync_folder(files.folder)
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def _copy(database: Database, target: Path, key: DatabaseKey) -> None:
    with closing(bare_connection(target, key)) as raw:
        database.copy_pages_to(raw)
    disk.sync_file(target)


def _verify(database: Database, copy: Path, key: DatabaseKey) -> int:
    """The change number of a copy that is whole and equal to its source. Raises Damaged."""
    other = Database(copy, key)
    try:
        if other.problems():
            raise Damaged
        with other.engine.begin() as theirs, database.engine.begin() as ours:
            if contents(theirs) != contents(ours):
                raise Damaged
            return _change(ours)
    finally:
        other.close()
        disk.sync_file(copy)


def _change(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT change FROM meta").scalar_one())


def _manifest(record: BackupRecord, database: Path) -> bytes:
    return json.dumps({
        "format": _FORMAT, "sequence": record.sequence, "made": record.made.isoformat(), "reason": record.reason,
        "schema": record.schema, "change": record.change, "size": record.size, "sha256": _sha256(database),
    }, indent=1).encode()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_manifest(folder: Path) -> BackupRecord | None:
    match = _NAME.fullmatch(folder.name)
    if match is None:
        return None
    try:
        raw = json.loads((folder / "manifest.json").read_bytes())
        made = datetime.fromisoformat(raw["made"])
        return BackupRecord(
            folder.name, int(match[1]), made, match[2], int(raw["schema"]), int(raw["change"]), int(raw["size"])
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None
