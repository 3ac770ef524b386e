"""What a workbook changes in a pack: rows added, removed and moved, and cells with their old and new value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.content.workbook.table import Column, Row, Rows, Sheet

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"
MOVED: Final = "moved"


@dataclass(frozen=True)
class Change:
    """One change. kind: added, removed, changed or moved. row: the id of the row, empty for a new order of the whole
    sheet. column, old, new: only for `changed`; for added and removed rows, `new` or `old` holds what the row says."""

    kind: str
    sheet: str
    row: str
    column: str = ""
    old: str = ""
    new: str = ""


def changes(sheets: tuple[Sheet, ...], before: Rows, after: Rows) -> tuple[Change, ...]:
    """Every change, sheet by sheet."""
    return tuple(change for sheet in sheets for change in _of(sheet, before[sheet.name], after[sheet.name]))


def changed_files(sheets: tuple[Sheet, ...], before: Rows, after: Rows) -> frozenset[str]:
    """The files of the pack that have to be written anew."""
    return frozenset(
        sheet.file for sheet in sheets if _listed(sheet, before[sheet.name]) != _listed(sheet, after[sheet.name])
    )


def _listed(sheet: Sheet, rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [tuple(row.value(column) for column in sheet.columns) for row in rows]


def _of(sheet: Sheet, before: tuple[Row, ...], after: tuple[Row, ...]) -> Iterator[Change]:
    old, new = _by_key(sheet, before), _by_key(sheet, after)
    for key, row in old.items():
        if key not in new:
            yield Change(REMOVED, sheet.name, key, old=_summary(sheet, row))
    for key, row in new.items():
        if key not in old:
            yield Change(ADDED, sheet.name, key, new=_summary(sheet, row))
            continue
        for column in sheet.columns:
            was, now = old[key].value(column), row.value(column)
            if was != now:
                yield Change(CHANGED, sheet.name, key, column.name, _shown(column, was), _shown(column, now))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(MOVED, sheet.name, "")


def _by_key(sheet: Sheet, rows: tuple[Row, ...]) -> Mapping[str, Row]:
    return {row.key(sheet): row for row in rows}


def _shown(column: Column, value: object) -> str:
    shown = column.kind.write(value)  # type: ignore[arg-type]
    return "" if shown is None else f"{shown:g}" if isinstance(shown, (int, float)) else shown


def _summary(sheet: Sheet, row: Row) -> str:
    """What a row says apart from its id, in one line."""
    told = [_shown(column, row.value(column)) for column in sheet.columns if not column.key]
    return "; ".join(text for text in told if text)
