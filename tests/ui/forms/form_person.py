"""Making a field and hearing what it says, for the tests of fields."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.theme import Theme


def context(theme: Theme, language: str = "en-GB", currency: str = "GBP") -> FormContext:
    return FormContext(theme, language, currency, date(2026, 11, 25))


def shown(field: Field, qtbot: QtBot) -> list[object]:
    """Put a field on the screen; the list fills with the values it emits."""
    told: list[object] = []
    field.edited.connect(lambda _name, value: told.append(value))
    qtbot.addWidget(field)
    field.resize(640, 400)
    field.show()
    return told


def made(theme: Theme, qtbot: QtBot, spec: FieldSpec, language: str = "en-GB") -> tuple[Field, list[object]]:
    field = make_field(context(theme, language), spec)
    return field, shown(field, qtbot)
