"""Yes or no, one of a few, several of some."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.choosing import BoolField, ChoiceField, ChoicesField
from advisor_app.ui.forms.field import FieldSpec
from advisor_app.ui.theme import Theme
from tests.ui.forms.form_person import made

FEW = {"none": "None of these", "a": "Apples & pears", "b": "Bread", "c": "<b>Cheese</b>"}
MANY = {"none": "None of these", **{f"k{n}": f"Kind {n}" for n in range(14)}}


def test_yes_no_and_not_known(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("advice", "bool", "Gives advice"))
    assert isinstance(field, BoolField)
    for id_ in ("yes", "no", "unknown"):
        qtbot.mouseClick(field.group.rows[id_].head, Qt.MouseButton.LeftButton)
    assert told == [True, False, UNKNOWN]
    field.show_value(False)
    assert field.group.value() == ("no",)
    field.show_value(None)
    assert field.group.value() == () and told == [True, False, UNKNOWN]


def test_no_unknown_where_it_is_not_offered(theme: Theme, qtbot: QtBot) -> None:
    field, _told = made(theme, qtbot, FieldSpec("advice", "bool", "Gives advice", unknown=False))
    assert isinstance(field, BoolField) and set(field.group.rows) == {"yes", "no"}


def test_one_of_a_few(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("kind", "choice", "Kind", options=FEW))
    assert isinstance(field, ChoiceField)
    field.group.rows["b"].head.click()
    field.group.rows["unknown"].head.click()
    assert told == ["b", UNKNOWN]
    field.show_value("c")
    assert field.group.value() == ("c",)
    field.show_value(UNKNOWN)
    assert field.group.value() == ("unknown",)


@pytest.mark.parametrize("options", [FEW, MANY])
def test_several_and_none_of_these(theme: Theme, qtbot: QtBot, options: dict[str, str]) -> None:
    field, told = made(theme, qtbot, FieldSpec("kinds", "choices", "Kinds", options=options))
    assert isinstance(field, ChoicesField)
    first, second = [id_ for id_ in options if id_ != "none"][:2]

    def click(id_: str) -> None:
        (field.rows.rows[id_].head if field.rows is not None else field.boxes[id_]).click()  # type: ignore[attr-defined]

    click(first)
    click(second)
    assert told == [(first,), (first, second)] and not field.cleared.isVisible()
    click("none")
    assert told[-1] == ("none",) and field.cleared.isVisible()
    click(second)
    assert told[-1] == (second,) and not field.cleared.isVisible()
    click("unknown")
    assert told[-1] is UNKNOWN
    click("unknown")
    assert told[-1] is None


def test_showing_several_tells_nothing(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("kinds", "choices", "Kinds", options=MANY))
    assert isinstance(field, ChoicesField)
    field.show_value(("k1", "k3"))
    assert [id_ for id_, box in field.boxes.items() if box.isChecked()] == ["k1", "k3"]
    field.show_value(UNKNOWN)
    assert [id_ for id_, box in field.boxes.items() if box.isChecked()] == ["unknown"]
    assert told == []


def test_words_are_shown_as_they_are(theme: Theme, qtbot: QtBot) -> None:
    field, _told = made(theme, qtbot, FieldSpec("kind", "choice", "Kind", options=FEW))
    assert isinstance(field, ChoiceField)
    assert field.group.rows["a"].head.accessibleName() == "Apples & pears"
    assert field.group.rows["c"].head.accessibleName() == "<b>Cheese</b>"
