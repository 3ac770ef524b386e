"""What was only said is never put forward as yes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.conditions import parse
from advisor_app.domain.controls import QuestionState
from advisor_app.domain.coverage.attestation import PREPARED, Attestation, PreparedAnswer, attest
from advisor_app.domain.questions import Question

DAY = date(2026, 11, 1)


def question(name: str, cyber: str = "must", eo: str = "rare", kind: str = "graded") -> Question:
    return Question(name, "AC", kind, "high", parse("always"), underwriter_cyber=cyber, underwriter_eo=eo)


def prepared(score: float | None, evidence: str = "stated", state: str = "answered") -> PreparedAnswer:
    states = {"AC-01": QuestionState("AC-01", state, score, evidence)}
    sheet = AnswerSheet.of(Answer("AC-01", "fully", evidence, DAY, "All mailboxes; not the till"))
    (found,) = attest([question("AC-01")], states, sheet).answers
    return found


@pytest.mark.parametrize(("score", "evidence", "state", "said", "answer", "blocked"), [
    (1.0, "stated", "answered", "yes", "partly", True), (1.0, "seen", "answered", "yes", "yes", False),
    (1.0, "tested", "answered", "yes", "yes", False), (0.7, "stated", "answered", "partly", "partly", True),
    (0.7, "seen", "answered", "partly", "partly", False), (0.0, "stated", "answered", "no", "no", False),
    (0.0, "stated", "unknown", "unknown", "unknown", False), (0.0, "stated", "inferred", "no", "no", False),
])
def test_yes_needs_proof(
    score: float, evidence: str, state: str, said: str, answer: str, blocked: bool
) -> None:
    found = prepared(score, evidence, state)
    assert (found.said, found.answer, found.blocked) == (said, answer, blocked)


def test_what_follows_from_an_answer_that_nobody_knew_is_not_known_either() -> None:
    states = {"AC-01": QuestionState("AC-01", "inferred", 0.0, follows_unknown=True)}
    (found,) = attest([question("AC-01")], states, AnswerSheet()).answers
    assert (found.said, found.answer) == ("unknown", "unknown")


def test_the_proof_stands_beside_the_answer() -> None:
    found = prepared(1.0, "seen")
    assert (found.on, found.note, found.mark) == (DAY, "All mailboxes; not the till", "must")


def test_only_what_underwriters_ask_is_prepared() -> None:
    questions = [question("AC-01"), question("AC-02", "no", "asked"), question("AC-03", "no", "no"),
                 question("PF-01", kind="facts")]
    states = {q.id: QuestionState(q.id, "answered", 1.0, "seen") for q in questions}
    states["AC-02"] = QuestionState("AC-02", "not_answered", None)
    assert [a.question for a in attest(questions, states, AnswerSheet()).answers] == ["AC-01"]


def test_a_summary_is_held_back_until_everything_was_seen() -> None:
    said, seen, unknown = prepared(1.0), prepared(1.0, "seen"), prepared(0.0, state="unknown")
    held = Attestation((said, seen, unknown))
    assert (held.may_print, held.blocked, held.printable, held.to_find_out) == (False, (said,), (seen,), (unknown,))
    assert Attestation((seen, unknown)).may_print


@given(st.floats(0, 1), st.sampled_from(["stated", "seen", "tested"]))
def test_proof_never_makes_an_answer_weaker(score: float, evidence: str) -> None:
    order = [PREPARED.index(prepared(score, e).answer) for e in ("stated", evidence)]
    assert order[1] <= order[0]
    assert not prepared(score, "seen").blocked
