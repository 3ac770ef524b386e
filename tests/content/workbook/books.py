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
from tests.content.pack_files import CORE, FILES

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
    """The workbook of the core pack, read after some edits."""
    return read_workbook(saved(folder, *edits), CORE)


MORE: dict[str, str] = {
    "texts/en/letter.yaml": 'title: {letter: "{cover}: our recommendation"}\n',
    "texts/en/coverage.yaml": "tech_eo: {name: Technology, ask: [Why?, Who?]}\n",
    "texts/en/actions.yaml": "second_step: {title: Turn it on, why: It helps., steps: [Switch it on.]}\n",
    "texts/en/questions.yaml": FILES["texts/en/questions.yaml"] + """\
TS-23:
  prompt: When was a restore last tried?
  technical: Last restore test?
  short: Restore tried
  why: A backup that was never tried may not work.
  options: {within_6m: Within six months, never: Never}
""",
}


def small_read(folder: Path, *edits: Edit) -> ReadWorkbook:
    """The workbook of a pack of three questions, read after some edits: the same mistakes in a tenth of the time."""
    base = folder / "base"
    for name, text in {**FILES, **MORE}.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(base)))
    for edit in edits:
        edit(book)
    path = folder / "small.xlsx"
    book.save(path)
    return read_workbook(path, base)


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
