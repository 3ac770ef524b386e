"""Answers to scored questions: one scale, evidence beside it, nothing ever guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

AnswerValue = str | tuple[str, ...]
EVIDENCE_LASTS_DAYS = 365


@dataclass(frozen=True)
class Answer:
    """One answer.

    value: an option id, a grade, `unknown`, `not_applicable`, a tuple of option ids for a list question, or None while
    the question only has a note or a flag.
    evidence: stated, seen or tested. evidence_date: when it was seen or the test is dated. evidence_by: who told,
    showed or tested it. reason: why the question does not apply. note_shown: the note may be printed.
    check_later: a flag beside any state, with who looks it up (check_who) by which day (check_by).
    """

    question: str
    value: AnswerValue | None
    evidence: str = "stated"
    evidence_date: date | None = None
    note: str = ""
    reason: str = ""
    check_later: bool = False
    evidence_by: str = ""
    check_who: str = ""
    check_by: date | None = None
    note_shown: bool = False

    def evidence_on(self, today: date) -> str:
        """The evidence as it counts on `today`: proof older than 12 months is back to stated."""
        if self.evidence_date is not None and (today - self.evidence_date).days > EVIDENCE_LASTS_DAYS:
            return "stated"
        return self.evidence


@dataclass(frozen=True)
class AnswerSheet:
    """All answers of one assessment, by question id; a question without an entry was not answered."""

    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, *answers: Answer) -> AnswerSheet:
        return cls(MappingProxyType({answer.question: answer for answer in answers}))

    def __iter__(self) -> Iterator[Answer]:
        return iter(self.answers.values())

    def __len__(self) -> int:
        return len(self.answers)

    def get(self, question: str) -> Answer | None:
        return self.answers.get(question)

    def value(self, question: str) -> AnswerValue | None:
        answer = self.answers.get(question)
        return None if answer is None else answer.value

    def with_answer(self, answer: Answer) -> AnswerSheet:
        return AnswerSheet(MappingProxyType({**self.answers, answer.question: answer}))

    def with_value(self, question: str, value: AnswerValue) -> AnswerSheet:
        """The same sheet with another value; evidence and note of the question stay."""
        old = self.answers.get(question) or Answer(question, value)
        return self.with_answer(replace(old, value=value))

    def without(self, question: str) -> AnswerSheet:
        return AnswerSheet(MappingProxyType({q: a for q, a in self.answers.items() if q != question}))
