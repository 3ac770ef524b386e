from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from advisor_app.domain.losses.incidents import Incidents
from advisor_app.domain.losses.limits import (
    LIMITS_USD,
    Verdict,
    aggregate_holds,
    ladder,
    limit_steps,
    part_limits,
    total_limit,
    total_verdict,
    verdict,
    verdicts,
    within,
)
from advisor_app.domain.losses.parameter_rows import with_values
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import CoverTerms, LossPicture
from advisor_app.domain.losses.retentions import RETENTIONS_USD


@pytest.fixture(scope="module")
def found(picture: Callable[[str], LossPicture]) -> LossPicture:
    return picture("dental")


@pytest.fixture(scope="module")
def incidents(found: LossPicture) -> Incidents:
    assert isinstance(found.events, Incidents)
    return found.events


def test_ladder_in_other_currencies() -> None:
    assert ladder(LIMITS_USD, 1.0) == LIMITS_USD
    assert ladder(RETENTIONS_USD, 1.0) == RETENTIONS_USD
    assert ladder(LIMITS_USD, 0.76) == LIMITS_USD
    assert ladder(LIMITS_USD, 9.5) == (250e3, 500e3, 1e6, 2.5e6, 5e6, 10e6, 20e6, 30e6, 50e6, 100e6)
    assert ladder(RETENTIONS_USD, 152.0)[:4] == (0.0, 100e3, 500e3, 1e6)


def test_enough_is_the_smallest_step_that_passes_both_tests(found: LossPicture, incidents: Incidents) -> None:
    test = found.total_limit
    assert test is not None
    assert test.enough is not None
    ordered = np.sort(incidents.sizes)
    below = max(step for step in LIMITS_USD if step < test.enough)
    for step, passes in ((test.enough, True), (below, False)):
        assert (within(ordered, step) >= 0.95 and within(1.62 * ordered, step) >= 0.90) is passes
    assert test.plain_99 is not None
    assert test.enough <= test.plain_99


def test_a_cautious_reading_can_ask_for_more(incidents: Incidents, parameters: LossParameters) -> None:
    wide = with_values(parameters, {"uncertainty.severity_stress": 6.0})
    plain, stressed = total_limit(incidents, parameters), total_limit(incidents, wide)
    assert stressed.plain_95 == plain.plain_95 == plain.enough == 500e3
    assert stressed.enough == 2e6


def test_parts_hardly_touched_get_no_figure(found: LossPicture) -> None:
    assert found.part_limits["pci"].unlikely
    assert found.part_limits["tech_eo"].enough is None
    assert found.part_limits["breach_resp"].enough == 250e3
    assert found.part_limits["breach_resp"].incidents > 200


def test_verdicts(parameters: LossParameters) -> None:
    sizes = np.arange(1.0, 101.0)
    assert verdict(sizes, 200.0, parameters) == "adequate"
    assert verdict(sizes, 96.0, parameters) == "borderline"
    assert verdict(sizes, 90.0, parameters) == "borderline"
    assert verdict(sizes, 89.0, parameters) == "short"
    assert verdict(np.zeros(0), 1.0, parameters) == "adequate"


def test_aggregate(incidents: Incidents) -> None:
    assert aggregate_holds(incidents, CoverTerms(limit=1e6, aggregate=1e6))
    assert not aggregate_holds(incidents, CoverTerms(limit=1e6, aggregate=5e4))
    assert not aggregate_holds(incidents, CoverTerms(limit=5e4))


def test_what_the_next_step_buys(incidents: Incidents) -> None:
    lower, current, higher = limit_steps(incidents, CoverTerms(limit=500e3))
    assert (lower.limit, current.limit, higher.limit) == (250e3, 500e3, 1e6)
    assert lower.uncovered_mean > current.uncovered_mean > higher.uncovered_mean
    assert len(limit_steps(incidents, CoverTerms(limit=10e6))) == 2
    lower, current, higher = limit_steps(incidents, CoverTerms(limit=500e3, aggregate=500e3))
    assert lower.uncovered_mean > current.uncovered_mean > higher.uncovered_mean, "the year moves with the limit"


def test_verdicts_on_a_policy_in_force(incidents: Incidents, parameters: LossParameters) -> None:
    terms = CoverTerms(limit=1e6, sublimits={"breach_resp": 25e3, "extortion": 2e6}, excluded=frozenset({"bi"}))
    found = verdicts(incidents, terms, parameters)
    assert found["breach_resp"] == Verdict(25e3, "short")
    assert found["data_rest"] == Verdict(1e6, "adequate")
    assert found["extortion"].limit == 1e6, "never above the limit of the policy"
    assert found["pci"].word == "unlikely"
    assert "bi" not in found
    tests = part_limits(incidents, parameters)
    for part, test in tests.items():
        if test.enough is not None and part != "bi":
            own = verdicts(incidents, CoverTerms(limit=1e9, sublimits={part: test.enough}), parameters)
            assert own[part].word == "adequate", part


def test_verdict_on_the_whole(found: LossPicture, incidents: Incidents, parameters: LossParameters) -> None:
    assert found.total_limit is not None
    assert found.total_limit.enough is not None
    enough = found.total_limit.enough
    assert total_verdict(incidents, CoverTerms(limit=enough), parameters) == Verdict(enough, "adequate")
    assert total_verdict(incidents, CoverTerms(limit=found.incident.p90 * 1.01), parameters).word == "borderline"
    assert total_verdict(incidents, CoverTerms(limit=50e3), parameters).word == "short"
    once = CoverTerms(limit=enough, aggregate=50e3)
    assert total_verdict(incidents, once, parameters).word == "short", "the aggregate of the year is too small"
