"""What a question is: its options with their scores, when it applies and what it feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor_app.domain.answers import AnswerValue
from advisor_app.domain.conditions import Node
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE, ANSWER_UNKNOWN, GRADES, WEIGHTS


@dataclass(frozen=True)
class Option:
    """One choice. score: 0 to 1, or None where the choice is a fact and carries no score."""

    id: str
    score: float | None


GRADED_OPTIONS = tuple(Option(grade, score) for grade, score in GRADES.items())


@dataclass(frozen=True)
class Question:
    """One question of the bank.

    kind: `graded` and `single` (one option), `multi` (several options, scored by `multi_rule`), `facts` (a page of
    profile facts, unscored) or `policies` (the policies in force).
    quick: place in the quick set, or None. when: whether it is asked; unknown means ask.
    standard_if: at standard depth only when true; None means core. scored_if: where it is false the answer is noted and
    left out of the scores; None means always scored. parent: if that was answered `none`
    or not known, this one is inferred. weight: critical, high, medium, low or profile. action: id of the remedy.
    refs: framework identifiers.
    """

    id: str
    section: str
    kind: str
    weight: str
    when: Node
    quick: int | None = None
    options: tuple[Option, ...] = ()
    multi_rule: str | None = None
    facts: tuple[str, ...] = ()
    standard_if: Node | None = None
    scored_if: Node | None = None
    core: bool = True
    parent: str | None = None
    allows_not_applicable: bool = True
    root_causes: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    underwriter_cyber: str = "no"
    underwriter_eo: str = "no"
    refs: Mapping[str, tuple[str, ...]] | None = None
    sources: tuple[str, ...] = ()
    action: str | None = None
    version: int = 1

    @property
    def scored(self) -> bool:
        return self.kind in ("graded", "single", "multi")

    @property
    def points(self) -> int:
        """Editorial weight in the section score; 0 for profile pages."""
        return WEIGHTS.get(self.weight, 0)

    def option(self, option_id: str) -> Option | None:
        return next((o for o in self.options if o.id == option_id), None)

    def score(self, value: AnswerValue | None) -> float | None:
        """Score of an answer, 0 to 1; None when it is left out (no entry, or does not apply).

        `unknown` scores 0. Raises ValueError for a value the question does not offer.
        """
        if value is None or value == ANSWER_NOT_APPLICABLE or not self.scored:
            return None
        if value in (ANSWER_UNKNOWN, (ANSWER_UNKNOWN,)):
            return 0.0
        if isinstance(value, tuple):
            return self._multi_score(value)
        option = self.option(value)
        if option is None or option.score is None:
            raise ValueError(f"{self.id} has no answer {value!r}.")
        return option.score

    def _multi_score(self, values: tuple[str, ...]) -> float:
        """`best`: the best single option ticked. `share`: sum of the option scores, at most 1."""
        scores = [option.score or 0.0 for v in values if (option := self.option(v)) is not None]
        if len(scores) != len(values):
            raise ValueError(f"{self.id} has no answer {values!r}.")
        if not scores:
            return 0.0
        return min(1.0, sum(scores)) if self.multi_rule == "share" else max(scores)


@dataclass(frozen=True)
class QuestionText:
    """The words of one question in one language.

    prompt: owner's wording, at most 20 words. technical: the same for a consultant or IT person.
    short: statement for lists ("Second step to sign in"). finding: one line when it is weak. hint: one line or "".
    why: why we ask. help: longer, with how to check in five minutes. evidence: what good proof looks like.
    options: option id to label, including the grades.
    """

    prompt: str
    technical: str
    short: str
    finding: str
    hint: str
    why: str
    help: str
    evidence: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class ControlWeight:
    question: str
    weight: float


@dataclass(frozen=True)
class ControlRow:
    """One of the 21 controls: the questions behind it and the caps on its score.

    caps: (question ids, added) - the result is at most the lowest score of those answered plus `added`.
    applies: condition. effects and reference adoption stand with the loss parameters.
    """

    key: str
    weights: tuple[ControlWeight, ...]
    applies: Node
    cap_questions: tuple[str, ...] = ()
    cap_added: float = 0.0


@dataclass(frozen=True)
class Action:
    """A remedy: what to do about weak answers.

    level is that of its worst finding and is worked out, not stored. satisfies: ids of the underwriters' conditions
    it meets. effort: hours, days, weeks; cost: c0 to c4, first year for a firm of ten, indicative.
    """

    id: str
    questions: tuple[str, ...]
    control: str | None
    effort: str
    cost: str
    satisfies: tuple[str, ...] = ()
    priority: int = 50


@dataclass(frozen=True)
class ActionText:
    """title: verb first, under 12 words. steps: the first one costs nothing. why: under 15 words."""

    title: str
    why: str
    steps: tuple[str, ...]
