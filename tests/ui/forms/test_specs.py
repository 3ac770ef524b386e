"""From facts and their words to fields: every fact with words has one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.domain.pack import FactText, Texts
from advisor_app.domain.profile import FACTS, ROW_FIELDS
from advisor_app.ui.forms.specs import fact_field
from advisor_app.ui.forms.table import FIELDS

EMPTY = Texts("en", {}, {}, {}, {}, {}, {}, {}, {})
ROW_KEYS = [key for fields in ROW_FIELDS.values() for key in fields]
TEXTS = replace(
    EMPTY, facts={name: FactText(f"Label of {name}", "A hint", dict.fromkeys(fact.allowed, "Words"))
                  for name, fact in FACTS.items()},
    vocabulary={
        "incident_kinds": {"lost_device": "Lost device"},
        "row_fields": {key: f"Words {number}" for number, key in enumerate(ROW_KEYS)},
    }, coverage={"pci": {"name": "Card rules"}},
)


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_becomes_a_field(name: str) -> None:
    spec = fact_field(name, TEXTS, currency="GBP")
    assert spec.label == f"Label of {name}" and spec.hint == "A hint" and spec.kind in FIELDS
    assert tuple(spec.options) == FACTS[name].allowed
    assert (spec.minimum, spec.maximum) == (FACTS[name].minimum, FACTS[name].maximum)


def test_rows_have_labelled_fields_in_plain_words() -> None:
    for kind, entries in ROW_FIELDS.items():
        children = fact_field(kind, TEXTS, currency="GBP").children
        assert [child.name for child in children] == list(entries)
        assert all(child.label.startswith("Words ") for child in children)
        assert [child.required for child in children] == [entry.required for entry in entries.values()]
    incident = {child.name: child for child in fact_field("incidents", TEXTS, currency="GBP").children}
    assert incident["kind"].options["lost_device"] == "Lost device"
    contract = {child.name: child for child in fact_field("contracts", TEXTS, currency="GBP").children}
    assert contract["required_parts"].options["pci"] == "Card rules"


def test_names_offer_no_unknown_and_a_fact_without_words_is_an_error() -> None:
    assert not fact_field("client_name", TEXTS, currency="GBP").unknown
    assert fact_field("staff", TEXTS, currency="GBP").unknown
    assert not fact_field("staff", TEXTS, currency="GBP", unknown=False).unknown
    with pytest.raises(KeyError):
        fact_field("staff", EMPTY, currency="GBP")
