"""What a person finds in the workbook."""

from __future__ import annotations

import pytest
from openpyxl.utils import get_column_letter

from advisor_app.content.workbook.export import HEADER_ROW, LISTS, next_version
from advisor_app.content.workbook.from_pack import pack_tables
from tests.content.pack_files import CORE
from tests.content.workbook.books import column_of, open_core, row_of


def test_every_sheet_has_a_note_a_header_that_stays_and_hidden_origins() -> None:
    book = open_core()
    for sheet in pack_tables(CORE).sheets:
        target = book[sheet.name]
        assert target.cell(1, 2).value == sheet.name
        assert target.cell(2, 2).value == sheet.about
        assert [cell.value for cell in target[HEADER_ROW]][1:] == [column.name for column in sheet.columns]
        keys = sum(column.key for column in sheet.columns)
        assert target.freeze_panes == f"{get_column_letter(keys + 2)}{HEADER_ROW + 1}"
        assert target.column_dimensions["A"].hidden
        assert target.auto_filter.ref
    assert book[LISTS].sheet_state == "hidden"
    assert book.sheetnames[0] == "About"


def test_ids_are_locked_and_everything_else_can_be_written() -> None:
    sheet = open_core()["Questions"]
    row = row_of(sheet, "AC-01")
    assert sheet.protection.sheet and not sheet.protection.password
    assert sheet.cell(row, column_of(sheet, "id")).protection.locked
    assert not sheet.cell(row, column_of(sheet, "when")).protection.locked
    assert not sheet.column_dimensions["B"].protection.locked


@pytest.mark.parametrize(("sheet", "column", "entries"), [
    ("Questions", "kind", ["graded", "single", "multi", "facts", "policies"]),
    ("Questions", "not applicable", ["yes", "no"]),
    ("Actions", "cost", ["c0", "c1", "c2", "c3", "c4"]),
])
def test_closed_lists_are_there_to_pick_from(sheet: str, column: str, entries: list[str]) -> None:
    book = open_core()
    place = get_column_letter(column_of(book[sheet], column))
    found = next(v for v in book[sheet].data_validations.dataValidation if f"{place}{HEADER_ROW + 1}" in v.sqref)
    assert found.type == "list" and found.showErrorMessage
    area = found.formula1.partition("!")[2].replace("$", "")
    assert [cell[0].value for cell in book[LISTS][area]] == entries


def test_no_cell_is_a_formula() -> None:
    book = open_core()
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}


def test_widths_can_be_read() -> None:
    book = open_core()
    for sheet in book:
        if sheet.title != LISTS:
            for name, dimension in sheet.column_dimensions.items():
                assert dimension.hidden or 8 <= dimension.width <= 110, (sheet.title, name)


@pytest.mark.parametrize(("old", "new"), [
    ("2026.11.1", "2026.11.1.1"), ("2026.11.1.1", "2026.11.1.2"), ("2026.11.1.9", "2026.11.1.10"), ("1.0", "1.0.1"),
])
def test_the_next_version_lies_between_this_and_the_publishers_next(old: str, new: str) -> None:
    assert next_version(old) == new
