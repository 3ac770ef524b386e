"""The cost of a simulation as ratios within one run: bounds wide enough for a busy machine, and close enough to catch a
pass over the events too many. `main.py bench` prints the figures themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from advisor_app.content.losses_schema import load_losses
from advisor_app.domain.losses.parameters import CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.services.bench import MEMORY_TARGET, MOST_YEARS, Timing, time_firm, time_growing

ROOT = Path(__file__).parents[2]
LOSSES = ROOT / "resources" / "content" / "core" / "losses.yaml"
SEED = 20260101
MOST_BASE = 4.0
MOST_FULL = 14.0
# The most incidents of the firms that the model is checked with: the floor, the runs and the memory are largest.
FIRM = LossInputs(
    45e6, 180, "manufacturing", records_contact=3000, records_identity=1500, records_total=4500, dependence=0.7,
    payments="heavy", jurisdictions=(("EU", 1.0),), controls=dict.fromkeys(CONTROLS),
)


@pytest.fixture(scope="module")
def parameters() -> LossParameters:
    return load_losses(LOSSES)


@pytest.fixture(scope="module")
def timing(parameters: LossParameters) -> Timing:
    return time_firm(FIRM, parameters, SEED, 3, MOST_YEARS)


def test_a_million_years_against_drawing_the_random_numbers(timing: Timing) -> None:
    print(f"base {timing.base_ratio:.2f}, full {timing.full_ratio:.2f} times the floor")
    assert timing.years == MOST_YEARS
    assert timing.base_ratio <= MOST_BASE
    assert timing.full_ratio <= MOST_FULL


def test_what_a_full_assessment_holds_in_memory(timing: Timing) -> None:
    assert timing.memory <= MEMORY_TARGET / 2


def test_cost_grows_with_the_years_and_no_faster(parameters: LossParameters) -> None:
    """Between the tenth and the whole, a further year costs about what it does between the hundredth and the tenth."""
    years = (10_000, 100_000, 1_000_000)
    found = time_growing(FIRM, parameters, SEED, 4, years)
    first = (found[100_000] - found[10_000]) / 90_000
    last = (found[1_000_000] - found[100_000]) / 900_000
    print(f"{first * 1e9:.0f} and {last * 1e9:.0f} ns a year")
    assert 0.4 <= last / first <= 2.5


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell the peak of a process there")
def test_the_whole_process_stays_small() -> None:
    """Interpreter, numpy, the content and a full assessment over a million years."""
    code = (
        "import resource, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from tests.bench.test_simulation import FIRM, LOSSES;"
        "from advisor_app.content.losses_schema import load_losses;"
        "from advisor_app.domain.losses.simulate import simulate_losses;"
        "simulate_losses(FIRM, load_losses(LOSSES), years=1_000_000);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == 'darwin' else 1024))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(ROOT)], cwd=ROOT, capture_output=True, text=True, check=True)
    print(f"{int(run.stdout) / 1e6:.0f} MB")
    assert int(run.stdout) <= MEMORY_TARGET
