from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.conditions import ALWAYS
from advisor_app.domain.controls import QuestionState, card_channel_score, control_state, unknown_share
from advisor_app.domain.questions import ControlRow, ControlWeight

ROW = ControlRow(
    "backup", (ControlWeight("TS-22", 0.45), ControlWeight("TS-21", 0.30), ControlWeight("TS-23", 0.25)), ALWAYS,
    cap_questions=("TS-21",),
)


def states(**values: float | str | None) -> dict[str, QuestionState]:
    result = {}
    for name in ("TS-21", "TS-22", "TS-23"):
        value = values.get(name.replace("-", "_"))
        if isinstance(value, str):
            result[name] = QuestionState(name, value, 0.0 if value in ("unknown", "inferred") else None)
        elif value is None:
            result[name] = QuestionState(name, "not_answered", None)
        else:
            result[name] = QuestionState(name, "answered", value, "seen")
    return result


def test_weighted_mean_of_what_was_answered() -> None:
    state = control_state(ROW, True, states(TS_22=1.0, TS_23=0.2))
    assert state.score == pytest.approx((0.45 * 1 + 0.25 * 0.2) / 0.70)
    assert state.answered == pytest.approx(0.70)
    assert state.uncertain == pytest.approx(0.30)


def test_below_half_is_not_known_and_never_zero() -> None:
    assert control_state(ROW, True, states(TS_22=1.0)).score is None


def test_a_cap_acts_only_when_its_question_was_answered() -> None:
    assert control_state(ROW, True, states(TS_22=1.0, TS_21=0.35, TS_23=1.0)).score == 0.35
    assert control_state(ROW, True, states(TS_22=1.0, TS_23=1.0)).score == 1.0


def test_unknown_counts_as_zero_and_widens() -> None:
    state = control_state(ROW, True, states(TS_22="unknown", TS_23=1.0))
    assert state.score == pytest.approx(0.25 / 0.70)
    assert state.unknown == pytest.approx(0.45)


def test_not_applicable_is_neutral() -> None:
    some = control_state(ROW, True, states(TS_22=1.0, TS_21="not_applicable", TS_23=0.2))
    assert some.answered == 1.0
    none = control_state(ROW, True, {q: QuestionState(q, "hidden", None) for q in ("TS-21", "TS-22", "TS-23")})
    assert (none.applies, none.score) == (False, None)
    assert unknown_share({"backup": none, "mfa": some}) == 0.0


def test_what_was_only_said_is_credited_at_nine_tenths() -> None:
    told = {q: QuestionState(q, "answered", 1.0, "stated") for q in ("TS-21", "TS-22", "TS-23")}
    state = control_state(ROW, True, told)
    assert (state.score, state.credited) == (1.0, pytest.approx(0.90))
    assert state.evidence == "stated"


@given(st.lists(st.sampled_from([0.0, 0.35, 0.7, 1.0]), min_size=3, max_size=3), st.integers(0, 2))
def test_a_better_answer_never_lowers_a_control_and_unknown_never_beats_the_worst(
    values: list[float], place: int
) -> None:
    names = ["TS_21", "TS_22", "TS_23"]
    base: dict[str, float | str | None] = dict(zip(names, values, strict=True))
    better = {**base, names[place]: min(1.0, values[place] + 0.3)}
    worst = {**base, names[place]: 0.0}
    unknown = {**base, names[place]: "unknown"}

    def score(given_states: dict[str, float | str | None]) -> float:
        result = control_state(ROW, True, states(**given_states)).credited
        assert result is not None
        return result

    assert score(better) >= score(base)
    assert score(unknown) <= score(worst)


def test_the_worst_card_channel_counts() -> None:
    assert card_channel_score(("terminal_p2pe", "phone_or_mail")) == 0.4
    assert card_channel_score(("none",)) is None
