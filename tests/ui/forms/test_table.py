"""Every kind of fact has a field, and what a field tells is what the profile takes."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import FACTS, ROW_FIELDS, UNKNOWN, ClientProfile, parse_fact
from advisor_app.ui.forms.choosing import ChoiceField
from advisor_app.ui.forms.field import Field, FieldSpec
from advisor_app.ui.forms.find import FindField
from advisor_app.ui.forms.table import FIELDS, make_field
from advisor_app.ui.theme import Theme
from tests.ui.forms.form_person import context, shown

VALUES: dict[str, object] = {
    "name": "Maple & Birch", "names": ("A", "B"), "texts": ("one", "two"), "date": date(2026, 11, 16), "country": "GB",
    "countries": ("GB", "FR"), "region": "US-FL", "regions": ("CA-ON",), "us_states": ("OH", "TX"), "currency": "GBP",
    "count": 11, "people": 6400, "number": 2.5, "money": 50_000, "share": 0.35, "bool": True,
    "people_by_region": {"US-VA": 1200}, "incidents": ({"kind": "lost_device", "cost": 100},),
    "contracts": ({"party": "Bank", "required_limit": 1_000_000},),
    "revenue_lines": ({"name": "Hosting", "share": 0.4},),
}


def spec_of(name: str) -> FieldSpec:
    fact = FACTS[name]
    words = {id_: id_.replace("_", " ") for id_ in fact.allowed}
    children = tuple(
        FieldSpec(key, entry.kind, key, options={o: o for o in entry.allowed}, required=entry.required)
        for key, entry in ROW_FIELDS.get(fact.kind, {}).items()
    )
    return FieldSpec(name, fact.kind, name, options=words, minimum=fact.minimum, maximum=fact.maximum,
                     children=children)


def example(name: str) -> object:
    fact = FACTS[name]
    if fact.kind in ("choice", "choices"):
        picked = next(id_ for id_ in fact.allowed if id_ not in ("none", "unknown"))
        return picked if fact.kind == "choice" else (picked,)
    if fact.kind.endswith("_band"):
        return fact.allowed[0]
    if fact.maximum is not None and fact.kind == "number":
        return fact.maximum
    return VALUES[fact.kind]


def test_every_kind_has_a_field() -> None:
    assert {fact.kind for fact in FACTS.values()} <= set(FIELDS)
    kinds_in_rows = {entry.kind for fields in ROW_FIELDS.values() for entry in fields.values()}
    assert kinds_in_rows <= set(FIELDS)


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_shown_and_told_back_as_the_profile_takes_it(theme: Theme, qtbot: QtBot, name: str) -> None:
    field = make_field(context(theme), spec_of(name))
    told = shown(field, qtbot)
    stored = ClientProfile.of({name: example(name)}).get(name)
    field.show_value(stored)
    field.flush()
    assert told == [] and field.value() == stored
    field.show_value(UNKNOWN)
    field.show_value(None)
    assert told == []
    field.commit(example(name))
    assert parse_fact(name, told[0]) == stored


def test_long_lists_are_found_by_typing(theme: Theme, qtbot: QtBot) -> None:
    def choice(count: int) -> Field:
        options = {str(number): str(number) for number in range(count)}
        field = make_field(context(theme), FieldSpec("x", "choice", "X", options=options))
        qtbot.addWidget(field)
        return field

    assert isinstance(choice(7), ChoiceField)
    assert isinstance(choice(8), FindField)


def test_an_unknown_kind_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        make_field(context(theme), FieldSpec("x", "colour", "X"))
