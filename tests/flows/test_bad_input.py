"""What a person can get wrong: one clear sentence each, and nothing stored changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from tests.flows.office import open_office, set_up, unlock
from tests.flows.person import Person
from tests.flows.visit import new_client, page_of

MARKUP = '<img src="file:///etc/passwd"><b>Bold</b> & Co'


def hashes(folder: Path) -> dict[str, str]:
    """Every file that holds what was entered, by its content; the noted state of the last session aside."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name in ("vault.db", "vault.keys", "vault.keys.bak")
    }


@pytest.fixture
def practice(tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme) -> Path:
    """A folder with a practice file, closed."""
    folder = tmp_path / "data"
    with open_office(folder, qapp, qtbot) as (_window, person):
        set_up(person)
        person.wait_to_see("New client")
    return folder


def test_a_wrong_passphrase_is_said_and_changes_nothing(practice: Path, qapp: QApplication, qtbot: QtBot) -> None:
    before = hashes(practice)
    with open_office(practice, qapp, qtbot) as (_window, person):
        unlock(person, "wrong horse battery staple nine")
        person.wait_to_see("That passphrase doesn't open this file.")
        assert person.find(QLineEdit, "Passphrase").hasSelectedText()
    assert hashes(practice) == before


@pytest.mark.parametrize("name", ["vault.db"])
def test_a_damaged_file_is_named_and_left_as_it_is(
    practice: Path, qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    victim = next(practice.rglob(name))
    content = bytearray(victim.read_bytes())
    content[2048:6144] = bytes(b ^ 0x5A for b in content[2048:6144])
    victim.write_bytes(content)
    before = hashes(practice)
    with open_office(practice, qapp, qtbot) as (_window, person):
        unlock(person)
        person.wait_to_see("This practice file is damaged and can't be opened.")
    assert hashes(practice) == before


def test_damaged_keys_fall_back_to_their_copy(practice: Path, qapp: QApplication, qtbot: QtBot) -> None:
    next(practice.rglob("vault.keys")).write_bytes(b"{not json")
    with open_office(practice, qapp, qtbot) as (_window, person):
        unlock(person)
        person.wait_to_see("New client")


def test_markup_in_a_name_is_text_everywhere(practice: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(practice, qapp, qtbot) as (window, person):
        unlock(person)
        new_client(person, MARKUP)
        assert person.sees(MARKUP)
        labels = [label for label in window.findChildren(QLabel) if label.text().startswith("<img")]
        assert labels
        assert all(label.textFormat() == label.textFormat().PlainText for label in labels)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("People with a login", "about ten", "People with a login"),
        ("People with a login", "-5", "People with a login"),
        ("Income in the last 12 months", "1e400", "Income in the last 12 months"),
        ("Name of the client", "x" * 201, "201 characters"),
        ("Name of the client", "   ", "Enter the name"),
    ],
)
def test_a_bad_field_gets_one_sentence_and_keeps_what_was_typed(
    practice: Path, qapp: QApplication, qtbot: QtBot, field: str, typed: str, sentence: str
) -> None:
    with open_office(practice, qapp, qtbot) as (window, person):
        unlock(person)
        person.click("New client")
        person.type_into("Name of the client", "Fine Ltd")
        person.type_over(person.find(QLineEdit, field), typed)
        person.click("Just save")
        person.wait(lambda: wrong_sentence(person, sentence), f"a sentence about {field}")
        assert person.find(QLineEdit, field).text().strip() == typed.strip()
        assert "Fine Ltd" not in [c.name for c in window_clients(window)]


def test_a_huge_paste_is_refused_and_nothing_is_stored(practice: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(practice, qapp, qtbot) as (window, person):
        unlock(person)
        new_client(person)
        page = page_of(window)
        page.show_question("AC-01")
        person.click("Add a note")
        note = person.find(QPlainTextEdit, "Note")
        QApplication.clipboard().setText("x" * 1_000_000)
        note.paste()
        page.settle()
        person.wait_to_see("the most that fits is 20,000")
        answer = page.session.case.answers.get("AC-01")
        assert answer is None or answer.note == ""


def window_clients(window: object) -> tuple[object, ...]:
    from advisor_app.ui.main_window import MainWindow
    from advisor_app.ui.workspace import Workspace

    assert isinstance(window, MainWindow)
    workspace = window.findChild(Workspace)
    assert workspace is not None
    return workspace.practice.clients()


def wrong_sentence(person: Person, words: str) -> bool:
    """A visible sentence of an error: it has the words and ends with a full stop."""
    return any(words in text and text.endswith(".") for text in person.screen())
