"""The main job, from an empty folder to a saved letter, as a person does it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from tests.faults.scan import find_leaks
from tests.flows.office import open_office, set_up, unlock
from tests.flows.person import Person
from tests.flows.visit import CLIENT, NOTE, READER, answer, answer_all, new_client, page_of

LICENCE = "Licence 99-QZX-17"


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The native file dialog is the system's; a person's answer to it is given here."""
    target = tmp_path / "out" / "letter.pdf"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    yield target


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
        become_a_broker(person)
        new_client(person)
        answered = answer_all(person, window)
        # What the form asked is not asked again: the line of business, people, income and records.
        assert answered[:6] == ["PF-09", "PF-05", "PF-08", "PF-06", "PF-16", "IN-01"]
        assert len(answered) >= 23
        person.click("See results")
        person.wait_to_see("What would help most")
        person.click("Write letter")
        person.wait_to_see("Draft")
        person.click("Save PDF")
        person.wait(pdf.is_file, "the letter")
    text = text_of(pdf)
    for words in (
        CLIENT, READER, "7,500", "12 people", "$1,600,000",  # the client's own answers
        "$1,000,000", "$500,000", "$2,000,000", "12 hours",  # recommended, basic and cautious limit, waiting period
        "smallest size",  # the reason that decided the limit
        "second step", "Accept", "Decline", "Signature", LICENCE, "Jo Fenwick", "Fenwick Advisory",
    ):
        assert words in text, words
    assert NOTE not in text
    assert find_leaks(folder, [CLIENT, READER, NOTE, LICENCE, "Jo Fenwick", "Fenwick Advisory"]) == []


def become_a_broker(person: Person) -> None:
    """Say in the settings in which capacity the letters speak."""
    person.click("Settings")
    person.choose("Capacity", "Insurance broker")
    person.type_into("Licence or registration", LICENCE)
    person.type_into("Telephone", "555 0142")
    person.click("Clients")
    person.wait_to_see("New client")


def test_after_a_kill_in_the_middle_it_resumes_at_the_same_question_with_nothing_lost(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme, pdf: Path
) -> None:
    folder = tmp_path / "data"
    script = Path(__file__).with_name("killed_in_the_middle.py")
    run = subprocess.run(
        [sys.executable, str(script), str(folder)], capture_output=True, text=True, timeout=120, check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert run.returncode == -signal.SIGKILL, run.stderr[-2000:]
    saved = dict(line.split("=", 1) for line in run.stdout.splitlines() if "=" in line)
    assert saved["question"] == "TS-13"
    with open_office(folder, qapp, qtbot) as (window, person):
        unlock(person)
        person.wait_to_see(CLIENT)
        assert person.sees("The program closed unexpectedly")
        person.click_row(CLIENT)
        person.click("Continue assessment")
        person.wait_to_see("or press Enter")
        page = page_of(window)
        assert page.question == saved["question"]
        answers = {a.question: a.value for a in page.session.case.answers}
        assert answers == dict(pair.split(":") for pair in saved["answers"].split(","))
        assert page.session.case.answers.answers["TS-05"].note == NOTE
        answer(person, window)
        answer_all(person, window)
        person.click("Make letter")
        person.wait_to_see("Draft")
        person.click("Save PDF")
        person.wait(pdf.is_file, "the letter")
    assert CLIENT in text_of(pdf)
    assert find_leaks(folder, [CLIENT, NOTE]) == []
