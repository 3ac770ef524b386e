from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from advisor_app.domain.losses.overrides import LossOverride, with_overrides
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.sensitivity import Swing, swings
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.progress import Cancelled, Progress

Pictures = Callable[[str], LossPicture]


@pytest.fixture(scope="module")
def found(picture: Pictures, clients: Mapping[str, LossInputs], parameters: LossParameters) -> dict[str, Swing]:
    return {swing.name: swing for swing in swings(picture("dental"), clients["dental"], parameters)}


def test_widest_first_and_nothing_that_moves_nothing(found: dict[str, Swing]) -> None:
    widths = [swing.width for swing in found.values()]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] > 0
    assert next(iter(found)) == "frequency.base_rate"
    assert {swing.kind for swing in found.values()} == {"fact", "control", "number"}


def test_only_what_can_touch_the_firm(found: dict[str, Swing]) -> None:
    assert not any(name.startswith(("jurisdictions.UK", "jurisdictions.EU", "uncertainty", "growth")) for name in found)
    assert not any(name.startswith("frequency.sector.") and "healthcare" not in name for name in found)
    assert not {"tech_share", "max_transfer", "card_scope", "frequency.tech_rate"} & set(found)


def test_a_base_rate_moves_the_loss_in_proportion(found: dict[str, Swing], picture: Pictures) -> None:
    swing, whole = found["frequency.base_rate"], picture("dental").expected_annual
    assert (swing.low, swing.high) == (0.012, 0.075)
    assert swing.expected_low == pytest.approx(whole * 0.012 / 0.03, rel=1e-9)
    assert swing.expected_high == pytest.approx(whole * 0.075 / 0.03, rel=1e-9)


@pytest.mark.parametrize("name", ["exposure.median_share.ransom", "data_costs.notify_unit", "tail.extreme_share"])
def test_a_number_moves_the_loss_as_a_simulation_does(
    name: str, found: dict[str, Swing], clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    own = with_overrides(parameters, [LossOverride(name, found[name].high, "tried")])
    again = simulate_losses(clients["dental"], own, full=False)
    assert found[name].expected_high == pytest.approx(again.expected_annual, rel=0.04)


@pytest.mark.parametrize("name", ["revenue", "records_total", "dependence"])
def test_a_fact_moves_the_loss_as_a_simulation_does(
    name: str, found: dict[str, Swing], clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    swing, firm = found[name], clients["dental"]
    assert swing.high == pytest.approx(swing.low * 1.25 / 0.75)
    changed = replace(firm, **{name: swing.high})
    if name == "records_total":
        changed = replace(firm, records_total=swing.high, records_health=swing.high)
    again = simulate_losses(changed, parameters, full=False)
    assert swing.expected_high == pytest.approx(again.expected_annual, rel=0.03)
    assert swing.expected_low < swing.expected_high


def test_controls_from_none_to_full(
    found: dict[str, Swing], clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    without = replace(clients["dental"], controls={**clients["dental"].controls, "mfa": 0.0})
    again = simulate_losses(without, parameters, full=False)
    assert found["mfa"].expected_low == pytest.approx(again.expected_annual, rel=0.04)
    saved = picture("dental").expected_annual - found["mfa"].expected_high
    assert saved == pytest.approx(picture("dental").gains["mfa"].saving, rel=0.1)


def test_money_of_the_firm_is_in_its_own_currency(
    clients: Mapping[str, LossInputs], parameters: LossParameters, found: dict[str, Swing]
) -> None:
    pounds = replace(clients["dental"], currency="GBP", usd_rate=0.5)
    swing = next(
        swing for swing in swings(simulate_losses(pounds, parameters, full=False), pounds, parameters)
        if swing.name == "revenue"
    )
    dollars = found["revenue"]
    assert (swing.low, swing.high) == (dollars.low / 2, dollars.high / 2)
    assert (swing.expected_low, swing.expected_high) == pytest.approx(
        (dollars.expected_low / 2, dollars.expected_high / 2)
    )


def test_it_can_be_stopped(picture: Pictures, clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    with pytest.raises(Cancelled):
        swings(picture("dental"), clients["dental"], parameters, progress=Progress(cancelled=lambda: True))
