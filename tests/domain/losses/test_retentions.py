from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from advisor_app.domain.losses.incidents import Incidents, simulated
from advisor_app.domain.losses.picture import CoverTerms, LossPicture
from advisor_app.domain.losses.retentions import RETENTIONS_USD, retention_table

TERMS = CoverTerms(limit=1e6)


@pytest.fixture(scope="module")
def incidents(picture: Callable[[str], LossPicture]) -> Incidents:
    return simulated(picture("dental"))


def test_retentions(incidents: Incidents) -> None:
    rows = retention_table(incidents, TERMS)
    assert tuple(row.retention for row in rows) == RETENTIONS_USD
    kept = [row.retained_mean for row in rows]
    chances = [row.chance_five_years for row in rows]
    assert kept == sorted(kept)
    assert chances == sorted(chances, reverse=True)
    assert 0.10 < chances[1] < 0.16
    assert rows[-1].bad_year == 200e3
    assert all(row.bearable for row in rows)


def test_what_the_firm_cannot_bear(incidents: Incidents) -> None:
    """A hundredth of 1.8 million, and a quarter of 30,000."""
    by_revenue = [row.retention for row in retention_table(incidents, TERMS, revenue=1.8e6) if row.bearable]
    assert by_revenue == [0, 1e3, 2.5e3, 5e3, 10e3]
    by_both = [row.retention for row in retention_table(incidents, TERMS, revenue=1.8e6, reserve=30e3) if row.bearable]
    assert by_both == [0, 1e3, 2.5e3, 5e3]
    assert [r.retention for r in retention_table(incidents, TERMS, revenue=0.0) if r.bearable] == [0]


def test_break_even_is_the_loaded_difference(incidents: Incidents) -> None:
    rows = retention_table(incidents, TERMS)
    for row, following in pairwise(rows):
        assert row.break_even == pytest.approx(1.25 * (following.retained_mean - row.retained_mean))
    assert rows[-1].break_even is None
