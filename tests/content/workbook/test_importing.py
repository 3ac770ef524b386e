"""What an edited workbook makes of a pack: every change with its old and new value, and only the files concerned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from advisor_app.content.loader import load_pack
from advisor_app.content.pack_writing import write_pack
from advisor_app.content.workbook.changes import Change
from tests.content.pack_files import CORE
from tests.content.workbook.books import about, add, delete, put, read, row_of, small_read

NEW_WORDS = {
    "id": "IR-09", "prompt": "Does everybody know whom to call?", "technical": "Is there a call list?",
    "short": "Call list", "finding": "Nobody knows whom to call.", "why": "Minutes count.", "help": "Ask one person.",
    "evidence": "The list on the wall.",
}


def test_a_changed_cell_is_shown_with_its_old_and_new_value(tmp_path: Path) -> None:
    found = small_read(
        tmp_path, put("Questions", "AC-01", "weight", "high"), put("Options", "TS-23 | within_6m", "score", 0.9),
        put("Questions", "AC-01", "not applicable", "no"), put("Questions", "AC-01", "causes", None),
    )
    assert found.errors == ()
    assert found.changes == (
        Change("changed", "Questions", "AC-01", "weight", "critical", "high"),
        Change("changed", "Questions", "AC-01", "not applicable", "yes", "no"),
        Change("changed", "Questions", "AC-01", "causes", "weak_access_control", ""),
        Change("changed", "Options", "TS-23 | within_6m", "score", "1", "0.9"),
    )
    assert sorted(found.files) == ["pack.yaml", "questions/all.yaml"]


def test_rows_that_change_places_are_one_change(tmp_path: Path) -> None:
    def swap(book: Any) -> None:
        sheet = book["Options"]
        rows = [[cell.value for cell in sheet[number]] for number in (4, 5)]
        for number, values in zip((5, 4), rows, strict=True):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value

    found = small_read(tmp_path, swap)
    assert found.changes == (Change("moved", "Options", ""),)
    assert found.files["questions/all.yaml"].index("never") < found.files["questions/all.yaml"].index("within_6m")


def test_a_new_question_goes_to_the_file_of_its_section_and_works(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        add("Questions", id="IR-09", section="IR", kind="graded", weight="low", sources="JUDG", action="incident_lead"),
        put("Actions", "incident_lead", "questions", "IR-02, IR-09"),
        add("Findings only", question="IR-09", what_for="the incident card"),
        add("en questions", **NEW_WORDS),
        *(add("en options", question="IR-09", option=grade, label=grade.capitalize())
          for grade in ("fully", "mostly", "partial", "none")),
        add("es questions", id="IR-09", short="Lista de llamadas", evidence="La lista con su fecha."),
        *(add("es options", question="IR-09", option=grade, label=f"Respuesta {grade}")
          for grade in ("fully", "mostly", "partial", "none")),
        about("as of", "2026-11-26"), about("new version", "2026.12.1"),
    )
    assert found.errors == ()
    assert {change.kind for change in found.changes} == {"added", "changed"}
    assert sorted(found.files) == [
        "actions.yaml", "controls.yaml", "pack.yaml", "questions/ir.yaml", "texts/en/questions.yaml",
        "texts/es/questions.yaml",
    ]
    assert write_pack(CORE, found.files, tmp_path / "new") == ()
    pack = load_pack(tmp_path / "new")
    assert (pack.version, pack.as_of.isoformat()) == ("2026.12.1", "2026-11-26")
    assert pack.question("IR-09").scored and pack.words("en").questions["IR-09"].short == "Call list"
    assert {q.id for q in pack.questions} == {q.id for q in load_pack(CORE).questions} | {"IR-09"}


def test_a_row_taken_out_is_gone_from_the_pack(tmp_path: Path) -> None:
    found = small_read(tmp_path, delete("en letter", "title > letter"))
    assert found.changes == (Change("removed", "en letter", "title > letter", old="{cover}: our recommendation"),)
    assert found.files["texts/en/letter.yaml"] == "{}\n"


def test_a_rename_is_kept(tmp_path: Path) -> None:
    def rename(book: Any) -> None:
        sheet = book["Options"]
        sheet.append([None, "TS-23", "half_year", 1.0])
        sheet.delete_rows(row_of(sheet, "TS-23 | within_6m"))

    found = small_read(
        tmp_path, rename, add("Renames", question="TS-23", option="within_6m", new_id="half_year"),
        add("en options", question="TS-23", option="half_year", label="Half a year"),
        delete("en options", "TS-23 | within_6m"),
    )
    assert found.errors == ()
    assert found.files["renames.yaml"] == "- question: TS-23\n  option: within_6m\n  to: half_year\n"
