"""Gaps and what insurers ask for, in words, for every demo client and example."""

from __future__ import annotations

import pytest

from advisor_app.domain.vocabulary import SEVERITIES
from advisor_app.ui.presenters.cover_gaps import control_lines, gap_lines, verdict
from tests.ui.presenters.test_cover import CASES, core, evaluated


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_every_gap_and_control_has_words(name: str) -> None:
    found = evaluated(name)
    gaps = gap_lines(found, core(), "en-GB")
    assert [SEVERITIES.index(g.severity) for g in gaps] == sorted(
        (SEVERITIES.index(g.severity) for g in gaps), reverse=True
    )
    assert all(gap.text and gap.ask and gap.basis.startswith("Rule G") for gap in gaps)
    assert len({gap.id for gap in gaps}) == len(gaps)
    lines = control_lines(found, core(), "en-GB")
    assert lines and all(line.name and line.asks and line.proof and line.missing for line in lines)
    opened = [line for line in lines if line.opens]
    assert all(line.state != "in_place" for line in opened)
    sentence, flags = verdict(found, core(), "en-GB")
    assert sentence and all(flags)
