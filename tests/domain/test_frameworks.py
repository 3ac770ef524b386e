from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.loader import load_pack
from advisor_app.domain.conditions import ALWAYS, parse
from advisor_app.domain.controls import QuestionState
from advisor_app.domain.facts import Facts
from advisor_app.domain.frameworks import STATES, Framework, FrameworkRow, Relief, framework_view, group_of, references
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import Question
from tests.domain.small_pack import small_pack

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"
DAY = date(2026, 11, 24)
FRAME = Framework(
    "own", "Own", "We", "1", "https://example.org", "memory", DAY, ("4", "4.2(c)", "10", "AB.C"),
    reliefs=(Relief(parse("records_total < 5000"), ("10.1",)),),
)


def asked(question_id: str, *refs: str) -> Question:
    return Question(question_id, question_id[:2], "graded", "low", ALWAYS, refs={"own": refs, "other": ("9",)})


PACK = replace(small_pack(), frameworks=(FRAME,), questions=(
    asked("AC-01", "10.1", "4.2(c)(10)"), asked("AC-02", "4.2(c)(9)", "10.1"), asked("AC-03", "AB.C-01", "4.10"),
))


def state(question: str, word: str, score: float | None = None) -> QuestionState:
    return QuestionState(question, word, score)


def row(*own: QuestionState, reference: str = "10.1", facts: Facts | None = None) -> FrameworkRow:
    states = {question.id: state(question.id, "hidden") for question in PACK.questions}
    states.update({found.question: found for found in own})
    return next(r for r in framework_view(PACK, states, "own", facts) if r.reference == reference)


def test_references_stand_in_the_order_of_the_framework_and_of_their_numbers() -> None:
    assert dict(references(PACK, FRAME)) == {
        "4.10": ("AC-03",), "4.2(c)(9)": ("AC-02",), "4.2(c)(10)": ("AC-01",), "10.1": ("AC-01", "AC-02"),
        "AB.C-01": ("AC-03",),
    }
    assert list(references(PACK, FRAME)) == ["4.10", "4.2(c)(9)", "4.2(c)(10)", "10.1", "AB.C-01"]
    assert list(references(PACK, replace(FRAME, only=("10.1",)))) == ["10.1"]


@pytest.mark.parametrize(
    ("reference", "group"),
    [("4", "4"), ("4.1", "4"), ("4.2(c)(1)", "4.2(c)"), ("4.2(d)", "4"), ("40.1", ""), ("10.7", "10"), ("1.1", ""),
     ("AB.C-01", "AB.C"), ("AB.CD-01", "")],
)
def test_the_longest_group_that_ends_with_a_part(reference: str, group: str) -> None:
    assert group_of(FRAME, reference) == group


@pytest.mark.parametrize(
    ("first", "second", "word", "worst"),
    [
        (("answered", 1.0), ("answered", 0.7), "answered", 0.7),
        (("answered", 1.0), ("answered", 0.69), "weak", 0.69),
        (("answered", 0.35), ("unknown", 0.0), "weak", 0.0),
        (("answered", 1.0), ("unknown", 0.0), "unknown", 0.0),
        (("answered", 1.0), ("inferred", 0.0), "weak", 0.0),
        (("answered", 1.0), ("not_answered", None), "part", 1.0),
        (("answered", None), ("answered", None), "answered", None),
        (("not_answered", None), ("not_answered", None), "not_answered", None),
        (("not_answered", None), ("hidden", None), "not_answered", None),
        (("answered", 1.0), ("not_applicable", None), "answered", 1.0),
        (("hidden", None), ("not_applicable", None), "not_applicable", None),
    ],
)
def test_the_state_of_a_reference(
    first: tuple[str, float | None], second: tuple[str, float | None], word: str, worst: float | None
) -> None:
    found = row(state("AC-01", *first), state("AC-02", *second))
    assert (found.state, found.worst, found.questions, found.group) == (word, worst, ("AC-01", "AC-02"), "10")
    turned = row(state("AC-01", *second), state("AC-02", *first))
    assert (turned.state, turned.worst) == (word, worst)


def test_a_relief_holds_only_when_it_is_certain() -> None:
    def relieved(**facts: object) -> bool:
        return row(facts=Facts(ClientProfile.of(facts))).relieved

    assert relieved(records_total="500_4999")
    assert not relieved(records_total="5000_9999") and not relieved(records_total="unknown") and not relieved()
    assert not row(reference="4.10", facts=Facts(ClientProfile.of({"records_total": 10}))).relieved
    assert not row().relieved


def test_there_is_no_view_through_a_framework_that_the_pack_does_not_have() -> None:
    with pytest.raises(KeyError):
        framework_view(PACK, {}, "none")


@cache
def core() -> ContentPack:
    return load_pack(CORE)


@pytest.mark.parametrize(
    ("key", "rows"), [("csf", 100), ("cis", 56), ("cpg", 34), ("ftc", 26), ("hipaa", 40), ("gdpr", 28), ("ce", 7)]
)
def test_the_frameworks_of_the_pack(key: str, rows: int) -> None:
    states = {q.id: state(q.id, "not_answered") for q in core().questions}
    view = framework_view(core(), states, key)
    assert len(view) == rows and {r.state for r in view} == {"not_answered"}
    groups = core().words("en").frameworks[key].groups
    order = [core().framework_index[key].groups.index(r.group) for r in view]
    assert order == sorted(order) and all(groups[r.group] for r in view)


WORDS = st.sampled_from(["answered", "unknown", "not_applicable", "inferred", "not_answered", "hidden"])


@given(st.data())
def test_an_answer_shows_in_all_its_references_and_nowhere_else(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from([q for q in core().questions if q.scored and (q.refs or {}).get("csf")]))
    before = {q.id: state(q.id, "answered", 1.0 if q.scored else None) for q in core().questions}
    after = {**before, question.id: state(question.id, "answered", 0.0)}
    views = zip(framework_view(core(), before, "csf"), framework_view(core(), after, "csf"), strict=True)
    assert {new.reference for old, new in views if new != old} == set((question.refs or {})["csf"])


@given(WORDS, WORDS, st.floats(0, 1), st.floats(0, 1))
def test_every_state_is_one_of_the_list(first: str, second: str, a: float, b: float) -> None:
    found = row(state("AC-01", first, a), state("AC-02", second, b))
    assert found.state in STATES and (found.worst is None or found.worst in (a, b))
