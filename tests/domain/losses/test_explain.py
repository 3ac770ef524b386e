from __future__ import annotations

from dataclasses import fields

import pytest

from advisor_app.domain.losses.explain import BASES, rows_behind
from advisor_app.domain.losses.parameters import PARTS, LossParameters
from advisor_app.domain.losses.picture import LossInputs


def test_every_figure_rests_on_something(parameters: LossParameters) -> None:
    for figure, basis in BASES.items():
        found = {row.id for row in rows_behind(figure, parameters)}
        for start in basis.rows:
            assert any(row_id == start or row_id.startswith(start + ".") for row_id in found), (figure, start)


def test_every_row_and_every_fact_stands_behind_a_figure(parameters: LossParameters) -> None:
    behind = {row.id for figure in BASES for row in rows_behind(figure, parameters)}
    assert behind == set(parameters.rows)
    assert {name for basis in BASES.values() for name in basis.inputs} == {entry.name for entry in fields(LossInputs)}


def test_parts_show_their_own_rows_only(parameters: LossParameters) -> None:
    assert set(PARTS) <= set(BASES)
    ids = {row.id for row in rows_behind("fundsxfer", parameters)}
    assert "system_costs.transfer_median.ftf" in ids
    assert not any(row_id.startswith(("data_costs.", "exposure.")) for row_id in ids)


def test_a_figure_that_does_not_exist(parameters: LossParameters) -> None:
    with pytest.raises(KeyError):
        rows_behind("luck", parameters)
