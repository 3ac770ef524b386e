"""How fast the simulation is, measured against the least it could take: drawing its random numbers.

All is timed in turns in one run, as processor time where the clock is fine enough, so that the ratios say something on
any machine, busy or not.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np

from advisor_app.domain.losses.incidents import simulated
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import CoverTerms, LossInputs
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.services.other_tools import ToolTime, time_other_tools

REPEATS: Final = 5
# Draws of one incident: 20 uniforms and 12 normals; and one gamma for each simulated year.
UNIFORMS: Final = 20
NORMALS: Final = 12
BASE_TARGET: Final = 3.0
FULL_TARGET: Final = 12.0
MEMORY_TARGET: Final = 600e6
MOST_YEARS: Final = 1_000_000
GROWING_YEARS: Final = (10_000, 100_000, 1_000_000)
# The retentions of the policies that a full assessment is asked about.
_RETENTIONS: Final = (0.0, 1e3, 2.5e3, 5e3, 10e3, 25e3, 50e3)
_FINE_CLOCK: Final = 1e-4

Name = TypeVar("Name", str, int)


@dataclass(frozen=True)
class Timing:
    """One firm and number of years. incidents: all that are drawn; floor, base, full: best times in seconds; memory:
    most bytes that the full run held."""

    years: int
    incidents: int
    floor: float
    base: float
    full: float
    memory: int

    @property
    def base_ratio(self) -> float:
        return self.base / self.floor

    @property
    def full_ratio(self) -> float:
        return self.full / self.floor

    def tree(self) -> dict[str, Any]:
        return {
            "years": self.years,
            "incidents": self.incidents,
            "seconds": {"floor": self.floor, "base": self.base, "full": self.full},
            "ratio": {"base": self.base_ratio, "full": self.full_ratio},
            "memory": self.memory,
        }


@dataclass(frozen=True)
class Bench:
    """timings: at the model's own number of years and at the most. growing: seconds of a base run by years.

    tools: other programs at the most years; missing: a sentence about those that are not there.
    """

    timings: tuple[Timing, ...]
    growing: Mapping[int, float]
    tools: tuple[ToolTime, ...]
    missing: str

    def text(self) -> str:
        """A table to read."""
        lines = [
            f"{'years':>9}  {'incidents':>9}  {'floor':>8}  {'base run':>20}  {'full assessment':>20}  {'memory':>8}",
            *(_line(timing) for timing in self.timings),
            f"At most {BASE_TARGET:g} and {FULL_TARGET:g} times the floor, which draws the random numbers; memory at "
            f"most {MEMORY_TARGET / 1e6:,.0f} MB.",
            "",
            "Base run by years: " + "; ".join(
                f"{years:,}: {_ms(seconds)}, {seconds / years * 1e9:,.0f} ns a year"
                for years, seconds in self.growing.items()
            ) + ".",
        ]
        lines += [
            f"{tool.name} {tool.version}, {tool.question}, {tool.years:,} years: {_ms(tool.seconds)}, "
            f"{tool.seconds / self.growing[tool.years]:,.0f} times the base run."
            for tool in self.tools
        ]
        return "\n".join(lines + ([self.missing] if self.missing else []))

    def tree(self) -> dict[str, Any]:
        return {
            "runs": [timing.tree() for timing in self.timings],
            "target": {"base": BASE_TARGET, "full": FULL_TARGET, "memory": MEMORY_TARGET},
            "growing": [{"years": years, "seconds": seconds} for years, seconds in self.growing.items()],
            "tools": [
                {"name": tool.name, "version": tool.version, "years": tool.years, "seconds": tool.seconds,
                 "ratio": tool.seconds / self.growing[tool.years]}
                for tool in self.tools
            ],
            "missing": self.missing,
        }


def run_bench(inputs: LossInputs, parameters: LossParameters, seed: int, repeats: int = REPEATS) -> Bench:
    """One firm: its own number of years and the most, growth with the years, other tools where they are installed."""
    timings = tuple(time_firm(inputs, parameters, seed, repeats, years) for years in (None, MOST_YEARS))
    growing = time_growing(inputs, parameters, seed, repeats)
    tools, missing = time_other_tools(MOST_YEARS, clock())
    return Bench(timings, growing, tools, missing)


def time_firm(
    inputs: LossInputs, parameters: LossParameters, seed: int, repeats: int = REPEATS, years: int | None = None
) -> Timing:
    """The best of `repeats` turns of floor, base run and full assessment. years: None for the model's own choice."""
    first = simulate_losses(inputs, parameters, seed=seed, years=years, full=False)
    incidents, shape = int(simulated(first).cause.size), parameters.frequency.dispersion
    best = best_of({
        "floor": lambda: _draw(incidents, first.years, shape, seed),
        "base": lambda: simulate_losses(inputs, parameters, seed=seed, years=years, full=False),
        "full": lambda: _assess(inputs, parameters, seed, years),
    }, repeats)
    memory = peak_memory(lambda: _assess(inputs, parameters, seed, years))
    return Timing(first.years, incidents, best["floor"], best["base"], best["full"], memory)


def time_growing(
    inputs: LossInputs, parameters: LossParameters, seed: int, repeats: int = REPEATS,
    years: tuple[int, ...] = GROWING_YEARS,
) -> Mapping[int, float]:
    """Seconds of a base run by simulated years."""

    def run(count: int) -> Callable[[], object]:
        return lambda: simulate_losses(inputs, parameters, seed=seed, years=count, full=False)

    return best_of({count: run(count) for count in years}, repeats)


def best_of(jobs: Mapping[Name, Callable[[], object]], repeats: int) -> dict[Name, float]:
    """Best time in seconds of each job, in turns."""
    now = clock()
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(repeats):
        for name, job in jobs.items():
            start = now()
            job()
            best[name] = min(best[name], now() - start)
    return best


def clock() -> Callable[[], float]:
    """Processor time of this program, or the wall's where the processor's clock only knows large steps."""
    fine = time.get_clock_info("process_time").resolution <= _FINE_CLOCK
    return time.process_time if fine else time.perf_counter


def peak_memory(job: Callable[[], object]) -> int:
    """Most bytes that the job holds at once, beyond what is held now."""
    tracemalloc.start()
    try:
        job()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _assess(inputs: LossInputs, parameters: LossParameters, seed: int, years: int | None) -> None:
    """Base run, ranges, limits and savings, and what seven policies would pay."""
    picture = simulate_losses(inputs, parameters, seed=seed, years=years)
    for retention in _RETENTIONS:
        picture.events.retained(CoverTerms(limit=1e6, aggregate=1e6, retention=retention))


def _draw(incidents: int, years: int, shape: float, seed: int) -> None:
    """Nothing but the random numbers, with the generator of the simulation."""
    generator = np.random.Generator(np.random.PCG64DXSM(seed))
    generator.random(UNIFORMS * incidents)
    generator.standard_normal(NORMALS * incidents)
    generator.standard_gamma(shape, years)


def _line(timing: Timing) -> str:
    base = f"{_ms(timing.base)} = {timing.base_ratio:.2f} x"
    full = f"{_ms(timing.full)} = {timing.full_ratio:.2f} x"
    memory = f"{timing.memory / 1e6:,.0f} MB"
    return (
        f"{timing.years:>9,}  {timing.incidents:>9,}  {_ms(timing.floor):>8}  {base:>20}  {full:>20}  {memory:>8}"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms"
