"""Moving through an assessment: what is asked, what is missing, what comes next. No Qt, no storage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.case_facts import CaseFacts
from advisor_app.domain.conditions import truth
from advisor_app.domain.controls import QuestionState
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.questions import Question
from advisor_app.domain.vocabulary import SECTIONS

SECONDS_A_QUESTION = 15.0
# The technology section belongs to a second line of insurance; this many open questions are worth a sitting.
SECOND_SITTING = "TE"
WORTH_A_SITTING = 10


@dataclass(frozen=True)
class SectionProgress:
    """One section of the list. state: not_started, part, done, to_check (something in it is flagged) or later (put off
    to another sitting and not all answered)."""

    section: str
    total: int
    answered: int
    to_check: int
    put_off: bool = False

    @property
    def state(self) -> str:
        if self.put_off and self.answered < self.total:
            return "later"
        if self.to_check:
            return "to_check"
        if self.answered == self.total:
            return "done"
        return "part" if self.answered else "not_started"


@dataclass(frozen=True)
class WizardState:
    """The whole position: `order` of the questions asked now, `current`, states and progress of each section.

    later: sections put off to another sitting. What is not answered in them is not counted: not in `total`, not as
    missing, not in the time left.
    """

    depth: str
    order: tuple[str, ...]
    current: str | None
    states: Mapping[str, QuestionState]
    sections: tuple[SectionProgress, ...]
    answered: int
    unknown: int
    flagged: tuple[str, ...]
    later: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return self.answered + len(self.missing)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(q for q in self._open() if section_of(q) not in self.later)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The questions left for another sitting."""
        return tuple(q for q in self._open() if section_of(q) in self.later)

    def _open(self) -> Iterator[str]:
        return (q for q in self.order if self.states[q].state == "not_answered")

    def place(self, question: str) -> tuple[int, int]:
        """(place, size) of a question among those of its section, counted from 1."""
        own = [q for q in self.order if section_of(q) == section_of(question)]
        return own.index(question) + 1, len(own)

    def after(self, question: str | None) -> str | None:
        """The next question asked after one; the first for None; None at the end."""
        if question is None:
            return self.order[0] if self.order else None
        if question not in self.order:
            return next(iter(self.missing), None)
        rest = self.order[self.order.index(question) + 1:]
        return next((q for q in rest if self._in_turn(q, question)), None)

    def before(self, question: str) -> str | None:
        if question not in self.order:
            return self.order[-1] if self.order else None
        earlier = self.order[:self.order.index(question)]
        return next((q for q in reversed(earlier) if self._in_turn(q, question)), None)

    def _in_turn(self, question: str, other: str) -> bool:
        """Whether a question is passed on the way from another: not one of a section that was put off."""
        return section_of(question) not in self.later or section_of(question) == section_of(other)

    def may_wait(self) -> bool:
        """Whether the technology section is long enough to be offered as a second sitting."""
        own = [q for q in self.missing if section_of(q) == SECOND_SITTING]
        return self.depth != "quick" and len(own) >= WORTH_A_SITTING

    def beyond(self, section: str) -> str | None:
        """The first question asked after a section and not put off; None at the end."""
        sections = [section_of(q) for q in self.order]
        last = max((at for at, own in enumerate(sections) if own == section), default=-1)
        return next((q for q in self.order[last + 1:] if section_of(q) not in self.later), None)

    def seconds_left(self, pace: float | None = None) -> float:
        """Seconds the missing questions will take at `pace` seconds each (8 to 60)."""
        each = SECONDS_A_QUESTION if pace is None else min(60.0, max(8.0, pace))
        return each * len(self.missing)


def section_of(question_id: str) -> str:
    return question_id.split("-", 1)[0]


def is_asked(question: Question, depth: str, known: CaseFacts) -> bool:
    """Whether a question is asked at a depth. An inferred one is not asked; `standard_if` unknown means no."""
    return known.states[question.id].state not in ("hidden", "inferred") and _at_depth(question, depth, known)


def followed(pack: ContentPack, depth: str, known: CaseFacts) -> Mapping[str, tuple[str, ...]]:
    """What is not asked because it follows from another answer: the answered question to those that follow from it."""
    found: dict[str, tuple[str, ...]] = {}
    for question in pack.questions:
        if known.states[question.id].state == "inferred" and _at_depth(question, depth, known):
            root = question
            while root.parent is not None and known.states[root.id].state == "inferred":
                root = pack.question(root.parent)
            found[root.id] = (*found.get(root.id, ()), question.id)
    return found


def _at_depth(question: Question, depth: str, known: CaseFacts) -> bool:
    if depth == "quick":
        return question.quick is not None
    if depth == "full" or question.standard_if is None or question.quick is not None:
        return True
    return truth(question.standard_if, known.facts.within("asking")) is True


def asked_order(pack: ContentPack, depth: str, known: CaseFacts) -> tuple[str, ...]:
    """Ids in the order asked: the conversation of the quick set; deeper, section by section."""
    asked = [q for q in pack.questions if is_asked(q, depth, known)]
    if depth == "quick":
        return tuple(q.id for q in sorted(asked, key=lambda q: q.quick or 0))
    rank = {section: place for place, section in enumerate(SECTIONS)}
    return tuple(q.id for q in sorted(asked, key=lambda q: (rank[q.section], q.quick is None, q.quick or 0)))


def wizard_state(
    pack: ContentPack, known: CaseFacts, answers: AnswerSheet, depth: str, current: str | None,
    *, later: tuple[str, ...] = (),
) -> WizardState:
    """The position of an assessment; `current` falls back to the first missing question, then the first. later:
    sections put off to another sitting."""
    order = asked_order(pack, depth, known)
    flagged = tuple(a.question for a in answers if a.check_later and a.question in order)
    sections = []
    for section in dict.fromkeys(section_of(q) for q in order):
        own = [q for q in order if section_of(q) == section]
        done = sum(known.states[q].state != "not_answered" for q in own)
        to_check = sum(q in flagged for q in own)
        sections.append(SectionProgress(section, len(own), done, to_check, section in later))
    missing = [q for q in order if known.states[q].state == "not_answered"]
    if current not in order:
        now = [q for q in missing if section_of(q) not in later]
        current = now[0] if now else (order[0] if order else None)
    return WizardState(
        depth=depth,
        order=order,
        current=current,
        states=known.states,
        sections=tuple(sections),
        answered=len(order) - len(missing),
        unknown=sum(known.states[q].state == "unknown" for q in order),
        flagged=flagged,
        later=later,
    )
