"""Sheets as data: columns, rows, and what is wrong with them, named by sheet, row and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from advisor_app.content.workbook.cells import Id, Kind, Value

KEY_MARK: Final = " | "


@dataclass(frozen=True)
class Column:
    """One column. key: part of the id of a row. refers: the sheet whose rows it must name, by their first key column.
    width: in characters. fallback: what an empty cell means."""

    name: str
    kind: Kind = field(default_factory=Id)
    key: bool = False
    required: bool = False
    refers: str = ""
    width: int = 14
    fallback: Value = None

    @property
    def empty(self) -> Value:
        """What an empty cell of this column means."""
        return self.kind.empty if self.fallback is None else self.fallback


@dataclass(frozen=True)
class Sheet:
    """One sheet. about: one or two sentences at its top. file: the file of the pack that its rows come from."""

    name: str
    about: str
    columns: tuple[Column, ...]
    file: str

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.key)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True)
class Row:
    """values: column name to value. number: row in the workbook, counted from 1; 0 for rows of the pack itself."""

    values: Mapping[str, Value]
    number: int = field(default=0, compare=False)

    def key(self, sheet: Sheet) -> str:
        """The id of the row: the values of the key columns in one line."""
        return KEY_MARK.join("" if (value := self.values.get(name)) is None else str(value) for name in sheet.keys)

    def value(self, column: Column) -> Value:
        """The value of a column, or what an empty cell of it means."""
        value = self.values.get(column.name)
        return column.empty if value is None else value

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()


Rows = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True)
class SheetError:
    """One thing to put right in a workbook. row: counted from 1, 0 where it is about the whole sheet."""

    sheet: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        """'Questions, row 12, column "when": the condition looks up ...'"""
        parts = [self.sheet] if self.sheet else []
        parts += [f"row {self.row}"] if self.row else []
        parts += [f'column "{self.column}"'] if self.column else []
        return f"{', '.join(parts)}: {self.text}" if parts else self.text
