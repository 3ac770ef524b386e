"""From an opened workbook to rows, with every mistake named by sheet, row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.cells import CellError, Value
from advisor_app.content.workbook.export import ABOUT_ROWS, LISTS, ORIGIN
from advisor_app.content.workbook.opening import sheet_rows
from advisor_app.content.workbook.table import Column, Row, Sheet, SheetError
from advisor_app.domain.profile import nearest

HEADER_WITHIN: Final = 10
COLUMN_MISSING: Final = "the column is missing"


@dataclass
class Parsed:
    """about: the values of the first sheet. rows: by sheet. errors: everything to put right, in the order found."""

    about: dict[str, str] = field(default_factory=dict)
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    errors: list[SheetError] = field(default_factory=list)


def parse(book: Any, sheets: tuple[Sheet, ...]) -> Parsed:
    """All rows of a workbook. Raises WorkbookError for a sheet that cannot be read at all."""
    found = Parsed()
    titles = list(book.sheetnames)
    wanted = [at.ABOUT, *(sheet.name for sheet in sheets)]
    for title in titles:
        if title not in wanted and title != LISTS:
            found.errors.append(SheetError(title[:40], 0, "", "no sheet of the pack has this name; delete it or "
                                           f"correct its name.{nearest(title, wanted)}"))
    if at.ABOUT in titles:
        found.about = read_about(book[at.ABOUT])
    for name in wanted:
        if name not in titles:
            found.errors.append(SheetError(name, 0, "", "the sheet is missing; take it over from a new export."))
    for sheet in sheets:
        if sheet.name in titles:
            _Reader(sheet, found).read(book[sheet.name])
    _links(found, sheets)
    return found


def read_about(worksheet: Any) -> dict[str, str]:
    """What the first sheet says: name to value. Raises WorkbookError."""
    about: dict[str, str] = {}
    for row in sheet_rows(worksheet):
        name = str(row[0].value or "").strip() if row else ""
        if name in ABOUT_ROWS and len(row) > 1 and row[1].value is not None:
            value = row[1].value
            about[name] = (value.date().isoformat() if hasattr(value, "date") else str(value)).strip()[:80]
    return about


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, found: Parsed) -> None:
        self._sheet = sheet
        self._found = found
        self._places: dict[int, Column] = {}
        self._origin: int | None = None

    def _error(self, row: int, column: str, text: str) -> None:
        self._found.errors.append(SheetError(self._sheet.name, row, column, text))

    def read(self, worksheet: Any) -> None:
        rows: list[Row] = []
        origins: dict[int, str] = {}
        headed = False
        for number, cells in enumerate(sheet_rows(worksheet), start=1):
            if not headed:
                headed = self._is_header(cells) and self._header(number, cells)
                if not headed and number >= HEADER_WITHIN:
                    break
                continue
            row = self._row(number, cells)
            if row is not None:
                rows.append(row)
                origins[number] = self._cell_text(cells, self._origin)
        if not headed:
            self._error(0, "", f"the line with the names of the columns is missing; it begins with "
                        f'"{self._sheet.columns[0].name}".')
        self._identity(rows, origins)
        self._found.rows[self._sheet.name] = tuple(rows)

    # ------------------------------------------------------------------------------------------------- header
    def _is_header(self, cells: tuple[Any, ...]) -> bool:
        names = {str(cell.value).strip() for cell in cells if cell.value is not None}
        return len(names & {column.name for column in self._sheet.columns}) >= min(2, len(self._sheet.columns))

    def _header(self, number: int, cells: tuple[Any, ...]) -> bool:
        known = [column.name for column in self._sheet.columns]
        for place, cell in enumerate(cells):
            name = "" if cell.value is None else str(cell.value).strip()
            column = self._sheet.column(name)
            if name == ORIGIN:
                self._origin = place
            elif column is not None and column in self._places.values():
                self._error(number, name, "the column stands here twice; delete one.")
            elif column is not None:
                self._places[place] = column
            elif name:
                self._error(number, name[:40], f"no column here has this name; delete it or correct its name."
                            f"{nearest(name, known)}")
        for column in self._sheet.columns:
            if column not in self._places.values():
                self._error(number, column.name, f"{COLUMN_MISSING}; take it over from a new export.")
        return True

    # --------------------------------------------------------------------------------------------------- rows
    def _row(self, number: int, cells: tuple[Any, ...]) -> Row | None:
        filled = [place for place, cell in enumerate(cells) if _filled(cell) and place != self._origin]
        if not filled:
            return None
        for place in filled:
            if place not in self._places:
                self._error(number, "", f'a cell without the name of a column above it holds "{_shown(cells[place])}"; '
                            "empty it.")
        values: dict[str, Value] = {}
        for place, column in self._places.items():
            cell = cells[place] if place < len(cells) else None
            values[column.name] = self._value(number, column, cell)
        return Row(values, number)

    def _value(self, number: int, column: Column, cell: Any) -> Value:
        if cell is None or not _filled(cell):
            if column.required:
                self._error(number, column.name, "it is empty; fill it in.")
            return column.empty
        if cell.data_type == "f":
            self._error(number, column.name, "it holds a formula; write the text or the number itself.")
            return None
        if cell.data_type == "e":
            self._error(number, column.name, f'it holds the error "{_shown(cell)}"; write the value itself.')
            return None
        try:
            return column.kind.read(cell.value)
        except CellError as error:
            self._error(number, column.name, f"{error}.")
            return None

    def _cell_text(self, cells: tuple[Any, ...], place: int | None) -> str:
        inside = place is not None and place < len(cells)
        return str(cells[place].value or "") if inside and place is not None else ""

    # --------------------------------------------------------------------------------------------------- ids
    def _identity(self, rows: list[Row], origins: Mapping[int, str]) -> None:
        """Rows that stand twice, and ids that were changed. A copied row under a new id is a new row."""
        first: dict[str, int] = {}
        for row in rows:
            key = row.key(self._sheet)
            if key in first:
                self._error(row.number, self._sheet.keys[0], f'"{key}" stands already in row {first[key]}; keep one.')
            first.setdefault(key, row.number)
        for row in rows:
            origin = origins[row.number]
            if origin and origin != row.key(self._sheet) and origin not in first:
                self._error(row.number, self._sheet.keys[0], f'the id was changed: this row is "{origin}"; ids stay as '
                            "they are. Put it back, and add a row of its own for a new id.")


def _filled(cell: Any) -> bool:
    value = cell.value
    return value is not None and not (isinstance(value, str) and not value.strip())


def _shown(cell: Any) -> str:
    return str(cell.value)[:40]


# --------------------------------------------------------------------------------------------------------- links
def _links(found: Parsed, sheets: tuple[Sheet, ...]) -> None:
    """Cells that name a row of another sheet which is not there."""
    known = {sheet.name: {row.text(sheet.keys[0]) for row in found.rows.get(sheet.name, ())} for sheet in sheets}
    for sheet in sheets:
        for column in sheet.columns:
            if column.refers in found.rows:
                found.errors += _lost(sheet, column, found.rows.get(sheet.name, ()), known[column.refers])


def _lost(sheet: Sheet, column: Column, rows: tuple[Row, ...], known: set[str]) -> Iterator[SheetError]:
    for row in rows:
        value = row.values.get(column.name)
        for name in value if isinstance(value, tuple) else () if value is None else (str(value),):
            if name not in known:
                yield SheetError(sheet.name, row.number, column.name, f'"{name[:60]}" stands in no row of the sheet '
                                 f"{column.refers}.{nearest(name, known)}")
