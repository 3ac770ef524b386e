from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.answers import Answer
from advisor_app.domain.policies import (
    Advisor,
    AnswersGiven,
    ClaimsContacts,
    Endorsement,
    Limit,
    PartHeld,
    Pay,
    Policy,
    Retention,
    Service,
    Subjectivity,
    TermHeld,
)
from advisor_app.domain.profile import FACTS, UNKNOWN, ClientProfile, FactError
from advisor_app.domain.text import clean_text
from advisor_app.store import mapping
from tests.store.fact_strategies import AMOUNT, DATES, NAME, profiles, value_of

MAYBE_AMOUNT = st.none() | AMOUNT


@given(profiles(), st.sampled_from(["", "GBP", "USD"]))
def test_every_fact_comes_back_equal(raw: dict[str, Any], currency: str) -> None:
    profile = ClientProfile.of(raw)
    texts = {name: mapping.fact_to_text(name, value, currency) for name, value in profile.values.items()}
    assert {name: mapping.fact_from_text(name, text) for name, text in texts.items()} == dict(profile.values)


@pytest.mark.parametrize("name", sorted(FACTS))
def test_each_fact_can_be_stored_known_and_unknown(name: str) -> None:
    @settings(max_examples=15)
    @given(value_of(FACTS[name]))
    def check(raw: object) -> None:
        value = ClientProfile.of({name: raw}).values[name]
        assert mapping.fact_from_text(name, mapping.fact_to_text(name, value, "GBP")) == value

    check()
    assert mapping.fact_from_text(name, mapping.fact_to_text(name, UNKNOWN, "GBP")) is UNKNOWN


def test_money_of_facts_is_stored_in_minor_units() -> None:
    assert json.loads(mapping.fact_to_text("revenue", 610_000.5, "GBP")) == {"minor": 61_000_050, "digits": 2}
    assert json.loads(mapping.fact_to_text("revenue", 610_000, "JPY")) == {"minor": 610_000, "digits": 0}
    assert json.loads(mapping.fact_to_text("revenue", "under_250k", "GBP")) == "under_250k"
    contracts = ClientProfile.of({"contracts": [{"party": "Bank", "required_limit": 1000.25}]}).values["contracts"]
    stored = json.loads(mapping.fact_to_text("contracts", contracts, "GBP"))
    assert stored == [{"party": "Bank", "required_limit": {"minor": 100_025, "digits": 2}}]


def test_a_stored_fact_that_no_longer_exists_is_said() -> None:
    with pytest.raises(FactError, match='There is no fact "retired_fact"'):
        mapping.fact_from_text("retired_fact", "1")


@given(
    st.none() | st.sampled_from(["fully", "unknown"]) | st.lists(st.sampled_from(["a", "b"])).map(tuple),
    st.none() | DATES, st.text(max_size=40).map(clean_text), st.booleans(),
)
def test_answers_come_back_equal(value: Any, seen: date | None, note: str, check_later: bool) -> None:
    answer = Answer("AC-01", value, "seen", seen, note, "", check_later)
    assert mapping.answer_from_text("AC-01", mapping.answer_to_text(answer)) == answer


POLICIES = st.builds(
    Policy,
    shape=st.sampled_from(["cyber_sa", "addon"]), kind=st.sampled_from(["current", "quote"]), insurer=NAME,
    other_insureds=st.lists(NAME, max_size=2).map(tuple), start=st.none() | DATES, retro_date=st.none() | DATES,
    premium_net=MAYBE_AMOUNT, currency=st.sampled_from(["", "GBP", "USD"]),
    limit=st.builds(Limit, each=MAYBE_AMOUNT, aggregate=MAYBE_AMOUNT, shared_with=st.just(("a",)),
                    reinstatement=st.booleans(), response_in_addition=MAYBE_AMOUNT),
    retention=st.builds(Retention, default=MAYBE_AMOUNT,
                        by_part=st.dictionaries(st.sampled_from(["bi", "ftf"]), AMOUNT, max_size=2)),
    waiting_hours=st.dictionaries(st.just("bi"), st.sampled_from([8, 12.5])), bi_days=st.none() | st.just(90),
    coinsurance_by_part=st.dictionaries(st.just("bi"), st.floats(0, 1)),
    parts=st.lists(st.builds(PartHeld, id=st.just("bi"), sublimit=MAYBE_AMOUNT, note=NAME), max_size=2).map(tuple),
    terms=st.lists(st.builds(TermHeld, id=NAME, number=st.none() | st.floats(0, 10)), max_size=2).map(tuple),
    broker_ref=NAME, pending_date=st.none() | DATES,
    endorsements=st.lists(st.builds(Endorsement, title=NAME, parts=st.just(("bi",))), max_size=2).map(tuple),
    subjectivities=st.lists(st.builds(Subjectivity, text=NAME, due=st.none() | DATES), max_size=2).map(tuple),
    services=st.lists(st.builds(Service, name=NAME, activated=st.booleans()), max_size=2).map(tuple),
    answers_given=st.builds(AnswersGiven, form_date=st.none() | DATES, answers=st.just({"mfa_email": "yes"})),
    contacts=st.builds(ClaimsContacts, email=NAME), pay=st.builds(Pay, value=st.none() | st.floats(0, 1)),
)


@given(POLICIES)
def test_policies_come_back_equal(policy: Policy) -> None:
    text = mapping.policy_to_text(policy)
    assert mapping.policy_from_text(text) == policy
    each = json.loads(text)["limit"]["each"]
    assert each is None or type(each["minor"]) is int


def test_a_policy_of_an_earlier_version_keeps_what_it_held_under_extra() -> None:
    new = json.loads(mapping.policy_to_text(Policy("addon")))
    names = ("broker_ref", "pending_date", "instalments", "endorsements", "subjectivities", "services",
             "answers_given", "contacts", "pay")
    old = {key: value for key, value in new.items() if key not in names}
    old["extra"] = {
        "broker_ref": "B-1", "pending_date": "2026-01-02", "instalments": "monthly",
        "endorsements": [{"title": "War", "parts": ["bi"]}], "subjectivities": [{"text": "Scan", "due": "2026-12-01"}],
        "services": [{"name": "Training"}], "answers_given": {"form_date": "2026-03-01", "signed_by": "Ada"},
        "claims_contacts": {"portal": "claims.example"}, "commission_or_fee": {"type": "fee", "value": 100},
    }
    found = mapping.policy_from_text(json.dumps(old))
    assert found == Policy(
        "addon", broker_ref="B-1", pending_date=date(2026, 1, 2), instalments="monthly",
        endorsements=(Endorsement(title="War", parts=("bi",)),),
        subjectivities=(Subjectivity("Scan", date(2026, 12, 1)),), services=(Service("Training"),),
        answers_given=AnswersGiven(date(2026, 3, 1), "Ada"), contacts=ClaimsContacts(portal="claims.example"),
        pay=Pay("fee", 100),
    )


def test_an_advisor_comes_back_and_unknown_entries_are_left_out() -> None:
    advisor = Advisor(name="Ada", address=("1 Quay", "Hull"), capacity="broker")
    text = mapping.advisor_to_text(advisor)
    assert mapping.advisor_from_text(text) == advisor
    later = json.dumps({**json.loads(text), "of_a_later_version": 1})
    assert mapping.advisor_from_text(later) == advisor
    assert mapping.advisor_from_text("{}") == Advisor()


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_times_keep_their_moment_and_offset(naive: datetime, offset: int) -> None:
    when = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    text, minutes = mapping.time_to_text(when)
    again = mapping.time_from_text(text, minutes)
    assert again == when and again.utcoffset() == when.utcoffset()
    assert text.endswith("+00:00")


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its offset"):
        mapping.time_to_text(datetime(2026, 11, 25, tzinfo=UTC).replace(tzinfo=None))
