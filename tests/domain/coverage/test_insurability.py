"""How insurers see a firm: columns, must controls, unknown ones, flags and fixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.controls import ControlState
from advisor_app.domain.coverage.advice import Insurability
from advisor_app.domain.coverage.insurability import insurability, market_columns
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import ControlGain
from advisor_app.domain.vocabulary import CONTROLS, VERDICTS
from tests.domain.coverage.clients import book, client, with_facts

TODAY = date(2026, 11, 25)
SIGN_IN = ("AC-01", "AC-02", "AC-03")


def state(key: str, score: float | None, unknown: float = 0.0, applies: bool = True) -> ControlState:
    answered = 0.0 if score is None else 1.0
    return ControlState(key, applies, score, score, answered, unknown, "seen")


def see(
    facts: Facts, scores: Mapping[str, float | None] | None = None, *,
    sign_in: Mapping[str, float | None] | None = None, states: Mapping[str, ControlState] | None = None,
    fraud_cover: bool = True, **more: Any,
) -> Insurability:
    """Everything in place except what is given."""
    controls = {key: state(key, 1.0) for key in CONTROLS}
    controls |= {key: state(key, score) for key, score in (scores or {}).items()} | dict(states or {})
    answers = {**dict.fromkeys(SIGN_IN, 1.0), **(sign_in or {})}
    known = replace(facts, scores=answers, unknown_answers=frozenset(), _cache={}, _assumed={}).within("assumed")
    return insurability(known, book(), controls, fraud_cover=fraud_cover, today=TODAY, **more)


def test_columns() -> None:
    table = book().controls
    columns = {name: market_columns(client(name).within("assumed"), table) for name in ("A1", "A2", "A4", "A6")}
    assert columns == {"A1": ("M", "H"), "A2": ("M",), "A4": ("M", "T", "H"), "A6": ("S",)}
    large = with_facts(client("A2"), staff=51)
    assert market_columns(large.within("assumed"), book().controls) == ("L",)


def test_everything_in_place_is_ready() -> None:
    for name in ("A1", "A2", "A4", "A6"):
        seen = see(client(name))
        assert (seen.verdict, seen.miss, seen.missing) == ("ready", 0.0, ())


def test_the_verdict_ladder() -> None:
    firm = client("A2")
    assert see(firm, {"edr": 0.2}).verdict == "conditions"
    assert see(firm, {"edr": 0.2, "pay_verify": 0.4}).verdict == "restricted"
    assert see(firm, {"edr": 0.2, "pay_verify": 0.4, "hardening": 0.0}).verdict == "restricted"
    assert see(firm, {"edr": 0, "pay_verify": 0, "hardening": 0, "backup": 0}).verdict == "hard"


def test_backup_and_remote_sign_in_are_not_a_matter_of_thirty_days() -> None:
    assert see(client("A2"), {"backup": 0.2}).verdict == "restricted"
    remote = with_facts(client("A2"), working_patterns=["remote_into_office"])
    assert see(remote, sign_in={"AC-02": 0.0}).verdict == "restricted"


def test_a_control_that_needs_weeks_is_not_a_condition() -> None:
    assert see(client("A4"), {"change_mgmt": 0.0}).verdict == "restricted"


def test_half_a_point_for_what_nobody_knows() -> None:
    seen = see(client("A2"), {"edr": None})
    assert (seen.miss, seen.verdict) == (0.5, "conditions")
    assert [mark.status for mark in seen.missing] == ["unknown"]


def test_an_answer_nobody_knows_leaves_the_control_unknown_only_if_it_could_be_in_place() -> None:
    unsure = state("patching", 0.3, unknown=0.5)
    hopeless = state("patching", 0.3, unknown=0.1)
    health = client("A1")
    assert see(health, states={"patching": unsure}).miss == 0.5
    assert see(health, states={"patching": hopeless}).miss == 1.0


def test_sign_in_is_read_in_three_parts() -> None:
    seen = see(client("A1"), sign_in={"AC-01": 0.35, "AC-02": 0.0, "AC-03": 0.35})
    assert [mark.id for mark in seen.missing] == ["mfa_email", "mfa_remote", "mfa_admin"]


def test_a_way_in_that_does_not_exist_is_not_asked_for() -> None:
    """The charity has no way into a network of its own."""
    seen = see(client("A6"), sign_in={"AC-02": None})
    assert "mfa_remote" not in {mark.id for mark in seen.marks}


def test_controls_that_do_not_apply_are_left_out() -> None:
    seen = see(client("A2"), states={"card_scope": state("card_scope", None, applies=False)})
    assert "card_scope" not in {mark.id for mark in seen.marks}


def test_payment_checks_are_a_must_only_for_fraud_cover() -> None:
    assert see(client("A2"), {"pay_verify": 0.0}).miss == 1.0
    assert see(client("A2"), {"pay_verify": 0.0}, fraud_cover=False).miss == 0.0


def test_the_strictest_column_counts() -> None:
    assert see(client("A2"), {"training": 0.0}).miss == 0.0  # expected of a shop of 25
    assert see(client("A1"), {"training": 0.0}).miss == 1.0  # a must in health


# ------------------------------------------------------------------------------------------------------- flags
@pytest.mark.parametrize("change, flag", [
    ({"restricted_trade": "crypto"}, "restricted_trade"),
    ({"uses_unsupported_systems": True, "has_exposed_service": True}, "unsupported_and_exposed"),
    ({"incidents": [{"kind": "ransomware_malware", "date": "2025-01-10", "fixed": False}]}, "ransomware_not_fixed"),
    ({"incidents": [{"kind": "ransomware_malware", "fixed": False}]}, "ransomware_not_fixed"),
    ({"incidents": [{"kind": "regulator_contact", "fixed": False}]}, "regulator_order"),
])
def test_hard_flags(change: dict[str, Any], flag: str) -> None:
    seen = see(with_facts(client("A2"), **change))
    assert flag in seen.flags
    assert seen.verdict == "hard"


@pytest.mark.parametrize("change", [
    {"incidents": [{"kind": "ransomware_malware", "date": "2023-10-01", "fixed": False}]},
    {"incidents": [{"kind": "ransomware_malware", "date": "2026-01-10", "fixed": True}]},
    {"incidents": [{"kind": "lost_device", "fixed": False}]},
])
def test_old_or_mended_incidents_are_no_flag(change: dict[str, Any]) -> None:
    assert see(with_facts(client("A2"), **change)).flags == ()


def test_an_open_door_is_hard_until_it_is_closed() -> None:
    seen = see(with_facts(client("A2"), has_exposed_service=True), {"hardening": 0.0})
    assert seen.verdict == "hard"
    assert [(fix.id, fix.verdict) for fix in seen.fixes] == [("hardening", "ready")]


# ------------------------------------------------------------------------------------------------------- fixes
def test_fixes_come_in_the_order_to_fix_and_end_at_ready() -> None:
    gain = ControlGain(1_500.0, 900.0, 2_000.0, -0.1, False)
    seen = see(client("A2"), {"edr": 0.0, "pay_verify": 0.0, "backup": 0.0, "hardening": 0.0}, gains={"edr": gain})
    assert [fix.id for fix in seen.fixes] == ["hardening", "backup", "edr", "pay_verify"]
    assert [fix.verdict_in_order for fix in seen.fixes] == ["restricted", "restricted", "conditions", "ready"]
    assert seen.fixes[2].saving == 1_500.0
    assert "term.sublimit_ransom" in seen.fixes[2].unlocks


_SCORES = st.sampled_from([0.0, 0.35, 0.7, 1.0, None])


@given(
    name=st.sampled_from(["A1", "A2", "A4", "A6"]), key=st.sampled_from(sorted(set(CONTROLS) - {"mfa"})),
    others=st.dictionaries(st.sampled_from(sorted(set(CONTROLS) - {"mfa"})), _SCORES, max_size=5),
)
def test_a_better_control_never_worsens_the_verdict(
    name: str, key: str, others: dict[str, float | None]
) -> None:
    firm = client(name)
    ranks = [VERDICTS.index(see(firm, {**others, key: score}).verdict) for score in (0.0, None, 0.7, 1.0)]
    assert ranks == sorted(ranks, reverse=True)
