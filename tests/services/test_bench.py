from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from advisor_app.content.losses_schema import load_losses
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.services.bench import Bench, Timing, best_of, clock, peak_memory, time_firm, time_growing
from advisor_app.services.other_tools import ToolTime, time_other_tools

PARAMETERS = load_losses(Path(__file__).parents[2] / "resources" / "content" / "core" / "losses.yaml")
FIRM = LossInputs(revenue=1e6, staff=10, sector="retail", records_total=5_000)


def test_ratios_are_against_the_floor() -> None:
    timing = Timing(years=1_000_000, incidents=90_000, floor=0.01, base=0.025, full=0.09, memory=120_000_000)
    tool = ToolTime("pyfair", "0.1", "nine scenarios", 1_000_000, 2.0)
    bench = Bench((timing,), {10_000: 0.001, 1_000_000: 0.025}, (tool,), "")
    assert (timing.base_ratio, timing.full_ratio) == (2.5, 9.0)
    said = bench.text()
    assert "25.0 ms = 2.50 x" in said
    assert "90.0 ms = 9.00 x" in said
    assert "120 MB" in said
    assert "10,000: 1.0 ms, 100 ns a year" in said
    assert "pyfair 0.1, nine scenarios, 1,000,000 years: 2,000.0 ms, 80 times the base run." in said
    tree = bench.tree()
    assert tree["runs"][0]["ratio"] == {"base": 2.5, "full": 9.0}
    assert tree["tools"][0]["ratio"] == 80.0
    assert tree["target"] == {"base": 3.0, "full": 12.0, "memory": 600e6}


def test_a_full_assessment_takes_longer_than_a_base_run() -> None:
    found = time_firm(FIRM, PARAMETERS, 1, 2, 10_000)
    assert 0 < found.base < found.full
    assert found.years == 10_000
    assert found.incidents > 100
    assert found.memory > 8 * 30 * found.incidents


def test_growing_years() -> None:
    found = time_growing(FIRM, PARAMETERS, 1, 1, (10_000, 20_000))
    assert list(found) == [10_000, 20_000]
    assert all(seconds > 0 for seconds in found.values())


def test_the_best_of_several_turns() -> None:
    done: list[str] = []
    best = best_of({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 3)
    assert done == ["a", "b"] * 3
    assert set(best) == {"a", "b"}
    assert clock()() <= clock()()


def test_memory_of_a_job() -> None:
    assert 8e6 <= peak_memory(lambda: np.ones(1_000_000)) < 9e6


@pytest.mark.skipif(find_spec("pyfair") is not None, reason="it is installed here")
def test_a_tool_that_is_not_there_is_told() -> None:
    found, missing = time_other_tools(1000, clock())
    assert found == ()
    assert "pip install --group bench" in missing
