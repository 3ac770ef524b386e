"""Parameters of the shipped pack, and five firms whose figures are known from an independent calculation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from advisor_app.content.losses_schema import load_losses
from advisor_app.domain.losses.parameters import CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses

LOSSES = Path(__file__).parents[3] / "resources" / "content" / "core" / "losses.yaml"


@pytest.fixture(scope="session")
def parameters() -> LossParameters:
    return load_losses(LOSSES)


def _scores(value: float | None, **others: float) -> dict[str, float | None]:
    return {control: others.get(control, value) for control in CONTROLS}


@pytest.fixture(scope="session")
def clients() -> Mapping[str, LossInputs]:
    return MappingProxyType({
        "bookkeeper": LossInputs(
            180e3, 1, "professional", records_contact=600, records_identity=400, records_total=1000, dependence=0.5,
            jurisdictions=(("US", 1.0),), controls=_scores(None),
        ),
        "dental": LossInputs(
            1.8e6, 14, "healthcare", records_health=9000, records_total=9000, dependence=0.6, consumer=True,
            jurisdictions=(("US-HIPAA", 1.0),), controls=_scores(0.15, backup=0.5), unknown_share=0.0,
        ),
        "retailer": LossInputs(
            6e6, 30, "retail", records_contact=60_000, records_total=60_000, dependence=0.9, consumer=True,
            jurisdictions=(("UK", 1.0),), controls=_scores(0.45), unknown_share=0.0,
        ),
        "provider": LossInputs(
            12e6, 70, "information", records_contact=50_000, records_identity=20_000, records_total=70_000,
            dependence=0.8, tech_share=1.0, jurisdictions=(("US", 1.0),), controls=_scores(0.8), unknown_share=0.0,
        ),
        "manufacturer": LossInputs(
            45e6, 180, "manufacturing", records_contact=3000, records_identity=1500, records_total=4500,
            dependence=0.7, payments="heavy", jurisdictions=(("EU", 1.0),), controls=_scores(None),
        ),
    })


@pytest.fixture(scope="session")
def picture(clients: Mapping[str, LossInputs], parameters: LossParameters) -> Callable[[str], LossPicture]:
    """The full picture of one of the firms, simulated once."""

    @cache
    def simulated(name: str) -> LossPicture:
        return simulate_losses(clients[name], parameters)

    return simulated
