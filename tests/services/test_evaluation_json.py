from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import evaluate
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.services.case_files import read_case
from advisor_app.services.evaluation_json import evaluation_tree

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 25)
KEYS = [
    "case", "pack", "app", "seed", "years", "profile_facts", "score", "findings", "actions", "regimes", "losses",
    "coverage", "sources",
]


@pytest.fixture(scope="module")
def tree() -> dict[str, Any]:
    pack = load_pack(RESOURCES / "content" / "core")
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    day: Any = case.profile.get("assessment_date")
    found = evaluation_tree(evaluate(case, pack, today=day, years=20_000, seed=7), pack, case="dental-practice")
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    return found


def test_the_json_has_the_documented_keys(tree: dict[str, Any]) -> None:
    assert list(tree) == KEYS
    assert (tree["seed"], tree["years"], tree["pack"]["id"]) == (7, 20_000, "core")
    assert {"overall", "sections", "confidence"} <= set(tree["score"])
    score = tree["score"]
    assert set(score["inherent_exposure"]["drivers"]) == {f"PF-{n:02}" for n in (3, 4, 5, 6, 7, 8, 9, 13, 14)}
    assert score["cause_index"] and all(0 <= share <= 1 for share in score["factor_index"].values())
    assert {"band", "score", "confidence", "gates"} <= set(score["sections"][0])
    assert {"id", "severity", "causes", "questions", "action"} <= set(tree["findings"][0])
    assert {"id", "level", "effort", "cost", "saving_per_year", "satisfies"} <= set(tree["actions"][0])
    law = next(law for law in tree["regimes"] if law["id"] == "uk_gdpr")
    assert {"id", "applies", "why", "role", "duties", "notification", "penalties", "sources"} <= set(law)
    assert law["applies"] == "yes" and law["duties"] and law["sources"]
    losses = tree["losses"]
    assert set(losses["incident"]) == {"mean", "p50", "p75", "p90", "p95", "p99"}
    assert {"p50", "p75", "p90", "p95", "p99", "p99_5", "p99_8"} <= set(losses["annual"])
    assert {"expected_annual", "p90", "p95"} <= set(losses["by_part"]["bi"])
    assert {"chance_of_incident", "by_cause", "curve", "ranges"} <= set(losses)
    part = tree["coverage"]["parts"][0]
    assert {"id", "priority", "limit", "sublimit", "retention", "why"} <= set(part) and part["why"]
    assert {"shape", "limit", "basic", "cautious", "binding", "retention", "retention_ceiling", "waiting_hours",
            "fraud_sublimit"} == set(tree["coverage"]["programme"])
    assert {"id", "severity", "part", "text", "action", "who"} <= set(tree["coverage"]["gaps"][0])
    assert {"verdict", "missing", "fixes"} <= set(tree["coverage"]["insurability"])
    assert tree["sources"][0]["confidence"]


def moneys(thing: Any) -> list[dict[str, Any]]:
    """Every {amount, currency} of a tree."""
    if isinstance(thing, dict):
        own = [thing] if set(thing) == {"amount", "currency"} else []
        return own + [money for value in thing.values() for money in moneys(value)]
    return [money for value in thing for money in moneys(value)] if isinstance(thing, list) else []


def test_money_is_whole_minor_units_with_a_currency(tree: dict[str, Any]) -> None:
    found = moneys(tree)
    assert len(found) > 100
    assert all(type(money["amount"]) is int and money["currency"] in ("GBP", "EUR", "USD") for money in found)
    assert tree["profile_facts"]["revenue"] == {"amount": 94_000_000, "currency": "GBP"}


def test_numbers_of_ones_own_stand_beside_the_published_ones() -> None:
    pack = load_pack(RESOURCES / "content" / "core")
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    own = replace(case, overrides=(LossOverride("frequency.base_rate", 0.06, "Our own claims"),))
    plain, changed = (
        evaluation_tree(evaluate(each, pack, today=TODAY, years=10_000, full=False), pack, case="x")
        for each in (case, own)
    )
    assert plain["losses"]["overrides"] == []
    assert changed["losses"]["overrides"] == [{
        "parameter": "frequency.base_rate", "value": 0.06, "unit": "incidents a year", "reason": "Our own claims",
        "grade": "yours", "published": 0.03, "published_grade": "J",
    }]
    assert changed["losses"]["chance_of_incident"] > 1.8 * plain["losses"]["chance_of_incident"]
    assert changed["losses"]["parameters"] != plain["losses"]["parameters"]
    entry = changed["sources"][-1]
    assert (entry["id"], entry["title"], entry["confidence"]) == ("frequency.base_rate", "Our own claims", "yours")
    gone = {source["id"] for source in plain["sources"]} - {source["id"] for source in changed["sources"]}
    assert gone == {"coalition-2025"}, "nothing else rests on it"
