"""Rows with small forms: only complete rows count, and a row being entered stays."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.choosing import BoolField
from advisor_app.ui.forms.field import FieldSpec
from advisor_app.ui.forms.rows import RowsField
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.forms.typed import NumberField
from advisor_app.ui.theme import Theme
from tests.ui.forms.form_person import made

SPEC = FieldSpec("incidents", "incidents", "Events", children=(
    FieldSpec("kind", "choice", "Kind", options={"lost": "Lost", "fraud": "Fraud"}, required=True, unknown=False),
    FieldSpec("cost", "money", "Cost", minimum=0, unknown=False),
    FieldSpec("fixed", "bool", "Fixed?"),
))


def field_of(theme: Theme, qtbot: QtBot) -> tuple[RowsField, list[object]]:
    field, told = made(theme, qtbot, SPEC)
    assert isinstance(field, RowsField)
    return field, told


def test_a_row_counts_once_it_has_what_it_needs(theme: Theme, qtbot: QtBot) -> None:
    field, told = field_of(theme, qtbot)
    field.add_button.click()
    form = field.forms[0]
    assert form.waiting.isVisible() and form.waiting.text() == "Kept once it has: Kind"
    cost, fixed, kind = form.fields["cost"], form.fields["fixed"], form.fields["kind"]
    assert isinstance(cost, NumberField) and isinstance(fixed, BoolField)
    qtbot.keyClicks(cost.edit, "1.2k")
    field.flush()
    assert told == []
    kind.edited.emit("kind", "lost")
    assert told == [({"cost": 1200, "kind": "lost"},)] and not form.waiting.isVisible()
    fixed.group.rows["unknown"].head.click()
    assert told[-1] == ({"cost": 1200, "kind": "lost", "fixed": UNKNOWN},)


def test_what_is_shown_again_keeps_the_rows(theme: Theme, qtbot: QtBot) -> None:
    field, told = field_of(theme, qtbot)
    rows = ({"kind": "fraud", "cost": 5}, {"kind": "lost"})
    field.show_value(rows)
    forms = list(field.forms)
    assert len(forms) == 2 and told == []
    field.add_button.click()
    field.show_value(rows)
    assert field.forms[:2] == forms and len(field.forms) == 3
    field.show_value(({"kind": "lost"},))
    assert len(field.forms) == 1


def test_removing_renumbers_and_tells(theme: Theme, qtbot: QtBot) -> None:
    field, told = field_of(theme, qtbot)
    field.show_value(({"kind": "fraud"}, {"kind": "lost"}))
    field.forms[0].removed.emit()
    assert told == [({"kind": "lost"},)] and field.forms[0].title.text() == "Entry 1"
    field.forms[0].removed.emit()
    assert told[-1] == () and field.forms == []


def test_an_incomplete_row_taken_away_tells_nothing(theme: Theme, qtbot: QtBot) -> None:
    field, told = field_of(theme, qtbot)
    field.add_button.click()
    field.forms[0].removed.emit()
    assert told == []


def test_rows_are_made_by_the_table(theme: Theme, qtbot: QtBot) -> None:
    field, _told = field_of(theme, qtbot)
    assert field._make is make_field
