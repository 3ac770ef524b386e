"""The packs a program can use: its own, and those made from workbooks."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.services.content_workbooks import Preview, preview_workbook
from advisor_app.services.pack_shelf import PackShelf
from tests.content.pack_files import CORE
from tests.content.workbook.books import about, put, saved


def shelf_in(folder: Path, program: str = "0.1.0") -> PackShelf:
    return PackShelf(CORE.parent, folder / "packs", program)


@cache
def preview(hint: str = "Ask who is left out.", version: str = "2026.11.1.1") -> Preview:
    with tempfile.TemporaryDirectory() as folder:
        book = saved(Path(folder), put("en questions", "AC-01", "hint", hint), about("new version", version))
        return preview_workbook(book, CORE)


def versions(shelf: PackShelf) -> list[tuple[str, bool, bool]]:
    return [(pack.info.version, pack.shipped, pack.info == shelf.in_use()) for pack in shelf.packs()]


def test_at_first_there_is_the_content_of_the_program(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    assert versions(shelf) == [("2026.11.1", True, True)]
    assert shelf.load_in_use() is shelf.load("core", "2026.11.1")
    assert not (tmp_path / "packs").exists()


def test_an_edited_pack_is_installed_and_used_when_told_to(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    info = shelf.install(preview())
    assert versions(shelf) == [("2026.11.1.1", False, False), ("2026.11.1", True, True)]
    shelf.use(info.id, info.version)
    again = shelf_in(tmp_path)
    assert versions(again) == [("2026.11.1.1", False, True), ("2026.11.1", True, False)]
    assert again.load_in_use().words("en").questions["AC-01"].hint == "Ask who is left out."
    assert again.problems(info) == ()


def test_a_version_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.install(preview())
    with pytest.raises(ContentError, match=r"There is already content core 2026.11.1.1; write a later version"):
        shelf.install(preview(hint="Another."))
    assert shelf.load("core", "2026.11.1.1").words("en").questions["AC-01"].hint == "Ask who is left out."


def test_a_workbook_with_mistakes_is_not_installed(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    with pytest.raises(ContentError, match="still has mistakes"):
        shelf.install(preview(version="1"))
    assert versions(shelf) == [("2026.11.1", True, True)]


def test_a_pack_that_is_not_here_is_named_and_the_choice_stays(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    with pytest.raises(ContentError, match=r"The content core 2025.1 is not on this computer."):
        shelf.use("core", "2025.1")
    assert versions(shelf) == [("2026.11.1", True, True)]


def test_a_pack_that_does_not_go_with_a_new_program_is_not_used(tmp_path: Path) -> None:
    old = shelf_in(tmp_path)
    info = old.install(preview())
    old.use(info.id, info.version)
    words = info.folder / "texts" / "en" / "sections.yaml"
    words.write_text(words.read_text("utf-8").replace("AC:", "# AC:"), encoding="utf-8")
    new = shelf_in(tmp_path, "0.2.0")
    with pytest.raises(ContentError, match=r"core 2026.11.1.1 does not go with this version of the program: en: "):
        new.load(info.id, info.version)
    assert new.load_in_use().version == "2026.11.1"


def test_what_was_found_sound_is_not_checked_again_by_the_same_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf_in(tmp_path).install(preview())
    checked: list[str] = []
    monkeypatch.setattr("advisor_app.services.pack_shelf.check_pack", lambda pack, _: checked.append(pack.version))
    shelf_in(tmp_path).load("core", "2026.11.1.1")
    assert checked == []
    shelf_in(tmp_path, "0.2.0").load("core", "2026.11.1.1")
    shelf_in(tmp_path, "0.2.0").load("core", "2026.11.1.1")
    assert checked == ["2026.11.1.1"]


def test_the_programs_own_pack_stays_after_the_program_brings_another(tmp_path: Path) -> None:
    shelf_in(tmp_path).keep_shipped()
    newer = tmp_path / "newer"
    shutil.copytree(CORE, newer / "core")
    pack = newer / "core" / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("2026.11.1", "2027.1.1"), encoding="utf-8")
    shelf = PackShelf(newer, tmp_path / "packs", "0.2.0")
    assert versions(shelf) == [("2027.1.1", True, True), ("2026.11.1", False, False)]
    assert shelf.load("core", "2026.11.1").version == "2026.11.1"


def test_folders_that_are_no_packs_are_passed_over(tmp_path: Path) -> None:
    other = "id: core\nversion: 7.7\nas_of: 2026-01-01\nlanguages: [en]\n"
    for name, text in (("core/9.9", "id: ["), ("core/8.8", other)):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "packs" / "in_use.yaml").write_text("id: [", encoding="utf-8")
    assert versions(shelf_in(tmp_path)) == [("2026.11.1", True, True)]
