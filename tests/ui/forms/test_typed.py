"""Typed fields: what is typed becomes a value after a moment or on leaving; what is shown is never told."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.field import Field, FieldSpec
from advisor_app.ui.forms.typed import DateField, LineField, LinesField
from advisor_app.ui.theme import Theme
from tests.ui.forms.form_person import made

MONEY = FieldSpec("turnover", "money", "Turnover", minimum=0)


def type_in(qtbot: QtBot, field: Field, text: str) -> QLineEdit:
    assert isinstance(field, LineField)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, text)
    return field.edit


@pytest.mark.parametrize(("spec", "typed", "value", "written"), [
    (MONEY, "50k", 50_000, "50,000"),
    (MONEY, "1.2m", 1_200_000, "1,200,000"),
    (FieldSpec("staff", "count", "People", minimum=1), "11", 11, "11"),
    (FieldSpec("margin", "share", "Margin", minimum=0, maximum=1), "35 %", 0.35, "35"),
    (FieldSpec("day", "date", "Start"), "16/11/2026", date(2026, 11, 16), "16 Nov 2026"),
    (FieldSpec("name", "name", "Name"), "  Maple   & Birch ", "Maple & Birch", "Maple & Birch"),
])
def test_enter_takes_what_is_typed(
    theme: Theme, qtbot: QtBot, spec: FieldSpec, typed: str, value: object, written: str
) -> None:
    field, told = made(theme, qtbot, spec)
    edit = type_in(qtbot, field, typed)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told == [value]
    assert edit.text() == written


def test_a_moment_of_quiet_takes_it_too_and_leaves_the_text_alone(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    edit = type_in(qtbot, field, "50k")
    assert told == []
    qtbot.waitUntil(lambda: told == [50_000])
    assert edit.text() == "50k"


def test_leaving_and_flushing_take_it_at_once(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    edit = type_in(qtbot, field, "70k")
    field.flush()
    assert told == [70_000]
    edit.clear()
    type_in(qtbot, field, "80k")
    field.on_left()
    assert told == [70_000, 80_000]


def test_nothing_is_told_twice(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    edit = type_in(qtbot, field, "50000")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    field.on_left()
    assert told == [50_000]


def test_what_is_understood_is_said_under_the_field(theme: Theme, qtbot: QtBot) -> None:
    field, _told = made(theme, qtbot, MONEY)
    type_in(qtbot, field, "1.2m")
    assert isinstance(field, LineField)
    assert field.echo.text() == "£1,200,000" and field.echo.isVisible()


@pytest.mark.parametrize(("spec", "typed", "sentence"), [
    (MONEY, "fifty", "Turnover must be a number, like 6,400 or 6k."),
    (MONEY, "50.000", "Turnover could mean 50 or 50000; write it without separators."),
    (MONEY, "-5", "Turnover must be 0 or more."),
    (FieldSpec("staff", "count", "How many people?", minimum=1), "0", "Must be 1 or more."),
    (FieldSpec("staff", "count", "People"), "2.5", "People must be a whole number, like 6,400 or 6k."),
    (FieldSpec("margin", "share", "Margin", minimum=0.05, maximum=0.95), "99", "Margin must be between 5 and 95 %."),
    (FieldSpec("day", "date", "Start"), "soon", "Start must be a date, like 16 Nov 2026 or 2026-11-16."),
])
def test_wrong_input_gets_a_sentence_and_stays(
    theme: Theme, qtbot: QtBot, spec: FieldSpec, typed: str, sentence: str
) -> None:
    field, told = made(theme, qtbot, spec)
    edit = type_in(qtbot, field, typed)
    assert not field.error.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told == []
    assert field.error.text() == sentence and field.error.isVisible()
    assert edit.text() == typed and edit.property("wrong") is True
    assert sentence in edit.accessibleDescription()
    field.show_value(None)
    assert edit.text() == typed and field.error.isVisible()
    edit.clear()
    type_in(qtbot, field, "1")
    assert not field.error.isVisible() and edit.property("wrong") is False


def test_showing_never_tells_and_never_takes_away_what_is_being_typed(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    field.show_value(50_000)
    assert isinstance(field, LineField)
    assert field.edit.text() == "50,000" and told == []
    field.edit.clear()
    type_in(qtbot, field, "6")
    field.show_value(50_000)
    assert field.edit.text() == "6"
    field.show_value(70_000)
    assert field.edit.text() == "70,000"


def test_a_refusal_by_the_program_keeps_the_text(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    field.show_value(10)
    assert isinstance(field, LineField)
    field.edit.clear()
    edit = type_in(qtbot, field, "999")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    field.show_value(10, "Turnover is more than the firm has ever had.")
    assert edit.text() == "999" and "ever had" in field.error.text()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told == [999, 999]


def test_emptied_means_not_answered(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    field.show_value(50_000)
    assert isinstance(field, LineField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    field.on_left()
    assert told == [None]


def test_not_known_is_an_answer_and_typing_takes_it_back(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY)
    field.show_value(50_000)
    qtbot.mouseClick(field.unknown, Qt.MouseButton.LeftButton)
    assert isinstance(field, LineField)
    assert told == [UNKNOWN] and field.edit.text() == ""
    field.on_left()
    assert told == [UNKNOWN]
    edit = type_in(qtbot, field, "7")
    assert not field.unknown.isChecked()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told == [UNKNOWN, 7]
    field.show_value(UNKNOWN)
    assert field.unknown.isChecked() and edit.text() == ""


def test_a_name_cannot_be_unknown(theme: Theme, qtbot: QtBot) -> None:
    field, _told = made(theme, qtbot, FieldSpec("name", "name", "Name", unknown=False))
    assert not field.unknown.isVisible()


def test_a_huge_paste_is_refused_in_words(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("name", "name", "Name"))
    assert isinstance(field, LineField)
    field.edit.setFocus()
    field.edit.insert("x" * 500_000)
    field.edit.textEdited.emit(field.edit.text())
    field.flush()
    assert told == [] and "the most that fits is 200" in field.error.text()


def test_separators_follow_the_language(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, MONEY, language="de-DE")
    edit = type_in(qtbot, field, "50.000")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told == [50_000] and edit.text() == "50.000"


def test_a_day_is_picked_from_the_calendar(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("day", "date", "Start"))
    assert isinstance(field, DateField)
    field.button.click()
    calendar = field.findChild(QWidget, "calendar")
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 3, 2))  # type: ignore[attr-defined]
    assert told == [date(2026, 3, 2)] and field.edit.text() == "2 Mar 2026"
    assert not calendar.isVisible()


def test_lines_become_names(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("names", "names", "Trading names", unknown=False))
    assert isinstance(field, LinesField)
    field.area.setFocus()
    qtbot.keyClicks(field.area, "Harbour Lane")
    qtbot.keyClick(field.area, Qt.Key.Key_Return)
    qtbot.keyClicks(field.area, "  HLD ")
    field.flush()
    assert told == [("Harbour Lane", "HLD")]
    field.show_value(("Harbour Lane", "HLD"))
    assert field.area.toPlainText() == "Harbour Lane\n  HLD "
    field.show_value(("Other",))
    assert field.area.toPlainText() == "Other"
