from __future__ import annotations

from advisor_app.domain.answers import Answer
from advisor_app.domain.policies import Policy
from advisor_app.domain.wizard import SECONDS_A_QUESTION, WizardState, wizard_state
from tests.domain.small_pack import known, small_pack


def state(
    profile: dict[str, object] | None = None,
    answers: dict[str, str | Answer] | None = None,
    policies: tuple[Policy, ...] | None = None,
    depth: str = "quick",
    current: str | None = None,
    later: tuple[str, ...] = (),
) -> WizardState:
    facts, sheet = known(profile, answers, policies)
    return wizard_state(small_pack(), facts, sheet, depth, current, later=later)


def test_unknown_conditions_are_asked_and_known_false_ones_are_not() -> None:
    assert state().order == ("PF-05", "PF-13", "IN-01", "AC-01", "PT-04", "TS-23", "CR-02")
    assert "PT-04" not in state({"payment_size": "none"}).order
    assert "CR-02" not in state(policies=()).order
    assert "CR-02" in state(policies=(Policy("cyber_sa"),)).order


def test_a_child_of_an_absent_parent_is_inferred_and_not_asked() -> None:
    weak = state(answers={"TS-21": "none"})
    assert "TS-23" not in weak.order
    assert weak.states["TS-23"].state == "inferred"
    assert "TS-23" in state(answers={"TS-21": "partial"}).order


def test_depth() -> None:
    assert "DG-09" not in state(depth="standard").order
    assert "DG-09" in state({"staff": 30}, depth="standard").order
    assert "DG-09" in state(depth="full").order
    assert "PF-07" in state(depth="full").order
    assert "PF-07" not in state({"data_categories": ["contact"]}, depth="full").order


def test_moving_and_counting() -> None:
    now = state({"data_categories": ["contact"], "payment_size": "unknown"}, {"AC-01": "unknown"})
    assert (now.answered, now.unknown, now.total) == (3, 2, 7)
    assert now.missing == ("IN-01", "PT-04", "TS-23", "CR-02")
    assert now.current == "IN-01"
    assert now.after("AC-01") == "PT-04"
    assert now.before("PF-05") is None
    assert now.after("CR-02") is None
    assert now.place("TS-23") == (1, 1)
    assert now.seconds_left(4.0) == 4 * 8


def test_resuming_at_a_question_that_fell_away_goes_to_the_first_missing_one() -> None:
    assert state({"payment_size": "none"}, current="PT-04").current == "PF-05"
    assert state(current="TS-23").current == "TS-23"


def test_flags_show_in_the_section_list() -> None:
    now = state(answers={"AC-01": Answer("AC-01", "fully", check_later=True)})
    sections = {s.section: s for s in now.sections}
    assert sections["AC"].state == "to_check"
    assert sections["TS"].state == "not_started"


def test_changing_a_fact_back_restores_questions_and_answers() -> None:
    first = state({"payment_size": "10k_50k"}, {"PT-04": "partial"})
    hidden = state({"payment_size": "none"}, {"PT-04": "partial"})
    again = state({"payment_size": "10k_50k"}, {"PT-04": "partial"})
    assert "PT-04" not in hidden.order
    assert again.order == first.order
    assert again.states == first.states


def test_a_section_put_off_is_neither_counted_nor_passed_but_can_be_gone_to() -> None:
    whole, later = state(depth="full"), state(depth="full", later=("AC",))
    assert later.order == whole.order and later.waiting == ("AC-01",)
    assert later.total == whole.total - 1 and "AC-01" not in later.missing
    assert later.seconds_left() == whole.seconds_left() - SECONDS_A_QUESTION
    at = whole.order.index("AC-01")
    earlier, following = whole.order[at - 1], whole.order[at + 1]
    assert (later.after(earlier), later.before(following)) == (following, earlier)
    assert later.after("AC-01") == following
    assert {s.section: s.state for s in later.sections}["AC"] == "later"


def test_a_section_put_off_whose_answers_are_all_there_is_done() -> None:
    done = state(answers={"AC-01": "fully"}, depth="full", current="AC-01", later=("AC",))
    assert {s.section: s.state for s in done.sections}["AC"] == "done"
    assert done.current == "AC-01" and done.total == state(depth="full").total
