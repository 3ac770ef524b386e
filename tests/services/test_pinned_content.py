"""An assessment stands on the content it was made with, and goes to another only when told to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.pack import ContentPack, Rename
from advisor_app.domain.questions import Option
from advisor_app.services.desk import Desk
from advisor_app.services.practice import Practice
from tests.services.test_practice import PASSPHRASE, desk_in, shared_pack


def newer(version: str = "2027.1.1") -> ContentPack:
    """The content of the next year: a question is gone, one has another id, one has other options, one is new."""
    core = shared_pack()
    questions = []
    for question in core.questions:
        if question.id == "AC-11":
            questions.append(replace(question, id="AC-21"))
        elif question.id == "TS-23":
            questions.append(replace(question, options=(Option("this_year", 1.0), Option("never", 0.0))))
        elif question.id != "AC-10":
            questions.append(question)
    questions.append(replace(core.question("AC-01"), id="AC-22", quick=None, parent=None))
    return replace(
        core, version=version, questions=tuple(questions), renames=(Rename("AC-11", None, "AC-21"),),
        controls=tuple(
            replace(row, weights=tuple(w for w in row.weights if w.question in {q.id for q in questions}))
            for row in core.controls
        ),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def practice(desk: Desk) -> Iterator[Practice]:
    made, _key = desk.create(PASSPHRASE)
    made.set_up(name="Fenwick", person="Jo", country="US", language="en-US", own_firm=False)
    yield made
    made.close()


ANSWERS = {"AC-01": "fully", "AC-10": "partial", "AC-11": "mostly", "TS-23": "older"}


def filled(practice: Practice) -> str:
    client = practice.add_client(practice.blank_profile().with_fact("client_name", "Bright Dental"))
    assessment = practice.start(client, "full").id
    session = practice.open_assessment(assessment)
    for question, value in ANSWERS.items():
        session.edit_answer(question, value)
    session.go_to("AC-11")
    return assessment


def stored(practice: Practice, assessment: str) -> AnswerSheet:
    return practice.vault.assessments().load(assessment).answers


def test_an_assessment_stays_on_its_content_until_told_otherwise(practice: Practice) -> None:
    assessment = filled(practice)
    assert practice.upgrade(assessment) is None
    practice.pack = newer()
    session = practice.open_assessment(assessment)
    assert session.pack.version == "2026.11.1"
    assert session.case.answers.value("AC-10") == "partial"


def test_the_step_is_shown_first_then_done_and_taken_back_without_loss(practice: Practice) -> None:
    assessment = filled(practice)
    before, old, new = stored(practice, assessment), practice.pack, newer()
    practice.pack = new
    report = practice.upgrade(assessment)
    assert report is not None
    assert (report.ask, report.aside, report.asked_again) == (("AC-22",), ("AC-10",), ("TS-23",))
    assert (report.renamed, report.place) == ((("AC-11", "AC-21"),), "AC-21")
    assert stored(practice, assessment) == before

    practice.apply_upgrade(assessment, report)
    session = practice.open_assessment(assessment)
    assert session.pack is new and session.wizard().current == "AC-21"
    assert {a.question: a.value for a in session.case.answers} == {"AC-01": "fully", "AC-21": "mostly", "TS-23": None}
    session.evaluate(app_version="0", full=False)
    assert practice.upgrade(assessment) is None

    practice.pack, practice.shelf._loaded["core", new.version] = old, new
    back = practice.upgrade(assessment)
    assert back is not None and back.restored == ("AC-10", "TS-23")
    practice.apply_upgrade(assessment, back)
    assert stored(practice, assessment) == before


def test_an_answer_that_waits_survives_notes_and_taking_back(practice: Practice) -> None:
    assessment = filled(practice)
    practice.pack = newer()
    report = practice.upgrade(assessment)
    assert report is not None
    practice.apply_upgrade(assessment, report)
    session = practice.open_assessment(assessment)
    session.annotate("TS-23", note="ask again in spring")
    assert stored(practice, assessment).get("TS-23") == Answer("TS-23", "older", note="ask again in spring")
    session.edit_answer("TS-23", "never")
    assert stored(practice, assessment).value("TS-23") == "never"
    session.undo()
    assert stored(practice, assessment).value("TS-23") == "older"
    session.clear_answer("TS-23")
    assert stored(practice, assessment).value("TS-23") == "older"
    assert session.case.answers.value("TS-23") is None


def test_without_its_content_an_assessment_opens_on_the_one_in_use(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_pack_id: str, _version: str) -> ContentPack:
        raise ContentError("It is not here.")

    assessment = filled(practice)
    practice.pack = newer()
    monkeypatch.setattr(practice.shelf, "load", gone)
    session = practice.open_assessment(assessment)
    assert session.pack.version == "2027.1.1"
    assert session.case.answers.value("TS-23") is None
    report = practice.upgrade(assessment)
    assert report is not None and report.renamed == (("AC-11", "AC-21"),) and report.ask == ()


def test_a_finished_assessment_is_never_moved(practice: Practice) -> None:
    assessment = filled(practice)
    practice.finish(assessment)
    practice.pack = newer()
    assert practice.upgrade(assessment) is None


def test_own_figures_that_the_content_does_not_have_wait(practice: Practice) -> None:
    assessment = filled(practice)
    core = practice.pack
    session = practice.open_assessment(assessment)
    session.set_override(LossOverride("frequency.base_rate", 0.2, "Our own claims."))
    rows = {name: row for name, row in core.losses.rows.items() if name != "frequency.base_rate"}
    practice.pack = replace(newer(), losses=replace(core.losses, rows=rows))
    report = practice.upgrade(assessment)
    assert report is not None
    practice.apply_upgrade(assessment, report)
    assert practice.open_assessment(assessment).case.overrides == ()
    assert [own.parameter for own in practice.vault.registers().overrides(assessment)] == ["frequency.base_rate"]


def test_the_assessment_before_is_seen_with_the_content_of_this_one(practice: Practice) -> None:
    first = filled(practice)
    client = practice.vault.assessments().load(first).record.client
    practice.pack = newer()
    second = practice.start(client, "full").id
    before = practice.case_before(second)
    assert before is not None
    assert {a.question: a.value for a in before[0].answers} == {"AC-01": "fully", "AC-21": "mostly", "TS-23": None}
