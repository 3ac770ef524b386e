"""Records beside the answers come back equal from what is stored of them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.contracts import Contract
from advisor_app.domain.incident_log import Incident
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.register import Decision, FindingNote, PlanItem
from advisor_app.domain.vocabulary import COVERAGE_PARTS
from advisor_app.store.errors import NotStorable
from advisor_app.store.items import CONTRACT, DECISION, FINDING, FIX, INCIDENT, OVERRIDE

TEXT = st.text("abc ÄÖü\"\\{}<>&=\n", max_size=30)
NAME = st.from_regex(r"[A-Za-z][A-Za-z ]{0,20}[A-Za-z]", fullmatch=True)
DAY = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
AMOUNT = st.none() | st.integers(0, 10**11) | st.integers(0, 10**11).map(lambda cents: cents / 100)
MAYBE = st.none() | st.booleans()
TIME = st.datetimes(
    datetime(2000, 1, 1), datetime(2100, 1, 1),
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)

RECORDS: dict[Any, st.SearchStrategy[Any]] = {
    FINDING: st.builds(FindingNote, NAME, st.sampled_from(("open", "planned", "doing", "done")), TEXT, DAY),
    FIX: st.builds(
        PlanItem, NAME, owner=TEXT, due=DAY, cost_first=AMOUNT, cost_yearly=AMOUNT,
        currency=st.sampled_from(("", "GBP", "USD")),
    ),
    DECISION: st.builds(
        Decision, NAME, st.sampled_from(("accept", "decline")), DAY, NAME, TEXT, st.dates(), TEXT, st.none() | NAME
    ),
    OVERRIDE: st.builds(LossOverride, NAME, st.floats(0, 1e9), NAME),
    CONTRACT: st.builds(
        Contract, NAME, NAME, liability_cap=AMOUNT, uncapped_liability=MAYBE, required_limit=AMOUNT,
        required_limits=st.dictionaries(st.sampled_from(COVERAGE_PARTS), st.integers(0, 10**9), max_size=3),
        required_parts=st.lists(st.sampled_from(COVERAGE_PARTS), max_size=3, unique=True).map(tuple),
        notice_hours=st.none() | st.integers(0, 500), signed=DAY, ends=DAY, note=TEXT,
    ),
    INCIDENT: st.builds(
        Incident, NAME, NAME, TIME, description=TEXT,
        people=st.dictionaries(st.sampled_from(("US-TX", "DE", "GB")), st.none() | st.integers(0, 10**7)),
        elements=st.lists(NAME, max_size=3, unique=True).map(tuple), people_told=st.none() | TIME,
    ),
}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
@given(data=st.data())
def test_a_record_comes_back_equal(kind: Any, data: st.DataObject) -> None:
    record = data.draw(RECORDS[kind])
    assert kind.from_text(kind.key_of(record), kind.to_text(record)) == record


def test_money_is_kept_as_whole_minor_units() -> None:
    stored = json.loads(FIX.to_text(PlanItem("mfa", cost_first=180.5, currency="GBP")))
    assert stored["cost_first"] == {"minor": 18050, "digits": 2}
    assert json.loads(FIX.to_text(PlanItem("mfa", cost_first=18_000, currency="JPY")))["cost_first"] == {
        "minor": 18000, "digits": 0,
    }


def test_what_a_later_program_added_is_left_out_and_what_is_missing_has_its_default() -> None:
    assert FINDING.from_text("AC-01", '{"status":"done","colour":"blue"}') == FindingNote("AC-01", "done")


def test_what_would_not_come_back_is_refused() -> None:
    with pytest.raises(NotStorable):
        OVERRIDE.to_text(LossOverride("x", float("inf"), "why"))
    with pytest.raises(NotStorable):
        FIX.to_text(PlanItem("x", cost_first=1e300))
