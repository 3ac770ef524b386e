"""Out and back without a change is the same pack, row by row and byte by byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from advisor_app.content.loader import load_pack
from advisor_app.content.pack_writing import write_pack
from advisor_app.content.reading import read_yaml
from advisor_app.content.workbook.export import workbook_bytes
from advisor_app.content.workbook.from_pack import pack_tables
from advisor_app.content.workbook.importing import read_workbook
from advisor_app.content.workbook.to_pack import pack_files
from advisor_app.content.writing import yaml_text
from tests.content.pack_files import CORE
from tests.content.workbook.books import put, read, saved


def test_an_unchanged_workbook_changes_nothing(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert (found.errors, found.changes, list(found.files)) == ((), (), ["pack.yaml"])


def test_every_row_comes_back_as_it_was(tmp_path: Path) -> None:
    tables = pack_tables(CORE)
    rows = read(tmp_path).parsed.rows
    for sheet in tables.sheets:
        before = [[row.value(column) for column in sheet.columns] for row in tables.rows[sheet.name]]
        after = [[row.value(column) for column in sheet.columns] for row in rows[sheet.name]]
        assert after == before
    assert sum(map(len, rows.values())) > 3000


def test_the_pack_is_the_same_but_for_its_version(tmp_path: Path) -> None:
    found = read(tmp_path)
    target = tmp_path / "new"
    assert write_pack(CORE, found.files, target) == ()
    old, new = load_pack(CORE), load_pack(target)
    assert new.version == "2026.11.1.1"
    assert replace(new, version=old.version) == old
    for path in CORE.rglob("*.yaml"):
        if path.name != "pack.yaml":
            assert (target / path.relative_to(CORE)).read_bytes() == path.read_bytes()


def test_files_written_from_rows_alone_are_the_same_pack(tmp_path: Path) -> None:
    """Every file written anew, not only the changed ones: the content survives, and a second time gives equal bytes."""
    tables = pack_tables(CORE)
    homes = {sheet.name: sheet.file for sheet in tables.sheets}
    trees = pack_files(tables.rows, tables.homes, homes).trees
    files = {name: yaml_text(tree) for name, tree in trees.items()}
    for name, text in files.items():
        assert read_yaml(text, name).value == trees[name]
    assert write_pack(CORE, files, tmp_path / "new") == ()
    assert load_pack(tmp_path / "new") == load_pack(CORE)
    again = pack_tables(tmp_path / "new")
    assert {n: yaml_text(t) for n, t in pack_files(again.rows, again.homes, homes).trees.items()} == files


def test_a_second_round_of_an_edited_pack_is_stable(tmp_path: Path) -> None:
    found = read(tmp_path, put("en questions", "AC-01", "hint", "Ask who is left out."))
    assert sorted(found.files) == ["pack.yaml", "texts/en/questions.yaml"]
    first = tmp_path / "first"
    assert write_pack(CORE, found.files, first) == ()
    (tmp_path / "again.xlsx").write_bytes(workbook_bytes(first))
    again = read_workbook(tmp_path / "again.xlsx", first)
    assert (again.errors, again.changes, list(again.files)) == ((), (), ["pack.yaml"])
    assert load_pack(first).words("en").questions["AC-01"].hint == "Ask who is left out."


def test_an_empty_text_stays_empty_on_purpose(tmp_path: Path) -> None:
    sheet = next(s for s in pack_tables(CORE).sheets if s.name == "en letter")
    rows = read_workbook(saved(tmp_path), CORE).parsed.rows[sheet.name]
    assert any(row.text("text") == "" for row in rows)
