"""Another version of the content: answers move, are asked again or wait, and none is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.conditions import parse
from advisor_app.domain.pack import ContentPack, Rename
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import Option, Question
from advisor_app.domain.upgrades import Standing, UpgradeReport, fitted, moves_between, upgrade_report
from tests.domain.small_pack import TODAY, graded, small_pack


def changed(question_id: str, **changes: Any) -> ContentPack:
    pack = small_pack()
    return with_questions(*(replace(q, **changes) if q.id == question_id else q for q in pack.questions))


def with_questions(*questions: Question, renames: tuple[Rename, ...] = ()) -> ContentPack:
    return replace(small_pack(), version="2", questions=questions, controls=(), renames=renames)


def report(answers: dict[str, Any], new: ContentPack, old: ContentPack | None = None, **more: Any) -> UpgradeReport:
    sheet = AnswerSheet.of(*(a if isinstance(a, Answer) else Answer(q, a) for q, a in answers.items()))
    standing = Standing("1", ClientProfile.of({}), sheet, None, "full", None, TODAY)
    return upgrade_report(replace(standing, **more), old or small_pack(), new)


# ------------------------------------------------------------------------------------------------------ what fits
def test_with_the_same_pack_everything_counts_as_before() -> None:
    sheet = AnswerSheet.of(
        Answer("AC-01", "mostly", "seen", TODAY, "note"), Answer("TS-23", "unknown"), Answer("IN-01", "unknown"),
        Answer("TS-21", None, note="ask"), Answer("DG-09", "not_applicable", reason="no records"),
    )
    found = fitted(sheet, small_pack())
    assert (found.sheet, found.asked_again, found.aside) == (sheet, (), ())


def test_an_answer_that_no_longer_fits_is_asked_again_with_its_note() -> None:
    pack = changed("TS-23", options=(Option("half_year", 1.0), Option("never", 0.0)))
    sheet = AnswerSheet.of(Answer("TS-23", "within_6m", "seen", TODAY, "saw the log", check_later=True))
    found = fitted(sheet, pack)
    assert found.asked_again == ("TS-23",)
    kept = found.sheet.get("TS-23")
    assert kept is not None and (kept.value, kept.note, kept.check_later) == (None, "saw the log", True)


def test_other_kinds_of_answers_do_not_fit() -> None:
    several = changed("TS-23", kind="multi", multi_rule="best")
    assert fitted(AnswerSheet.of(Answer("TS-23", "never")), several).asked_again == ("TS-23",)
    assert fitted(AnswerSheet.of(Answer("TS-23", ("never",))), small_pack()).asked_again == ("TS-23",)
    strict = changed("AC-01", allows_not_applicable=False)
    assert fitted(AnswerSheet.of(Answer("AC-01", "not_applicable", reason="x")), strict).asked_again == ("AC-01",)
    page = changed("AC-01", kind="facts", options=(), facts=("staff",))
    assert fitted(AnswerSheet.of(Answer("AC-01", "fully")), page).asked_again == ("AC-01",)


def test_an_answer_whose_question_is_gone_waits_and_comes_back() -> None:
    without = with_questions(*(q for q in small_pack().questions if q.id != "CR-02"))
    sheet = AnswerSheet.of(Answer("CR-02", "partial"), Answer("AC-01", "fully"))
    assert fitted(sheet, without).aside == ("CR-02",)
    assert fitted(sheet, small_pack()).sheet == sheet


# ------------------------------------------------------------------------------------------------------ the report
def test_the_report_tells_what_changes_for_this_assessment() -> None:
    questions = [q for q in small_pack().questions if q.id not in ("TS-21", "DG-09")]
    questions = [replace(q, version=2) if q.id == "AC-01" else q for q in questions]
    questions = [replace(q, parent=None, options=(Option("new", 1.0), Option("never", 0.0))) if q.id == "TS-23" else q
                 for q in questions]
    questions = [replace(q, when=parse("staff > 5")) if q.id == "CR-02" else q for q in questions]
    new = with_questions(*questions, graded("DG-19"), renames=(Rename("DG-09", None, "DG-19"),))
    new = replace(new, questions=(*new.questions, graded("AC-09"), graded("AC-08", when="staff > 50")))
    found = report(
        {"AC-01": "fully", "TS-21": "partial", "TS-23": "older", "DG-09": "mostly"}, new,
        profile=ClientProfile.of({"staff": 3}), place="DG-09",
    )
    assert found.ask == ("AC-09",)
    assert found.asked_again == ("TS-23",)
    assert found.aside == ("TS-21",)
    assert found.renamed == (("DG-09", "DG-19"),)
    assert found.reworded == ("AC-01",)
    assert found.closed == ("CR-02",)
    assert found.place == "DG-19"
    assert (found.old_version, found.new_version, found.quiet) == ("1", "2", False)


def test_the_same_pack_is_a_quiet_upgrade() -> None:
    found = report({"AC-01": "fully"}, replace(small_pack(), version="1.1"))
    assert found.quiet and found.answers == AnswerSheet.of(Answer("AC-01", "fully"))


def test_an_answer_kept_aside_counts_again_when_its_question_comes_back() -> None:
    without = with_questions(*(q for q in small_pack().questions if q.id != "CR-02"))
    found = report({"CR-02": "partial"}, small_pack(), old=without)
    assert found.restored == ("CR-02",) and found.aside == ()


def test_without_the_old_pack_renames_still_count() -> None:
    new = with_questions(graded("AC-31"), renames=(Rename("AC-01", None, "AC-31"),))
    sheet = AnswerSheet.of(Answer("AC-01", "fully"), Answer("PT-04", "none"))
    found = upgrade_report(Standing("0", ClientProfile.of({}), sheet, None, "full", None, TODAY), None, new)
    assert found.answers.value("AC-31") == "fully" and found.aside == ("PT-04",)
    assert found.ask == ()


def test_renamed_options_carry_their_answers() -> None:
    question = Question("TS-23", "TS", "single", "high", parse("always"),
                        options=(Option("half_year", 1.0), Option("older", 0.2), Option("never", 0.0)))
    new = with_questions(question, renames=(Rename("TS-23", "within_6m", "half_year"),))
    found = report({"TS-23": "within_6m"}, new)
    assert found.answers.value("TS-23") == "half_year" and found.asked_again == ()
    assert moves_between(new, small_pack()).sheet(found.answers).value("TS-23") == "within_6m"


# ------------------------------------------------------------------------------------------------------ properties
IDS = ["AC-01", "AC-02", "AC-03", "TS-23", "TS-24"]
OPTIONS = ["a", "b", "c", "fully", "none"]


@st.composite
def packs(draw: st.DrawFn) -> ContentPack:
    """Any pack: some of the questions, each with some options, and any renames, sensible or not."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    questions = [
        Question(
            question_id, question_id[:2], draw(st.sampled_from(["single", "multi"])), "high", parse("always"),
            options=tuple(Option(o, 1.0) for o in draw(st.lists(st.sampled_from(OPTIONS), unique=True, min_size=1))),
            multi_rule="best", allows_not_applicable=draw(st.booleans()), version=draw(st.integers(1, 2)),
        )
        for question_id in ids
    ]
    renames = draw(st.lists(st.one_of(
        st.builds(Rename, st.sampled_from(IDS), st.none(), st.sampled_from(IDS)),
        st.builds(Rename, st.sampled_from(IDS), st.sampled_from(OPTIONS), st.sampled_from(OPTIONS)),
    ), max_size=6))
    return with_questions(*questions, renames=tuple(renames))


_VALUES = st.one_of(
    st.none(), st.sampled_from([*OPTIONS, "unknown", "not_applicable"]),
    st.lists(st.sampled_from(OPTIONS), unique=True).map(tuple),
)
_SHEETS = st.lists(st.builds(Answer, st.sampled_from(IDS), _VALUES, note=st.sampled_from(["", "note"]))).map(
    lambda answers: AnswerSheet.of(*answers)
)


@given(_SHEETS, packs(), packs())
def test_any_upgrade_and_back_gives_the_same_answers(sheet: AnswerSheet, one: ContentPack, other: ContentPack) -> None:
    there = moves_between(one, other).sheet(sheet)
    assert len(there) == len(sheet)
    assert moves_between(other, one).sheet(there) == sheet
    assert fitted(moves_between(other, one).sheet(there), one) == fitted(sheet, one)


@given(_SHEETS, packs(), packs())
def test_every_answer_is_accounted_for(sheet: AnswerSheet, one: ContentPack, other: ContentPack) -> None:
    standing = Standing("1", ClientProfile.of({}), sheet, None, "full", None, TODAY)
    found = upgrade_report(standing, one, other)
    moves = moves_between(one, other)
    counted = {moves.question(a.question) for a in fitted(sheet, one).sheet if a.value is not None}
    now = {a.question for a in fitted(found.answers, other).sheet if a.value is not None}
    assert counted - now == {*found.asked_again, *found.aside}
    assert now - counted == {*found.restored}


@given(_SHEETS, packs())
def test_what_counts_can_always_be_scored(sheet: AnswerSheet, pack: ContentPack) -> None:
    for answer in fitted(sheet, pack).sheet:
        pack.question(answer.question).score(answer.value)
