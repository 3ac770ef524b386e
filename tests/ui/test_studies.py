"""What tabs ask for besides the evaluation: once each, in the background, and only for the newest evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import Evaluation, evaluate
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack
from advisor_app.services.case_files import read_case
from advisor_app.ui.studies import Studies
from advisor_app.ui.tasks import TaskRunner

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 16)
YEARS = 20_000


@pytest.fixture(scope="module")
def pack() -> ContentPack:
    return load_pack(ROOT / "resources" / "content" / "core")


@pytest.fixture(scope="module")
def evaluation(pack: ContentPack) -> Evaluation:
    case = read_case(ROOT / "resources" / "demo" / "dental-practice.yaml", pack)
    return evaluate(case, pack, today=TODAY, years=YEARS)


@pytest.fixture
def studies(qtbot: QtBot, pack: ContentPack) -> Iterator[tuple[Studies, dict[str, object]]]:
    runner, parent = TaskRunner(), QObject()
    made, found = Studies(runner, pack, parent), {}
    made.found.connect(found.__setitem__)
    yield made, found
    runner.stop()
    qtbot.waitUntil(lambda: runner.running == 0)


def test_everything_a_tab_may_ask_for_is_found(
    studies: tuple[Studies, dict[str, object]], evaluation: Evaluation, qtbot: QtBot
) -> None:
    made, found = studies
    made.begin(evaluation, (evaluation.case, TODAY))
    for name in ("kinds", "growth", "serious", "last"):
        made.ask(name)
    made.ask("savings", ("mfa",))
    assert made.busy
    qtbot.waitUntil(lambda: not made.busy, timeout=60_000)
    assert set(found) == {"kinds", "growth", "serious", "last", "savings"}
    last, savings = found["last"], found["savings"]
    assert isinstance(last, LossPicture) and last.expected_annual == evaluation.losses.expected_annual
    assert isinstance(savings, dict) and savings["mfa"] == 0.0 and max(savings.values()) > 0


def test_a_first_assessment_has_none_before_it(
    studies: tuple[Studies, dict[str, object]], evaluation: Evaluation, qtbot: QtBot
) -> None:
    made, found = studies
    made.begin(evaluation, None)
    made.ask("last")
    qtbot.waitUntil(lambda: "last" in found)
    assert found["last"] is None


def test_what_is_known_is_not_worked_out_again_and_a_new_evaluation_forgets_it(
    studies: tuple[Studies, dict[str, object]], evaluation: Evaluation, qtbot: QtBot
) -> None:
    made, found = studies
    made.ask("kinds")
    assert not made.busy and not found, "nothing is known yet"
    made.begin(evaluation, None)
    made.ask("kinds")
    qtbot.waitUntil(lambda: "kinds" in found)
    first = found.pop("kinds")
    made.ask("kinds")
    assert found.pop("kinds") is first and not made.busy
    made.begin(replace(evaluation), None)
    made.ask("kinds")
    qtbot.waitUntil(lambda: "kinds" in found)
    assert found["kinds"] is not first


def test_a_newer_set_of_ticks_takes_the_place_of_an_older_one(
    studies: tuple[Studies, dict[str, object]], evaluation: Evaluation, qtbot: QtBot
) -> None:
    made, found = studies
    made.begin(evaluation, None)
    made.ask("savings", ("mfa",))
    made.ask("savings", ("backup",))
    qtbot.waitUntil(lambda: not made.busy)
    savings = found["savings"]
    assert isinstance(savings, dict) and savings["backup"] == 0.0 and savings["mfa"] > 0
