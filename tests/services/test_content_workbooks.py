from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.content.loader import load_pack
from advisor_app.content.workbook.changes import Change
from advisor_app.services.content_workbooks import change_line, export_workbook, preview_workbook, write_preview
from tests.content.pack_files import CORE
from tests.content.workbook.books import put, saved


def test_a_workbook_goes_out_and_comes_back_as_a_new_pack(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_workbook(CORE, path)
    preview = preview_workbook(path, CORE)
    assert (preview.errors, preview.changes, preview.version) == ((), (), "2026.11.1.1")
    write_preview(preview, tmp_path / "new")
    assert load_pack(tmp_path / "new").version == "2026.11.1.1"


def test_what_only_the_whole_pack_shows_has_its_place_too(tmp_path: Path) -> None:
    path = saved(tmp_path, put("Control weights", "mfa | AC-01", "weight", 0.3),
                 put("en questions", "AC-02", "prompt", " ".join(["word"] * 21)))
    preview = preview_workbook(path, CORE)
    lines = [str(error) for error in preview.errors]
    assert any(line.startswith('Controls, row ') and "its weights add up to 0.95" in line for line in lines)
    assert any(line.startswith("en questions, row ") and 'column "prompt"' in line for line in lines)
    assert preview.version == ""
    with pytest.raises(ContentError, match="still has mistakes"):
        write_preview(preview, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"The file out.xlsx cannot be written there: No such file"):
        export_workbook(CORE, tmp_path / "none" / "out.xlsx")


@pytest.mark.parametrize(("change", "line"), [
    (Change("changed", "Questions", "AC-01", "weight", "high", "low"),
     'Questions, AC-01, weight: "high" becomes "low"'),
    (Change("added", "Sources", "X", new="A title"), "Sources, X: added: A title"),
    (Change("removed", "Sources", "X", old="A title"), "Sources, X: removed: A title"),
    (Change("moved", "Options", ""), "Options: the rows stand in another order"),
])
def test_a_change_in_one_line(change: Change, line: str) -> None:
    assert change_line(change) == line
