"""Whatever somebody writes into any cell: a mistake with its place, or a pack that can be read. Never a crash."""

from __future__ import annotations

import io
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.content.workbook.export import workbook_bytes
from advisor_app.content.workbook.importing import read_workbook
from advisor_app.content.workbook.table import SheetError
from tests.content.pack_files import FILES
from tests.content.workbook.books import MORE

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 2_000_000), st.floats(-2, 3), st.just(datetime(2026, 1, 2)),
    st.sampled_from([
        "=1+1", "+x", "AC-01", "TS-23", "PF-01", "always", "staff > 3 and", "has_servers", "yes", "#1", "a > #1", "{x}",
        "(empty)", "x" * 5000, "id", "Questions", "#REF!", "a, b", "1", "2026-11-24", " ", "\n",
    ]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12),
)
EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9), st.integers(1, 14), VALUES), min_size=1, max_size=6
)


@cache
def base() -> Path:
    folder = Path(tempfile.mkdtemp()) / "base"
    for name, text in {**FILES, **MORE}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@cache
def book_bytes() -> bytes:
    return workbook_bytes(base())


@given(EDITS)
@settings(max_examples=25, deadline=None)
def test_any_edit_is_refused_by_its_place_or_taken(edits: list[tuple[int, int, int, Any]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(book_bytes()))
    for sheet, row, column, value in edits:
        target = book.worksheets[sheet % len(book.worksheets)]
        target.cell(row, column).value = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content.xlsx"
        book.save(path)
        found = read_workbook(path, base())
    assert all(isinstance(error, SheetError) and error.text.endswith(".") for error in found.errors)
    assert bool(found.errors) is not bool(found.files)
