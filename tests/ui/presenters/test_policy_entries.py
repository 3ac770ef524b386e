"""What is read from a policy is what was written into it, and an emptied field is as never filled."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.policies import Policy
from advisor_app.ui.presenters.policy_entries import Entry, around, as_quote, declarations, empty_policy

CORE = Path(__file__).parents[3] / "resources" / "content" / "core"
BLANK = Policy("cyber_sa", "quote", id="q1")


@cache
def entries() -> tuple[Entry, ...]:
    words = load_pack(CORE).words("en-GB")
    groups = (*declarations(words, quote=True), *around(words))
    return tuple(entry for group in groups for entry in group.entries)


def sample(entry: Entry) -> object:
    spec = entry.spec
    if spec.children:
        return ({child.name: "Text" for child in spec.children if child.required},)
    if spec.options:
        return next(id_ for id_ in reversed(spec.options) if id_ not in ("unknown", entry.read(BLANK)))
    return {
        "name": "Text", "names": ("One", "Two"), "date": date(2027, 3, 4), "money": 1234.0, "number": 12.0,
        "share": 0.2, "bool": entry.read(BLANK) is not True, "currency": "EUR",
    }[spec.kind]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.spec.name)
def test_read_is_written_and_emptied_is_blank(entry: Entry) -> None:
    value = sample(entry)
    filled = entry.write(BLANK, value)
    assert filled != BLANK and entry.write(BLANK, entry.read(filled)) == filled
    if not entry.spec.children:
        assert entry.read(filled) == value or (value is False and not entry.read(filled))
    emptied = entry.write(filled, None)
    assert emptied == (filled if entry.spec.required else BLANK)


def test_every_line_has_a_name_of_its_own() -> None:
    names = [entry.spec.name for entry in entries()]
    assert len(set(names)) == len(names) > 30


def test_a_copy_as_a_quote_keeps_the_terms_and_drops_days_and_price() -> None:
    held = Policy("cyber_sa", id="p1", insurer="Anker", premium_net=900.0, start=date(2026, 1, 1), policy_no="A1")
    copy = as_quote(held, 2)
    assert (copy.kind, copy.id, copy.insurer, copy.premium_net, copy.start) == ("quote", "q2", "Anker", None, None)
    assert empty_policy("pi", quote=False, number=3) == Policy("pi", "current", id="p3", seen="declarations_only")
