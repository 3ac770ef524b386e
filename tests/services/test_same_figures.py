"""The same case gives the same figures: in another process, in another order of answering, from either kind of file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.evaluation import Case, evaluate
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import ClientProfile
from advisor_app.services.case_files import case_text, parse_case, read_case
from advisor_app.services.evaluation_json import evaluation_tree
from advisor_app.services.evaluation_summary import summary_text

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "resources" / "demo"
TODAY = date(2026, 11, 25)
CASES = ("dental-practice", "managed-it-provider", "online-retailer")


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "resources" / "content" / "core")


@cache
def case(name: str) -> Case:
    return read_case(DEMO / f"{name}.yaml", pack())


def figures(which: Case) -> str:
    """Everything that comes out, as text."""
    found = evaluate(which, pack(), today=TODAY, years=10_000, seed=11)
    return json.dumps(evaluation_tree(found, pack(), case="x"))


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Also with another order of Python's own hashes, and another number of threads for linear algebra."""
    written = []
    for number in ("1", "4242"):
        out = tmp_path / f"{number}.json"
        command = [sys.executable, "main.py", "assess", str(DEMO / "dental-practice.yaml"), "--json", str(out)]
        environment = {**os.environ, "PYTHONHASHSEED": number, "OPENBLAS_NUM_THREADS": number[0]}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 10_000


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_answering_changes_nothing(name: str) -> None:
    given = case(name)
    expected = figures(given)
    for seed in (1, 2):
        facts, answers = list(given.profile.values.items()), list(given.answers)
        Random(seed).shuffle(facts)
        Random(seed).shuffle(answers)
        shuffled = replace(given, profile=ClientProfile(dict(facts)), answers=AnswerSheet.of(*answers))
        assert figures(shuffled) == expected


def test_an_answer_changed_and_changed_back_leaves_no_trace() -> None:
    given = case("dental-practice")
    answer = next(iter(given.answers))
    there = replace(given, answers=given.answers.with_value(answer.question, "unknown"))
    back = replace(there, answers=AnswerSheet.of(*(a for a in there.answers if a.question != answer.question), answer))
    assert figures(there) != figures(given)
    assert figures(back) == figures(given)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_case_written_and_read_gives_the_same_figures(as_json: bool) -> None:
    given = replace(case("online-retailer"), overrides=(LossOverride("data_costs.notify_unit", 9.0, "Our printer"),))
    again = parse_case(case_text(given, as_json=as_json), pack(), is_json=as_json)
    assert figures(again) == figures(given)


def test_an_exchange_rate_of_ones_own_is_used_and_told() -> None:
    """The dental practice enters pounds: at twice the rate it is a firm of half the size in dollars."""
    given = case("dental-practice")
    own = replace(given, overrides=(LossOverride("rates.GBP", 2 * pack().usd_rates["GBP"], "A trial"),))
    before, after = (evaluate(which, pack(), today=TODAY, years=10_000, full=False) for which in (given, own))
    assert after.loss_inputs.usd_rate == 2 * before.loss_inputs.usd_rate
    assert after.loss_inputs.revenue == pytest.approx(before.loss_inputs.revenue / 2)
    assert after.losses.incident_rate < before.losses.incident_rate
    told = json.loads(figures(own))
    assert told["losses"]["overrides"][0] == {
        "parameter": "rates.GBP", "value": after.loss_inputs.usd_rate, "unit": "GBP for one US dollar",
        "reason": "A trial", "grade": "yours", "published": before.loss_inputs.usd_rate, "published_grade": "C",
    }
    assert told["sources"][-1]["id"] == "rates.GBP"
    assert parse_case(case_text(own), pack()) == own
    assert "rates.GBP is 1.52 in place of 0.76, because: A trial" in summary_text(after, pack())


def test_a_base_run_says_the_same_as_the_full_one() -> None:
    """The live estimate is not another estimate: what it shows stays when the rest has been worked out."""
    base, full = (evaluate(case("dental-practice"), pack(), today=TODAY, years=20_000, full=f) for f in (False, True))
    assert (base.level, base.serious_chance, base.uninsured_chance) == (
        full.level, full.serious_chance, full.uninsured_chance
    )
    assert base.losses.expected_annual == full.losses.expected_annual
    assert base.losses.by_coverage_part == full.losses.by_coverage_part
    assert [point.chance for point in base.losses.curve] == [point.chance for point in full.losses.curve]
    assert base.losses.ranges is None
    assert full.losses.ranges is not None


def test_a_firm_to_which_nothing_happens_still_has_results() -> None:
    never = replace(case("dental-practice"), overrides=(LossOverride("frequency.base_rate", 0.0, "A trial"),))
    found = evaluate(never, pack(), today=TODAY)
    assert found.losses.expected_annual == 0
    assert found.level == "low"
    assert json.loads(figures(never))["losses"]["chance_of_incident"] == 0
