from __future__ import annotations

from pathlib import Path

from advisor_app.content.losses_schema import load_losses
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.services.bench import Bench, run_bench

LOSSES = Path(__file__).parents[2] / "resources" / "content" / "core" / "losses.yaml"


def test_ratios_are_against_the_floor() -> None:
    bench = Bench(incidents=1000, years=200_000, floor=0.01, base=0.03, full=0.12)
    assert (bench.base_ratio, bench.full_ratio) == (3.0, 12.0)
    assert "3.00 times the floor (at most 4)" in bench.text()
    assert bench.tree()["ratio"] == {"base": 3.0, "full": 12.0}


def test_a_full_run_takes_longer_than_a_base_run() -> None:
    firm = LossInputs(revenue=1e6, staff=10, sector="retail", records_total=5_000)
    found = run_bench(firm, load_losses(LOSSES), 1, 2)
    assert 0 < found.base < found.full
    assert found.incidents > 0 and found.years >= 10_000
