from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.content.reading import read_file
from advisor_app.domain.profile import FACTS
from advisor_app.services.case_schema import case_schema, schema_text

RESOURCES = Path(__file__).parents[2] / "resources"
PACK = load_pack(RESOURCES / "content" / "core")
SCHEMA = case_schema(PACK)
CASES = sorted((RESOURCES / "demo").rglob("*.yaml"))


def test_the_schema_on_disk_is_current() -> None:
    written = (RESOURCES / "schemas" / "case.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(PACK), "Run python -m advisor_app.services.case_schema."
    assert json.loads(written) == SCHEMA


def test_every_fact_and_scored_question_is_described() -> None:
    assert set(SCHEMA["properties"]) == {"profile", "answers", "policies", "quotes", "advisor", "overrides"}
    assert set(SCHEMA["properties"]["profile"]["properties"]) == set(FACTS)
    assert set(SCHEMA["properties"]["answers"]["properties"]) == {q.id for q in PACK.questions if q.scored}
    assert SCHEMA["additionalProperties"] is False


def values(schema: dict[str, Any]) -> set[object]:
    """Everything the closed lists of a schema allow, at any depth."""
    found: set[object] = set(schema.get("enum", ())) | ({schema["const"]} if "const" in schema else set())
    for value in schema.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                found |= values(part)
    return found


def test_closed_lists_stand_in_the_schema() -> None:
    profile = SCHEMA["properties"]["profile"]["properties"]
    assert {"dental", "unknown"} <= values(profile["sector"])
    assert {"500_4999", "unknown"} <= values(profile["records_total"])
    answers = SCHEMA["properties"]["answers"]["properties"]
    assert {"fully", "none", "unknown", "stated", "tested"} <= values(answers["AC-01"])
    assert "not_applicable" not in values(answers["AC-01"]) and "not_applicable" in values(answers["TE-02"])
    assert "cyber_sa" in values(SCHEMA["$defs"]["PolicyEntry"])
    assert "broker" in values(SCHEMA["$defs"]["AdvisorEntry"])


def test_every_reference_in_the_schema_resolves() -> None:
    text = json.dumps(SCHEMA)
    used = {piece.split('"', 1)[0] for piece in text.split('"#/$defs/')[1:]}
    assert used == set(SCHEMA["$defs"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_example_cases_use_only_what_the_schema_names(path: Path) -> None:
    case = read_file(path).value
    for section in ("profile", "answers"):
        known = SCHEMA["properties"][section]["properties"]
        assert set(case[section]) <= set(known)
        for name, value in case[section].items():
            if isinstance(value, str) and values(known[name]) - {"unknown"}:
                assert value in values(known[name])
    for policy in [*case.get("policies", []), *case.get("quotes", [])]:
        assert set(policy) <= set(SCHEMA["$defs"]["PolicyEntry"]["properties"])
