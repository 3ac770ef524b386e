"""Long lists: a few letters find an entry, whatever the accents; what is not on the list is not taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.field import FieldSpec
from advisor_app.ui.forms.find import FindField, FindManyField, folded
from advisor_app.ui.theme import Theme
from tests.ui.forms.form_person import made

COUNTRY = FieldSpec("country", "country", "Country")


def test_a_name_a_code_or_the_only_match_is_taken(theme: Theme, qtbot: QtBot) -> None:
    for typed, code in (("germany", "DE"), ("gb", "GB"), ("swed", "SE"), ("UK", "GB"), ("cote d", "CI")):
        field, told = made(theme, qtbot, COUNTRY)
        assert isinstance(field, FindField)
        qtbot.keyClicks(field.edit, typed)
        field.edit.popup.hide()
        field.edit.settle()
        assert told == [code], typed


def test_the_list_shows_what_fits_and_a_pick_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, COUNTRY)
    assert isinstance(field, FindField)
    qtbot.keyClicks(field.edit, "united")
    model = field.edit.finder.completionModel()
    names = {model.index(place, 0).data() for place in range(model.rowCount())}
    assert {"United Kingdom", "United States", "United Arab Emirates"} <= names and "France" not in names
    place = next(p for p in range(model.rowCount()) if model.index(p, 0).data() == "United Kingdom")
    field.edit.popup.setCurrentIndex(model.index(place, 0))
    qtbot.keyClick(field.edit.popup, Qt.Key.Key_Return)
    assert told == ["GB"] and field.edit.text() == "United Kingdom"


def test_what_is_not_on_the_list_gets_a_sentence(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, COUNTRY)
    assert isinstance(field, FindField)
    qtbot.keyClicks(field.edit, "Atlantis")
    field.edit.popup.hide()
    field.edit.settle()
    assert told == [] and field.error.text() == "Country must be on the list: type a few letters and pick one."
    assert field.edit.text() == "Atlantis"


def test_showing_and_emptying(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, COUNTRY)
    assert isinstance(field, FindField)
    field.show_value("FR")
    assert field.edit.text() == "France" and told == []
    field.edit.clear()
    field.edit.settle()
    assert told == [None]
    field.unknown.click()
    assert told == [None, UNKNOWN] and field.edit.text() == ""


def test_several_entries_as_tags(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("places", "us_states", "States"))
    assert isinstance(field, FindManyField)
    for typed in ("ohio", "oregon", "ohio"):
        qtbot.keyClicks(field.edit, typed)
        field.edit.popup.hide()
        field.edit.settle()
    assert told == [("OH",), ("OH", "OR")] and field.edit.text() == ""
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert told[-1] == ("OH",)
    field.show_value(("TX", "VT"))
    assert field.findChildren(type(field))[:0] == [] and told[-1] == ("OH",)
    field.show_value(None)
    assert not field._holder.isVisible()


def test_other_lists(theme: Theme, qtbot: QtBot) -> None:
    for kind, code, words in (("currency", "EUR", "EUR – Euro"), ("region", "CA-ON", "Ontario, Canada")):
        field, _told = made(theme, qtbot, FieldSpec("x", kind, "X"))
        assert isinstance(field, FindField)
        field.show_value(code)
        assert field.edit.text() == words


def test_folding_drops_case_and_accents() -> None:
    assert folded("Türkiye") == "turkiye" and folded("CÔTE") == "cote"
