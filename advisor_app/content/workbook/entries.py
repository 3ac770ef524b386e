"""Rows whose cells are right one by one, held against the schema of what they make together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from advisor_app.content.explain import problem_words
from advisor_app.content.schema import ActionEntry, ControlEntry, QuestionEntry, RenameEntry, SourceEntry
from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.table import Row, Rows, SheetError
from advisor_app.content.workbook.to_pack import (
    actions_tree,
    controls_tree,
    question_tree,
    renames_tree,
    sources_tree,
)

_ENTRIES: Final[Mapping[str, TypeAdapter[Any]]] = {
    at.QUESTIONS: TypeAdapter(QuestionEntry), at.CONTROLS: TypeAdapter(ControlEntry),
    at.ACTIONS: TypeAdapter(ActionEntry), at.SOURCES: TypeAdapter(SourceEntry), at.RENAMES: TypeAdapter(RenameEntry),
}
# Entries by the column that holds them, where the names differ.
_COLUMNS: Final[Mapping[str, str]] = {
    "standard_if": "standard if", "scored_if": "scored if", "not_applicable": "not applicable",
    "multi_rule": "list rule", "underwriter": "asked for cyber", "options": "kind", "key": "control",
    "weights": "control", "cap": "cap added", "to": "new id",
}


def entry_errors(rows: Rows) -> Iterator[SheetError]:
    """Everything the schema refuses, above all ids and conditions, by the row it comes from."""
    for sheet, trees in _trees(rows).items():
        for row, tree in zip(rows[sheet], trees, strict=True):
            try:
                _ENTRIES[sheet].validate_python(tree)
            except ValidationError as error:
                yield from _problems(sheet, row, error)


def _trees(rows: Rows) -> Mapping[str, list[dict[str, Any]]]:
    options: dict[str, list[Row]] = {}
    for row in rows[at.OPTIONS]:
        options.setdefault(row.text("question"), []).append(row)
    return {
        at.QUESTIONS: [question_tree(row, tuple(options.get(row.text("id"), ()))) for row in rows[at.QUESTIONS]],
        at.CONTROLS: controls_tree(rows)["controls"],
        at.ACTIONS: actions_tree(rows),
        at.SOURCES: sources_tree(rows),
        at.RENAMES: renames_tree(rows),
    }


def _problems(sheet: str, row: Row, error: ValidationError) -> Iterator[SheetError]:
    for problem in error.errors(include_url=False, include_input=False):
        first = str(problem["loc"][0]) if problem["loc"] else ""
        missing = problem["type"] == "missing"
        words = "it has none on the sheet that goes with it; add one." if missing else problem_words(problem)
        yield SheetError(sheet, row.number, _COLUMNS.get(first, first), words)
