from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.policies import Limit, PartHeld, Policy
from advisor_app.domain.profile import UNKNOWN, ClientProfile
from advisor_app.domain.text import TextError
from advisor_app.store.errors import NotFound, NotStorable
from advisor_app.store.vault import Vault
from tests.store.fact_strategies import profiles
from tests.store.small_vault import CLIENT, OPTIONS, new_vault, open_vault, start_assessment

POLICY = Policy("cyber_sa", insurer="Harbour Mutual", limit=Limit(each=1_000_000), parts=(PartHeld("bi", "included"),))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def test_an_assessment_starts_with_what_is_known_of_the_client(vault: Vault) -> None:
    record = start_assessment(vault)
    stored = vault.assessments().load(record.id)
    assert stored.record == record
    assert (record.depth, record.status, record.place) == ("quick", "in_progress", None)
    assert (record.seed, record.answered) == (7, 0)
    assert stored.profile == stored.client.profile == CLIENT
    assert (stored.answers, stored.policies, stored.quotes) == (AnswerSheet(), None, ())


def test_everything_entered_is_there_after_closing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    assessment = start_assessment(vault).id
    edits = vault.assessments()
    answers = (
        Answer("AC-01", "mostly", "seen", date(2026, 11, 20), "portal shown", "", True),
        Answer("AC-02", None, note="ask the IT firm"), Answer("DG-01", ("a", "b")), Answer("IR-01", "unknown"),
    )
    for answer in answers:
        edits.save_answer(assessment, answer)
    profile = CLIENT.with_fact("staff", 12).with_fact("revenue", "unknown").with_fact("data_categories", ["health"])
    for name in ("staff", "revenue", "data_categories"):
        edits.save_fact(assessment, name, profile)
    edits.save_policies(assessment, (POLICY,))
    edits.save_quotes(assessment, (replace(POLICY, kind="quote"), replace(POLICY, kind="quote", insurer="Other")))
    edits.set_place(assessment, "AC-02")
    edits.set_depth(assessment, "standard")
    vault.close()
    with open_vault(vault.folder) as again:
        stored = again.assessments().load(assessment)
        assert stored.answers == AnswerSheet.of(*sorted(answers, key=lambda answer: answer.question))
        assert stored.profile == profile and stored.profile.get("revenue") is UNKNOWN
        assert stored.policies == (POLICY,)
        assert [quote.insurer for quote in stored.quotes] == ["Harbour Mutual", "Other"]
        assert (stored.record.place, stored.record.depth, stored.record.answered) == ("AC-02", "standard", 3)


def test_nothing_is_overwritten_without_trace(tmp_path: Path) -> None:
    place = timezone(timedelta(hours=2))
    now = datetime(2026, 11, 25, 10, 30, tzinfo=place)
    vault = new_vault(tmp_path, replace(OPTIONS, clock=lambda: now, who="ada"))
    assessment = start_assessment(vault)
    edits = vault.assessments()
    edits.save_answer(assessment.id, Answer("AC-01", "none"))
    edits.save_answer(assessment.id, Answer("AC-01", "fully"))
    edits.clear_answer(assessment.id, "AC-01")
    edits.clear_answer(assessment.id, "AC-01")
    edits.save_fact(assessment.id, "staff", CLIENT.with_fact("staff", 3))
    edits.save_fact(assessment.id, "staff", CLIENT)
    edits.save_policies(assessment.id, (POLICY,))
    edits.save_policies(assessment.id, ())
    edits.save_policies(assessment.id, None).result()
    history = edits.history(assessment.id)
    value = [(change.subject, _value(change.old), _value(change.new)) for change in history]
    assert value[:5] == [
        ("answer:AC-01", None, "none"), ("answer:AC-01", "none", "fully"), ("answer:AC-01", "fully", None),
        ("fact:staff", None, 3), ("fact:staff", 3, None),
    ]
    assert [change.subject for change in history[5:]] == ["policies"] * 3
    assert [history[5].old, history[6].new, history[7].old, history[7].new] == [None, (), (), None]
    assert [change.sequence for change in history] == sorted({change.sequence for change in history})
    assert all(change.who == "ada" and change.when == now for change in history)
    assert all(change.when.utcoffset() == timedelta(hours=2) for change in history)
    assert all(change.client == assessment.client for change in history)
    vault.close()


def _value(stored: object) -> object:
    return stored["value"] if hasattr(stored, "keys") else stored


def test_nobody_asked_and_no_policies_are_two_things(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    assert vault.assessments().load(assessment).policies is None
    vault.assessments().save_policies(assessment, ()).result()
    assert vault.assessments().load(assessment).policies == ()
    vault.assessments().save_policies(assessment, None).result()
    assert vault.assessments().load(assessment).policies is None


def test_the_newest_assessment_comes_first(vault: Vault) -> None:
    first = start_assessment(vault)
    second = vault.assessments().start(
        first.client, depth="full", pack_id="core", pack_version="2026.2", on=date(2025, 1, 1), seed=9
    ).result()
    assert vault.assessments().list(first.client) == (second, first)
    assert vault.assessments().list("nobody") == ()


def test_what_cannot_be_kept_is_refused_and_changes_nothing(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    edits = vault.assessments()
    wrong = [
        (edits.save_answer(assessment, Answer("AC-01", "mostly", note="x" * 20_001)), TextError),
        (edits.save_policies(assessment, (replace(POLICY, waiting_hours={"bi": object()}),)), NotStorable),
        (edits.save_policies(assessment, (replace(POLICY, premium_net=float("nan")),)), NotStorable),
        (edits.set_depth(assessment, "bottomless"), NotStorable),
        (edits.set_status(assessment, "perhaps"), NotStorable),
        (edits.save_answer("nowhere", Answer("AC-01", "mostly")), NotFound),
        (edits.save_fact(assessment, "client_name", ClientProfile()), NotStorable),
    ]
    for future, error in wrong:
        with pytest.raises(error):
            future.result()
    assert vault.unsaved == 0
    stored = vault.assessments().load(assessment)
    assert (stored.answers, stored.policies, stored.record.depth) == (AnswerSheet(), None, "quick")
    assert edits.history(assessment) == ()
    with pytest.raises(NotFound):
        edits.load("nowhere")
    with pytest.raises(NotFound):
        edits.start("nobody", depth="quick", pack_id="c", pack_version="1", on=date(2026, 1, 1), seed=1).result()


def test_control_characters_and_halves_of_letters_lose_no_answer(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    vault.assessments().save_answer(assessment, Answer("AC-01", "mostly", note="a\0b\ud800c\r\nd <b>&</b>")).result()
    answer = vault.assessments().load(assessment).answers.get("AC-01")
    assert answer is not None and answer.note == "ab\ufffdc\nd <b>&</b>"


class Editing(RuleBasedStateMachine):
    """Any row of edits: the vault holds what a plain dictionary would, also after closing and opening."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        self.vault = new_vault(self.folder)
        self.assessment = start_assessment(self.vault).id
        self.answers: dict[str, Answer] = {}
        self.profile = CLIENT
        self.changes = 0

    @rule(number=st.integers(0, 3), value=st.sampled_from(["none", "fully"]), note=st.sampled_from(["", "x"]))
    def answer(self, number: int, value: str, note: str) -> None:
        answer = Answer(f"AC-{number:02}", value, note=note)
        self.vault.assessments().save_answer(self.assessment, answer)
        self.answers[answer.question] = answer
        self.changes += 1

    @rule(number=st.integers(0, 3))
    def clear(self, number: int) -> None:
        self.vault.assessments().clear_answer(self.assessment, f"AC-{number:02}")
        self.changes += self.answers.pop(f"AC-{number:02}", None) is not None

    @rule(raw=profiles())
    def fact(self, raw: dict[str, object]) -> None:
        for name, value in raw.items():
            if name != "client_name":
                self.profile = self.profile.with_fact(name, value)
                self.vault.assessments().save_fact(self.assessment, name, self.profile)
                self.changes += 1

    @precondition(lambda self: hasattr(self, "vault"))
    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = Vault.open(self.vault.folder, "lamp rivet ocean stable moth", OPTIONS)

    @invariant()
    def holds_what_was_entered(self) -> None:
        if hasattr(self, "vault"):
            stored = self.vault.assessments().load(self.assessment)
            assert dict(stored.answers.answers) == self.answers
            assert stored.profile == self.profile
            assert len(self.vault.assessments().history(self.assessment)) == self.changes

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()


def test_any_row_of_edits_is_kept(tmp_path: Path) -> None:
    machine = type("EditingHere", (Editing,), {"folder": tmp_path})
    run_state_machine_as_test(machine, settings=settings(max_examples=8, stateful_step_count=12, deadline=None))
