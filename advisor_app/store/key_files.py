"""Where the key slots lie: vault.keys and its copy, each written whole, and the copies inside backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from advisor_app.store import files as disk
from advisor_app.store.errors import KeysDamaged, Unavailable
from advisor_app.store.files import VaultFiles
from advisor_app.store.keys import KeyFile


@dataclass(frozen=True)
class FoundKeys:
    """keys_from: main, copy, or the name of the backup they were taken from."""

    keys: KeyFile
    keys_from: str


def write_keys(files: VaultFiles, keys: KeyFile) -> None:
    """The copy first, then the main file, each atomically: whenever this is cut off, one of both is whole."""
    data = keys.to_bytes()
    disk.write_atomic(files.keys_copy, data)
    disk.write_atomic(files.keys, data)


def read_keys(files: VaultFiles) -> FoundKeys:
    """The first whole key file: main, copy, newest backup. Raises KeysDamaged or, with no file at all, Unavailable.

    Parameters out of bounds raise HostileKeys before any memory is taken.
    """
    candidates = [(files.keys, "main"), (files.keys_copy, "copy")]
    if files.backups.is_dir():
        newest_first = sorted((path for path in files.backups.iterdir() if path.is_dir()), reverse=True)
        candidates += [(path / "vault.keys", path.name) for path in newest_first]
    seen = False
    for path, origin in candidates:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise Unavailable from error
        seen = True
        try:
            return FoundKeys(KeyFile.from_bytes(data), origin)
        except KeysDamaged:
            continue
    raise KeysDamaged if seen or files.database.exists() else Unavailable


def heal_keys(files: VaultFiles, found: FoundKeys) -> None:
    """Bring both key files back to `found`, after it has opened the vault; a damaged one is set aside, never lost."""
    data = found.keys.to_bytes()
    if all(path.is_file() and path.read_bytes() == data for path in (files.keys, files.keys_copy)):
        return
    for path in (files.keys_copy, files.keys):
        if path.is_file() and not _is_whole(path.read_bytes()):
            aside = set_aside_folder(files)
            path.replace(aside / path.name)
    write_keys(files, found.keys)


def set_aside_folder(files: VaultFiles) -> Path:
    """A new folder below damaged/ for files that are kept but no longer used."""
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    disk.make_private(files.damaged)
    folder = files.damaged / name
    disk.make_private(folder)
    return folder


def _is_whole(data: bytes) -> bool:
    try:
        KeyFile.from_bytes(data)
    except KeysDamaged:
        return False
    return True
