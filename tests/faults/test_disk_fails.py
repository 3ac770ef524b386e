"""The disk fails in the middle of saving: the outcome is unknown, so the file is opened again and the edit repeated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.fail_disk import POINTS
from tests.faults.native import run_under_shim


@pytest.fixture(scope="module")
def points(shim: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    printed = run_under_shim(shim, "tests.faults.fail_disk", tmp_path_factory.mktemp("failing") / "root")
    return [json.loads(line) for line in printed.splitlines()]


def test_nothing_is_lost_doubled_or_claimed(points: list[dict[str, Any]]) -> None:
    assert len(points) == len(POINTS)
    assert [point for point in points if point["wrong"]] == []


def test_a_passing_fault_is_not_even_noticed(points: list[dict[str, Any]]) -> None:
    said = [set(point["said"]) for point in points if not point["stay"]]
    assert sum(words == {"saved"} for words in said) >= len(said) - 2


def test_a_lasting_fault_is_said_until_the_disk_is_back(points: list[dict[str, Any]]) -> None:
    lasting = [point["said"] for point in points if point["stay"] and "unavailable" in point["said"]]
    assert len(lasting) > 5
    assert all(said[-1] == "saved" for said in lasting)
