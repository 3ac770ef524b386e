from __future__ import annotations

import pytest

from advisor_app.content.check import Problem
from advisor_app.content.workbook.from_pack import pack_tables
from advisor_app.content.workbook.locating import located
from tests.content.pack_files import CORE


@pytest.mark.parametrize(("text", "sheet", "key", "column"), [
    ("AC-01 feeds 2 places; it must stand in one control or in findings_only.", "Questions", "AC-01", "id"),
    ("Action incident_plan names no control, but its questions stand in ir_plan.",
     "Actions", "incident_plan", "questions"),
    ("Control mfa: its weights add up to 0.90; they must add up to 1.", "Controls", "mfa", "control"),
    ("en: AC-01, prompt has 60 words; the most is 20.", "en questions", "AC-01", "prompt"),
    ("en: action incident_plan, why has 60 words; the most is 14.", "en actions", "incident_plan", "why"),
    ("en: fact staff: no words for the option x.", "en facts", "staff", "fact"),
    ("Source MS23 does not say when it was looked at.", "Sources", "MS23", "id"),
])
def test_a_problem_of_the_whole_pack_has_its_place(text: str, sheet: str, key: str, column: str) -> None:
    rows = pack_tables(CORE).rows
    found = located(Problem("any", text), rows)
    assert (found.sheet, found.column, found.text) == (sheet, column, text)
    assert any(row.number == found.row and key in row.values.values() for row in rows[sheet])


def test_a_problem_of_no_row_is_told_without_a_place() -> None:
    found = located(Problem("quick set", "The quick set must hold the places 1 to 28."), pack_tables(CORE).rows)
    assert str(found) == "The quick set must hold the places 1 to 28."
