"""What is held against what is recommended, in one word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.policies import Limit, Policy
from tests.domain.coverage.clients import NAMES, book, client, losses_of, with_facts
from tests.domain.coverage.test_gaps import TODAY, good_policy, with_part


def advice_with(name: str, policies: tuple[Policy, ...] | None, **facts: Any) -> CoverageAdvice:
    known = replace(with_facts(client(name), **facts), policies=policies, _assumed={}, _cache={})
    return recommend_coverage(known, losses_of(name), book(), controls={}, today=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_policy_meets_everything(name: str) -> None:
    advice = advice_with(name, (good_policy(name),))
    assert advice.limit_standing == "met"
    assert {part.standing for part in advice.parts} == {"met"}


def test_a_limit_that_meets_the_contract_is_enough_though_the_ladder_goes_higher() -> None:
    contracts = [{"party": "Bank", "required_limit": 1_500_000}]
    for held, standing in ((1.5e6, "enough"), (1.4e6, "low"), (2e6, "met")):
        advice = advice_with("A1", (good_policy("A1", limit=Limit(each=held)),), contracts=contracts)
        assert advice.programme.limit == 2e6
        assert advice.limit_standing == standing


def test_nobody_asked_nothing_held_and_a_limit_nobody_knows() -> None:
    assert advice_with("A1", None).limit_standing == "ask"
    assert advice_with("A1", ()).limit_standing == "missing"
    assert advice_with("A1", (good_policy("A1", limit=Limit()),)).limit_standing == "ask"


def test_a_part_is_short_where_the_rule_of_its_gap_says_so() -> None:
    for sublimit, standing in ((500e3, "low"), (700e3, "enough"), (1e6, "met")):
        advice = advice_with("A1", (with_part("A1", "data_rest", "sublimit", sublimit),))
        assert advice.part("data_rest").standing == standing
        assert ("data_rest" in [gap.part for gap in advice.gaps]) == (standing == "low")
    assert advice_with("A1", (with_part("A1", "bi", "unknown"),)).part("bi").standing == "ask"
    assert advice_with("A1", (with_part("A1", "bi", "excluded"),)).part("bi").standing == "missing"


def test_a_part_of_the_whole_limit_is_as_short_as_the_limit() -> None:
    advice = advice_with("A1", (good_policy("A1", limit=Limit(each=700e3)),))
    assert advice.limit_standing == advice.part("breach_resp").standing == "low"
    assert "G04" not in [gap.id for gap in advice.gaps]
