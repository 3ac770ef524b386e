"""What can be added to an answer, by mouse and by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.domain.answers import Answer
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.pages.answer_extras import AnswerExtras
from advisor_app.ui.theme import Theme

TODAY = date(2026, 11, 16)


class Shown:
    """The widget on the screen and everything it has said."""

    def __init__(self, theme: Theme, qtbot: QtBot, answer: Answer | None = None) -> None:
        self.extras = AnswerExtras(FormContext(theme, "en-GB", "GBP", TODAY), answer)
        self.said: list[tuple[Any, ...]] = []
        self.extras.noted.connect(lambda *said: self.said.append(("note", *said)))
        self.extras.proven.connect(lambda *said: self.said.append(("evidence", *said)))
        self.extras.flagged.connect(lambda *said: self.said.append(("check", *said)))
        qtbot.addWidget(self.extras)
        self.extras.resize(640, 700)
        self.extras.show()
        qtbot.waitExposed(self.extras)


@pytest.fixture
def empty(theme: Theme, qtbot: QtBot) -> Shown:
    return Shown(theme, qtbot)


def test_nothing_is_open_and_nothing_is_said_at_first(empty: Shown) -> None:
    extras = empty.extras
    assert not any(block.isVisible() for block in (extras.note_block, extras.evidence_block, extras.check_block))
    extras.flush()
    assert empty.said == []


def test_a_note_is_private_until_it_is_ticked(empty: Shown, qtbot: QtBot) -> None:
    extras = empty.extras
    qtbot.mouseClick(extras.note_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(extras.note, "seen in the office")
    extras.flush()
    qtbot.mouseClick(extras.printed, Qt.MouseButton.LeftButton, pos=extras.printed.rect().center())
    assert empty.said == [("note", "seen in the office", False), ("note", "seen in the office", True)]
    assert not extras.note_button.isVisible()


def test_evidence_has_a_level_a_person_and_a_day(empty: Shown, qtbot: QtBot) -> None:
    extras = empty.extras
    qtbot.mouseClick(extras.evidence_button, Qt.MouseButton.LeftButton)
    extras.level.show_choice("seen")
    extras.level.picked.emit("seen")
    assert empty.said == [("evidence", "seen", TODAY, "")]
    qtbot.keyClicks(extras.shown_by.person.edit, "Jo of the IT firm")
    extras.flush()
    extras.shown_by.day.edit.clear()
    qtbot.keyClicks(extras.shown_by.day.edit, "3 Nov 2026")
    extras.flush()
    assert empty.said[1:] == [
        ("evidence", "seen", TODAY, "Jo of the IT firm"), ("evidence", "seen", date(2026, 11, 3), "Jo of the IT firm"),
    ]


def test_a_mark_says_who_looks_it_up_by_when_and_is_taken_away_whole(empty: Shown, qtbot: QtBot) -> None:
    extras = empty.extras
    qtbot.mouseClick(extras.flag_button, Qt.MouseButton.LeftButton)
    assert extras.check_block.isVisible()
    qtbot.keyClicks(extras.checked_by.person.edit, "Al")
    extras.flush()
    qtbot.keyClicks(extras.checked_by.day.edit, "1 Dec 2026")
    extras.flush()
    qtbot.mouseClick(extras.flag_button, Qt.MouseButton.LeftButton)
    assert empty.said == [
        ("check", True, "", None), ("check", True, "Al", None), ("check", True, "Al", date(2026, 12, 1)),
        ("check", False, "", None),
    ]
    assert not extras.check_block.isVisible()


def test_what_was_added_before_is_there(theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(theme, qtbot, Answer(
        "AC-01", "fully", "tested", date(2026, 10, 1), "as discussed", check_later=True, evidence_by="Trace Ltd",
        check_who="Al", check_by=date(2026, 12, 1), note_shown=True,
    ))
    extras = shown.extras
    assert extras.note_block.isVisible() and extras.evidence_block.isVisible() and extras.check_block.isVisible()
    assert (extras.note.toPlainText(), extras.printed.isChecked(), extras.level.choice()) == (
        "as discussed", True, "tested",
    )
    assert extras.shown_by.both() == ("Trace Ltd", date(2026, 10, 1))
    assert extras.checked_by.both() == ("Al", date(2026, 12, 1))
    extras.flush()
    assert shown.said == []


def test_a_day_that_is_none_is_said_at_its_field_and_not_taken(empty: Shown, qtbot: QtBot) -> None:
    extras = empty.extras
    qtbot.mouseClick(extras.evidence_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(extras.shown_by.day.edit, "the day before")
    extras.flush()
    assert "must be a date" in extras.shown_by.day.error.text() and empty.said == []


def test_files_open_the_block_that_lists_them(empty: Shown) -> None:
    empty.extras.show_files(0)
    assert not empty.extras.evidence_block.isVisible()
    empty.extras.show_files(2)
    assert empty.extras.evidence_block.isVisible() and empty.said == []
