"""The workbook of the core pack, opened, changed by hand and saved again."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from advisor_app.content.workbook.export import HEADER_ROW, workbook_bytes
from advisor_app.content.workbook.importing import ReadWorkbook, read_workbook
from tests.content.pack_files import CORE

Edit = Callable[[Any], None]


@cache
def core_bytes() -> bytes:
    return workbook_bytes(CORE)


def open_core() -> Any:
    return openpyxl.load_workbook(io.BytesIO(core_bytes()))


def saved(folder: Path, *edits: Edit) -> Path:
    """The workbook of the core pack after some edits, in a file."""
    book = open_core()
    for edit in edits:
        edit(book)
    path = folder / "content.xlsx"
    book.save(path)
    return path


def read(folder: Path, *edits: Edit) -> ReadWorkbook:
    return read_workbook(saved(folder, *edits), CORE)


def column_of(sheet: Any, column: str) -> int:
    return next(int(cell.column) for cell in sheet[HEADER_ROW] if cell.value == column)


def row_of(sheet: Any, origin: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == origin)


def put(sheet: str, origin: str, column: str, value: object) -> Edit:
    """Write into the cell of a row, by the row's id, and a column."""
    def edit(book: Any) -> None:
        target = book[sheet]
        target.cell(row_of(target, origin), column_of(target, column)).value = value

    return edit


def about(name: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        row = next(cell.row for cell in book["About"]["A"] if cell.value == name)
        book["About"].cell(row, 2).value = value

    return edit


def add(sheet: str, **values: object) -> Edit:
    """A new row at the end; underscores in the names stand for blanks."""
    def edit(book: Any) -> None:
        target = book[sheet]
        row = target.max_row + 1
        for name, value in values.items():
            target.cell(row, column_of(target, name.replace("_", " "))).value = value

    return edit


def delete(sheet: str, origin: str) -> Edit:
    return lambda book: book[sheet].delete_rows(row_of(book[sheet], origin))
