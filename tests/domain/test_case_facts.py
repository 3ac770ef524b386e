from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.case_facts import case_facts
from advisor_app.domain.conditions import parse
from advisor_app.domain.findings import assess
from advisor_app.domain.profile import ClientProfile
from tests.domain.small_pack import TODAY, small_pack


@pytest.mark.parametrize(("staff", "answer", "state", "score"), [
    (3, "none", "not_applicable", None), (3, "unknown", "not_applicable", None), (30, "none", "answered", 0.0),
    (None, "none", "answered", 0.0), (3, None, "not_answered", None),
])
def test_an_answer_that_is_not_scored_here_is_left_out(
    staff: int | None, answer: str | None, state: str, score: float | None
) -> None:
    pack = small_pack()
    questions = tuple(replace(q, scored_if=parse("staff >= 25")) if q.id == "CR-02" else q for q in pack.questions)
    questions = tuple(replace(q, when=parse("always")) if q.id == "CR-02" else q for q in questions)
    profile = ClientProfile.of({} if staff is None else {"staff": staff})
    sheet = AnswerSheet.of(Answer("CR-02", answer))
    pack = replace(pack, questions=questions)
    known = case_facts(profile, sheet, None, pack, TODAY)
    found = {finding.id for finding in assess(known, sheet, pack, TODAY).findings}
    assert ("CR-02" in found) is (score == 0.0)
    assert (known.states["CR-02"].state, known.states["CR-02"].score) == (state, score)
