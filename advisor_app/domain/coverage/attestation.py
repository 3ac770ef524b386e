"""What may be told to an insurer. An answer that somebody only said is never put forward as yes.

An insurer treats the answers on its form as warranted: a wrong one can cost the cover. So a prepared answer is yes only
if the protection is complete and somebody has seen or tested it; what was only said is held back until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.controls import QuestionState
from advisor_app.domain.questions import Question

PREPARED: Final = ("yes", "partly", "no", "unknown")
_PROVEN: Final = ("seen", "tested")
_NOT_ASKED: Final = "no"


@dataclass(frozen=True)
class PreparedAnswer:
    """One answer to what underwriters ask.

    said: as it was answered (yes for complete, partly, no, unknown); answer: as it may be written on a form. evidence:
    stated, seen or tested, as it counts today; on, by: when and by whom it was seen. note: which systems it holds for
    and which not, in the advisor's words. blocked: it must not be put forward until somebody has seen it. mark: how
    insurers treat the question, must, asked or rare.
    """

    question: str
    said: str
    answer: str
    evidence: str
    on: date | None
    by: str
    note: str
    mark: str
    blocked: bool


@dataclass(frozen=True)
class Attestation:
    """All prepared answers, in the order of the questions."""

    answers: tuple[PreparedAnswer, ...] = ()

    @property
    def blocked(self) -> tuple[PreparedAnswer, ...]:
        """Said but not seen: to be looked at first."""
        return tuple(answer for answer in self.answers if answer.blocked)

    @property
    def printable(self) -> tuple[PreparedAnswer, ...]:
        """What a proposal summary may hold."""
        return tuple(answer for answer in self.answers if not answer.blocked and answer.answer != "unknown")

    @property
    def to_find_out(self) -> tuple[PreparedAnswer, ...]:
        return tuple(answer for answer in self.answers if answer.answer == "unknown")

    @property
    def may_print(self) -> bool:
        """Whether everything that would be put forward has been seen."""
        return not self.blocked


def attest(
    questions: Iterable[Question], states: Mapping[str, QuestionState], sheet: AnswerSheet
) -> Attestation:
    """The prepared answers. states: of the questions, with the evidence as it counts on the day of the evaluation."""
    found = []
    for question in questions:
        state = states.get(question.id)
        mark = _mark(question)
        if state is None or not question.scored or mark == _NOT_ASKED or not state.counts:
            continue
        found.append(_prepared(question.id, state, mark, sheet.get(question.id)))
    return Attestation(tuple(found))


def _mark(question: Question) -> str:
    """The stricter of what insurers of cyber and of technology risks do with the question."""
    order = ("must", "asked", "rare")
    marks = (question.underwriter_cyber, question.underwriter_eo)
    return next((mark for mark in order if mark in marks), _NOT_ASKED)


def _prepared(question: str, state: QuestionState, mark: str, answer: Answer | None) -> PreparedAnswer:
    said, proven = _said(state), state.evidence in _PROVEN
    claimed = said in ("yes", "partly")
    return PreparedAnswer(
        question=question, said=said, answer="partly" if said == "yes" and not proven else said,
        evidence=state.evidence, on=None if answer is None else answer.evidence_date,
        by="" if answer is None else answer.evidence_by, note="" if answer is None else answer.note, mark=mark,
        blocked=claimed and not proven,
    )


def _said(state: QuestionState) -> str:
    if state.is_unknown or state.score is None:
        return "unknown"
    if state.score >= 1.0:
        return "yes"
    return "partly" if state.score > 0.0 else "no"
