"""Scenario by policy in words: a cell for every column, and for every scenario what answers and what should pay."""

from __future__ import annotations

import pytest

from advisor_app.ui.presenters.cover_matrix import request_lines, scenario_table, states
from tests.ui.presenters.test_cover import CASES, core, evaluated


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_every_scenario_has_words(name: str) -> None:
    found = evaluated(name)
    table = scenario_table(found, core(), "en-GB")
    policies = len(found.coverage.matrix.policies)
    assert len(table.headers) == policies + 3 and table.lines
    for line in table.lines:
        assert len(line.cells) == policies + 3 and all(line.cells)
        assert set(line.cells[1:-1]) <= set(states().values())
        assert line.plain and line.trigger and line.first and line.parts and all(line.asks)
    requests = request_lines(found, core(), "en-GB")
    assert len(requests) <= 6 and all(sentence for _, sentence in requests)
