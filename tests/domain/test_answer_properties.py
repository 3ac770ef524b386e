"""What holds of every question, for every kind of firm: better is never worse, and not knowing never pays."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.case_facts import CaseFacts
from advisor_app.domain.findings import Assessment, assess
from advisor_app.domain.losses.inputs import loss_inputs
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.questions import Question
from tests.content.firms import PERSONAS, TODAY, known_of, pack

PERSONA = st.sampled_from(PERSONAS)
LEAST_YEARS = 10_000


def choices(question: Question) -> list[str]:
    """Its answers from the worst to the best; not knowing first."""
    options = sorted((o for o in question.options if o.score is not None), key=lambda o: (o.score or 0.0))
    return ["unknown", *(o.id for o in options)]


def value(question: Question, option: str) -> str | tuple[str, ...]:
    return (option,) if question.kind == "multi" else option


@cache
def asked(name: str) -> tuple[Question, ...]:
    """What a firm is asked that has answered nothing yet."""
    persona = next(p for p in PERSONAS if p["persona"] == name)
    states = known_of(persona, AnswerSheet()).states
    return tuple(q for q in pack().questions if q.scored and states[q.id].applies)


@st.composite
def sheets(draw: st.DrawFn, persona: dict[str, Any]) -> AnswerSheet:
    """Answers to a random part of what the firm is asked."""
    sheet = AnswerSheet()
    for question in asked(persona["persona"]):
        answer = draw(st.sampled_from([None, *choices(question)]))
        if answer is not None:
            sheet = sheet.with_answer(Answer(question.id, value(question, answer)))
    return sheet


@st.composite
def steps(draw: st.DrawFn) -> tuple[dict[str, Any], AnswerSheet, Question]:
    """A firm, what it answered, and one of the questions it is asked."""
    persona = draw(PERSONA)
    sheet = draw(sheets(persona))
    states = known_of(persona, sheet).states
    return persona, sheet, draw(st.sampled_from([q for q in pack().questions if q.scored and states[q.id].applies]))


def told(persona: dict[str, Any], sheet: AnswerSheet, question: Question, option: str) -> tuple[CaseFacts, Assessment]:
    changed = sheet.with_answer(Answer(question.id, value(question, option)))
    known = known_of(persona, changed)
    return known, assess(known, changed, pack(), TODAY)


def scores(assessment: Assessment) -> dict[str, float]:
    found = {section.section: section.score for section in assessment.sections}
    return {name: score for name, score in {**found, "overall": assessment.overall}.items() if score is not None}


@settings(max_examples=60)
@given(steps())
def test_a_better_answer_never_lowers_a_score_and_not_knowing_never_beats_the_worst(
    step: tuple[dict[str, Any], AnswerSheet, Question]
) -> None:
    persona, sheet, question = step
    before: dict[str, float] = {}
    for option in choices(question):
        now = scores(told(persona, sheet, question, option)[1])
        for name in before.keys() & now.keys():
            assert now[name] >= before[name] - 1e-9, (question.id, option, name)
        before = now


@settings(max_examples=25)
@given(steps())
def test_a_better_answer_never_raises_a_loss(step: tuple[dict[str, Any], AnswerSheet, Question]) -> None:
    persona, sheet, question = step
    before: list[float] | None = None
    for option in choices(question):
        known, _ = told(persona, sheet, question, option)
        inputs = loss_inputs(known.facts.within("assumed"), known.controls, pack().usd_rates, TODAY.year)
        found = simulate_losses(inputs, pack().losses, years=LEAST_YEARS, full=False)
        now = [found.incident_rate, found.expected_annual, *map(found.events.year_exceeds, (1e4, 1e5, 1e6))]
        if before is not None:
            assert all(b <= a * (1 + 1e-12) for a, b in zip(before, now, strict=True)), (question.id, option)
        before = now


@settings(max_examples=40)
@given(steps())
def test_what_does_not_apply_is_neutral(step: tuple[dict[str, Any], AnswerSheet, Question]) -> None:
    """A question that does not apply leaves the scores where they are without any answer to it."""
    persona, sheet, question = step
    left_out = replace(Answer(question.id, "not_applicable"), reason="Nothing of the kind here")
    with_it, without = sheet.with_answer(left_out), sheet.without(question.id)
    first = assess(known_of(persona, with_it), with_it, pack(), TODAY)
    second = assess(known_of(persona, without), without, pack(), TODAY)
    assert scores(first) == scores(second)


@pytest.mark.parametrize("question", [q.id for q in pack().questions if q.scored])
def test_every_question_moves_the_score_of_its_section(question: str) -> None:
    """Its weight has an effect for at least one of the firms that are asked it."""
    own = pack().question(question)
    worst, best = choices(own)[1], choices(own)[-1]
    everything = AnswerSheet()
    for other in pack().questions:
        if other.scored and other.id != question:
            everything = everything.with_answer(Answer(other.id, value(other, choices(other)[-1])))
    moved = []
    for persona in (p for p in PERSONAS if own in asked(p["persona"])):
        low, high = (scores(told(persona, everything, own, option)[1]) for option in (worst, best))
        moved.append(low[own.section] < high[own.section])
    assert moved and all(moved)
