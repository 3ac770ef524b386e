"""The six worked clients through the whole house: their files, the real simulation with its ranges, and the advice."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import Evaluation, evaluate
from advisor_app.domain.pack import ContentPack
from advisor_app.services.case_files import read_case
from tests.domain.coverage.clients import EXAMPLES, FILES, NAMES, ROOT
from tests.domain.coverage.test_recommend import SHAPES, SIZES


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "resources" / "content" / "core")


@cache
def worked(name: str) -> Evaluation:
    case = read_case(EXAMPLES / f"{FILES[name]}.yaml", pack())
    day: Any = case.profile.get("assessment_date")
    return evaluate(case, pack(), today=day)


@pytest.mark.parametrize("name", NAMES)
def test_the_simulated_figures_lead_to_the_worked_steps(name: str) -> None:
    """Every step of every ladder, though the simulated figures are not the rounded ones of the worked example."""
    p = worked(name).coverage.programme
    assert (
        p.basic, p.limit, p.cautious, p.fraud_sublimit, p.retention, p.retention_ceiling, p.waiting_hours,
    ) == (*SIZES[name][:3], *SIZES[name][4:])


@pytest.mark.parametrize("name", NAMES)
def test_the_shape_and_what_goes_with_it(name: str) -> None:
    programme = worked(name).coverage.programme
    assert programme.shape == SHAPES[name][0]
    assert SHAPES[name][1] <= set(programme.notes)


def test_the_retailer_would_take_the_worked_quote() -> None:
    comparison = worked("A2").coverage.comparison
    assert comparison is not None
    assert [result.id for result in comparison.results] == ["quote_2", "quote_1", "quote_3"]


@pytest.mark.parametrize("name", NAMES)
def test_every_amount_of_the_model_stands_in_the_matrix(name: str) -> None:
    evaluation = worked(name)
    rows = [row.expected_annual for row in evaluation.coverage.matrix.rows]
    assert sum(row for row in rows if row is not None) == pytest.approx(evaluation.losses.expected_annual)
