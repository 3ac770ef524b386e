from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advisor_app.domain.losses.fixes import serious_changes
from advisor_app.domain.losses.growth import growth_view
from advisor_app.domain.losses.incidents import simulated
from advisor_app.domain.losses.kinds import event_kinds, kind_ranges
from advisor_app.domain.losses.parameters import CAUSES, LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses

Pictures = Callable[[str], LossPicture]


def test_every_cause_that_can_strike_costliest_first(picture: Pictures) -> None:
    kinds = event_kinds(picture("dental"), 100_000.0)
    assert {kind.cause for kind in kinds} == set(CAUSES) - {"tech"}
    assert [kind.expected_annual for kind in kinds] == sorted((k.expected_annual for k in kinds), reverse=True)
    assert math.fsum(kind.expected_annual for kind in kinds) == pytest.approx(picture("dental").expected_annual)
    assert len(event_kinds(picture("provider"), 100_000.0)) == len(CAUSES)


def test_frequency_and_cost_of_one_kind(picture: Pictures) -> None:
    found = picture("dental")
    incidents = simulated(found)
    for kind in event_kinds(found, 100_000.0):
        rate = found.by_cause[kind.cause].rate
        assert kind.chance == pytest.approx(rate / (1 + rate))
        own = incidents.totals[incidents.cause == CAUSES.index(kind.cause)]
        assert np.count_nonzero(own > kind.typical) == pytest.approx(own.size / 2, abs=1)
        assert np.count_nonzero(own > kind.large) == pytest.approx(own.size / 20, abs=1)
        assert 0 < kind.serious_chance < kind.chance


def test_chances_of_a_serious_one_agree_with_the_years(picture: Pictures) -> None:
    """The years with one are those of the kinds together, but for years with two and for the noise."""
    found = picture("manufacturer")
    together = sum(kind.serious_chance for kind in event_kinds(found, 200_000.0))
    assert together == pytest.approx(found.events.year_exceeds(200_000.0), rel=0.1)


def test_ranges_hold_the_figures_between(picture: Pictures, parameters: LossParameters) -> None:
    found = picture("retailer")
    ranges = kind_ranges(found, parameters, 0.0)
    kinds = event_kinds(found, 100_000.0)
    assert set(ranges) == {kind.cause for kind in kinds}
    for kind in kinds:
        own = ranges[kind.cause]
        assert own.chance.low < kind.chance < own.chance.high
        assert own.typical.low < kind.typical < own.typical.high
        assert own.typical.high < 6 * own.typical.low
    wider = kind_ranges(found, parameters, 1.0)
    assert all(wider[cause].chance.high > ranges[cause].chance.high for cause in ranges)


def test_another_currency_changes_money_and_nothing_else(
    clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    """Kinds, their ranges, serious years and the coming years at half a pound to the dollar."""
    dollars, pounds = clients["dental"], replace(clients["dental"], currency="GBP", usd_rate=0.5)
    first, second = (simulate_losses(firm, parameters, years=20_000, full=False) for firm in (dollars, pounds))
    for one, other in zip(event_kinds(first, 1e5), event_kinds(second, 5e4), strict=True):
        assert (one.cause, one.chance, one.serious_chance) == (other.cause, other.chance, other.serious_chance)
        assert (one.typical / 2, one.large / 2) == pytest.approx((other.typical, other.large))
    one_range, other_range = (kind_ranges(found, parameters, 0.0)["bec"] for found in (first, second))
    assert one_range.typical.low / 2 == pytest.approx(other_range.typical.low)
    assert one_range.chance == other_range.chance
    run = {"seed": 1, "years": 20_000}
    assert serious_changes(dollars, parameters, 1e5, **run) == serious_changes(pounds, parameters, 5e4, **run)
    now, then = (
        growth_view(firm, parameters, serious=serious, years=20_000).horizons[1]
        for firm, serious in ((dollars, 1e5), (pounds, 5e4))
    )
    assert now.serious_chance == then.serious_chance
    assert (now.bad / 2, now.expected / 2) == pytest.approx((then.bad, then.expected))


def test_only_simulated_pictures(picture: Pictures) -> None:
    other: Any = object()
    with pytest.raises(TypeError, match="object in place of simulated incidents"):
        simulated(replace(picture("dental"), events=other))
