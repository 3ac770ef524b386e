from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from advisor_app.domain.losses.parameters import CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses

Pictures = Callable[[str], LossPicture]
NAMES = ("bookkeeper", "dental", "retailer", "provider", "manufacturer")


@pytest.mark.parametrize("control", CONTROLS)
def test_a_saving_is_the_difference_of_two_simulations(
    control: str, clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    found = picture("dental")
    better = replace(clients["dental"], controls={**clients["dental"].controls, control: 1.0})
    again = simulate_losses(better, parameters, full=False)
    gain = found.gains[control]
    assert gain.saving == pytest.approx(found.expected_annual - again.expected_annual, rel=1e-9, abs=1e-6)
    assert gain.p95_change == pytest.approx(again.incident.p95 - found.incident.p95, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_savings_are_whole_and_ordered(name: str, picture: Pictures) -> None:
    found = picture(name)
    assert set(found.gains) == set(CONTROLS)
    for gain in found.gains.values():
        assert gain.saving >= 0
        assert 0 <= gain.low <= gain.saving
    # With most in place, a strong reading of the others can leave less for one more.
    if name != "provider":
        assert all(gain.high >= gain.saving for gain in found.gains.values())
    assert not found.gains["hardening"].little


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_is_less_than_its_parts(name: str, picture: Pictures) -> None:
    found = picture(name)
    joint = [step.joint_saving for step in found.plan]
    assert joint == sorted(joint)
    assert joint[-1] <= found.expected_annual
    assert joint[-1] <= sum(found.gains[step.control].saving for step in found.plan)
    best = max(found.gains, key=lambda control: found.gains[control].saving)
    assert found.plan[0].control == best
    assert joint[0] == pytest.approx(found.gains[best].saving)
    steps = np.diff([0.0, *joint])
    assert (np.diff(steps) <= 1e-6 * found.expected_annual).all()


def test_the_whole_plan_equals_a_simulation_of_it(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    found = picture("retailer")
    done = {**clients["retailer"].controls, **dict.fromkeys((step.control for step in found.plan), 1.0)}
    again = simulate_losses(replace(clients["retailer"], controls=done), parameters, full=False)
    assert found.plan[-1].joint_saving == pytest.approx(found.expected_annual - again.expected_annual, rel=1e-9)


def test_what_is_done_is_not_recommended(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    inputs = replace(clients["dental"], controls={"mfa": 0.9, "edr": 1.0, "backup": 0.5})
    found = simulate_losses(inputs, parameters, years=20_000)
    assert [step.control for step in found.plan] == ["backup"]
    assert found.gains["edr"].saving == 0
    assert found.gains["edr"].little


def test_a_control_that_does_not_apply_has_no_what_if(
    clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    applicable = {c: s for c, s in clients["manufacturer"].controls.items() if c not in ("card_scope", "change_mgmt")}
    found = simulate_losses(replace(clients["manufacturer"], controls=applicable), parameters, years=20_000)
    assert "card_scope" not in found.gains
    assert "change_mgmt" not in {step.control for step in found.plan}
    assert "card_scope" not in found.assumed_controls


def test_questions_worth_asking(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    asked = picture("manufacturer").ask_next
    assert len(asked) == 3
    worth = [entry.worth for entry in asked]
    assert worth == sorted(worth, reverse=True)
    ends = [
        simulate_losses(
            replace(clients["manufacturer"], controls={**clients["manufacturer"].controls, asked[0].control: score}),
            parameters, full=False,
        ).expected_annual
        for score in (0.0, 1.0)
    ]
    assert worth[0] == pytest.approx(ends[0] - ends[1], rel=1e-9)
    assert picture("dental").ask_next == ()


def test_other_seeds_agree_on_savings(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    gains = [
        [simulate_losses(clients["dental"], parameters, seed=seed).gains[c].saving for c in ("mfa", "hardening", "edr")]
        for seed in range(1, 21)
    ]
    assert (np.std(gains, axis=0) / np.mean(gains, axis=0) <= 0.03).all()
