from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.catalogue import find_pack, list_packs
from advisor_app.content.explain import ContentError
from tests.content.pack_files import CORE


def write(folder: Path, name: str, pack_id: str, version: str) -> None:
    (folder / name).mkdir()
    (folder / name / "pack.yaml").write_text(f"id: {pack_id}\nversion: {version}\nas_of: 2026-01-01\nlanguages: [en]\n")


def test_packs_come_by_id_and_newest_version_first(tmp_path: Path) -> None:
    for name, pack_id, version in (
        ("a", "core", "2026.9.9"), ("b", "core", "2026.10.1"), ("c", "alpha", "1.0.0"), ("d", "core", "2026.10.beta")
    ):
        write(tmp_path, name, pack_id, version)
    (tmp_path / "no_pack").mkdir()
    found = [(info.id, info.version) for info in list_packs(tmp_path)]
    assert found == [("alpha", "1.0.0"), ("core", "2026.10.1"), ("core", "2026.10.beta"), ("core", "2026.9.9")]
    assert find_pack(tmp_path, "core").folder.name == "b"
    assert find_pack(tmp_path, "core", "2026.9.9").folder.name == "a"


def test_a_pack_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    write(tmp_path, "a", "core", "1.0.0")
    with pytest.raises(ContentError, match=r'no content pack "core 2\.0" in .*; there are: core 1\.0\.0\.'):
        find_pack(tmp_path, "core", "2.0")
    with pytest.raises(ContentError, match="there are: none"):
        find_pack(tmp_path / "a", "core")


def test_the_core_pack_is_found() -> None:
    info = find_pack(CORE.parent, "core")
    assert info.folder == CORE and "en" in info.languages
