from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.loader import load_pack
from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.case_facts import case_facts
from advisor_app.domain.conditions import Logic, Node, Not
from advisor_app.domain.contradictions import Contradiction, ContradictionCheck, find_contradictions
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from tests.domain.contradiction_rows import NONE, ROWS, TODAY, Row

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"


@cache
def core() -> ContentPack:
    return load_pack(CORE)


def sheet(answers: Mapping[str, object]) -> AnswerSheet:
    return AnswerSheet.of(*(
        given if isinstance(given, Answer) else Answer(question, given)  # type: ignore[arg-type]
        for question, given in answers.items()
    ))


def found(
    profile: Mapping[str, object], answers: AnswerSheet, policies: tuple[Policy, ...] | None = None
) -> tuple[Contradiction, ...]:
    known = case_facts(ClientProfile.of(profile), answers, policies, core(), TODAY)
    return find_contradictions(known, answers, core(), TODAY)


def checks(row: Row) -> list[str]:
    return [contradiction.id for contradiction in found(row.profile, sheet(row.answers), row.policies)]


IDS = [f"{number} {row.check}" for number, row in enumerate(ROWS)]


def test_every_check_has_a_row_and_every_row_a_check() -> None:
    assert {row.check for row in ROWS} == {check.id for check in core().contradictions}
    assert len(core().contradictions) == 19


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_firm_is_asked_back_about_this_and_nothing_else(row: Row) -> None:
    assert checks(row) == [row.check]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_each_change_settles_it(row: Row) -> None:
    """What no condition looks at would leave the check speaking: every piece of it is shown to count."""
    assert row.settled
    for profile, answers, policies in row.settled:
        changed = replace(
            row, profile={**row.profile, **profile}, answers={**row.answers, **answers},
            policies=row.policies if policies is None else policies,
        )
        assert row.check not in checks(changed), (profile, answers, policies)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_what_was_not_answered_contradicts_nothing(row: Row) -> None:
    """One side alone is silent: taking any entry away never makes another check speak."""
    for name in row.profile:
        rest = {key: value for key, value in row.profile.items() if key != name}
        assert set(checks(replace(row, profile=rest))) <= {row.check}
    for name in row.answers:
        rest = {key: value for key, value in row.answers.items() if key != name}
        assert set(checks(replace(row, answers=rest))) <= {row.check}


def thinner(node: Node) -> Iterator[Node]:
    """The condition with one operand of one `and` or `or` left out, in every way; and with each `not` left out."""
    if isinstance(node, Not):
        yield node.operand
        yield from (Not(operand) for operand in thinner(node.operand))
    if isinstance(node, Logic):
        for at, operand in enumerate(node.operands):
            rest = node.operands[:at] + node.operands[at + 1:]
            yield rest[0] if len(rest) == 1 else Logic(node.operator, rest)
            for less in thinner(operand):
                yield Logic(node.operator, (*node.operands[:at], less, *node.operands[at + 1:]))


def verdicts(row: Row, when: Node) -> list[bool]:
    """Whether a condition holds for the firm of a row and for each firm in which it is settled."""
    check = ContradictionCheck(row.check, ("PF-01",), when)
    pack = replace(core(), contradictions=(check,))
    result = []
    for profile, answers, policies in ((NONE, NONE, None), *row.settled):
        given = sheet({**row.answers, **answers})
        own = row.policies if policies is None else policies
        known = case_facts(ClientProfile.of({**row.profile, **profile}), given, own, core(), TODAY)
        result.append(bool(find_contradictions(known, given, pack, TODAY)))
    return result


@pytest.mark.parametrize("check", [c for c in core().contradictions if c.when is not None], ids=lambda c: c.id)
def test_every_piece_of_every_condition_counts(check: ContradictionCheck) -> None:
    assert check.when is not None
    rows = [row for row in ROWS if row.check == check.id]
    for less in thinner(check.when):
        wanted = [[True, *(False for _ in row.settled)] for row in rows]
        assert [verdicts(row, less) for row in rows] != wanted, less


def test_an_empty_sheet_has_no_contradiction() -> None:
    assert found({}, AnswerSheet()) == ()
    everything_unknown = AnswerSheet.of(*(Answer(q.id, "unknown") for q in core().questions if q.scored))
    assert {c.id for c in found({}, everything_unknown)} == {"much_unknown_in_a_section"}


def test_the_section_and_its_figures_are_named() -> None:
    row = next(r for r in ROWS if r.check == "much_unknown_in_a_section")
    (only,) = found(row.profile, sheet(row.answers))
    assert only.questions == ("TS-02", "TS-05")
    assert only.slots == {"section": "TS", "unknown": 2.0, "asked": 5.0}


def test_a_quarter_unknown_is_not_too_many_and_one_alone_never_is() -> None:
    assert found({}, sheet({"TS-02": "unknown"})) == ()
    quarter = {"TS-02": "unknown", "TS-05": "unknown", **dict.fromkeys(("TS-01", "TS-03", "TS-07"), "partial")}
    more = {**quarter, **dict.fromkeys(("TS-09", "TS-11", "TS-25"), "partial")}
    assert len(found({}, sheet(quarter))) == 1
    assert found({}, sheet(more)) == ()


def test_each_policy_past_its_end_is_named() -> None:
    policies = tuple(Policy(shape, end=TODAY.replace(day=day)) for shape, day in (("pi", 1), ("gl", 24), ("crime", 25)))
    assert [c.slots["policy"] for c in found({}, AnswerSheet(), policies)] == ["pi", "gl"]


ANSWERS = {
    question.id: st.sampled_from([*(option.id for option in question.options), "unknown", "not_applicable"])
    for question in core().questions if question.kind in ("graded", "single")
}
SHEETS = st.fixed_dictionaries({}, optional=ANSWERS)
PROFILES = st.sampled_from([row.profile for row in ROWS])


@given(PROFILES, SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    profile: Mapping[str, object], answers: dict[str, str], dice: Random
) -> None:
    shuffled = list(answers.items())
    dice.shuffle(shuffled)
    assert found(profile, sheet(answers)) == found(profile, sheet(dict(shuffled)))


@given(PROFILES, SHEETS)
def test_every_contradiction_is_a_question_about_questions(
    profile: Mapping[str, object], answers: dict[str, str]
) -> None:
    words = core().words("en").contradictions
    for contradiction in found(profile, sheet(answers), ()):
        assert contradiction.questions and "?" in words[contradiction.id].format(**contradiction.slots)
        assert all(question in core().question_index for question in contradiction.questions)
