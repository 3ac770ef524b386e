from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from advisor_app.content.loader import load_pack
from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.evaluation import Case
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.kept import Kept
from advisor_app.ui.presenters.answers import CheckView, check_view
from tests.services.test_assessments import Recorder

CORE = Path(__file__).parents[3] / "resources" / "content" / "core"
TODAY = date(2026, 11, 25)


@cache
def core() -> ContentPack:
    return load_pack(CORE)


def view(
    profile: Mapping[str, object], answers: Mapping[str, str], policies: tuple[Policy, ...] | None = None,
    depth: str = "standard",
) -> CheckView:
    sheet = AnswerSheet.of(*(Answer(question, value) for question, value in answers.items()))
    case = Case(ClientProfile.of(profile), sheet, policies)
    store = Recorder()
    session = AssessmentSession(
        "a", Kept(case, depth=depth), place=None, store=store, registers=store, pack=core(), today=TODAY
    )
    return check_view(session, "en-GB")


def test_a_line_says_how_many_files_show_it() -> None:
    store = Recorder()
    session = AssessmentSession(
        "a", Kept(Case(ClientProfile())), place=None, store=store, registers=store, pack=core(), today=TODAY
    )
    shown = check_view(session, "en-GB", files={"AC-01": 1, "AC-02": 3})
    pills = {line.question: line.pills for section in shown.sections for line in section.lines}
    assert (pills["AC-01"], pills["AC-02"], pills["AC-03"]) == ((("1 file", "quiet"),), (("3 files", "quiet"),), ())


def test_a_section_put_off_is_later_and_not_missing() -> None:
    store = Recorder()
    case = Case(ClientProfile.of({"technology_services": ["saas"], "sector": "software"}))
    session = AssessmentSession(
        "a", Kept(case, depth="full", later=("TE",)), place=None, store=store, registers=store, pack=core(),
        today=TODAY,
    )
    shown = check_view(session, "en-GB")
    lines = {line.question: line for section in shown.sections for line in section.lines}
    waiting = [line for question, line in lines.items() if question.startswith("TE-")]
    assert len(waiting) > 10 and all((line.answer, line.marks) == ("Later", ()) for line in waiting)
    assert f"{len(waiting)} for another sitting" in shown.summary
    assert shown.counts["missing"] == len(session.wizard().missing)


def test_answers_that_agree_need_no_second_look() -> None:
    assert view({}, {}).second_looks == ()
    assert view({}, {"AC-01": "fully", "AC-04": "sms_or_call"}).second_looks == ()


def test_a_second_look_links_to_both_questions() -> None:
    (look,) = view({}, {"AC-01": "fully", "AC-04": "none"}, depth="full").second_looks
    assert look.text.endswith("Which is right?")
    assert look.links == (("AC-01", "Second step to sign in"), ("AC-04", "Kind of second step"))


def test_a_question_that_is_not_asked_now_gets_no_link() -> None:
    (hidden,) = view({"data_roles": ["own_b2b"]}, {"DI-04": "fully"}).second_looks
    assert [question for question, _ in hidden.links] == ["PF-08"]
    (quick,) = view({}, {"TS-05": "fully", "TS-01": "none"}, depth="quick").second_looks
    assert [question for question, _ in quick.links] == ["TS-05"]


def test_a_policy_past_its_end_is_asked_about_with_its_date() -> None:
    (look,) = view({}, {}, (Policy("cyber_sa", end=date(2026, 3, 4)),), "full").second_looks
    assert "4 March 2026" in look.text
    assert [question for question, _ in look.links] == ["IN-01", "IN-06"]


def test_what_follows_from_an_answer_is_told_and_not_asked() -> None:
    for value, said in (("none", "No, a password is enough"), ("unknown", "We don't know")):
        shown = view({}, {"AC-01": value}, depth="full")
        (section,) = [s for s in shown.sections if any(line.question == "AC-01" for line in s.lines)]
        (entry,) = [f for f in section.followed if f.question == "AC-01"]
        assert entry.title == f"1 more not asked: it follows from “Second step to sign in: {said}”"
        assert entry.shorts == ("Kind of second step",)
        assert "AC-04" not in [line.question for line in section.lines]
    assert not any(section.followed for section in view({}, {"AC-01": "partial"}, depth="full").sections)
