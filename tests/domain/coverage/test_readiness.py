"""Ready for a claim: points, warnings, whom to tell by when, and the steps of the first days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.domain.contracts import Contract
from advisor_app.domain.coverage.readiness import Readiness, protocol, readiness, whom_to_tell
from advisor_app.domain.incident_log import BRANCHES
from advisor_app.domain.policies import ClaimsContacts, Policy, TermHeld
from tests.domain.coverage.clients import book, client

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
RULES = book().readiness
LEAD = TeamMember("1", "lead", "Ada", deputy="Ben")
IT = TeamMember("2", "it", "Cy", deputy="Di", out_of_hours="+44 20 0000")
LAWYER = Partner("3", "breach_coach", "Law LLP", engagement_letter=True, last_verified=TODAY, on_panel_of=("One Re",))
READY = Preparedness("c", True, True, True, "+44 20 1111", date(2026, 5, 1), date(2026, 5, 1))
CYBER = Policy("cyber_sa", id="cyber", insurer="One Re", hotline="+44 20 2222",
               contacts=ClaimsContacts(email="claims@one.example"), terms=(TermHeld("notice", "acceptable", 30),))
HOSPITAL = Contract("4", "Hospital", notice_hours=24)


def ready(
    team: tuple[TeamMember, ...] = (LEAD, IT), partners: tuple[Partner, ...] = (LAWYER,), known: Preparedness = READY,
    policies: tuple[Policy, ...] = (CYBER,), contracts: tuple[Contract, ...] = (HOSPITAL,),
) -> Readiness:
    return readiness(team, partners, known, policies, contracts, RULES, TODAY)


def test_everything_ready_is_a_hundred_without_a_warning() -> None:
    found = ready()
    assert (found.score, found.low, found.missing, found.warnings) == (100, False, (), ())


def test_nothing_ready_is_an_action() -> None:
    found = ready((), (), Preparedness("c"))
    assert (found.score, found.low) == (0, True)
    assert found.missing == RULES.points
    assert ready((), (), Preparedness("c"), contracts=()).score == 10  # no contract asks for a list


@pytest.mark.parametrize(("point", "changes"), [
    ("deputy", {"team": (replace(LEAD, deputy=""), IT)}), ("it_out_of_hours", {"team": (LEAD,)}),
    ("lawyer_agreed", {"partners": (replace(LAWYER, engagement_letter=None),)}),
    ("hotline_on_paper", {"known": replace(READY, hotline_on_paper=None)}),
    ("policy_number_offline", {"known": replace(READY, policy_number_offline=False)}),
    ("bank_fraud_number", {"known": replace(READY, bank_fraud_number=" ")}),
    ("contract_notice_list", {"known": replace(READY, contract_notice_list=None)}),
    ("tested", {"known": replace(READY, tested_on=date(2025, 11, 1))}),
    ("briefed", {"known": replace(READY, briefed_on=None)}),
])
def test_each_point_counts_ten(point: str, changes: dict[str, Any]) -> None:
    found = ready(**changes)
    assert (found.score, found.missing) == (90, (point,))


@given(st.integers(0, 2_000))
def test_an_exercise_counts_for_a_year(days: int) -> None:
    found = ready(known=replace(READY, tested_on=TODAY - timedelta(days=days)))
    assert ("tested" in found.missing) == (days > 366)


def test_what_to_see_to() -> None:
    old = replace(LAWYER, last_verified=date(2025, 1, 1), on_panel_of=("Other",))
    found = ready((LEAD, replace(IT, deputy="")), (old,), policies=(replace(CYBER, hotline=""),))
    assert [(w.kind, w.about) for w in found.warnings] == [
        ("deputy", "it"), ("not_verified", "Law LLP"), ("not_on_panel", "Law LLP"), ("no_hotline", "cyber"),
    ]


# ------------------------------------------------------------------------------------------------------ notices
def told(kind: str, name: str = "A1", aware: datetime | None = NOON, **given_: Any) -> list[tuple[str, str]]:
    found = whom_to_tell(kind, client(name).within("assumed"), given_.get("policies", (CYBER,)),
                         given_.get("contracts", (HOSPITAL,)), (), RULES, aware)
    return [(duty.id, duty.to) for duty in found]


def test_stolen_money_goes_to_the_bank_first() -> None:
    found = told("money_diverted")
    assert found[0] == ("n_bank", "")
    assert set(found) == {("n_bank", ""), ("n_insurer", "One Re"), ("n_police", ""), ("n_contract", "Hospital"),
                          ("n_prof", "")}


def test_every_policy_that_could_answer_is_told_with_its_own_ways() -> None:
    crime, general = Policy("crime", id="crime", insurer="Two"), Policy("gl", id="gl")
    old = Policy("cyber_sa", id="old", kind="expired")
    found = whom_to_tell("ransomware", client("A1"), (CYBER, crime, general, old), (), (), RULES, NOON)
    insurers = [duty for duty in found if duty.id == "n_insurer"]
    assert [duty.policy for duty in insurers] == ["cyber", "crime"]
    assert insurers[0].reach == ("+44 20 2222", "claims@one.example")
    assert (insurers[0].wording, insurers[0].days, insurers[1].wording) == ("acceptable", 30, "unknown")
    assert insurers[0].due == datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC)


def test_hours_of_a_contract_are_counted_from_the_moment_it_was_noticed() -> None:
    found = whom_to_tell("lost_device", client("A1"), (), (HOSPITAL, Contract("5", "Silent")), (), RULES, NOON)
    (duty,) = [row for row in found if row.id == "n_contract"]
    assert duty.due == NOON + timedelta(hours=24)
    before = whom_to_tell("lost_device", client("A1"), (), (HOSPITAL,), (), RULES)
    assert {row.due for row in before} == {None}


@pytest.mark.parametrize(("notice", "kind", "name"), [
    ("n_card", "card_data", "A1"), ("n_irs", "ransomware", "A3"), ("n_charity", "lost_device", "A6"),
])
def test_bodies_are_told_where_they_have_a_say(notice: str, kind: str, name: str) -> None:
    assert notice in [found for found, _ in told(kind, name)]


def test_bodies_without_a_say_are_left_out() -> None:
    assert not {"n_irs", "n_charity"} & {found for found, _ in told("ransomware", "A1")}
    assert "n_card" not in {found for found, _ in told("card_data", "A5")}


@pytest.mark.parametrize("kind", BRANCHES)
def test_a_protocol_begins_with_noticing_and_ends_with_learning(kind: str) -> None:
    steps = protocol(kind, RULES)
    assert (steps[0], steps[-1]) == ("notice", "learn")
    assert "insurer" in steps
    assert set(steps) <= set(RULES.steps)


def test_an_unknown_kind_has_the_common_steps() -> None:
    assert protocol("meteor", RULES) == protocol("other", RULES)
