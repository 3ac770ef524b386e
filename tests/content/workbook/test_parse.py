"""Every mistake a person can make in the workbook is named by sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.content.workbook.books import (
    Edit,
    about,
    add,
    column_of,
    delete,
    put,
    row_of,
    small_read,
)


def _rename(sheet: str, column: str, to: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].cell(3, column_of(book[sheet], column)).value = to

    return edit


def _twice(sheet: str, origin: str) -> Edit:
    def edit(book: Any) -> None:
        target = book[sheet]
        row = row_of(target, origin)
        target.append([cell.value for cell in target[row]])

    return edit


def _without_sheet(name: str) -> Edit:
    return lambda book: book.remove(book[name])


def _title(name: str, to: str) -> Edit:
    def edit(book: Any) -> None:
        book[name].title = to

    return edit


def _beyond(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].cell(8, book[sheet].max_column + 2).value = "note to self"

    return edit


def _headless(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].delete_rows(3)

    return edit


MISTAKES: list[tuple[Edit, str]] = [
    (put("Questions", "AC-01", "kind", "gradd"),
     r'Questions, row \d+, column "kind": "gradd" is not in its list. The nearest known one is "graded".$'),
    (put("Questions", "AC-01", "weight", None), r'Questions, row \d+, column "weight": it is empty; fill it in.$'),
    (put("Questions", "AC-01", "quick", "ten"), r'Questions, row \d+, column "quick": "ten" is no number'),
    (put("Questions", "AC-01", "quick", 1.5), r'column "quick": 1.5 does not fit; write a whole number from 1'),
    (put("Questions", "AC-01", "when", "has_serverz"),
     r'Questions, row \d+, column "when": the condition looks up "has_serverz", which is no fact. The nearest'),
    (put("Questions", "AC-01", "when", "staff >"), r'Questions, row \d+, column "when": '),
    (put("Questions", "AC-01", "action", "second_stepp"),
     r'Questions, row \d+, column "action": "second_stepp" stands in no row of the sheet Actions. The nearest'),
    (put("Questions", "AC-01", "causes", "weak_access_control, human_err"),
     r'column "causes": "human_err" is not in its list'),
    (put("Questions", "AC-01", "causes", "human_error, human_error"),
     r'column "causes": "human_error" stands in it twice'),
    (put("Questions", "AC-01", "sources", "SRD"), r'column "sources": "SRD" stands in no row of the sheet Sources'),
    (put("Questions", "AC-01", "id", "AC-91"),
     r'Questions, row \d+, column "id": the id was changed: this row is "AC-01"; ids stay as they are'),
    (put("Questions", "AC-01", "version", "=1+1"), r'Questions, row \d+, column "version": it holds a formula'),
    (put("en questions", "AC-01", "prompt", '=HYPERLINK("http://x.example","y")'),
     r'en questions, row \d+, column "prompt": it holds a formula; write the text or the number itself.$'),
    (put("en questions", "AC-01", "prompt", "@SUM(1)"), r'column "prompt": "@SUM\(1\)" begins like a formula'),
    (put("en questions", "AC-01", "prompt", 2026), r'column "prompt": it holds a number where text belongs'),
    (put("en questions", "AC-01", "prompt", datetime(2026, 1, 2)), r'column "prompt": it holds a date where text'),
    (put("en questions", "AC-01", "prompt", None), r'en questions, row \d+, column "prompt": it is empty'),
    (put("en questions", "AC-01", "help", "x" * 4001), r'column "help": it has 4,001 characters; the most is 4,000'),
    (put("en options", "TS-23 | never", "label", "  "), r'en options, row \d+, column "label": it is empty'),
    (put("Options", "TS-23 | never", "score", 1.2), r'Options, row \d+, column "score": 1.2 does not fit'),
    (put("Options", "TS-23 | never", "score", "0,5"), r'Options, row \d+, column "score": "0,5" is no number'),
    (put("Sources", "SRC", "checked", "last week"), r'Sources, row \d+, column "checked": "last week" is no date'),
    (put("Controls", "mfa", "applies", "staf > 3"), r'Controls, row \d+, column "applies": the condition looks up'),
    (put("Control weights", "mfa | AC-01", "caps", "perhaps"), r'Control weights, row \d+, column "caps": "perhaps"'),
    (add("Actions", id="Second Step", questions="AC-01", effort="hours", cost="c0"),
     r'Actions, row \d+, column "id": it does not have the form of an id here'),
    (add("Options", question="ZZ-99", option="a", score=1),
     r'Options, row \d+, column "question": "ZZ-99" stands in no row of the sheet Questions'),
    (add("en letter", place="title > #1", text="Title"),
     r'en letter, row \d+, column "place": another row says something'),
    (add("en letter", place="title", text="Title"),
     r'en letter, row \d+, column "place": another row says something'),
    (add("en coverage", place="tech_eo > ask > #9", text="Why?"),
     r'column "place": the entries of a list come in order'),
    (add("en coverage", place=" > x", text="Why?"), r'column "place": "> x" is no place'),
    (_twice("Sources", "SRC"), r'Sources, row \d+, column "id": "SRC" stands already in row \d+; keep one.$'),
    (_without_sheet("Actions"), r"^Actions: the sheet is missing; take it over from a new export.$"),
    (_title("en facts", "en fact"), r"^en fact: no sheet of the pack has this name.*The nearest known one is"),
    (_rename("Questions", "when", "wenn"), r'Questions, row 3, column "wenn": no column here has this name.*"when"'),
    (_rename("Questions", "when", "wenn"), r'Questions, row 3, column "when": the column is missing'),
    (_rename("Questions", "when", "weight"), r'Questions, row 3, column "weight": the column stands here twice'),
    (_beyond("Questions"), r'Questions, row 8: a cell without the name of a column above it holds "note to self"'),
    (_headless("Sources"), r'^Sources: the line with the names of the columns is missing; it begins with "id".$'),
    (about("new version", "1.0.0"), r'^About, column "new version": 1.0.0 does not come after 1.0.0'),
    (about("new version", "../../evil"), r'^About, column "new version": "../../evil" is no version'),
    (about("new version", None), r'^About, column "new version": "" is no version'),
    (about("as of", "soon"), r'^About, column "as of": "soon" is no date'),
    (about("made from version", "0.9.0"), r"the workbook was made from small 0.9.0, and is compared with small 1.0.0"),
    (about("format", "9"), r'^About, column "format": this is no workbook of this program'),
    (_without_sheet("About"), r"^About: the sheet is missing"),
]


@pytest.mark.parametrize(("edit", "said"), MISTAKES, ids=[said[:44] for _, said in MISTAKES])
def test_a_mistake_is_named(edit: Edit, said: str, tmp_path: Path) -> None:
    found = small_read(tmp_path, edit)
    lines = [str(error) for error in found.errors]
    assert any(re.search(said, line) for line in lines), lines[:5]
    assert all(line.endswith(".") and "\n" not in line for line in lines)
    assert not found.files


def test_a_mistake_is_in_the_row_that_is_said(tmp_path: Path) -> None:
    error = small_read(tmp_path, put("Actions", "second_step", "effort", "ages")).errors[0]
    assert (error.sheet, error.row, error.column) == ("Actions", 4, "effort")


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    edits: list[Callable[[Any], None]] = [
        put("Actions", "second_step", "effort", "ages"), put("Sources", "SRC", "title", None),
        put("en facts", "staff", "label", None),
    ]
    assert [(e.sheet, e.column) for e in small_read(tmp_path, *edits).errors] == [
        ("Actions", "effort"), ("Sources", "title"), ("en facts", "label"),
    ]


def test_columns_may_stand_in_another_order_and_empty_rows_between(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Sources"]
        sheet.move_range(f"C3:C{sheet.max_row}", cols=8)
        sheet.insert_rows(6)

    found = small_read(tmp_path, edit)
    assert (found.errors, found.changes) == ((), ())


def test_a_copied_row_under_a_new_id_is_a_new_row(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Sources"]
        sheet.append([cell.value for cell in sheet[row_of(sheet, "SRC")]])
        sheet.cell(sheet.max_row, column_of(sheet, "id")).value = "SRC2"

    found = small_read(tmp_path, edit)
    assert found.errors == ()
    assert [(change.kind, change.row) for change in found.changes] == [("added", "SRC2")]


def test_a_removed_row_is_shown_as_removed(tmp_path: Path) -> None:
    found = small_read(tmp_path, delete("en options", "TS-23 | never"))
    assert [(c.kind, c.sheet, c.row) for c in found.changes] == [("removed", "en options", "TS-23 | never")]


def test_mistakes_of_cells_and_of_conditions_are_named_together(tmp_path: Path) -> None:
    found = small_read(tmp_path, put("Questions", "AC-01", "when", "staf > 1"), put("Sources", "SRC", "title", None))
    assert [(e.sheet, e.column) for e in found.errors] == [("Sources", "title"), ("Questions", "when")]
    alone = small_read(tmp_path, _rename("Questions", "when", ""))
    assert [str(e) for e in alone.errors] == [
        'Questions, row 3, column "when": the column is missing; take it over from a new export.',
        *(f'Questions, row {row}: a cell without the name of a column above it holds "{when}"; empty it.'
          for row, when in ((4, "always"), (5, "always"), (6, "has_servers"))),
    ]
