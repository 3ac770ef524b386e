"""Numbers of one's own in place of published ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.losses.overrides import (
    LossOverride,
    allowed,
    check_override,
    own_rates,
    replaced_row,
    usable,
    with_overrides,
)
from advisor_app.domain.losses.parameters import LossParameters, ParameterError
from advisor_app.domain.losses.picture import CoverTerms, LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses


def own(parameter: str, value: float, reason: str = "Our own claims of ten years.") -> LossOverride:
    return LossOverride(parameter, value, reason)


def test_without_any_the_parameters_are_the_very_same(parameters: LossParameters) -> None:
    assert with_overrides(parameters, ()) is parameters


def test_a_replaced_number_is_marked_as_ones_own(parameters: LossParameters) -> None:
    found = with_overrides(parameters, [own("frequency.base_rate", 0.2, " Ten years of claims. ")])
    row = found.rows["frequency.base_rate"]
    assert found.frequency.base_rate == 0.2
    assert (row.grade, row.reason, row.sources, row.low, row.high) == ("yours", "Ten years of claims.", (), None, None)
    assert row.explain == parameters.rows["frequency.base_rate"].explain
    assert found.hash != parameters.hash
    assert parameters.rows["frequency.base_rate"].grade == "J"
    others = {key: row for key, row in found.rows.items() if key != "frequency.base_rate"}
    assert others == {key: row for key, row in parameters.rows.items() if key != "frequency.base_rate"}


def test_the_same_value_as_published_gives_the_same_figures(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Callable[[str], LossPicture]
) -> None:
    same = with_overrides(parameters, [own("frequency.base_rate", 0.03)])
    found = simulate_losses(clients["dental"], same)
    assert found.expected_annual == picture("dental").expected_annual
    assert found.parameter_hash != picture("dental").parameter_hash


def test_twice_the_base_rate_is_twice_the_rate(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Callable[[str], LossPicture]
) -> None:
    found = simulate_losses(clients["dental"], with_overrides(parameters, [own("frequency.base_rate", 0.06)]))
    assert found.incident_rate == pytest.approx(2 * picture("dental").incident_rate, rel=1e-12)
    assert found.expected_annual == pytest.approx(2 * picture("dental").expected_annual, rel=0.06)


@pytest.mark.parametrize(("override", "words"), [
    (own("frequency.luck", 1.0), r"no number frequency\.luck"),
    (own("exposure.involved.bec", 1.2), r"exposure\.involved\.bec must lie between 0 and 1 \(probability"),
    (own("tail.extreme_power", 1.0), r"between 1\.05 and 10"),
    (own("frequency.base_rate", math.nan), "must lie between"),
    (own("frequency.reference_staff", 0.0), "must lie between 1"),
    (own("frequency.base_rate", 0.1, "  "), "needs a reason"),
])
def test_numbers_nobody_can_mean(override: LossOverride, words: str, parameters: LossParameters) -> None:
    with pytest.raises(ParameterError, match=words):
        check_override(override, parameters)


def test_one_number_twice(parameters: LossParameters) -> None:
    twice = [own("frequency.base_rate", 0.1), own("frequency.base_rate", 0.2)]
    with pytest.raises(ParameterError, match="two values of your own"):
        with_overrides(parameters, twice)


def test_every_published_number_is_allowed(parameters: LossParameters) -> None:
    for row in parameters.rows.values():
        low, high = allowed(row)
        assert low <= row.value <= high, row.id
        for end in (row.low, row.high):
            assert end is None or low <= end <= high, row.id


RATES = {"USD": 1.0, "GBP": 0.76}


def test_an_exchange_rate_of_ones_own(parameters: LossParameters) -> None:
    rate = own("rates.GBP", 0.81, "Rate of the day")
    check_override(rate, parameters, RATES)
    assert own_rates(RATES, [rate]) == {"USD": 1.0, "GBP": 0.81}
    assert own_rates(RATES, [own("frequency.base_rate", 0.1)]) is RATES
    assert with_overrides(parameters, [rate]) is parameters
    row = replaced_row("rates.GBP", parameters, RATES)
    assert row is not None
    assert (row.value, row.unit, row.grade) == (0.76, "GBP for one US dollar", "C")
    assert usable([rate], parameters, RATES) == (rate,)
    assert usable([rate], parameters) == ()


@pytest.mark.parametrize(("override", "words"), [
    (own("rates.XAU", 1.0), r"no number rates\.XAU"),
    (own("rates.USD", 1.1), r"no number rates\.USD"),
    (own("rates.GBP", 76.0), r"between 0\.076 and 7\.6 \(GBP for one US dollar\)"),
    (own("rates.GBP", 0.0), "must lie between"),
    (own("rates.GBP", 0.8, ""), "needs a reason"),
])
def test_exchange_rates_nobody_can_mean(override: LossOverride, words: str, parameters: LossParameters) -> None:
    with pytest.raises(ParameterError, match=words):
        check_override(override, parameters, RATES)


def test_a_firm_to_which_nothing_happens(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    never = with_overrides(parameters, [own("frequency.base_rate", 0.0)])
    found = simulate_losses(clients["dental"], never)
    assert found.expected_annual == found.chance == found.incident.p95 == found.annual.p99_8 == 0.0
    assert found.incidents == 0
    assert found.ranges is not None
    assert found.ranges.expected_annual.high == 0.0
    assert found.plan == ()
    assert all(gain.saving == 0.0 and gain.p95_change == 0.0 for gain in found.gains.values())
    assert found.events.retained(CoverTerms(limit=1e6)).mean == 0.0


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_allowed_number_gives_whole_figures(
    data: st.DataObject, clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    """Also at the ends of what is allowed, three at a time."""
    chosen = data.draw(st.lists(st.sampled_from(sorted(parameters.rows)), min_size=1, max_size=3, unique=True))
    overrides = [
        own(row_id, data.draw(st.sampled_from(allowed(parameters.rows[row_id]))) if data.draw(st.booleans())
            else data.draw(st.floats(*allowed(parameters.rows[row_id]))))
        for row_id in chosen
    ]
    found = simulate_losses(clients["dental"], with_overrides(parameters, overrides), years=10_000, full=False)
    figures = [found.expected_annual, found.incident_rate, found.incident.p95, found.annual.p99_8]
    assert all(math.isfinite(figure) and figure >= 0 for figure in figures)
