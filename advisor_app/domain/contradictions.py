"""Answers that do not go together: found while the answers come in, and asked back as questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.case_facts import CaseFacts
from advisor_app.domain.conditions import Node, Value, truth
from advisor_app.domain.facts import Facts
from advisor_app.domain.pack import ContentPack

Slot = str | float | date
_NO_SLOTS: Final[Mapping[str, Slot]] = MappingProxyType({})


@dataclass(frozen=True)
class ContradictionCheck:
    """One check. when: the condition, or None where `rule` names one of RULES.

    questions: those to look at again. share: of `section_unknown`, above which it speaks; least: unknown answers
    needed besides.
    """

    id: str
    questions: tuple[str, ...]
    when: Node | None = None
    rule: str | None = None
    share: float = 1.0
    least: int = 1


@dataclass(frozen=True)
class Contradiction:
    """Answers to look at again. id: of the check and of its words, which are a question; slots: what they name.

    questions: those behind it, asked or not; a page links to the ones it can show.
    """

    id: str
    questions: tuple[str, ...]
    slots: Mapping[str, Slot] = field(default_factory=lambda: _NO_SLOTS)


@dataclass(frozen=True)
class _Record:
    """What the conditions look up: the strict facts, and the answers as they stand on record on one day."""

    facts: Facts
    answers: AnswerSheet
    today: date

    def fact(self, name: str) -> Value:
        return self.facts.fact(name)

    def residents(self, region: str) -> Value:
        return self.facts.residents(region)

    def answer(self, question_id: str) -> Value:
        return self.facts.answer(question_id)

    def control(self, key: str) -> Value:
        return self.facts.control(key)

    def part(self, part_id: str) -> Value:
        return self.facts.part(part_id)

    def said(self, question_id: str, values: tuple[str, ...]) -> bool:
        """Whether one of the values was answered; false where nothing was."""
        value = self.answers.value(question_id)
        return not set(values).isdisjoint(value if isinstance(value, tuple) else (value,))

    def proven(self, question_id: str) -> bool:
        """Whether the answer was seen or tested, not longer than proof lasts ago."""
        answer = self.answers.get(question_id)
        return answer is not None and answer.evidence_on(self.today) != "stated"


def find_contradictions(
    known: CaseFacts, answers: AnswerSheet, pack: ContentPack, today: date
) -> tuple[Contradiction, ...]:
    """Everything to look at again, in the order of the pack. Only what is certain speaks: unknown is silent."""
    record = _Record(known.facts.within("strict"), answers, today)
    found: list[Contradiction] = []
    for check in pack.contradictions:
        if check.rule is not None:
            found += RULES[check.rule](check, known, pack, today)
        elif check.when is not None and truth(check.when, record) is True:
            found.append(Contradiction(check.id, check.questions))
    return tuple(found)


def _section_unknown(
    check: ContradictionCheck, known: CaseFacts, pack: ContentPack, _today: date
) -> Iterator[Contradiction]:
    """Sections of whose replies too many are "we don't know". Questions nobody reached yet do not count."""
    for section in dict.fromkeys(question.section for question in pack.questions):
        states = {q.id: known.states[q.id].state for q in pack.questions if q.section == section}
        unknown = tuple(question for question, state in states.items() if state == "unknown")
        asked = len(unknown) + sum(state == "answered" for state in states.values())
        if len(unknown) >= check.least and len(unknown) > check.share * asked:
            slots: dict[str, Slot] = {"section": section, "unknown": float(len(unknown)), "asked": float(asked)}
            yield Contradiction(check.id, unknown, slots)


def _policy_lapsed(
    check: ContradictionCheck, known: CaseFacts, _pack: ContentPack, today: date
) -> Iterator[Contradiction]:
    """Policies said to be in force whose last day is over."""
    for policy in known.facts.policies or ():
        if policy.end is not None and policy.end < today:
            yield Contradiction(check.id, check.questions, {"policy": policy.shape, "date": policy.end})


Rule = Callable[[ContradictionCheck, CaseFacts, ContentPack, date], Iterator[Contradiction]]
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {"section_unknown": _section_unknown, "policy_lapsed": _policy_lapsed}
)
