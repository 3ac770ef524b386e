"""How fast the simulation is, measured against the least it could take: drawing its random numbers.

Both are timed in turns in one run, so that the ratio says something on any machine, busy or not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

import numpy as np

from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.domain.losses.simulate import simulate_losses

REPEATS: Final = 5
# Draws of one incident: 20 uniforms and 12 normals; and one gamma for each simulated year.
UNIFORMS: Final = 20
NORMALS: Final = 12
BASE_TARGET: Final = 4.0
FULL_TARGET: Final = 16.0


@dataclass(frozen=True)
class Bench:
    """Best times in seconds of each kind. incidents, years: of the firm under test."""

    incidents: int
    years: int
    floor: float
    base: float
    full: float

    @property
    def base_ratio(self) -> float:
        return self.base / self.floor

    @property
    def full_ratio(self) -> float:
        return self.full / self.floor

    def text(self) -> str:
        """Three lines to read."""
        return "\n".join((
            f"Floor: {self.floor * 1e3:,.1f} ms to draw the random numbers of {self.incidents:,} incidents in "
            f"{self.years:,} years",
            f"Base run: {self.base * 1e3:,.1f} ms, {self.base_ratio:.2f} times the floor (at most {BASE_TARGET:g})",
            f"Full run: {self.full * 1e3:,.1f} ms, {self.full_ratio:.2f} times the floor (at most {FULL_TARGET:g})",
        ))

    def tree(self) -> dict[str, Any]:
        return {
            "incidents": self.incidents,
            "years": self.years,
            "seconds": {"floor": self.floor, "base": self.base, "full": self.full},
            "ratio": {"base": self.base_ratio, "full": self.full_ratio},
            "target": {"base": BASE_TARGET, "full": FULL_TARGET},
        }


def run_bench(inputs: LossInputs, parameters: LossParameters, seed: int, repeats: int = REPEATS) -> Bench:
    """The best of `repeats` turns of floor, base run and full run for one firm."""
    first = simulate_losses(inputs, parameters, seed=seed, full=False)
    incidents, years = first.incidents, first.years
    jobs: dict[str, Callable[[], object]] = {
        "floor": lambda: _draw(incidents, years, seed),
        "base": lambda: simulate_losses(inputs, parameters, seed=seed, full=False),
        "full": lambda: simulate_losses(inputs, parameters, seed=seed),
    }
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(repeats):
        for name, job in jobs.items():
            start = perf_counter()
            job()
            best[name] = min(best[name], perf_counter() - start)
    return Bench(incidents, years, best["floor"], best["base"], best["full"])


def _draw(incidents: int, years: int, seed: int) -> None:
    """Nothing but the random numbers, with the generator of the simulation."""
    generator = np.random.Generator(np.random.PCG64DXSM(seed))
    generator.random(UNIFORMS * incidents)
    generator.standard_normal(NORMALS * incidents)
    generator.standard_gamma(2.0, years)
