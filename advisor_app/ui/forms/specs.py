"""From a fact and its words to the spec of its field."""

from __future__ import annotations

from collections.abc import Mapping

from advisor_app.domain.pack import Texts
from advisor_app.domain.profile import FACTS, ROW_FIELDS, FactSpec, RowField
from advisor_app.ui.forms.field import FieldSpec

# Kinds of text: nobody "does not know" a name they can leave empty.
_NO_UNKNOWN = frozenset({"name", "names", "texts", "currency"})


def fact_field(name: str, texts: Texts, *, currency: str, unknown: bool = True) -> FieldSpec:
    """The field of a fact by name, in the words of `texts`. KeyError for a fact without words."""
    fact = FACTS[name]
    words = texts.facts[name]
    unit = getattr(words, "unit", "")
    return FieldSpec(
        name=name, kind=fact.kind, label=words.label, hint=words.hint,
        unit=unit if not fact.kind.startswith("money") else currency if unit else "",
        options={id_: words.options.get(id_, id_) for id_ in fact.allowed},
        minimum=fact.minimum, maximum=fact.maximum,
        unknown=unknown and fact.kind not in _NO_UNKNOWN, children=_children(fact, texts),
    )


def _children(fact: FactSpec, texts: Texts) -> tuple[FieldSpec, ...]:
    return tuple(
        FieldSpec(
            name=key, kind=entry.kind, label=texts.word("row_fields", key),
            options=_row_options(fact.kind, key, entry, texts),
            minimum=0 if entry.kind in ("money", "number", "share") else None,
            maximum=1 if entry.kind == "share" else None,
            unknown=not entry.required and entry.kind == "bool", required=entry.required,
        )
        for key, entry in ROW_FIELDS.get(fact.kind, {}).items()
    )


def _row_options(kind: str, key: str, entry: RowField, texts: Texts) -> Mapping[str, str]:
    if key == "required_parts":
        return {part: texts.coverage.get(part, {}).get("name", part) for part in entry.allowed}
    group = {"incidents": "incident_kinds", "contracts": "contract_kinds"}.get(kind, "")
    words = texts.vocabulary.get(group, {})
    return {id_: words.get(id_, id_) for id_ in entry.allowed}
