"""Files and folders of a vault: layout, private folders and writes that happen whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from advisor_app.store.errors import NotEnoughSpace

MIB = 1024 * 1024
BALLAST_BYTES = 16 * MIB
BALLAST_WANTS_FREE = 200 * MIB
# Antivirus and indexers hold files for a moment on Windows (errors 5, 32, 33); about 2.5 s in all.
_REPLACE_PAUSES = (0.01, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)


@dataclass(frozen=True)
class VaultFiles:
    """Where everything of one vault lies. folder: one folder is one vault and what a person copies."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "vault.db"

    @property
    def wal(self) -> Path:
        return self.folder / "vault.db-wal"

    @property
    def keys(self) -> Path:
        return self.folder / "vault.keys"

    @property
    def keys_copy(self) -> Path:
        return self.folder / "vault.keys.bak"

    @property
    def state(self) -> Path:
        return self.folder / "vault.state"

    @property
    def lock(self) -> Path:
        return self.folder / "vault.lock"

    @property
    def attempts(self) -> Path:
        return self.folder / "vault.attempts"

    @property
    def ballast(self) -> Path:
        return self.folder / "ballast.bin"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def damaged(self) -> Path:
        return self.folder / "damaged"


def list_vaults(vaults: Path) -> tuple[Path, ...]:
    """Vault folders below `vaults`, oldest first; half-made ones are not vaults."""
    if not vaults.is_dir():
        return ()
    found = [
        path for path in vaults.iterdir()
        if not path.name.endswith(".new") and VaultFiles(path).database.is_file()
    ]
    return tuple(sorted(found, key=lambda path: (path.stat().st_ctime_ns, path.name)))


def make_private(folder: Path) -> None:
    """Make a folder only its owner can enter, with its parents as the system makes them, and make the names durable."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "nt":
        folder.chmod(0o700)
    for path in missing:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable. Windows has no such call and orders names itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet and make its bytes durable; removes it again when that fails."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def copy_new(source: Path, target: Path) -> None:
    """Copy into a file that must not exist yet and make its bytes durable; removes it again when that fails."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as new, source.open("rb") as old:
            while block := old.read(MIB):
                new.write(block)
            new.flush()
            os.fsync(new.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def write_atomic(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, whole or not at all, and durable when this returns.

    Raises OSError; the old file is then still there, unchanged.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    write_new(temporary, data)
    try:
        replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def replace(source: Path, target: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
    """os.replace, tried again on Windows while another program holds the file for a moment."""
    for seconds in _REPLACE_PAUSES:
        try:
            source.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in (5, 32, 33):
                raise
            pause(seconds)
        else:
            return
    source.replace(target)


def require_space(folder: Path, database_bytes: int) -> None:
    """Raise NotEnoughSpace unless three times the database and 64 MiB are free."""
    needed = 3 * database_bytes + 64 * MIB
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NotEnoughSpace(needed, free)


def make_ballast(files: VaultFiles, size: int = BALLAST_BYTES) -> None:
    """Reserve space for the moment the disk is full. Random bytes: some file systems compress zeros.

    Does nothing when it is there or the disk has little space left; never raises for a lack of space.
    """
    if files.ballast.exists() or shutil.disk_usage(files.folder).free < BALLAST_WANTS_FREE + size:
        return
    try:
        write_new(files.ballast, os.urandom(size))
    except OSError:
        files.ballast.unlink(missing_ok=True)


def release_ballast(files: VaultFiles) -> bool:
    """Give the reserved space back to the disk; whether there was any."""
    try:
        files.ballast.unlink()
    except OSError:
        return False
    return True
