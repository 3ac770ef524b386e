from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor_app.documents.checks import issue_checks
from advisor_app.documents.context import Addressee
from advisor_app.domain.policies import Advisor
from tests.documents.clients import evaluation, pack

READER = Addressee("Dr Osei", ("3 Harbour Lane",))
COMPLETE = Advisor(
    name="Jo Fenwick", firm="Fenwick Advisory", capacity="broker", country="GB", licence="No. 1", language="en-GB",
    phone="01326 555 0142", remuneration="a fee", complaints="the ombudsman",
)


def test_a_complete_letter_has_nothing_to_settle() -> None:
    case = evaluation("dental-practice")
    ready = replace(
        case, assessment=replace(case.assessment, check_later=()), coverage=replace(case.coverage, level="firm")
    )
    assert issue_checks(ready, pack(), advisor=COMPLETE, addressee=READER) == ()


def test_each_thing_missing_is_named_once() -> None:
    case = evaluation("dental-practice")
    rough = replace(case, coverage=replace(case.coverage, level="provisional"), today=date(2029, 1, 1),
                    assessment=replace(case.assessment, check_later=("AC-01", "AC-02")))
    found = issue_checks(rough, pack(), advisor=Advisor(capacity="broker", country="GB"))
    assert len(found) == len(set(found)) == 10
    assert found[0] == "The letterhead has no firm. Add it in the settings."
    assert found[-1] == "2 answers are marked to check."


def test_who_has_no_licence_is_not_asked_for_one() -> None:
    found = issue_checks(evaluation("dental-practice"), pack(), advisor=replace(COMPLETE, capacity="", licence=""))
    assert not any("licence" in sentence for sentence in found)
