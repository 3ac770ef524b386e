"""Which practice files there are on this computer. Light: nothing of the store is imported."""

from __future__ import annotations

from pathlib import Path

KEY_FILES = ("vault.keys", "vault.keys.bak")


def find_vaults(folder: Path) -> tuple[Path, ...]:
    """Folders below `folder` that hold a practice file, the last changed first."""
    if not folder.is_dir():
        return ()
    found = [f for f in folder.iterdir() if f.is_dir() and any((f / name).is_file() for name in KEY_FILES)]
    return tuple(sorted(found, key=lambda f: (-_changed(f), f.name)))


def _changed(folder: Path) -> float:
    database = folder / "vault.db"
    return database.stat().st_mtime if database.is_file() else 0.0
