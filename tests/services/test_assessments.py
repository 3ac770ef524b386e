from __future__ import annotations

from concurrent.futures import Future

import pytest

from advisor_app.domain.answers import Answer
from advisor_app.domain.evaluation import Case
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile, FactError
from advisor_app.domain.text import TextError
from advisor_app.services.assessments import AssessmentSession, Saved
from tests.domain.small_pack import TODAY, small_pack


class Recorder:
    """Takes down every call in place of a vault."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    def _done(self, *call: object) -> Saved:
        self.calls.append(call)
        future: Saved = Future()
        future.set_result(None)
        return future

    def save_answer(self, assessment: str, answer: Answer) -> Saved:
        return self._done("answer", answer.question, answer.value)

    def clear_answer(self, assessment: str, question: str) -> Saved:
        return self._done("clear", question)

    def save_fact(self, assessment: str, name: str, profile: ClientProfile) -> Saved:
        return self._done("fact", name, profile.get(name))

    def save_policies(self, assessment: str, policies: tuple[Policy, ...] | None) -> Saved:
        return self._done("policies", policies)

    def set_place(self, assessment: str, question: str) -> Saved:
        return self._done("place", question)

    def set_depth(self, assessment: str, depth: str) -> Saved:
        return self._done("depth", depth)


@pytest.fixture
def store() -> Recorder:
    return Recorder()


@pytest.fixture
def session(store: Recorder) -> AssessmentSession:
    return AssessmentSession(
        "a1", Case(ClientProfile()), depth="quick", place=None, store=store, pack=small_pack(), today=TODAY
    )


def test_every_edit_is_saved_once_and_only_when_something_changed(session: AssessmentSession, store: Recorder) -> None:
    session.edit_fact("payment_size", "none")
    session.edit_fact("payment_size", "none")
    session.edit_answer("AC-01", "partial")
    session.edit_answer("AC-01", "partial")
    session.go_to("AC-01")
    session.go_to("AC-01")
    assert store.calls == [("fact", "payment_size", "none"), ("answer", "AC-01", "partial"), ("place", "AC-01")]


def test_a_bad_value_changes_nothing(session: AssessmentSession, store: Recorder) -> None:
    before = session.case
    with pytest.raises(FactError):
        session.edit_fact("staff", "many")
    with pytest.raises(ValueError, match="has no answer"):
        session.edit_answer("AC-01", "sometimes")
    with pytest.raises(TextError):
        session.annotate("AC-01", note="x" * 20_001)
    assert session.case == before
    assert store.calls == []


def test_a_note_or_a_flag_is_no_answer(session: AssessmentSession) -> None:
    session.annotate("AC-01", note="ask the IT firm", check_later=True)
    assert session.wizard().states["AC-01"].state == "not_answered"
    assert session.wizard().flagged == ("AC-01",)
    session.edit_answer("AC-01", "fully")
    answer = session.case.answers.get("AC-01")
    assert answer is not None and answer.note == "ask the IT firm"


def test_undo_and_redo_walk_every_edit(session: AssessmentSession, store: Recorder) -> None:
    session.edit_answer("AC-01", "none")
    session.edit_fact("payment_size", "none")
    session.edit_policies((Policy("cyber_sa"),))
    assert [session.undo(), session.undo(), session.undo(), session.undo()] == [
        "policies", "fact:payment_size", "answer:AC-01", None,
    ]
    assert session.case == Case(ClientProfile())
    assert store.calls[-3:] == [("policies", None), ("fact", "payment_size", None), ("clear", "AC-01")]
    assert session.redo() == "answer:AC-01"
    assert session.case.answers.value("AC-01") == "none"


def test_a_fact_changes_what_is_asked(session: AssessmentSession) -> None:
    assert "PT-04" in session.wizard().order
    session.edit_fact("payment_size", "none")
    assert "PT-04" not in session.wizard().order
