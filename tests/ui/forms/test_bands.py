"""A number or a range; people by place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.bands import BandField, PeopleByPlaceField
from advisor_app.ui.forms.field import FieldSpec
from advisor_app.ui.theme import Theme
from tests.ui.forms.form_person import made

REVENUE = FieldSpec(
    "revenue", "money_band", "Income", minimum=0, options={"low": "Under 250,000", "high": "Over 250,000"}
)


def test_a_range_or_a_figure_never_both(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, REVENUE)
    assert isinstance(field, BandField)
    field.bands.rows["low"].head.click()
    qtbot.keyClicks(field.edit, "300k")
    assert field.bands.value() == ()
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert told == ["low", 300_000]
    field.bands.rows["high"].head.click()
    assert told == ["low", 300_000, "high"] and field.edit.text() == ""
    field.on_left()
    field.unknown.click()
    assert told == ["low", 300_000, "high", UNKNOWN] and field.bands.value() == ()


def test_showing_either(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, REVENUE)
    assert isinstance(field, BandField)
    field.show_value("high")
    assert field.bands.value() == ("high",) and field.edit.text() == ""
    field.show_value(1_000)
    assert field.bands.value() == () and field.edit.text() == "1,000" and told == []


def test_people_by_place(theme: Theme, qtbot: QtBot) -> None:
    field, told = made(theme, qtbot, FieldSpec("people", "people_by_region", "People by place", minimum=0))
    assert isinstance(field, PeopleByPlaceField)
    field.add_button.click()
    line = field.rows[0]
    line.place.picked.emit("GB")
    assert told == []
    qtbot.keyClicks(line.people.edit, "5k")
    qtbot.keyClick(line.people.edit, Qt.Key.Key_Return)
    assert told == [{"GB": 5_000}]
    field.show_value({"GB": 5_000})
    assert field.rows == [line]
    field.add_button.click()
    field.show_value({"GB": 5_000})
    assert len(field.rows) == 2, "a row that is being entered stays"
    field.show_value({"US-VA": 12, "FR": 3})
    assert [entry.entry() for entry in field.rows] == [("US-VA", 12), ("FR", 3)]
    field.rows[0].removed.emit()
    assert told[-1] == {"FR": 3}
    field.rows[0].removed.emit()
    assert told[-1] is None
