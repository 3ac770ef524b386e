"""The figures of the five firms as they were: a change that was meant to leave them alone has to leave them alone.

Written anew with ADVISOR_UPDATE_GOLDEN=1 where the model was changed on purpose; the changelog then says so. Other
versions of numpy may draw other numbers: there the figures are held to the noise of the simulation.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from advisor_app.domain.losses.picture import CoverTerms, LossPicture

FIGURES = Path(__file__).parent / "figures.json"
NAMES = ("bookkeeper", "dental", "retailer", "provider", "manufacturer")
# What the noise of another set of random numbers moves by less than a tenth.
STEADY = ("rate", "expected", "incident_p50", "incident_p95", "annual_p99")
TERMS = CoverTerms(
    limit=250e3, aggregate=250e3, retention=5e3, sublimits={"soc_eng": 50e3}, waiting_hours={"bi": 10.0},
)


def figures(found: LossPicture) -> dict[str, float]:
    """Some of every kind."""
    ranges, total = found.ranges, found.total_limit
    assert ranges is not None
    assert total is not None
    return {
        "rate": found.incident_rate,
        "incidents": found.incidents,
        "expected": found.expected_annual,
        "expected_low": ranges.expected_annual.low,
        "expected_high": ranges.expected_annual.high,
        "incident_p50": found.incident.p50,
        "incident_p95": found.incident.p95,
        "incident_p95_high": ranges.incident_p95.high,
        "annual_p99": found.annual.p99,
        "annual_p99_5": found.annual.p99_5,
        "curve_middle": found.curve[30].chance,
        "curve_middle_high": found.curve[30].high or 0.0,
        **{f"part_{part}": loss.expected_annual for part, loss in found.by_part.items()},
        **{f"saving_{control}": gain.saving for control, gain in found.gains.items()},
        "plan": found.plan[-1].joint_saving,
        "limit_99": total.plain_99 or 0.0,
        "kept": found.events.retained(TERMS).mean,
        "kept_bad": found.events.retained(TERMS).p99_5,
    }


@pytest.mark.parametrize("name", NAMES)
def test_figures_stay(name: str, picture: Callable[[str], LossPicture]) -> None:
    found = figures(picture(name))
    if os.environ.get("ADVISOR_UPDATE_GOLDEN"):
        kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
        text = json.dumps({**kept, name: found, "numpy": np.__version__}, indent=1)
        FIGURES.write_text(text + "\n", encoding="utf-8")
    stored = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert found.keys() == stored[name].keys()
    same = stored["numpy"] == np.__version__
    for key in found if same else STEADY:
        assert found[key] == pytest.approx(stored[name][key], rel=1e-9 if same else 0.10, abs=1e-9), key
