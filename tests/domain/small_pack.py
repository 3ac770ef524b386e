"""A pack of a few questions, small enough to work out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.case_facts import CaseFacts, case_facts
from advisor_app.domain.conditions import ALWAYS, parse
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import GRADED_OPTIONS, Action, ControlRow, ControlWeight, Option, Question

TODAY = date(2026, 11, 25)


def page(question_id: str, quick: int | None, facts: tuple[str, ...], when: str = "always") -> Question:
    return Question(question_id, question_id[:2], "facts", "profile", parse(when), quick=quick, facts=facts)


def graded(question_id: str, quick: int | None = None, **more: Any) -> Question:
    when = parse(more.pop("when", "always"))
    weight = more.pop("weight", "high")
    return Question(question_id, question_id[:2], "graded", weight, when, quick=quick, options=GRADED_OPTIONS, **more)


QUESTIONS = (
    page("PF-05", 1, ("data_categories", "data_elements")),
    page("PF-13", 2, ("payment_size", "largest_payment")),
    page("PF-07", None, ("card_handling",), "has(data_categories,'card')"),
    Question("IN-01", "IN", "policies", "profile", ALWAYS, quick=3),
    graded("AC-01", 4, weight="critical", root_causes=("weak_access_control",), action="second_step"),
    graded("PT-04", 5, weight="critical", when="pays_by_transfer", action="call_back",
           root_causes=("social_engineering",)),
    graded("TS-21", None, weight="critical"),
    Question("TS-23", "TS", "single", "high", ALWAYS, quick=6, parent="TS-21",
             options=(Option("within_6m", 1.0), Option("older", 0.2), Option("never", 0.0)), action="test_restore"),
    graded("CR-02", 7, when="has_relevant_policy", action="card"),
    graded("DG-09", None, standard_if=parse("staff >= 25"), weight="low", action="records"),
)
CONTROLS = (
    ControlRow("mfa", (ControlWeight("AC-01", 1.0),), ALWAYS),
    ControlRow("pay_verify", (ControlWeight("PT-04", 1.0),), parse("pays_by_transfer")),
    ControlRow("backup", (ControlWeight("TS-21", 0.5), ControlWeight("TS-23", 0.5)), ALWAYS, ("TS-21",)),
    ControlRow("card_scope", (ControlWeight("PF-07", 1.0),), parse("accepts_payment_cards")),
)
ACTIONS = tuple(
    Action(name, (question,), control, "hours", "c0", priority=priority)
    for name, question, control, priority in (
        ("second_step", "AC-01", "mfa", 1), ("call_back", "PT-04", "pay_verify", 2),
        ("test_restore", "TS-23", "backup", 3), ("card", "CR-02", None, 60), ("records", "DG-09", None, 90),
    )
)


def small_pack() -> ContentPack:
    nothing = cast(Any, None)
    return ContentPack(
        "small", "1", TODAY, QUESTIONS, CONTROLS, {}, ACTIONS, (), nothing, nothing, {"USD": 1.0}, TODAY, {}, {}
    )


def known(
    profile: dict[str, object] | None = None,
    answers: dict[str, str | Answer] | None = None,
    policies: tuple[Policy, ...] | None = None,
) -> tuple[CaseFacts, AnswerSheet]:
    entries = [a if isinstance(a, Answer) else Answer(q, a) for q, a in (answers or {}).items()]
    sheet = AnswerSheet.of(*entries)
    return case_facts(ClientProfile.of(profile or {}), sheet, policies, small_pack(), TODAY), sheet
