"""The base run: a firm, its events, and what they cost under the controls of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor_app.domain.losses.amounts import Column, Prepared, prepare
from advisor_app.domain.losses.arrays import Floats
from advisor_app.domain.losses.controls import Effects, effects_of, score_vector
from advisor_app.domain.losses.events import EventSet, draw_events
from advisor_app.domain.losses.firm import firm_of
from advisor_app.domain.losses.incidents import Incidents, incidents_of
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.domain.losses.rates import base_rates
from advisor_app.domain.losses.summary import mean_matrix


@dataclass(frozen=True)
class Base:
    """A base run before it is put into words.

    people: columns that follow the people exposed; scores, effects: of today; matrix: mean a year in USD, (9, 10).
    """

    inputs: LossInputs
    prepared: Prepared
    people: Mapping[str, Column]
    scores: Floats
    effects: Effects
    incidents: Incidents
    matrix: Floats

    @property
    def rates(self) -> Floats:
        """Incidents a year by cause under the controls of today."""
        return self.prepared.events.rates * self.effects.causes

    @property
    def expected(self) -> float:
        """Expected loss a year in the client's currency."""
        return float(self.matrix.sum()) * self.inputs.usd_rate


def events_of(inputs: LossInputs, parameters: LossParameters, seed: int, years: int | None = None) -> EventSet:
    """The event set of a firm. Raises ValueError for inputs no firm can have."""
    return draw_events(base_rates(firm_of(inputs, parameters), parameters), parameters, seed, years)


def base_run(inputs: LossInputs, parameters: LossParameters, events: EventSet) -> Base:
    """What the events cost the firm. They may be those of a slightly different firm or other parameters: each counts
    by the rates of this one, so that two runs differ by nothing but what was changed."""
    firm = firm_of(inputs, parameters)
    prepared = prepare(firm, parameters, replace(events, rates=base_rates(firm, parameters)))
    scores = score_vector(inputs.controls, parameters.controls)
    effects = effects_of(scores, parameters.controls)
    people = prepared.follow_people(effects.lever("exposed"))
    incidents = incidents_of(prepared, effects, people)
    return Base(inputs, prepared, people, scores, effects, incidents, mean_matrix(incidents))
