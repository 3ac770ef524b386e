"""A report without a chapter for a word processor, an edited letter and its issuing, as a person does it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.theme import Theme
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up


def test_a_report_is_shortened_and_saved_to_edit_and_a_letter_worded_and_issued(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_m: (str(target), "To edit in a word processor (*.docx)")
    )
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("What would help most")
        person.click("Write letter")
        person.wait_to_see("Draft, 3 pages")
        page = window.findChild(LetterPage)
        assert page is not None
        person.choose("Kind of document", "Full report")
        person.wait(lambda: "Gaps in what you hold" in page.text.toPlainText(), "the report")
        person.click("Gaps in what you hold")
        person.wait(lambda: "Gaps in what you hold" not in page.text.toPlainText(), "the report without a chapter")
        person.click("Save PDF")
        person.wait((tmp_path / "report.docx").is_file, "the file to edit")
        person.choose("Kind of document", "Recommendation letter")
        person.wait(lambda: "What happens next" in page.text.toPlainText(), "the letter")
        person.click("Edit wording")
        person.choose("Section to edit", "What happens next")
        person.write_note("Text 1", "Ring me on Monday.")
        person.click("Edit wording")
        person.wait(lambda: "Ring me on Monday." in page.text.toPlainText(), "the edited letter")
        person.click("Mark as issued")
        person.wait_to_see("Issued as number 1, version 1.")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        (record,) = workspace.practice.vault.documents().list()
        assert record.kind == "letter" and len(workspace.practice.vault.documents().content(record.id)) == record.size
        assert not page.issue.isEnabled() and not page.wording.isEnabled()
        kept = workspace.practice.vault.documents().content(record.id)
        target = tmp_path / "again.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_m: (str(target), ""))
        person.choose("Kind of document", "Action plan")
        person.wait(lambda: "Action plan for" in page.text.toPlainText(), "the plan")
        person.click("No. 1: Recommendation letter, version 1")
        person.wait_to_see("As it was issued.")
        person.click("Save PDF")
        person.wait(target.is_file, "the letter again")
        assert target.read_bytes() == kept
    headings = [p.text for p in docx.Document(str(tmp_path / "report.docx")).paragraphs if p.style.name == "Heading 1"]
    assert any("What you told us" in words for words in headings)
    assert not any("Gaps in what you hold" in words for words in headings)
