"""A new pack is whole and sound, or it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.content.pack_writing import check_files, copy_pack, write_pack
from tests.content.pack_files import CORE

PACK = "id: core\nversion: 2027.1.1\nas_of: 2026-11-25\nlanguages: [en]\n"
UNSOUND = {"pack.yaml": PACK.replace("2026-11-25", "2020-01-01")}


def languages_of_core() -> str:
    return (CORE / "pack.yaml").read_text("utf-8").replace("2026.11.1", "2027.1.1")


def test_a_sound_pack_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "packs" / "2027.1.1"
    assert write_pack(CORE, {"pack.yaml": languages_of_core()}, target) == ()
    names = {path.relative_to(CORE) for path in CORE.rglob("*.yaml")}
    assert {path.relative_to(target) for path in target.rglob("*") if path.is_file()} == names
    assert [path.name for path in target.parent.iterdir()] == ["2027.1.1"]


def test_an_unsound_pack_leaves_nothing_behind(tmp_path: Path) -> None:
    found = write_pack(CORE, UNSOUND, tmp_path / "new")
    assert found and found == check_files(CORE, UNSOUND)
    assert list(tmp_path.iterdir()) == []


def test_a_pack_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"actions.yaml, line 1"):
        write_pack(CORE, {"actions.yaml": "- id: X\n"}, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with pytest.raises(ContentError, match=r"There is already something at .*new; choose a folder"):
        write_pack(CORE, {}, tmp_path / "new")


def test_a_copy_takes_the_data_files_and_nothing_else(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "texts").mkdir(parents=True)
    (source / "texts" / "a.yaml").write_text("a: b\n", encoding="utf-8")
    (source / "run.exe").write_bytes(b"MZ")
    copy_pack(source, tmp_path / "copy")
    assert [path.name for path in (tmp_path / "copy").rglob("*")] == ["texts", "a.yaml"]
