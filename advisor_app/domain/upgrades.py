"""From one version of the content to another without losing an answer: what moves, what fits, what is kept aside.

Answers are never dropped. One whose question is gone, or whose option is, stays in the file and counts again when the
question or option comes back. Going to another version and back gives the same answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from advisor_app.domain.answers import Answer, AnswerSheet, AnswerValue
from advisor_app.domain.case_facts import case_facts
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import Question
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE, ANSWER_UNKNOWN
from advisor_app.domain.wizard import asked_order


@dataclass(frozen=True)
class FittedAnswers:
    """sheet: the answers that count with a pack. An answer that no longer fits counts as not given, with its note and
    flag. asked_again: questions of such answers. aside: answers whose question the pack does not have."""

    sheet: AnswerSheet
    asked_again: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def fitted(answers: AnswerSheet, pack: ContentPack) -> FittedAnswers:
    """What of the answers in the file counts with a pack."""
    kept: dict[str, Answer] = {}
    again: list[str] = []
    aside: list[str] = []
    for answer in answers:
        question = pack.question_index.get(answer.question)
        if question is None:
            aside.append(answer.question)
        elif _fits(question, answer.value):
            kept[answer.question] = answer
        else:
            again.append(answer.question)
            kept[answer.question] = replace(answer, value=None)
    return FittedAnswers(AnswerSheet(MappingProxyType(kept)), tuple(again), tuple(aside))


def _fits(question: Question, value: AnswerValue | None) -> bool:
    if value is None or value in (ANSWER_UNKNOWN, (ANSWER_UNKNOWN,)):
        return True
    if value == ANSWER_NOT_APPLICABLE:
        return question.allows_not_applicable
    if not question.scored or isinstance(value, tuple) is not (question.kind == "multi"):
        return False
    return all(question.option(part) is not None for part in (value if isinstance(value, tuple) else (value,)))


# ------------------------------------------------------------------------------------------------------ renames
@dataclass(frozen=True)
class Moves:
    """Ids that changed between two packs, both ways: each id stands for the other in the other pack.

    questions: question to question. options: question, as either pack calls it, to its option pairs.
    """

    questions: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]

    def question(self, question_id: str) -> str:
        return self.questions.get(question_id, question_id)

    def answer(self, answer: Answer) -> Answer:
        """An answer of one pack as the other one calls it."""
        pairs = self.options.get(answer.question, {})
        value = answer.value
        if isinstance(value, tuple):
            value = tuple(pairs.get(part, part) for part in value)
        elif value is not None:
            value = pairs.get(value, value)
        return replace(answer, question=self.question(answer.question), value=value)

    def sheet(self, answers: AnswerSheet) -> AnswerSheet:
        return AnswerSheet.of(*(self.answer(answer) for answer in answers))


def moves_between(one: ContentPack | None, other: ContentPack, answered: Collection[str] = ()) -> Moves:
    """The renames that lie between two packs, the same in both directions.

    A rename counts where the old id stands in one pack only and the new id in the other only; then the two are swapped,
    so that nothing can collide and the way back is the same. one: None for a pack that is no longer there; then the
    questions `answered` stand for those it had.
    """
    pairs = {*_question_pairs(other, one, answered)}
    if one is not None:
        pairs |= {*_question_pairs(one, other, ())}
    questions = _swaps(pairs)
    options: dict[str, Mapping[str, str]] = {}
    for question in other.questions:
        theirs = questions.get(question.id, question.id)
        before = None if one is None else one.question_index.get(theirs)
        if before is None and one is not None:
            continue
        found = {*_option_pairs(other, question, before)}
        if one is not None and before is not None:
            found |= {*_option_pairs(one, before, question)}
        if found:
            options |= {question.id: _swaps(found), theirs: _swaps(found)}
    return Moves(questions, options)


def _swaps(pairs: set[tuple[str, str]]) -> dict[str, str]:
    """Each id of the pairs to the other one; an id takes part once, and the order of the pairs makes no difference."""
    swaps: dict[str, str] = {}
    for first, second in sorted(tuple(sorted(pair)) for pair in pairs):
        if first not in swaps and second not in swaps:
            swaps |= {first: second, second: first}
    return swaps


def _question_pairs(
    pack: ContentPack, before: ContentPack | None, answered: Collection[str]
) -> Iterator[tuple[str, str]]:
    """(old, new) for the renames of a pack that lie between `before` and it."""
    for rename in pack.renames:
        old, new = rename.question, rename.to
        if rename.option is not None or old in pack.question_index or new not in pack.question_index:
            continue
        had = answered if before is None else before.question_index
        if old in had and new not in had:
            yield old, new


def _option_pairs(pack: ContentPack, question: Question, before: Question | None) -> Iterator[tuple[str, str]]:
    """(old, new) for the renamed options of a question. before: the question as the other pack has it."""
    for rename in pack.renames:
        old, new = rename.option, rename.to
        if rename.question != question.id or old is None or question.option(old) or not question.option(new):
            continue
        if before is None or (before.option(old) and not before.option(new)):
            yield old, new


# ------------------------------------------------------------------------------------------------------- the report
@dataclass(frozen=True)
class UpgradeReport:
    """What another version of the content means for one assessment, before anything is changed.

    answers: as they would be kept. swaps: ids of questions that changed, each for the other. ask: questions that come
    up now and were not there before. asked_again: answered, and the answer no longer fits. aside: answered, and the
    question is gone; kept. restored: answers kept aside so far that count again. renamed: (id so far, id from now on)
    of answered questions. reworded: answered questions whose meaning has another version. closed: no longer asked
    here, though they are still there. place: where the assessment would open.
    """

    pack: str
    old_version: str
    new_version: str
    answers: AnswerSheet
    swaps: Mapping[str, str]
    place: str | None
    ask: tuple[str, ...] = ()
    asked_again: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    reworded: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing changes for this assessment but the version it stands on."""
        return not (self.ask or self.asked_again or self.aside or self.restored or self.renamed or self.reworded
                    or self.closed)


@dataclass(frozen=True)
class Standing:
    """An assessment as it is in the file. version: of the content it stands on."""

    version: str
    profile: ClientProfile
    answers: AnswerSheet
    policies: tuple[Policy, ...] | None
    depth: str
    place: str | None
    today: date


def upgrade_report(standing: Standing, old: ContentPack | None, new: ContentPack) -> UpgradeReport:
    """What going from one pack to another would do. old: None when the pack it stands on is no longer there: then
    nothing can be said of questions that come up or go."""
    moves = moves_between(old, new, frozenset(standing.answers.answers))
    moved = moves.sheet(standing.answers)
    after = fitted(moved, new)
    before = fitted(standing.answers, old) if old is not None else FittedAnswers(standing.answers)
    renamed = [
        (answer.question, moves.question(answer.question)) for answer in standing.answers
        if moves.question(answer.question) in new.question_index and moves.question(answer.question) != answer.question
    ]
    counted = {moves.question(answer.question) for answer in before.sheet if answer.value is not None}
    counts_now = {answer.question for answer in after.sheet if answer.value is not None}
    asked_before = {moves.question(q) for q in _asked(standing, before.sheet, old)} if old is not None else set()
    asked_now = _asked(standing, after.sheet, new)
    known = {moves.question(question.id) for question in old.questions} if old is not None else set(new.question_index)
    return UpgradeReport(
        pack=new.id, old_version=standing.version, new_version=new.version, answers=moved,
        swaps=moves.questions, place=None if standing.place is None else moves.question(standing.place),
        ask=tuple(q for q in asked_now if q not in known and q not in counts_now),
        asked_again=tuple(q for q in after.asked_again if q in counted),
        aside=tuple(q for q in after.aside if q in counted),
        restored=tuple(q for q in new.question_index if q in counts_now - counted),
        renamed=tuple(renamed),
        reworded=tuple(q for q in asked_now if q in counts_now and _reworded(q, moves, old, new)),
        closed=tuple(q for q in new.question_index if q in asked_before and q not in asked_now),
    )


def _asked(standing: Standing, answers: AnswerSheet, pack: ContentPack) -> tuple[str, ...]:
    known = case_facts(standing.profile, answers, standing.policies, pack, standing.today)
    return asked_order(pack, standing.depth, known)


def _reworded(question_id: str, moves: Moves, old: ContentPack | None, new: ContentPack) -> bool:
    before = None if old is None else old.question_index.get(moves.question(question_id))
    return before is not None and before.version != new.question(question_id).version
