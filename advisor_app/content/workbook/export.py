"""A pack as a workbook: a note on top of every sheet, ids protected, closed lists to pick from, nothing a formula."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.cells import Kind, Number, Text
from advisor_app.content.workbook.from_pack import PackTables, pack_tables
from advisor_app.content.workbook.table import Column, Row, Sheet

FORMAT: Final = "1"
ORIGIN: Final = "origin"
LISTS: Final = "Choices"
HEADER_ROW: Final = 3
NEW_ROWS: Final = 500
LINE_CHARACTERS: Final = 1.1
ABOUT_ROWS: Final = ("pack", "made from version", "new version", "as of", "format")
_HEAD: Final = PatternFill("solid", fgColor="12466E")
_FIXED: Final = PatternFill("solid", fgColor="E8EDF2")
_NOTES: Final = (
    "This workbook holds the questions, rules of scoring and words of one content pack.",
    "Change what you like, save it as a workbook (.xlsx) and import it: you see every change, and every mistake by "
    "sheet, row and column, before anything is kept. The pack it came from is not touched.",
    "Grey cells hold ids. Ids are what answers are kept under, so they stay as they are. To add a row, write below the "
    "last one. To take a row out, lift the protection of its sheet (there is no password) and delete the whole row.",
    "Formulas are refused: write the text or the number itself.",
    "Give the new pack a version after the one it is made from, and the day up to which its facts were checked.",
)


def workbook_bytes(folder: Path) -> bytes:
    """The workbook of a pack in a folder. Raises ContentError when the pack cannot be read."""
    tables = pack_tables(folder)
    book = Workbook()
    _about(book.active, tables)
    lists = _Lists(book.create_sheet(LISTS))
    for sheet in tables.sheets:
        _fill(book.create_sheet(sheet.name), sheet, tables.rows[sheet.name], lists)
    book.move_sheet(LISTS, offset=len(tables.sheets))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def next_version(version: str) -> str:
    """The version offered for an edited pack: between this one and the next of its publisher."""
    parts = version.split(".")
    if len(parts) > 3 and parts[-1].isdigit():
        return ".".join([*parts[:-1], str(int(parts[-1]) + 1)])
    return f"{version}.1"


class _Lists:
    """The hidden sheet of closed lists, each in a column of its own."""

    def __init__(self, target: Worksheet) -> None:
        self._target = target
        self._places: dict[tuple[str, ...], str] = {}
        target.sheet_state = "hidden"
        target.protection.sheet = True

    def place(self, entries: tuple[str, ...]) -> str:
        """Where a list stands, as a validation takes it."""
        if entries not in self._places:
            column = len(self._places) + 1
            for row, entry in enumerate(entries, start=1):
                _put(self._target.cell(row, column), entry)
            letter = get_column_letter(column)
            self._places[entries] = f"='{LISTS}'!${letter}$1:${letter}${len(entries)}"
        return self._places[entries]


def _about(target: Worksheet, tables: PackTables) -> None:
    target.title = at.ABOUT
    about = tables.about
    values = (about.id, about.version, next_version(about.version), about.as_of.isoformat(), FORMAT)
    target.column_dimensions["A"].width = 22
    target.column_dimensions["B"].width = 90
    for number, (name, value) in enumerate(zip(ABOUT_ROWS, values, strict=True), start=1):
        _put(target.cell(number, 1), name).font = Font(bold=True)
        cell = _put(target.cell(number, 2), value)
        cell.number_format = "@"
        _lock(cell, locked=name not in ("new version", "as of"))
    for number, note in enumerate(_NOTES, start=len(ABOUT_ROWS) + 2):
        cell = _put(target.cell(number, 2), note)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    _protect(target)


def _fill(target: Worksheet, sheet: Sheet, rows: tuple[Row, ...], lists: _Lists) -> None:
    _head(target, sheet)
    last = HEADER_ROW + len(rows)
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        _put(target.cell(number, 1), row.key(sheet))
        for place, column in enumerate(sheet.columns, start=2):
            cell = _put(target.cell(number, place), column.kind.write(row.values.get(column.name)))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = _format(column.kind)
            _lock(cell, locked=column.key)
    for place, column in enumerate(sheet.columns, start=2):
        validation = _validation(column, lists)
        if validation is not None:
            letter = get_column_letter(place)
            validation.add(f"{letter}{HEADER_ROW + 1}:{letter}{last + NEW_ROWS}")
            target.add_data_validation(validation)
    target.auto_filter.ref = f"B{HEADER_ROW}:{get_column_letter(len(sheet.columns) + 1)}{max(last, HEADER_ROW + 1)}"
    _protect(target)


def _head(target: Worksheet, sheet: Sheet) -> None:
    """The two lines of notes, the header, the widths, and what new rows look like."""
    _put(target.cell(1, 2), sheet.name).font = Font(bold=True, size=14)
    _put(target.cell(2, 2), sheet.about).alignment = Alignment(vertical="top")
    for place, column in enumerate(sheet.columns, start=2):
        cell = _put(target.cell(HEADER_ROW, place), column.name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        plain = target.column_dimensions[get_column_letter(place)]
        plain.width = max(column.width, len(column.name) * LINE_CHARACTERS + 3)
        plain.protection = Protection(locked=False)
        plain.number_format = _format(column.kind)
        plain.alignment = Alignment(wrap_text=True, vertical="top")
    _put(target.cell(HEADER_ROW, 1), ORIGIN)
    target.column_dimensions["A"].hidden = True
    keys = sum(1 for column in sheet.columns if column.key)
    target.freeze_panes = target.cell(HEADER_ROW + 1, keys + 2)


def _validation(column: Column, lists: _Lists) -> DataValidation | None:
    kind = column.kind
    if kind.choices:
        made = DataValidation(type="list", formula1=lists.place(kind.choices), allow_blank=True)
        made.error = f"Choose one of the entries of {column.name}."
    elif isinstance(kind, Number):
        made = DataValidation(
            type="whole" if kind.whole else "decimal", operator="between", formula1=f"{kind.low:g}",
            formula2=f"{kind.high:g}", allow_blank=True,
        )
        made.error = f"{column.name} is a number from {kind.low:g} to {kind.high:g}."
    elif isinstance(kind, Text):
        made = DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(kind.limit), allow_blank=True)
        made.error = f"The most that fits is {kind.limit:,} characters."
    else:
        return None
    made.errorTitle = "This does not fit here"
    made.showErrorMessage = True
    return made


def _format(kind: Kind) -> str:
    """Text columns keep what is typed: a version like 1.2 stays no date and no number."""
    return "General" if isinstance(kind, Number) else "@"


def _put(cell: Any, value: str | float | None) -> Any:
    cell.value = value
    if isinstance(value, str):
        # Without this a text that begins with = becomes a formula.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    return cell


def _lock(cell: Any, *, locked: bool) -> None:
    cell.protection = Protection(locked=locked)
    if locked:
        cell.fill = _FIXED


def _protect(target: Worksheet) -> None:
    """Ids are locked, without a password; everything a person needs on such a sheet stays allowed."""
    protection = target.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "autoFilter", "sort"):
        setattr(protection, allowed, False)


