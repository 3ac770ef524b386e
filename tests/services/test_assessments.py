from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest

from advisor_app.domain.answers import Answer
from advisor_app.domain.contracts import Contract
from advisor_app.domain.evaluation import Case
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile, FactError
from advisor_app.domain.register import Decision, FindingNote, PlanItem, Register
from advisor_app.domain.text import TextError
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.kept import Kept, Saved
from advisor_app.store.items import ItemKind
from tests.domain.small_pack import TODAY, small_pack


class Recorder:
    """Takes down every call in place of a vault."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    def _done(self, *call: object) -> Saved:
        self.calls.append(call)
        future: Saved = Future()
        future.set_result(None)
        return future

    def save_answer(self, assessment: str, answer: Answer) -> Saved:
        return self._done("answer", answer.question, answer.value)

    def clear_answer(self, assessment: str, question: str) -> Saved:
        return self._done("clear", question)

    def save_fact(self, assessment: str, name: str, profile: ClientProfile) -> Saved:
        return self._done("fact", name, profile.get(name))

    def save_policies(self, assessment: str, policies: tuple[Policy, ...] | None) -> Saved:
        return self._done("policies", policies)

    def set_place(self, assessment: str, question: str) -> Saved:
        return self._done("place", question)

    def save_quotes(self, assessment: str, quotes: tuple[Policy, ...]) -> Saved:
        return self._done("quotes", quotes)

    def set_depth(self, assessment: str, depth: str) -> Saved:
        return self._done("depth", depth)

    def set_later(self, assessment: str, sections: tuple[str, ...]) -> Saved:
        return self._done("later", sections)

    def set_wording(self, assessment: str, wording: str) -> Saved:
        return self._done("wording", wording)

    def save(self, assessment: str, kind: ItemKind[Any], key: str, record: Any) -> Saved:
        return self._done(kind.name, key, record)


@pytest.fixture
def store() -> Recorder:
    return Recorder()


@pytest.fixture
def session(store: Recorder) -> AssessmentSession:
    return AssessmentSession(
        "a1", Kept(Case(ClientProfile())), place=None, store=store, registers=store, pack=small_pack(), today=TODAY
    )


def test_every_edit_is_saved_once_and_only_when_something_changed(session: AssessmentSession, store: Recorder) -> None:
    session.edit_fact("payment_size", "none")
    session.edit_fact("payment_size", "none")
    session.edit_answer("AC-01", "partial")
    session.edit_answer("AC-01", "partial")
    session.go_to("AC-01")
    session.go_to("AC-01")
    assert store.calls == [("fact", "payment_size", "none"), ("answer", "AC-01", "partial"), ("place", "AC-01")]


def test_a_bad_value_changes_nothing(session: AssessmentSession, store: Recorder) -> None:
    before = session.case
    with pytest.raises(FactError):
        session.edit_fact("staff", "many")
    with pytest.raises(ValueError, match="has no answer"):
        session.edit_answer("AC-01", "sometimes")
    with pytest.raises(TextError):
        session.annotate("AC-01", note="x" * 20_001)
    assert session.case == before
    assert store.calls == []


def test_a_note_or_a_flag_is_no_answer(session: AssessmentSession) -> None:
    session.annotate("AC-01", note="ask the IT firm")
    session.flag("AC-01", True)
    assert session.wizard().states["AC-01"].state == "not_answered"
    assert session.wizard().flagged == ("AC-01",)
    session.edit_answer("AC-01", "fully")
    answer = session.case.answers.get("AC-01")
    assert answer is not None and answer.note == "ask the IT firm"


def test_undo_and_redo_walk_every_edit(session: AssessmentSession, store: Recorder) -> None:
    session.edit_answer("AC-01", "none")
    session.edit_fact("payment_size", "none")
    session.edit_policies((Policy("cyber_sa"),))
    assert [session.undo(), session.undo(), session.undo(), session.undo()] == [
        "policies", "fact:payment_size", "answer:AC-01", None,
    ]
    assert session.case == Case(ClientProfile())
    assert store.calls[-3:] == [("policies", None), ("fact", "payment_size", None), ("clear", "AC-01")]
    assert session.redo() == "answer:AC-01"
    assert session.case.answers.value("AC-01") == "none"


def test_a_fact_changes_what_is_asked(session: AssessmentSession) -> None:
    assert "PT-04" in session.wizard().order
    session.edit_fact("payment_size", "none")
    assert "PT-04" not in session.wizard().order


def test_an_answer_says_how_it_is_known_and_who_looks_it_up(session: AssessmentSession, store: Recorder) -> None:
    session.edit_answer("AC-01", "fully")
    session.prove("AC-01", "seen", TODAY, " Jo ")
    session.flag("AC-01", True, who="Al", by=TODAY)
    session.annotate("AC-01", note="admin page", note_shown=True)
    assert session.case.answers.get("AC-01") == Answer(
        "AC-01", "fully", "seen", TODAY, "admin page", check_later=True, evidence_by="Jo", check_who="Al",
        check_by=TODAY, note_shown=True,
    )
    session.flag("AC-01", False)
    cleared = session.case.answers.get("AC-01")
    assert cleared is not None and (cleared.check_later, cleared.check_who, cleared.check_by) == (False, "", None)
    calls = len(store.calls)
    session.flag("AC-01", False)
    with pytest.raises(ValueError, match="hearsay"):
        session.prove("AC-01", "hearsay", TODAY)
    with pytest.raises(TextError):
        session.prove("AC-01", "seen", TODAY, "x" * 300)
    assert len(store.calls) == calls


def test_what_is_done_about_it_is_undone_with_the_answers(session: AssessmentSession, store: Recorder) -> None:
    note, item = FindingNote("AC-01", "planned", "Jo", TODAY), PlanItem("second_step", cost_first=180.0)
    decision = Decision("soc_eng", "undecided", TODAY)
    session.edit_answer("AC-01", "none")
    session.set_finding(note)
    session.set_fix(item)
    session.decide(decision)
    assert (session.register.ticked, session.register.finding("AC-01")) == (("second_step",), note)
    known = session.known
    assert [session.undo() for _ in range(4)] == [
        "decision:soc_eng", "fix:second_step", "finding:AC-01", "answer:AC-01",
    ]
    assert session.register == Register() and session.known is not known
    assert store.calls[-4:-1] == [
        ("decision", "soc_eng", None), ("fix", "second_step", None), ("finding", "AC-01", None),
    ]
    for _ in range(4):
        session.redo()
    session.clear_fix("second_step")
    session.clear_decision("soc_eng")
    assert session.register == Register(findings={"AC-01": note})
    calls = len(store.calls)
    session.clear_fix("second_step")
    session.set_finding(note)
    assert len(store.calls) == calls


def test_quotes_and_contracts_are_edited_with_undo(session: AssessmentSession, store: Recorder) -> None:
    quote = Policy("cyber_sa", "quote", "q1")
    session.edit_quotes((quote,))
    session.edit_fact("contracts", [{"party": "Old Mill Ltd"}, {"party": "Landlord", "kind": "landlord"}])
    session.take_contracts([Contract("k1", "old mill ltd", liability_cap=5), Contract("k2", "Town Hall")])
    rows = session.case.profile.get("contracts")
    assert isinstance(rows, tuple)
    assert [row["party"] for row in rows] == ["old mill ltd", "Landlord", "Town Hall"]
    assert [session.undo() for _ in range(3)] == ["fact:contracts", "fact:contracts", "quotes"]
    assert session.case.quotes == ()
    session.take_contracts([])
    assert session.case.profile.get("contracts") is None


def test_answers_stay_when_the_depth_is_raised(session: AssessmentSession, store: Recorder) -> None:
    session.edit_answer("AC-01", "fully")
    quick = session.wizard()
    session.raise_depth("full")
    full = session.wizard()
    assert set(quick.order) < set(full.order) and full.answered >= quick.answered
    assert session.case.answers.value("AC-01") == "fully" and store.calls[-1] == ("depth", "full")
    with pytest.raises(ValueError, match="no deeper"):
        session.raise_depth("standard")
    assert session.undo() == "depth" and session.depth == "quick" and store.calls[-1] == ("depth", "quick")


def test_a_section_is_put_off_and_taken_up(session: AssessmentSession, store: Recorder) -> None:
    before = session.wizard()
    session.put_off("PT")
    assert session.later == ("PT",) and "PT-04" not in session.wizard().missing
    assert session.wizard().total == before.total - 1
    session.take_up("PT")
    assert session.wizard() == before
    assert [call for call in store.calls if call[0] == "later"] == [("later", ("PT",)), ("later", ())]


def test_the_wording_is_remembered(session: AssessmentSession, store: Recorder) -> None:
    assert session.wording == "owner"
    session.set_wording("technical")
    session.set_wording("technical")
    assert session.wording == "technical" and store.calls == [("wording", "technical")]
