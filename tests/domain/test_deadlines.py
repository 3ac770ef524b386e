from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.content.reading import read_file
from advisor_app.content.regime_schema import load_regimes
from advisor_app.domain.conditions import parse
from advisor_app.domain.deadlines import NOTES, Breach, BreachError, Notice, notices_due
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.regimes import Notification, Recipient, Regime
from tests.content.pack_files import CORE

FIXTURES = Path(__file__).parents[1] / "fixtures"
BREACHES: list[dict[str, Any]] = read_file(FIXTURES / "breach_dates.yaml").value
BASE: dict[str, Any] = read_file(FIXTURES / "regime_profiles.yaml").value["base"]


@cache
def laws() -> tuple[Regime, ...]:
    return load_regimes(CORE / "regimes")


def facts(row: Mapping[str, Any]) -> Facts:
    base = {} if row.get("base") == "none" else BASE
    return Facts(ClientProfile.of({**base, **row.get("facts", {})}))


def breach(row: Mapping[str, Any]) -> Breach:
    zone = ZoneInfo(row["zone"])
    moments = {
        name: datetime.fromisoformat(row[name]).replace(tzinfo=zone)
        for name in ("discovered", "people_told", "ransom_paid") if name in row
    }
    rest = {name: row[name] for name in ("encrypted", "key_taken", "role", "no_harm") if name in row}
    return Breach(people=row["people"], elements=frozenset(row.get("elements", ["ssn"])), **moments, **rest)


def shown(notice: Notice) -> str:
    due = "-"
    if notice.due is not None:
        whole_day = notice.due.strftime("%H:%M:%S") == "23:59:59"
        due = notice.due.strftime("%Y-%m-%d" if whole_day else "%Y-%m-%dT%H:%M")
    return f"{notice.regime.id} {notice.to} {due}"


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(BREACHES) >= 30


@pytest.mark.parametrize("row", BREACHES, ids=lambda row: row["name"])
def test_who_is_told_by_when(row: dict[str, Any]) -> None:
    wanted = tuple(law for law in laws() if law.id in row.get("only", [law.id]))
    found = notices_due(breach(row), wanted, facts(row))
    assert sorted(map(shown, found.notices)) == sorted(row["told"])
    assert all(notice.due is None or notice.due.tzinfo == ZoneInfo(row["zone"]) for notice in found.notices)
    assert {note for notice in found.notices for note in notice.notes} == set(row.get("notes", ()))
    assert [" ".join(entry) for entry in found.excused] == row.get("excused", [])


# ---------------------------------------------------------------------------------------------- one law, by hand
def law(applies: str = "always", region: str = "US-TX", **notice: Any) -> Regime:
    day = date(2026, 1, 1)
    return Regime("law", "Law", "sector", "US", region, "§ 1", parse(applies), day, "verified",
                  notification=Notification(**{"required": True, **notice}))


def found(regime: Regime, **changes: Any) -> tuple[Notice, ...]:
    moment = datetime(2026, 5, 4, 12, tzinfo=UTC)
    values: dict[str, Any] = {"discovered": moment, "people": {"US-TX": 10}, "elements": frozenset({"ssn"}), **changes}
    return notices_due(Breach(**values), (regime,), Facts(ClientProfile())).notices


@pytest.mark.parametrize(
    ("people", "reached"),
    [({"US-TX": 499}, []), ({"US-TX": 500}, [()]), ({"US-OH": 500}, []), ({"US-TX": None}, [("number_unknown",)]),
     ({"US-TX": 400, "US": 99}, []), ({"US-TX": 400, "US": 100}, [("number_unknown",)])],
)
def test_a_threshold_is_inclusive_and_counts_the_place_of_the_law(
    people: dict[str, int | None], reached: list[tuple[str, ...]]
) -> None:
    regime = law(regulators=(Recipient("AG", "Tell.", min_affected=500),))
    assert [notice.notes for notice in found(regime, people=people)] == reached


def test_a_law_without_a_place_counts_everyone_and_a_threshold_per_state_the_worst_hit_one() -> None:
    everyone = law(region="", regulators=(Recipient("AG", "Tell.", min_affected=500),))
    per_state = law(region="", media=Recipient("", "Tell.", min_affected=500, per_state=True))
    spread = {"US-TX": 300, "US-OH": 200, "CA-QC": 10}
    assert len(found(everyone, people=spread)) == 1 and found(per_state, people=spread) == ()
    assert [n.notes for n in found(per_state, people={**spread, "US": 200})] == [("number_unknown",)]
    assert found(everyone, people=spread)[0].affected == (510, 510)


def test_a_highest_number_ends_a_duty() -> None:
    few = law(region="", regulators=(Recipient("Log", "Tell.", max_affected=499),))
    assert found(few, people={"US-TX": 500}) == ()
    assert len(found(few, people={"US-TX": 499})) == 1


def test_what_is_not_known_of_the_firm_leaves_the_notice_uncertain() -> None:
    told = Recipient("", "Tell.", deadline_days=3)
    assert found(law("has(organisation_flags,'nydfs_licensee')", individuals=told))[0].notes[0] == "applies_unknown"
    assert found(law("has(data_elements,'biometric')", individuals=told)) == ()
    (notice,) = found(law("has(data_elements,'biometric')", individuals=told), elements=frozenset({"unknown"}))
    assert notice.notes == ("applies_unknown",)


def test_a_law_that_leaves_the_notice_to_another_asks_for_none() -> None:
    assert found(law(required=False, individuals=Recipient("", "Tell."))) == ()
    assert found(law(individuals=Recipient("", "See the other law.", elsewhere=True))) == ()


def test_events_that_have_not_happened_leave_no_date() -> None:
    for clock in ("people_told", "federal_report", "ransom_paid"):
        regime = law(regulators=(Recipient("AG", "Tell.", deadline_days=2, clock=clock),))
        assert [(n.due, n.notes) for n in found(regime)] == [(None, ("waits_for_event",))]
        (notice,) = found(regime, **{clock: datetime(2026, 6, 1, 8, tzinfo=UTC)})
        assert notice.due == datetime(2026, 6, 3, 23, 59, 59, tzinfo=UTC)


def test_limited_excuses_are_only_noted_and_a_newer_law_is_marked() -> None:
    told = Recipient("", "Tell.")
    regime = law(encryption_safe_harbor="limited", harm_test="limited", individuals=told)
    assert found(regime, encrypted=True, no_harm=True)[0].notes == ("encryption_may_excuse", "harm_may_excuse")
    newer = law(individuals=told)
    object.__setattr__(newer, "effective_from", date(2026, 5, 5))
    assert found(newer)[0].notes == ("older_law",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"discovered": datetime(2026, 1, 1)}, "The time of discovered has no time zone; add one."),
        ({"ransom_paid": datetime(2026, 1, 1)}, "The time of ransom_paid has no time zone"),
        ({"people": {"US-TX": -1}}, "The number of people in US-TX is below zero"),
        ({"people": {"US-XX": 1}}, "US-XX is no state"),
        ({"role": "owner"}, 'The role "owner" must be one of controller, processor, both.'),
    ],
)
def test_a_breach_that_cannot_be_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BreachError, match=said):
        found(law(), **changes)


ZONES = st.sampled_from(["America/New_York", "Europe/Berlin", "Asia/Singapore", "Pacific/Auckland", "UTC"])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1))


@given(MOMENTS, ZONES, st.integers(1, 40))
@settings(max_examples=150, deadline=None)
def test_days_hours_and_business_days_keep_their_order(moment: datetime, zone: str, number: int) -> None:
    start = moment.replace(tzinfo=ZoneInfo(zone))
    recipients = tuple(Recipient(unit, "Tell.", **{unit: number}) for unit in (
        "deadline_days", "deadline_business_days", "deadline_hours"))  # type: ignore[arg-type]
    by_unit = {n.recipient: n for n in found(law(regulators=recipients), discovered=start)}
    days, business, hours = (by_unit[r.recipient].due for r in recipients)
    assert days is not None and business is not None and hours is not None
    assert hours.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=number)
    assert days.date() - start.date() == timedelta(days=number)
    assert business >= days and business.weekday() < 5
    between = [start.date() + timedelta(days=n) for n in range(1, (business.date() - start.date()).days + 1)]
    assert sum(day.weekday() < 5 for day in between) == number


PLACES = st.dictionaries(
    st.sampled_from(["US-TX", "US-CA", "US-NY", "US", "DE", "CA-QC", "AU"]),
    st.none() | st.integers(0, 20_000),
    max_size=5,
)


@given(MOMENTS, ZONES, PLACES, st.sampled_from(["controller", "processor", "both"]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_notices_come_in_order_and_more_people_never_mean_fewer_of_them(
    moment: datetime, zone: str, people: dict[str, int | None], role: str, encrypted: bool
) -> None:
    start = moment.replace(tzinfo=ZoneInfo(zone))
    one = Breach(start, people, frozenset({"ssn", "medical"}), encrypted, role=role)
    firm = Facts(ClientProfile.of(BASE))
    notices = notices_due(one, laws(), firm).notices
    dated = [n.due.astimezone(UTC) for n in notices if n.due is not None]
    assert dated == sorted(dated) and all(n.due is None for n in notices[len(dated):])
    assert all(note in NOTES for n in notices for note in n.notes)
    assert all(n.to == "controller" for n in notices) or role != "processor"
    more = {place: None if number is None else number * 2 for place, number in people.items()}
    again = notices_due(Breach(start, more, one.elements, encrypted, role=role), laws(), firm).notices
    assert {(n.regime.id, n.to, n.recipient) for n in notices} <= {(n.regime.id, n.to, n.recipient) for n in again}
