"""The loss model, from the inputs of a firm to its loss picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from advisor_app.domain.losses.base import Base, base_run, events_of
from advisor_app.domain.losses.firm import notes_of
from advisor_app.domain.losses.limits import part_limits, total_limit
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, MODEL_VERSION, PARTS, LossParameters
from advisor_app.domain.losses.picture import CurvePoint, LossInputs, LossPicture
from advisor_app.domain.losses.ranges import Bands, bands_of, draw_readings
from advisor_app.domain.losses.rates import chance_of_any
from advisor_app.domain.losses.summary import (
    annual_losses,
    cause_losses,
    coverage_part_losses,
    curve_amounts,
    exceedance,
    incident_sizes,
    part_losses,
)
from advisor_app.domain.losses.whatif import WhatIf
from advisor_app.domain.progress import SILENT, Progress

_STEPS = 5


def simulate_losses(
    inputs: LossInputs,
    parameters: LossParameters,
    *,
    seed: int = 20260101,
    years: int | None = None,
    full: bool = True,
    progress: Progress = SILENT,
) -> LossPicture:
    """The loss picture of a firm; the same bytes for the same arguments, program and numpy version.

    seed: at least 0. years: simulated years, held between 10,000 and 1,000,000; None for the model's own choice.
    full: with ranges, what each control would save, plan and limits; without, the base run.
    Raises ValueError for inputs no firm can have, and progress.Cancelled.
    """
    progress.step(0, _STEPS if full else 1)
    base = base_run(inputs, parameters, events_of(inputs, parameters, seed, years))
    picture = _picture(base, seed)
    progress.step(1, _STEPS if full else 1)
    if not full:
        return picture
    readings = draw_readings(parameters, seed, inputs.unknown_share)
    bands = bands_of(base.prepared.events, base.rates, base.incidents, readings)
    picture = _with_bands(picture, bands)
    progress.step(2, _STEPS)
    picture = replace(
        picture,
        total_limit=total_limit(base.incidents, parameters),
        part_limits=part_limits(base.incidents, parameters),
    )
    progress.step(3, _STEPS)
    what_if = WhatIf(base.prepared, base.people, inputs, base.scores)
    gains = what_if.gains(base.incidents)
    progress.step(4, _STEPS)
    picture = replace(picture, gains=gains, plan=what_if.plan(), ask_next=what_if.ask_next())
    progress.step(5, _STEPS)
    return picture


def _picture(base: Base, seed: int) -> LossPicture:
    incidents, parameters, inputs = base.incidents, base.prepared.parameters, base.inputs
    rate, dispersion = float(base.rates.sum()), parameters.frequency.dispersion
    amounts = curve_amounts(incidents)
    chances = exceedance(incidents.annual, incidents.years, amounts)
    return LossPicture(
        currency=inputs.currency,
        years=incidents.years,
        seed=seed,
        incidents=int(incidents.happened.size),
        incident_rate=rate,
        chance=chance_of_any(rate, dispersion),
        chance_five_years=chance_of_any(rate, dispersion, 5),
        expected_annual=float(base.matrix.sum()) * inputs.usd_rate,
        incident=(sizes := incident_sizes(incidents)),
        annual=annual_losses(incidents),
        by_part=(by_part := part_losses(incidents, base.matrix)),
        by_coverage_part=coverage_part_losses(incidents),
        by_cause=cause_losses(base.rates, base.matrix, inputs.usd_rate),
        matrix={
            (cause, part): float(base.matrix[c, p]) * inputs.usd_rate
            for c, cause in enumerate(CAUSES) for p, part in enumerate(PARTS)
        },
        curve=tuple(
            CurvePoint(float(x) * inputs.usd_rate, float(p)) for x, p in zip(amounts, chances, strict=True)
        ),
        fraud_p90=by_part["fundsxfer"].p90,
        ranges=None,
        gains={},
        plan=(),
        assumed_controls=tuple(c for c in CONTROLS if c in inputs.controls and inputs.controls[c] is None),
        notes=notes_of(inputs, sizes.p99 / inputs.usd_rate),
        events=incidents,
        model_version=MODEL_VERSION,
        parameter_hash=parameters.hash,
        numpy_version=np.__version__,
    )


def _with_bands(picture: LossPicture, bands: Bands) -> LossPicture:
    curve = tuple(
        CurvePoint(point.amount, point.chance, float(low), float(high))
        for point, low, high in zip(picture.curve, bands.curve_low, bands.curve_high, strict=True)
    )
    return replace(picture, ranges=bands.ranges, curve=curve)
