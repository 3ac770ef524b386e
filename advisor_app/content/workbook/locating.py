"""Where in a workbook a problem of the whole pack has its place: the sheet, row and column its sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from advisor_app.content.check import Problem
from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.table import Row, Rows, SheetError

_LANGUAGE: Final = re.compile(r"^([a-z]{2}(?:-[A-Z]{2})?): ")
_NAME: Final = re.compile(r"[A-Z]{2}-[0-9]{2}|[a-z][a-z0-9_.]+|[A-Z][A-Z0-9]+")
# Where to look for the ids of a sentence, first to last; words are looked for in the sheets of their language.
_STRUCTURE: Final = (at.QUESTIONS, at.ACTIONS, at.CONTROLS, at.FINDINGS_ONLY, at.SOURCES, at.WEIGHTS, at.RENAMES)
_WORDS: Final = (
    "questions", "actions", "facts", "sections", "lists", "coverage", "reasons", "contradictions", "cases",
    "frameworks",
)


def located(problem: Problem, rows: Rows) -> SheetError:
    """A problem with its place; without one where its sentence names nothing that stands in the workbook."""
    language = _LANGUAGE.match(problem.text)
    sheets = [f"{language.group(1)} {name}" for name in _WORDS] if language else list(_STRUCTURE)
    text = problem.text[language.end():] if language else problem.text
    for name in _NAME.findall(text):
        for sheet in sheets:
            for row in rows.get(sheet, ()):
                if name in _ids(row):
                    return SheetError(sheet, row.number, _column(row, text), problem.text)
    return SheetError("", 0, "", problem.text)


def _ids(row: Row) -> Iterator[str]:
    first = next(iter(row.values.values()), None)
    if isinstance(first, str):
        yield first
        yield first.split(" > ")[0]


def _column(row: Row, text: str) -> str:
    """The column whose name the sentence says, like 'prompt' in 'AC-01, prompt has 60 words'."""
    said = set(re.findall(r"[a-z]+", text))
    names = list(row.values)
    return next((name for name in names[1:] if name in said), names[0])
