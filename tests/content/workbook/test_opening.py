"""Files from outside: what is no plain workbook is refused in one sentence, before it is read."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor_app.content.workbook.opening import MAX_BYTES, WorkbookError, open_workbook, sheet_rows
from tests.content.workbook.books import core_bytes, saved

BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'


def repacked(change: Callable[[zipfile.ZipFile], None], without: str = "") -> bytes:
    """The workbook of the core pack with parts added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(core_bytes())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != without:
                new.writestr(part, old.read(part))
        change(new)
    return out.getvalue()


def part(name: str, data: bytes = b"x") -> Callable[[zipfile.ZipFile], None]:
    return lambda packed: packed.writestr(name, data)


REFUSED = [
    ("content.xlsm", core_bytes, "may hold macros; save it as a workbook without them"),
    ("content.csv", core_bytes, "is no workbook of this kind"),
    ("content.xlsx", lambda: b"id,section\n", "is no workbook, whatever its name says"),
    ("content.xlsx", lambda: b"\xd0\xcf\x11\xe0 old", "protected by a password or of an old kind"),
    ("content.xlsx", lambda: core_bytes()[:5000], "is damaged; take another copy"),
    ("content.xlsx", lambda: b"PK\x03\x04" + bytes(MAX_BYTES), "is larger than 25 MB"),
    ("content.xlsx", lambda: repacked(part("xl/vbaProject.bin")), "holds macros, links or embedded files"),
    ("content.xlsx", lambda: repacked(part("xl/externalLinks/externalLink1.xml")), "holds macros, links or embedded"),
    ("content.xlsx", lambda: repacked(part("../outside.xml")), "packed in a way that no spreadsheet program does"),
    ("content.xlsx", lambda: repacked(part("xl/big.xml", bytes(101 * 1024 * 1024))), "would unpack to 1"),
    ("content.xlsx", lambda: repacked(part("xl/workbook.xml", BOMB), "xl/workbook.xml"), "declares its own words"),
    ("content.xlsx", lambda: repacked(part("xl/x.xml", BOMB.decode().encode("utf-16"))), "declares its own words"),
    ("content.xlsx", lambda: repacked(lambda _: None, "xl/workbook.xml"), "is damaged or no workbook"),
    ("content.xlsx", lambda: repacked(lambda p: [p.writestr(f"x/{n}", b"") for n in range(600)] and None),
     "packed in a way that no spreadsheet program does"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[said[:40] for _, _, said in REFUSED])
def test_it_is_refused(name: str, data: Callable[[], bytes], said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(WorkbookError, match=said) as caught:
        open_workbook(path)
    assert str(caught.value).startswith(name) and str(caught.value).endswith(".")


def test_a_part_that_is_larger_than_it_says_is_found_while_it_is_unpacked(tmp_path: Path) -> None:
    data = repacked(part("xl/big.xml", bytes(50 * 1024 * 1024)))
    said = (50 * 1024 * 1024).to_bytes(4, "little")
    assert data.count(said) == 2
    path = tmp_path / "content.xlsx"
    path.write_bytes(data.replace(said, (1000).to_bytes(4, "little")))
    tracemalloc.start()
    try:
        with pytest.raises(WorkbookError, match=r"content.xlsx is damaged; take another copy of it."):
            open_workbook(path)
        # Besides the room to read a whole file into, next to nothing.
        assert tracemalloc.get_traced_memory()[1] < MAX_BYTES + 5 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(WorkbookError, match=r"folder.xlsx is no file."):
        open_workbook(tmp_path / "folder.xlsx")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"none.xlsx cannot be read: No such file"):
        open_workbook(tmp_path / "none.xlsx")


def test_sheets_beyond_all_bounds_are_not_read_to_their_end(tmp_path: Path) -> None:
    wide = open_workbook(saved(tmp_path, lambda book: book["Sources"].cell(9, 300, "far away")))
    with pytest.raises(WorkbookError, match="The sheet Sources has more than 50,000 rows or 200 columns"):
        list(sheet_rows(wide["Sources"]))
    long = open_workbook(saved(tmp_path, lambda book: book["Sources"].cell(900_000, 2, "far away")))
    with pytest.raises(WorkbookError, match="The sheet Sources has more than 50,000 rows"):
        list(sheet_rows(long["Sources"]))


def test_a_sheet_that_is_damaged_inside_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(core_bytes())) as packed:
        whole = packed.read("xl/worksheets/sheet2.xml")
    path = tmp_path / "content.xlsx"
    path.write_bytes(repacked(part("xl/worksheets/sheet2.xml", whole[:2000]), "xl/worksheets/sheet2.xml"))
    with pytest.raises(WorkbookError, match="damaged"):
        for sheet in (book := open_workbook(path)).sheetnames:
            list(sheet_rows(book[sheet]))
