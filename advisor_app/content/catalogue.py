"""Which content packs come with the program, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor_app.content.explain import ContentError, read_as
from advisor_app.content.schema import PACK_FILE


@dataclass(frozen=True)
class PackInfo:
    """One pack on disk, by what its pack.yaml says. as_of: date of its facts."""

    id: str
    version: str
    as_of: date
    languages: tuple[str, ...]
    folder: Path


def list_packs(folder: Path) -> tuple[PackInfo, ...]:
    """The packs in the sub-folders of `folder`, by id and the newest version first. Raises ContentError."""
    found = [_info(path) for path in sorted(folder.glob("*/pack.yaml"))]
    found.sort(key=lambda info: version_order(info.version), reverse=True)
    return tuple(sorted(found, key=lambda info: info.id))


def find_pack(folder: Path, pack_id: str, version: str | None = None) -> PackInfo:
    """The pack of an id and version; the newest for None. Raises ContentError naming what there is."""
    packs = list_packs(folder)
    match = next((p for p in packs if p.id == pack_id and version in (None, p.version)), None)
    if match is None:
        wanted = pack_id if version is None else f"{pack_id} {version}"
        known = ", ".join(f"{pack.id} {pack.version}" for pack in packs) or "none"
        raise ContentError(f'There is no content pack "{wanted[:80]}" in {folder.name}; there are: {known}.')
    return match


def _info(path: Path) -> PackInfo:
    entry = read_as(path, PACK_FILE, name=f"{path.parent.name}/pack.yaml")
    return PackInfo(entry.id, entry.version, entry.as_of, tuple(entry.languages), path.parent)


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """2026.11.10 comes after 2026.11.9; parts that are no number come by name."""
    return tuple((int(part) if part.isdigit() else -1, part) for part in version.split("."))
