"""The JSON Schema of a case file, for editors and for programs that write cases.

`python -m advisor_app.services.case_schema` writes it anew into resources/schemas/case.schema.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from advisor_app.domain import vocabulary as v
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import FACTS, ROW_FIELDS, FactSpec, RowField
from advisor_app.domain.questions import Question
from advisor_app.services.case_files import MAX_OPTIONS, REASON_LIMIT, CaseEntry

SCHEMA_ID = "urn:data-liability-advisor:case:1"
_TEXT: dict[str, Any] = {"type": "string"}
_DATE = {"type": "string", "format": "date"}
_UNKNOWN = {"const": "unknown"}


def case_schema(pack: ContentPack) -> dict[str, Any]:
    """The schema (draft 2020-12) of a case file for the questions of a pack."""
    schema = CaseEntry.model_json_schema()
    definitions = {name: _untitled(part) for name, part in schema["$defs"].items() if name != "AnswerEntry"}
    questions = {q.id: _answer(q) for q in pack.questions if q.scored}
    properties = {
        **_untitled(schema["properties"]),
        "profile": _object({name: _fact(spec) for name, spec in FACTS.items()}),
        "answers": _object({**questions}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Case",
        "description": "A firm on one day: facts, answers, policies in force, quotes and the advisor.",
        **_object(properties),
        "$defs": definitions,
    }


def schema_text(pack: ContentPack) -> str:
    return json.dumps(case_schema(pack), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _untitled(tree: Any) -> Any:
    """Without the titles that only repeat the names."""
    if isinstance(tree, list):
        return [_untitled(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {key: _untitled(value) for key, value in tree.items() if key != "title" or not isinstance(value, str)}


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema


def _any(*options: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": list(options)}


# ------------------------------------------------------------------------------------------------------ facts
def _fact(spec: FactSpec) -> dict[str, Any]:
    """A fact: its value, `unknown`, or null for not answered."""
    value = _value(spec.kind, spec.allowed, spec.minimum, spec.maximum)
    more = [] if spec.kind in ("name", "names", "texts") else [_UNKNOWN]
    return _any(value, *more, {"type": "null"})


def _value(
    kind: str, allowed: tuple[str, ...], minimum: float | None = None, maximum: float | None = None
) -> dict[str, Any]:
    number: dict[str, Any] = {"type": "integer" if kind in ("count", "people", "people_band") else "number"}
    number.update({"minimum": minimum} if minimum is not None else {})
    number.update({"maximum": maximum} if maximum is not None else {})
    if kind in ROW_FIELDS:
        return {"type": "array", "items": _row(ROW_FIELDS[kind])}
    if kind.endswith("_band"):
        return _any(number, {"enum": list(allowed)})
    simple: dict[str, dict[str, Any]] = {
        "name": _TEXT, "names": _list(_TEXT), "texts": _list(_TEXT), "date": _DATE, "bool": {"type": "boolean"},
        "country": _code("[A-Z]{2}"), "region": _code("[A-Z]{2}-[A-Z0-9]{1,3}"), "currency": _code("[A-Z]{3}"),
        "countries": _list(_any(_code("[A-Z]{2}"), _UNKNOWN)),
        "regions": _list(_any(_code("[A-Z]{2}-[A-Z0-9]{1,3}"), _UNKNOWN)),
        "us_states": _list({"enum": [*sorted(v.US_STATES), "unknown"]}),
        "choice": {"enum": list(allowed)}, "choices": _list({"enum": list(dict.fromkeys([*allowed, "unknown"]))}),
        "people_by_region": {
            "type": "object", "propertyNames": _code("[A-Z]{2}(-[A-Z0-9]{1,3})?"),
            "additionalProperties": {"type": "integer", "minimum": 0},
        },
    }
    return simple.get(kind, number)


def _row(fields: dict[str, RowField]) -> dict[str, Any]:
    values = {name: _any(_value(entry.kind, entry.allowed, 0.0), _UNKNOWN) for name, entry in fields.items()}
    return _object(values, tuple(name for name, entry in fields.items() if entry.required))


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _code(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{pattern}$"}


# ---------------------------------------------------------------------------------------------------- answers
def _answer(question: Question) -> dict[str, Any]:
    """An answer alone, or with its evidence and notes."""
    offered = [option.id for option in question.options]
    special = [v.ANSWER_UNKNOWN] + ([v.ANSWER_NOT_APPLICABLE] if question.allows_not_applicable else [])
    if question.kind == "multi":
        value = _any({"type": "array", "items": {"enum": offered}, "maxItems": MAX_OPTIONS}, {"enum": special})
    else:
        value = {"enum": [*offered, *special]}
    more = {
        "value": _any(value, {"type": "null"}), "evidence": {"enum": list(v.EVIDENCE)}, "evidence_date": _DATE,
        "note": _TEXT, "reason": {"type": "string", "maxLength": REASON_LIMIT}, "check_later": {"type": "boolean"},
    }
    return _any(value, _object(more), {"type": "null"})


def main() -> None:
    from advisor_app.content.loader import load_pack
    from advisor_app.services.places import find_places

    resources: Path = find_places().resources
    text = schema_text(load_pack(resources / "content" / "core"))
    (resources / "schemas" / "case.schema.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
