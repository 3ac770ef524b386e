from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.domain.losses.parameter_rows import build_parameters, with_values
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, LEVERS, LossParameters, ParameterError


def test_shipped_figures_stand_where_they_belong(parameters: LossParameters) -> None:
    assert parameters.frequency.base_rate == 0.030
    assert sum(parameters.frequency.shares) == pytest.approx(1.0)
    assert parameters.exposure.median_share[CAUSES.index("bec")] == 0.03
    assert parameters.exposure.median_share[CAUSES.index("ftf")] == 0.0
    assert parameters.jurisdictions["EU"].inquiry_large == 0.25
    assert parameters.jurisdictions["UK"].notifiable == (0.2, 1, 1, 1)
    controls = parameters.controls
    assert controls.cause_cuts[CONTROLS.index("pay_verify")][CAUSES.index("ftf")] == 0.60
    assert controls.lever_cuts[CONTROLS.index("minimise")][LEVERS.index("exposed")] == 0.40
    assert controls.rank_weights == (1.0, 0.7, 0.5, 0.35, 0.25)
    assert parameters.tail.price_year == 2025


def test_every_row_is_documented(parameters: LossParameters) -> None:
    assert len(parameters.rows) > 350
    for row in parameters.rows.values():
        assert len(row.explain) > 20
        assert row.explain.endswith(".")
        assert row.next_review.year >= 2027
        assert all(source in parameters.sources for source in row.sources)
        if row.sources == ("judgement",):
            assert row.grade == "J"
    used = {source for row in parameters.rows.values() for source in row.sources}
    assert used == set(parameters.sources)


def test_own_values_change_the_hash(parameters: LossParameters) -> None:
    assert with_values(parameters, {}).hash == parameters.hash
    changed = with_values(parameters, {"tail.extreme_share": 0.0})
    assert changed.tail.extreme_share == 0.0
    assert changed.hash != parameters.hash
    with pytest.raises(ParameterError, match=r"no row tail\.luck"):
        with_values(parameters, {"tail.luck": 1.0})


@pytest.mark.parametrize(("row_id", "change", "words"), [
    ("frequency.base_rate", None, r"no row frequency\.base_rate"),
    ("exposure.involved.bec", None, r"no row exposure\.involved\.bec"),
    ("frequency.base_rate", {"id": "frequency.base_rat"}, r"no row frequency\.base_rate"),
    ("exposure.median_share.bec", {"id": "exposure.median_share.tea"}, r"no place for row exposure\.median_share\.tea"),
    ("frequency.base_rate", {"value": -0.1}, "below zero"),
    ("frequency.base_rate", {"value": float("nan")}, "below zero or none"),
    ("frequency.base_rate", {"value": 0.5}, "outside its own plausible range"),
    ("frequency.base_rate", {"grade": "Z"}, "grade Z"),
    ("frequency.base_rate", {"sources": ()}, "names no known source"),
    ("frequency.base_rate", {"sources": ("hearsay",)}, "hearsay"),
    ("frequency.base_rate", {"id": "tail.price_trend"}, r"two rows tail\.price_trend"),
])
def test_incomplete_rows_are_refused(
    row_id: str, change: dict[str, object] | None, words: str, parameters: LossParameters
) -> None:
    rows = dict(parameters.rows)
    row = rows.pop(row_id)
    altered = list(rows.values()) + ([] if change is None else [replace(row, **change)])  # type: ignore[arg-type]
    with pytest.raises(ParameterError, match=words):
        build_parameters(altered, parameters.sources)
