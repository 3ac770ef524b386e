"""Scores: every option has one, unknown is never an advantage, every scored question feeds something once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from advisor_app.content.condition_checks import pack_conditions
from advisor_app.content.effect_checks import options_without_effect
from advisor_app.content.explain import read_as
from advisor_app.content.schema import FactName, Words
from advisor_app.domain.conditions import ALWAYS
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import FACTS
from advisor_app.domain.questions import Question
from advisor_app.domain.vocabulary import ANSWER_UNKNOWN

QUICK_SIZE: Final = 28
QUICK_SHARE: Final = 0.5
NO_EFFECT: Final = "no_effect.yaml"
_ALL: Final = "all"
_DECLARED = TypeAdapter(dict[FactName, dict[str, Words]])


def option_scores(pack: ContentPack) -> Iterator[str]:
    """Options without a score, questions on which every answer counts the same, rules for lists."""
    for question in pack.questions:
        scores = [option.score for option in question.options]
        if not question.scored:
            if scores:
                yield f"Question {question.id} is not scored, so it can have no options of its own."
            continue
        for option in question.options:
            if option.score is None:
                yield f"{question.id}: the option {option.id} has no score, so it has no effect."
        known = [score for score in scores if score is not None]
        if len(set(known)) < 2 or max(known, default=0.0) <= 0:
            yield f"{question.id}: every answer counts the same, so it has no effect."
        if (question.kind == "multi") is (question.multi_rule is None):
            yield f"{question.id}: a list needs a multi_rule, and nothing else has one."
        if question.multi_rule != "share" and known and not math.isclose(max(known), 1.0):
            yield f"{question.id}: the best answer scores {max(known)}; it must score 1."


def share_sums(pack: ContentPack) -> Iterator[str]:
    """Lists scored by share: all of them together are the whole."""
    for question in pack.questions:
        if question.multi_rule == "share":
            total = sum(option.score or 0.0 for option in question.options)
            if not math.isclose(total, 1.0, abs_tol=1e-9):
                yield f"{question.id}: the shares of its options add up to {total:.2f}; they must add up to 1."


def unknown_answers(pack: ContentPack) -> Iterator[str]:
    """`We don't know` must never score better than the worst known answer."""
    for question in pack.questions:
        if not question.scored:
            continue
        unknown = question.score(ANSWER_UNKNOWN) or 0.0
        worst = min((option.score for option in question.options if option.score is not None), default=0.0)
        if unknown > worst:
            yield f"{question.id}: not knowing scores {unknown}, but the worst known answer only {worst}."


def not_applicable(pack: ContentPack) -> Iterator[str]:
    """A critical question that applies to everyone cannot be waved away."""
    for question in pack.questions:
        strict = question.scored and question.weight == "critical" and question.when == ALWAYS
        if strict and question.allows_not_applicable:
            yield f"{question.id} is critical and applies to every firm, so it cannot offer not_applicable."


def weights(pack: ContentPack) -> Iterator[str]:
    """Weights that do not fit the kind of question."""
    for question in pack.questions:
        if question.scored is (question.weight == "profile"):
            kind = "scored" if question.scored else "not scored"
            yield f"{question.id} is {kind}, but its weight is {question.weight}."


def feeding(pack: ContentPack) -> Iterator[str]:
    """Every scored question feeds exactly one control, or is declared to feed findings only."""
    rows = Counter(weight.question for row in pack.controls for weight in row.weights)
    for question in pack.questions:
        if not question.scored:
            if question.id in pack.findings_only:
                yield f"{question.id} is not scored; take it out of findings_only."
            continue
        places = rows[question.id] + (question.id in pack.findings_only)
        if places != 1:
            what = "nothing" if places == 0 else f"{places} places"
            yield f"{question.id} feeds {what}; it must stand in one control or in findings_only."


def control_weights(pack: ContentPack) -> Iterator[str]:
    """The weights of a control add up to 1, and a cap rests on its own questions."""
    for row in pack.controls:
        total = sum(weight.weight for weight in row.weights)
        if not math.isclose(total, 1.0, abs_tol=1e-9):
            yield f"Control {row.key}: its weights add up to {total:.2f}; they must add up to 1."
        own = {weight.question for weight in row.weights}
        for question_id in row.cap_questions:
            if question_id not in own:
                yield f"Control {row.key}: its cap rests on {question_id}, which is not one of its questions."


def quick_set(pack: ContentPack) -> Iterator[str]:
    """Places 1 to 28, each once."""
    places = sorted(question.quick for question in pack.questions if question.quick is not None)
    if places != list(range(1, QUICK_SIZE + 1)):
        missing = sorted(set(range(1, QUICK_SIZE + 1)) - set(places))
        twice = sorted(place for place, count in Counter(places).items() if count > 1)
        yield f"The quick set must hold the places 1 to {QUICK_SIZE} once each; missing: {missing}, twice: {twice}."


def quick_shares(pack: ContentPack) -> Iterator[str]:
    """The quick questions of a control carry at least half of it, so that ten minutes give a score."""
    for row in pack.controls:
        quick = [w.weight for w in row.weights if _is_quick(pack.question_index.get(w.question))]
        if quick and sum(quick) < QUICK_SHARE - 1e-9:
            yield f"Control {row.key}: its quick questions carry {sum(quick):.2f} of it; {QUICK_SHARE} is the least."


def _is_quick(question: Question | None) -> bool:
    return question is not None and question.quick is not None and question.scored


def fact_options(pack: ContentPack, folder: Path) -> Iterator[str]:
    """Options of facts that change nothing and are not declared in no_effect.yaml; and declarations out of date."""
    path = folder / NO_EFFECT
    declared = read_as(path, _DECLARED) if path.exists() else {}
    conditions = tuple(dict.fromkeys(node for _, node in pack_conditions(pack)))
    idle: dict[str, set[str]] = {}
    for fact, option in options_without_effect(pack, conditions):
        idle.setdefault(fact, set()).add(option)
    for fact, options in sorted(idle.items()):
        said = declared.get(fact, {})
        silent = sorted(option for option in options if option not in said and _ALL not in said)
        if silent:
            listed = ", ".join(silent)
            yield f"Fact {fact}: these options change nothing; use them or say why not in {NO_EFFECT}: {listed}."
    for fact, reasons in declared.items():
        stale = [option for option in reasons if option not in idle.get(fact, set()) | {_ALL}]
        if _ALL in reasons and set(FACTS[fact].allowed) - {"none", "unknown"} != idle.get(fact):
            stale.append(_ALL)
        if stale:
            yield f"{NO_EFFECT} says that these options of {fact} change nothing, but they do: {', '.join(stale)}."
