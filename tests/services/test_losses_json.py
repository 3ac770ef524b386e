from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import Evaluation, evaluate
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS
from advisor_app.domain.pack import ContentPack
from advisor_app.services.case_files import read_case
from advisor_app.services.losses_json import LossesTree

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def pack() -> ContentPack:
    return load_pack(RESOURCES / "content" / "core")


@pytest.fixture(scope="module")
def evaluation(pack: ContentPack) -> Evaluation:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    return evaluate(case, pack, today=TODAY, years=50_000, seed=7)


@pytest.fixture(scope="module")
def tree(evaluation: Evaluation, pack: ContentPack) -> dict[str, Any]:
    found = LossesTree(evaluation, pack).whole()
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    return found


def test_every_cause_and_control(tree: dict[str, Any], evaluation: Evaluation) -> None:
    assert tuple(tree["by_cause"]) == CAUSES
    assert tree["by_cause"]["tech"]["typical"] is None
    assert tree["by_cause"]["ransom"]["chance_above_bearable"] > 0
    assert set(tree["controls"]) == set(evaluation.losses.gains) < set(CONTROLS)
    gain = evaluation.losses.gains["mfa"].saving
    assert tree["controls"]["mfa"]["saving_per_year"] == {"amount": round(gain * 100), "currency": "GBP"}
    assert [step["control"] for step in tree["plan"]] == [step.control for step in evaluation.losses.plan]
    assert all(set(entry) == {"control", "worth_per_year"} for entry in tree["ask_next"])


def test_limits_with_figures_or_a_word(tree: dict[str, Any]) -> None:
    total = tree["limits"]["total"]
    assert total["enough"]["amount"] <= total["for_99"]["amount"]
    unlikely = tree["limits"]["by_coverage_part"]["tech_eo"]
    assert (unlikely["enough"], unlikely["unlikely"]) == (None, True)


def test_the_policy_in_force_is_judged(tree: dict[str, Any]) -> None:
    """A schedule of the practice gives 50,000, of which 25,000 for the response."""
    held = tree["in_force"]
    assert held["total"] == {"limit": {"amount": 5_000_000, "currency": "GBP"}, "verdict": "short"}
    assert held["by_coverage_part"]["breach_resp"]["limit"]["amount"] == 2_500_000
    steps = [step["kept_per_year"]["amount"] for step in held["limit_steps"]]
    assert steps == sorted(steps, reverse=True)
    assert [layer["to"] is None for layer in held["layers"]] == [False, False, True]
    assert held["layers"][0]["to"] == held["layers"][1]["from"]
    rows = held["retentions"]
    kept = [row["kept_per_year"]["amount"] for row in rows]
    assert kept == sorted(kept)
    assert rows[0]["bearable"]
    assert not rows[-1]["bearable"]
    assert rows[-1]["break_even_per_year"] is None


def test_a_base_run_without_policies(evaluation: Evaluation, pack: ContentPack) -> None:
    bare = evaluate(replace(evaluation.case, policies=None), pack, today=TODAY, years=10_000, full=False)
    found = LossesTree(bare, pack).whole()
    assert found["limits"] is None
    assert found["in_force"] is None
    assert found["ranges"] is None
    assert (found["controls"], found["plan"], found["ask_next"]) == ({}, [], [])
