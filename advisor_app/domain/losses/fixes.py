"""The firm once some fixes are in place: the same events, other controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from advisor_app.domain.losses.base import base_run, events_of
from advisor_app.domain.losses.controls import effects_of
from advisor_app.domain.losses.incidents import incidents_of
from advisor_app.domain.losses.parameters import CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.losses.whatif import WhatIf
from advisor_app.domain.progress import SILENT, Progress


def with_fixes(inputs: LossInputs, controls: Iterable[str]) -> LossInputs:
    """The firm with some controls in full; a control that does not apply to it changes nothing."""
    chosen = {control: 1.0 for control in controls if control in inputs.controls}
    return replace(inputs, controls={**inputs.controls, **chosen})


def after_fixes(
    inputs: LossInputs, parameters: LossParameters, controls: Iterable[str], *, seed: int, years: int
) -> LossPicture:
    """The base picture with some controls in full. seed, years: of the picture of today, so that the same events are
    compared and two curves differ by nothing but the fixes."""
    return simulate_losses(with_fixes(inputs, controls), parameters, seed=seed, years=years, full=False)


def serious_changes(
    inputs: LossInputs, parameters: LossParameters, serious: float, *, seed: int, years: int,
    progress: Progress = SILENT,
) -> Mapping[str, float]:
    """Chance of a year that costs more than `serious`, with each applicable control alone in full.

    serious: in the client's currency. Raises progress.Cancelled.
    """
    base = base_run(inputs, parameters, events_of(inputs, parameters, seed, years))
    found: dict[str, float] = {}
    controls = [control for control in CONTROLS if control in inputs.controls]
    for done, control in enumerate(controls):
        progress.step(done, len(controls))
        scores = base.scores.copy()
        scores[CONTROLS.index(control)] = 1.0
        effects = effects_of(scores, parameters.controls)
        same = effects.lever("exposed") == base.effects.lever("exposed")
        changed = incidents_of(base.prepared, effects, base.people if same else None)
        found[control] = changed.year_exceeds(serious)
    progress.step(len(controls), len(controls))
    return found


def next_savings(
    inputs: LossInputs, parameters: LossParameters, controls: Iterable[str], *, seed: int, years: int
) -> Mapping[str, float]:
    """What each applicable control in full takes off the expected loss a year once the given ones are in place; in the
    client's currency. A control that is in full already takes off nothing."""
    firm = with_fixes(inputs, controls)
    base = base_run(firm, parameters, events_of(firm, parameters, seed, years))
    what_if = WhatIf(base.prepared, base.people, base.inputs, base.scores)
    asked = [control for control in CONTROLS if control in inputs.controls]
    savings = what_if.savings(asked, 1.0)
    return {control: saving * inputs.usd_rate for control, saving in zip(asked, savings, strict=True)}
