"""The time that other open programs take for a question of the same kind, where they are installed."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import Final

PYFAIR: Final = "pyfair"
# As many kinds of incident as the loss model has.
SCENARIOS: Final = 9


@dataclass(frozen=True)
class ToolTime:
    """question: what was asked, in words. seconds: for `years` simulated years."""

    name: str
    version: str
    question: str
    years: int
    seconds: float


def time_other_tools(years: int, now: Callable[[], float]) -> tuple[tuple[ToolTime, ...], str]:
    """The tools that are there, and a sentence about those that are not. now: the clock."""
    if find_spec(PYFAIR) is None:
        return (), "pyfair is not installed, so nothing is compared with it: pip install --group bench adds it."
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        seconds = _time_pyfair(years, now)
    question = f"mean rate times size of {SCENARIOS} scenarios, added up"
    return (ToolTime(PYFAIR, metadata.version(PYFAIR), question, years, seconds),), ""


def _time_pyfair(years: int, now: Callable[[], float]) -> float:
    """Nine scenarios of rate and size, three points each, and their sum; loading the program is not counted."""
    from pyfair import FairMetaModel, FairModel

    start = now()
    models = []
    for number in range(SCENARIOS):
        model = FairModel(name=f"scenario {number}", n_simulations=years, random_seed=number + 1)
        model.input_data("Loss Event Frequency", low=0.0, mode=0.003, high=0.02)
        model.input_data("Loss Magnitude", low=1_000, mode=40_000, high=1_000_000)
        model.calculate_all()
        models.append(model)
    together = FairMetaModel(name="all", models=models)
    together.calculate_all()
    together.export_results()["Risk"].quantile(0.95)
    return now() - start
