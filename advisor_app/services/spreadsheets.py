"""Lists as XLSX and CSV in which nothing is ever a formula, whatever a client typed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from advisor_app.documents.work_lists import Value, WorkList

# A cell that begins with one of these is taken for a formula by some programs.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST: Final = 60
_LONGEST: Final = 32_000
_DAY: Final = datetime(2000, 1, 1)


def as_csv(listed: WorkList) -> bytes:
    """UTF-8 with a mark at the beginning, by which spreadsheets know it; a text that looks like a formula gets an
    apostrophe in front."""
    memory = StringIO(newline="")
    writer = csv.writer(memory)
    for row in (listed.titles, *listed.rows):
        writer.writerow([_csv_cell(value) for value in row])
    return b"\xef\xbb\xbf" + memory.getvalue().encode("utf-8", "replace")


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
    text = _clean(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_SIGNS) else text


def as_xlsx(lists: Iterable[WorkList]) -> bytes:
    """A sheet for each list: titles that stay on top, a filter, text as text. The same lists give the same bytes."""
    book = Workbook()
    book.remove(book.active)
    for listed in lists:
        _add(book, listed)
    book.properties.creator, book.properties.created, book.properties.modified = "", _DAY, _DAY
    memory = BytesIO()
    book.save(memory)
    return _same_every_time(memory.getvalue())


def _add(book: Any, listed: WorkList) -> None:
    sheet = book.create_sheet(listed.name[:31])
    for number, row in enumerate((listed.titles, *listed.rows), start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = _clean(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type, cell.quotePrefix = "s", True
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E4EEF7")
    for place in range(1, len(listed.titles) + 1):
        longest = max((len(str(row[place - 1] or "")) for row in (listed.titles, *listed.rows)), default=8)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, 8), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _clean(text: str) -> str:
    """Without signs that the format does not take, cut to what a cell holds."""
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")[:_LONGEST]


def _same_every_time(data: bytes) -> bytes:
    memory = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(memory, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _dated(part)
            new.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, ZIP_DEFLATED)
    return memory.getvalue()


def _dated(core: bytes) -> bytes:
    """The library writes its own clock as the time of saving."""
    stamp = f"{_DAY:%Y-%m-%dT%H:%M:%SZ}".encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, core)
