from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from advisor_app.domain.losses.fixes import after_fixes, next_savings, serious_changes, with_fixes
from advisor_app.domain.losses.parameters import CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.progress import Cancelled, Progress

Pictures = Callable[[str], LossPicture]
SERIOUS = 100_000.0


def test_fixes_raise_what_applies_and_nothing_else(clients: Mapping[str, LossInputs]) -> None:
    firm = replace(clients["dental"], controls={"mfa": 0.2, "backup": None})
    assert with_fixes(firm, ["mfa", "card_scope"]).controls == {"mfa": 1.0, "backup": None}
    assert with_fixes(firm, []) == firm


def test_after_fixes_saves_what_the_plan_says(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    today = picture("dental")
    chosen = [step.control for step in today.plan[:3]]
    after = after_fixes(clients["dental"], parameters, chosen, seed=today.seed, years=today.years)
    assert today.expected_annual - after.expected_annual == pytest.approx(today.plan[2].joint_saving, rel=1e-9)
    assert after.incidents < today.incidents
    assert all(after.events.year_exceeds(p.amount) <= today.events.year_exceeds(p.amount) for p in today.curve)
    same = after_fixes(clients["dental"], parameters, [], seed=today.seed, years=today.years)
    assert same.expected_annual == today.expected_annual


def test_chance_of_a_serious_year_with_one_fix(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    today = picture("dental")
    found = serious_changes(clients["dental"], parameters, SERIOUS, seed=today.seed, years=today.years)
    assert tuple(found) == CONTROLS
    before = today.events.year_exceeds(SERIOUS)
    assert all(chance <= before for chance in found.values())
    for control in ("mfa", "minimise", "backup"):
        firm = with_fixes(clients["dental"], [control])
        again = simulate_losses(firm, parameters, seed=today.seed, years=today.years, full=False)
        assert found[control] == again.events.year_exceeds(SERIOUS)
    assert min(found, key=lambda control: found[control]) == "mfa"


def test_only_what_applies_is_tried_and_it_can_be_stopped(
    clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    firm = replace(clients["dental"], controls={"mfa": 0.2})
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: steps.append((done, total)))
    found = serious_changes(firm, parameters, SERIOUS, seed=1, years=10_000, progress=progress)
    assert list(found) == ["mfa"]
    assert steps == [(0, 1), (1, 1)]
    with pytest.raises(Cancelled):
        serious_changes(firm, parameters, SERIOUS, seed=1, years=10_000, progress=Progress(cancelled=lambda: True))


def test_the_next_saving_counts_what_is_in_place_already(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    today = picture("dental")
    run = {"seed": today.seed, "years": today.years}
    first = next_savings(clients["dental"], parameters, [], **run)
    assert first == pytest.approx({control: gain.saving for control, gain in today.gains.items()})
    chosen = [step.control for step in today.plan[:2]]
    then = next_savings(clients["dental"], parameters, chosen, **run)
    step = today.plan[2]
    assert then[step.control] == pytest.approx(step.joint_saving - today.plan[1].joint_saving)
    assert all(then[control] == 0.0 for control in chosen)
    assert all(then[control] <= first[control] + 1e-6 for control in first)
