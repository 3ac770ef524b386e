"""The main job, from an empty folder to a saved letter, as a person does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.facts_body import FactsBody
from advisor_app.ui.pages.policies_body import PoliciesBody
from advisor_app.ui.pages.question_body import AnswerBody
from advisor_app.ui.theme import Theme
from advisor_app.ui.workspace import Workspace
from tests.faults.scan import find_leaks
from tests.flows.office import open_office, set_up, unlock
from tests.flows.person import Person

CLIENT = "Quillfeather Dental"
NOTE = "Zanzibar server cupboard"

# What the person answers: the words of a choice, or what is typed. Facts already given on the form stay.
FACTS = {
    "PF-02": None, "PF-01": None, "PF-03": None, "PF-06": None,
    "PF-09": "none", "PF-05": ("contact", "gov_id", "health"), "PF-08": ("own_consumers",), "PF-16": ("none",),
}
ANSWERS = {
    "AC-01": "partial", "AC-02": "none", "AC-03": "partial", "AC-06": "mostly", "TS-02": "mostly", "TS-05": "none",
    "TS-13": "believed_closed", "TS-17": "none", "TS-22": "connected_only", "TS-23": "never", "PT-04": "partial",
    "PT-01": "fully", "DI-01": "partial", "DG-02": "mostly", "VC-03": "unknown", "TE-02": "few", "IR-01": "none",
    "CR-02": "none", "AU-01": "it_provider_only",
}


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The native file dialog is the system's; a person's answer to it is given here."""
    target = tmp_path / "out" / "letter.pdf"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    yield target


def page_of(window: MainWindow) -> AssessmentPage:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    return workspace.findChildren(AssessmentPage)[-1]


def new_client(person: Person, name: str = CLIENT) -> None:
    person.click("New client")
    person.type_into("Name of the firm", name)
    person.type_into("Line of business", "Dental")
    person.press(Qt.Key.Key_Tab)
    person.type_into("Country", "United States")
    person.press(Qt.Key.Key_Tab)
    person.type_into("People", "12")
    person.type_into("People in the records", "7500")
    person.type_into("Yearly income", "1.6m")
    person.click("Start quick assessment")
    person.wait_to_see("question 1 of")


def answer(person: Person, window: MainWindow) -> str:
    """Answer the question on the screen and go on; its id."""
    page = page_of(window)
    question, body = page.question, page.body
    if isinstance(body, FactsBody):
        chosen = FACTS[question]
        main = body.fields[page._session.pack.question(question).facts[0]]
        for option in (chosen,) if isinstance(chosen, str) else chosen or ():
            person.click_on(main.rows.rows[option].head)  # type: ignore[attr-defined]
    elif isinstance(body, PoliciesBody):
        person.click_on(body.options.rows["bop_with_cyber_endorsement"].head)
        fields = body.details["bop_with_cyber_endorsement"]
        person.type_over(fields.limit, "50k")
        person.type_over(fields.share, "1,000")
    else:
        assert isinstance(body, AnswerBody)
        person.click_on(body.options.rows[ANSWERS[question]].head)
        if question == "TS-05":
            person.click("Add a note")
            person.write_note("Note", NOTE)
    person.click("Continue")
    return question


def answer_all(person: Person, window: MainWindow) -> list[str]:
    answered = []
    while not person.sees("Check answers") or person.sees("question "):
        answered.append(answer(person, window))
    return answered


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_from_an_empty_folder_to_a_saved_letter(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme, pdf: Path
) -> None:
    folder = tmp_path / "data"
    with open_office(folder, qapp, qtbot) as (window, person):
        set_up(person)
        new_client(person)
        answered = answer_all(person, window)
        assert answered[:9] == ["PF-02", "PF-01", "PF-03", "PF-09", "PF-05", "PF-08", "PF-06", "PF-16", "IN-01"]
        assert len(answered) >= 26
        person.click("See results")
        person.wait_to_see("What would help most")
        person.click("Write letter")
        person.wait_to_see("Draft")
        person.click("Save PDF")
        person.wait(pdf.is_file, "the letter")
    text = text_of(pdf)
    for words in (CLIENT, "7,500", "$1,000,000", "$250,000", "Jo Fenwick", "Fenwick Advisory"):
        assert words in text, words
    assert find_leaks(folder, [CLIENT, NOTE, "Jo Fenwick", "Fenwick Advisory"]) == []
