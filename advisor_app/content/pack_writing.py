"""A new pack in a folder of its own: whole and sound, or not there at all."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from advisor_app.content.check import Problem, check_pack
from advisor_app.content.explain import ContentError
from advisor_app.content.loader import load_pack


def write_pack(base: Path, files: Mapping[str, str], target: Path) -> tuple[Problem, ...]:
    """Make the pack `target`: the files of `base`, with those of `files` in place of theirs.

    files: name in the pack, like `texts/en/facts.yaml`, to text. The problems that check-content finds; with any,
    nothing is left behind. Raises ContentError when it cannot be read or written, or when something is there already.
    """
    if target.exists():
        raise ContentError(f"There is already something at {target}; choose a folder that is not there yet.")
    building = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(base, building)
        for name, text in files.items():
            _write(building / name, text)
        problems = check_pack(load_pack(building), building)
        if not problems:
            building.rename(target)
    except OSError as error:
        raise ContentError(f"The pack cannot be written to {target}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return problems


def check_files(base: Path, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems that the pack of write_pack would have. Raises ContentError when it cannot even be read."""
    with tempfile.TemporaryDirectory() as folder:
        building = Path(folder) / "pack"
        _copy(base, building)
        for name, text in files.items():
            _write(building / name, text)
        return check_pack(load_pack(building), building)


def copy_pack(source: Path, target: Path) -> None:
    """A copy of a pack, whole or not at all; one that is there and differs in its files is replaced. Raises OSError."""
    if _sizes(source) == _sizes(target):
        return
    building = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        for path in data_files(source):
            (building / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, building / path.relative_to(source))
        if target.exists():
            shutil.rmtree(target)
        building.rename(target)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def data_files(folder: Path) -> list[Path]:
    """The files of a pack: nothing else in its folder belongs to it."""
    return [path for path in sorted(folder.rglob("*.yaml")) if path.is_file() and not path.is_symlink()]


def _sizes(folder: Path) -> dict[Path, int]:
    return {path.relative_to(folder): path.stat().st_size for path in data_files(folder)}


def _copy(base: Path, target: Path) -> None:
    for path in data_files(base):
        _write(target / path.relative_to(base), path.read_text("utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
