"""The vault: one encrypted folder, opened by a passphrase or a recovery key, with the practice inside.

    vault, recovery_key = Vault.create(places.vaults, passphrase, PracticeRecord("..."))
    vault = Vault.open(folder, passphrase)
    client = vault.clients().create(profile).result()

Reads return records. Changes return futures: nothing is saved before the future has ended without an error. Futures
end in the vault's own thread, so a callback hands the result on and reads nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from advisor_app.domain.records import BackupRecord, OpeningReport, PracticeRecord
from advisor_app.store import backups, location
from advisor_app.store import files as disk
from advisor_app.store.errors import Damaged, DiskFull, Unavailable
from advisor_app.store.files import BALLAST_BYTES, VaultFiles
from advisor_app.store.items import ItemKind
from advisor_app.store.key_files import heal_keys, write_keys
from advisor_app.store.keys import KeyFile, Strength, calibrate, passphrase_slot, recovery_slot
from advisor_app.store.locks import VaultLock
from advisor_app.store.making import make_vault
from advisor_app.store.migrations.migration import Migration
from advisor_app.store.migrations.runner import MIGRATIONS
from advisor_app.store.opening import Opener, Unlocked, newest_backup, translated, unlock
from advisor_app.store.passphrase import require_length
from advisor_app.store.recovery import new_recovery_key, recovery_text
from advisor_app.store.repositories.assessments import Assessments
from advisor_app.store.repositories.attachments import Attachments
from advisor_app.store.repositories.client_items import ClientItems, IncidentLogs
from advisor_app.store.repositories.clients import Clients
from advisor_app.store.repositories.documents import Documents
from advisor_app.store.repositories.practice import Practice, VaultSettings
from advisor_app.store.repositories.registers import Registers
from advisor_app.store.state import StateFile, StateNote
from advisor_app.store.writer import Writer, WriterSetup

R = TypeVar("R")


def local_now() -> datetime:
    """Now, with the offset of this place."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class VaultOptions:
    """What a test or a host may set. strength: cost of a passphrase guess, None: measured on this computer.
    quiet: seconds without work before the log is emptied. who: named in the history. any_place: the person has
    accepted a folder that is not safe."""

    strength: Strength | None = None
    ballast_bytes: int = BALLAST_BYTES
    quiet: float = 2.0
    clock: Callable[[], datetime] = local_now
    pause: Callable[[float], None] = time.sleep
    migrations: tuple[Migration, ...] = MIGRATIONS
    app_version: str = ""
    who: str = "advisor"
    any_place: bool = False

    def opener(self) -> Opener:
        return Opener(self.migrations, self.app_version, self.clock)


class Vault:
    """An open vault. Made by create() or open(); every method raises Closed after close()."""

    def __init__(
        self, files: VaultFiles, unlocked: Unlocked, lock: VaultLock, writer: Writer, report: OpeningReport,
        options: VaultOptions,
    ) -> None:
        self._files = files
        self._key = unlocked.key
        self._keys = unlocked.found.keys
        self._lock = lock
        self._writer = writer
        self._options = options
        self.report = report

    # ------------------------------------------------------------------------------------- making and opening
    @classmethod
    def create(
        cls, vaults: Path, passphrase: str, practice: PracticeRecord, options: VaultOptions = VaultOptions()
    ) -> tuple[Vault, str]:
        """A new vault in its own folder below `vaults`, open, and its recovery key as text.

        Raises WeakSecret, Unsuitable, DiskFull, ReadOnly, Unavailable; nothing is left behind then.
        """
        require_length(passphrase)
        if not options.any_place:
            location.require_suitable(vaults)
        folder, recovery_key = make_vault(
            vaults, passphrase, practice, options.opener(), strength=options.strength,
            ballast_bytes=options.ballast_bytes, pause=options.pause,
        )
        vault = cls.open(folder, recovery_key, options)
        vault.report = replace(vault.report, opened_with="passphrase")
        return vault, recovery_key

    @classmethod
    def open(cls, folder: Path, secret: str, options: VaultOptions = VaultOptions()) -> Vault:
        """Open with the passphrase or the recovery key; `report` says what was noticed.

        Raises WrongSecret, InUse, Damaged, KeysDamaged, HostileKeys, NewerSchema, MigrationFailed, NotEnoughSpace,
        DiskFull, ReadOnly, Unavailable. Nothing is ever deleted, made anew or written over to repair it.
        """
        files = VaultFiles(folder)
        if not folder.is_dir():
            raise Unavailable
        try:
            lock = VaultLock(files.lock)
        except OSError as error:
            raise translated(error, files) from error
        unlocked: Unlocked | None = None
        try:
            unlocked = unlock(files, secret, pause=options.pause)
            return cls._opened(files, unlocked, lock, options)
        except Exception as error:
            lock.release()
            if unlocked is not None:
                unlocked.key.wipe()
            raise translated(error, files) from error

    @classmethod
    def _opened(cls, files: VaultFiles, unlocked: Unlocked, lock: VaultLock, options: VaultOptions) -> Vault:
        opener = options.opener()
        state = StateFile(files.state, unlocked.found.keys.vault, unlocked.key)
        try:
            opened = opener.open(files, unlocked, state)
        except Exception as error:
            # After a crash the log must go into the main file before anything else, and that may need the reserve.
            if not isinstance(translated(error, files), DiskFull) or not disk.release_ballast(files):
                raise
            opened = opener.open(files, unlocked, state)
        with suppress(OSError):
            heal_keys(files, unlocked.found)
            disk.make_ballast(files, options.ballast_bytes)
        writer = Writer(WriterSetup(
            files=files, state=state, opened=opened.database, reopen=lambda: opener.connect(files, unlocked.key),
            note=opened.note, damage=lambda: Damaged(newest_backup(files)), clock=options.clock,
            ballast_bytes=options.ballast_bytes, quiet=options.quiet,
        ))
        return cls(files, unlocked, lock, writer, opened.report, options)

    # ---------------------------------------------------------------------------------------------- what is in
    @property
    def id(self) -> str:
        return self._keys.vault

    @property
    def folder(self) -> Path:
        return self._files.folder

    @property
    def unsaved(self) -> int:
        """Edits that could not be saved and wait in the outbox."""
        return self._writer.unsaved

    def practice(self) -> Practice:
        return Practice(self._writer)

    def clients(self) -> Clients:
        return Clients(self._writer, self._options.clock, self._options.who)

    def assessments(self) -> Assessments:
        return Assessments(self._writer, self._options.clock, self._options.who)

    def documents(self) -> Documents:
        return Documents(self._writer, self._options.clock, self._options.who)

    def registers(self) -> Registers:
        return Registers(self._writer, self._options.clock, self._options.who)

    def attachments(self) -> Attachments:
        return Attachments(self._writer, self._options.clock, self._options.who)

    def client_items(self, kind: ItemKind[R]) -> ClientItems[R]:
        """The records of one kind, like `store.items.CONTRACT`, that are kept of clients."""
        return ClientItems(self._writer, self._options.clock, self._options.who, kind)

    def incident_logs(self) -> IncidentLogs:
        return IncidentLogs(self._writer, self._options.clock, self._options.who)

    def settings(self) -> VaultSettings:
        return VaultSettings(self._writer)

    # -------------------------------------------------------------------------------------------- looking after
    def retry(self) -> Future[int]:
        """Try unsaved edits again; ends with the number still unsaved, or the error that stands in the way."""
        return self._writer.retry()

    def checkpoint(self) -> Future[bool]:
        """Bring everything into the main file: on leaving a page, before suspend."""
        return self._writer.maintain(lambda database: database.checkpoint())

    def backup(self, reason: str = "manual") -> Future[BackupRecord]:
        """A verified backup in the vault's own folder."""
        return self._writer.maintain(lambda database: backups.make_backup(
            database, self._files, self._key, reason=reason, clock=self._options.clock
        ))

    def backups(self) -> tuple[BackupRecord, ...]:
        """Newest first."""
        return backups.list_backups(self._files)

    def check(self) -> Future[tuple[str, ...]]:
        """Everything the integrity checks object to; empty is good."""
        return self._writer.maintain(lambda database: database.problems())

    def change_passphrase(self, secret: str, new: str) -> None:
        """Wrap the database key anew; instant but for the cost of the passphrase. secret: the present passphrase or
        the recovery key. Raises WrongSecret, WeakSecret, DiskFull, ReadOnly, Unavailable; then the old one holds.
        Backups made before keep opening with the passphrase of their time."""
        require_length(new)
        unlock(self._files, secret, pause=self._options.pause).key.wipe()
        slot = passphrase_slot(self.id, self._key, new, self._options.strength or calibrate())
        self._write_keys(self._keys.with_slot(slot))

    def renew_secrets(self, recovery_key: str, new: str) -> str:
        """After the recovery key was used: a new passphrase and a new recovery key, whose text is returned. Both
        old ones no longer open this vault."""
        require_length(new)
        unlock(self._files, recovery_key, pause=self._options.pause).key.wipe()
        fresh = new_recovery_key()
        keys = self._keys.with_slot(passphrase_slot(self.id, self._key, new, self._options.strength or calibrate()))
        self._write_keys(keys.with_slot(recovery_slot(self.id, self._key, fresh)))
        return recovery_text(fresh)

    def close(self, *, force: bool = False) -> None:
        """Save what is unsaved, checkpoint, close the file and forget the key. Twice is once.

        With edits that still cannot be saved this raises the reason and stays open, unless `force`.
        """
        if self.unsaved and not force:
            self.retry().result()
        self._writer.stop()
        self._lock.release()
        self._key.wipe()

    def _write_keys(self, keys: KeyFile) -> None:
        try:
            write_keys(self._files, keys)
        except OSError as error:
            raise translated(error, self._files) from error
        self._keys = keys


def restore(folder: Path, backup: str, secret: str, options: VaultOptions = VaultOptions()) -> Path:
    """Put a backup in place of a closed vault; the folder where the replaced database is kept.

    Works on a damaged database. Raises as Vault.open does, and NotFound.
    """
    files = VaultFiles(folder)
    lock = VaultLock(files.lock)
    try:
        unlocked = unlock(files, secret, pause=options.pause)
        try:
            aside = backups.restore_backup(files, unlocked.key, backup)
            state = StateFile(files.state, unlocked.found.keys.vault, unlocked.key)
            change = next(record.change for record in backups.list_backups(files) if record.name == backup)
            state.write(StateNote(change, clean=True))
        finally:
            unlocked.key.wipe()
    except Exception as error:
        raise translated(error, files) from error
    finally:
        lock.release()
    return aside
