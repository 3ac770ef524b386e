"""Everything advised in the JSON names its rule, what went into it and where the figures come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import evaluate
from advisor_app.domain.pack import ContentPack
from advisor_app.services.case_files import read_case
from advisor_app.services.evaluation_json import evaluation_tree

RESOURCES = Path(__file__).parents[2] / "resources"
CASES = sorted((RESOURCES / "demo").rglob("*.yaml"))
SOURCES = {"verified", "memory", "indicative", "judgement", "model"}


@cache
def pack() -> ContentPack:
    return load_pack(RESOURCES / "content" / "core")


@cache
def coverage(path: Path) -> dict[str, Any]:
    case = read_case(path, pack())
    day: Any = case.profile.get("assessment_date")
    tree = evaluation_tree(evaluate(case, pack(), today=day, years=10_000), pack(), case=path.stem)
    assert json.loads(json.dumps(tree, allow_nan=False)) == tree
    found: dict[str, Any] = tree["coverage"]
    return found


def advised(found: dict[str, Any]) -> Iterator[str]:
    """The subjects of everything that is advised."""
    yield from ("limit", "retention", "waiting", "insurability", "uninsured")
    if found["programme"]["fraud_sublimit"] is not None:
        yield "fraud"
    if found["quote_ranking"] is not None and found["quote_ranking"]["ranked"]:
        yield "quotes"
        yield from (quote["trail"] for quote in found["quotes"])
    for thing in (*found["parts"], *found["packages"], *found["gaps"], *found["requests"],
                  *found["insurability"]["fixes"]):
        yield thing["trail"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_everything_advised_has_its_worked_reason(path: Path) -> None:
    found = coverage(path)
    subjects = {row["subject"] for row in found["trail"]}
    assert not set(advised(found)) - subjects


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_worked_reason_has_rule_inputs_words_and_a_dated_source(path: Path) -> None:
    for row in coverage(path)["trail"]:
        assert row["text"] and row["rule"] and row["inputs"], row
        assert row["source"] in SOURCES, row
        assert (row["as_of"] is None) == (row["source"] == "model"), row


def test_sizes_of_parts_are_explained_and_a_part_without_a_model_says_so() -> None:
    found = coverage(RESOURCES / "demo" / "examples" / "a2-retailer-us.yaml")
    sizes = {row["inputs"]["part"]: row for row in found["trail"] if row["rule"] == "SUB" and "part" in row["inputs"]}
    assert sizes["bricking"]["inputs"]["device_count"] == 30
    assert sizes["bricking"]["result"] == {"amount": 5_000_000, "currency": "USD"}
    assert sizes["bricking"]["text"] == "30 devices at about $1,500 each. $50,000 is the next step."
    assert (sizes["bricking"]["inputs"]["modelled"], sizes["bi"]["inputs"]["modelled"]) == (False, True)
    wanted = {part["id"] for part in found["parts"] if part["priority"] != "not_needed"}
    assert set(sizes) == wanted


def test_the_deciding_driver_says_that_it_decides() -> None:
    found = coverage(RESOURCES / "demo" / "examples" / "a4-managed-it-provider-us.yaml")
    drivers = [row for row in found["trail"] if row["subject"] == "limit" and "decides" in row["inputs"]]
    assert [row["rule"] for row in drivers if row["inputs"]["decides"]] == ["LIM-5"] == [found["programme"]["binding"]]
    assert len(drivers) == 7


def test_quotes_are_measured_against_the_need_and_ranked_with_reasons() -> None:
    found = coverage(RESOURCES / "demo" / "examples" / "a2-retailer-us.yaml")
    assert [quote["rank"] for quote in found["quotes"]] == [1, 2, 3]
    assert found["quote_ranking"]["recommended"] == found["quotes"][0]["id"]
    for quote in found["quotes"]:
        assert quote["price_per_year"] == quote["premium"]
        assert 0 <= quote["fit"] <= 100
        price, kept, bad = (quote[name]["amount"] for name in ("price_per_year", "kept_per_year", "kept_1_in_200"))
        assert quote["cost_of_risk"]["amount"] == pytest.approx(price + kept + 0.08 * (bad - kept), abs=2)
    assert found["quotes"][-1]["id"] == "quote_3"


def test_an_advisor_without_a_licence_sees_no_insurer_and_no_rank() -> None:
    case = read_case(RESOURCES / "demo" / "online-retailer.yaml", pack())
    speaker = replace(case.advisor, capacity="risk_advisor")
    day: Any = case.profile.get("assessment_date")
    result = evaluate(replace(case, advisor=speaker), pack(), today=day, years=10_000, full=False)
    tree = evaluation_tree(result, pack(), case="x")["coverage"]
    assert {(quote["insurer"], quote["rank"]) for quote in tree["quotes"]} == {("", None)}
    assert tree["quote_ranking"]["recommended"] == ""
    named = {quote.insurer for quote in case.quotes}
    assert not [name for name in named if name in json.dumps(tree)]
