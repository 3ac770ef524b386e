"""The disk runs full at 96 points of twelve operations: never "saved" falsely, nothing saved before is lost."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.faults.fill_disk import OPERATIONS, POINTS
from tests.faults.native import run_under_shim

NAMES = [operation.__name__ for operation, _enough in OPERATIONS]


@pytest.fixture(scope="module")
def points(shim: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    printed = run_under_shim(shim, "tests.faults.fill_disk", tmp_path_factory.mktemp("full") / "root")
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in printed.splitlines():
        point = json.loads(line)
        found[point["operation"]].append(point)
    return found


def test_every_operation_met_a_full_disk_and_one_with_room(points: dict[str, list[dict[str, Any]]]) -> None:
    assert sum(len(of_one) for of_one in points.values()) == len(NAMES) * POINTS
    for name in NAMES:
        assert "saved" in points[name][-1]["said"], name
        if name not in ("rescue_by_ballast", "opening_after_a_crash"):
            assert "disk-full" in points[name][0]["said"], name


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_and_nothing_is_claimed(points: dict[str, list[dict[str, Any]]], name: str) -> None:
    assert [point for point in points[name] if point["wrong"]] == []


def test_the_answer_to_a_full_disk_is_always_the_same(points: dict[str, list[dict[str, Any]]]) -> None:
    said = {word for of_one in points.values() for point in of_one for word in point["said"]}
    assert said == {"saved", "disk-full"}
