"""Every reference of the pack resolves, both ways, and nothing lies about unused or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from advisor_app.content.condition_checks import can_be, pack_conditions, unknown_values
from advisor_app.domain import conditions as c
from advisor_app.domain import vocabulary as v
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import FACTS, nearest
from advisor_app.domain.questions import Action, Question

_CLIENT: Final = ("client", "stated")


def references(pack: ContentPack) -> Iterator[str]:
    """Ids that lead nowhere."""
    for question in pack.questions:
        yield from _question_references(question, pack)
    for action in pack.actions:
        for question_id in action.questions:
            if question_id not in pack.question_index:
                yield f"Action {action.id} is for {question_id}, which is no question." + nearest(
                    question_id, pack.question_index)
        conditions = {row.id for row in pack.coverage.controls.rows}
        for satisfied in action.satisfies:
            if satisfied not in conditions:
                yield f'Action {action.id} satisfies "{satisfied}", which no insurer asks for.' + nearest(
                    satisfied, conditions)
    for row in pack.controls:
        for question_id in (*(weight.question for weight in row.weights), *row.cap_questions):
            if question_id not in pack.question_index:
                yield f"Control {row.key} rests on {question_id}, which is no question." + nearest(
                    question_id, pack.question_index)
    for question_id in pack.findings_only:
        if question_id not in pack.question_index:
            yield f"findings_only names {question_id}, which is no question."
    laws = {regime.id for regime in pack.regimes}
    for regime in pack.regimes:
        if regime.notification.see is not None and regime.notification.see not in laws:
            yield f'Law {regime.id} points to "{regime.notification.see}", which is no law of the pack.'


def _question_references(question: Question, pack: ContentPack) -> Iterator[str]:
    if question.action is not None and question.action not in pack.action_index:
        yield f'Question {question.id} has the action "{question.action}", which does not exist.' + nearest(
            question.action, pack.action_index)
    for source in question.sources:
        if source not in pack.sources:
            yield f'Question {question.id} cites "{source}", which is no source.' + nearest(source, pack.sources)
    if question.parent is not None and question.parent not in pack.question_index:
        yield f"Question {question.id} has the parent {question.parent}, which is no question."


def condition_names(pack: ContentPack) -> Iterator[str]:
    """Names, values, answers and places in conditions that do not exist."""
    for place, node in pack_conditions(pack):
        for problem in unknown_values(node):
            yield f"In {place}: {problem}"
        for function, argument in sorted(c.calls(node)):
            if function == "answer" and not _is_scored(argument, pack):
                yield f"In {place}: answer('{argument}') names no scored question."
            if function == "residents" and argument.startswith("US-") and argument[3:] not in v.US_STATES:
                yield f"In {place}: residents('{argument}') names no state."


def _is_scored(question_id: str, pack: ContentPack) -> bool:
    question = pack.question_index.get(question_id)
    return question is not None and question.scored


def reachability(pack: ContentPack) -> Iterator[str]:
    """Questions and laws that can never come up, and laws that catch everyone."""
    for question in pack.questions:
        if not can_be(question.when, True):
            yield f"Question {question.id} is never asked: its condition cannot be true."
        if question.standard_if is not None and not can_be(question.standard_if, True):
            yield f"Question {question.id} is never asked at standard depth: its standard_if cannot be true."
        if question.scored_if is not None and not can_be(question.scored_if, True):
            yield f"Question {question.id} is never scored: its scored_if cannot be true."
        if question.standard_if is not None and question.quick is not None:
            yield f"Question {question.id} is in the quick set and has a standard_if, which then means nothing."
    for row in pack.controls:
        if not can_be(row.applies, True):
            yield f"Control {row.key} never applies."
    for regime in pack.regimes:
        if not can_be(regime.applies, True):
            yield f"Law {regime.id} can never apply."
        elif not can_be(regime.applies, False):
            yield f"Law {regime.id} applies to every firm; no law does."


def parents(pack: ContentPack) -> Iterator[str]:
    """Parents without an answer that settles the child, and circles of parents."""
    for question in pack.questions:
        seen = [question.id]
        parent = question.parent
        while parent is not None and parent in pack.question_index:
            if parent in seen:
                yield f"Question {question.id} is its own ancestor: {' > '.join([*seen, parent])}."
                break
            seen.append(parent)
            parent = pack.question(parent).parent
        first = pack.question_index.get(question.parent or "")
        if first is not None and all(option.score != 0 for option in first.options):
            yield f"Question {question.id} follows from {first.id}, which has no answer that scores 0."


def pages(pack: ContentPack) -> Iterator[str]:
    """Facts that no page asks, that two pages ask, or that another page asks than the fact itself says."""
    asked: dict[str, list[str]] = {}
    for question in pack.questions:
        for fact in question.facts:
            asked.setdefault(fact, []).append(question.id)
        if (question.kind == "facts") is not bool(question.facts):
            yield f"Question {question.id} must name facts if it is a page of facts, and only then."
    for spec in FACTS.values():
        if spec.asked_by in _CLIENT:
            continue
        found = asked.get(spec.name, [])
        if found != [spec.asked_by]:
            yield f"Fact {spec.name} belongs to {spec.asked_by} alone; it is asked by {', '.join(found) or 'nobody'}."
    policies = [question.id for question in pack.questions if question.kind == "policies"]
    if len(policies) != 1:
        yield f"One question asks for the policies in force; here it is {', '.join(policies) or 'none'}."


def orphans(pack: ContentPack) -> Iterator[str]:
    """Actions, sources and controls that nothing uses, and one-way links between questions and actions."""
    for action in pack.actions:
        yield from _one_way(action, pack)
    cited = {source for question in pack.questions for source in question.sources}
    for source in pack.sources:
        if source not in cited:
            yield f"No question cites the source {source}."
    missing = [key for key in v.CONTROLS if key not in pack.control_index]
    if missing:
        yield f"Controls are missing: {', '.join(missing)}."
    for question in pack.questions:
        if question.scored and question.action is None:
            yield f"Question {question.id} has no action: a weak answer would have no remedy."
        if not question.scored and question.action is not None:
            yield f"Question {question.id} is not scored, so its action is never advised."


def control_feeding(pack: ContentPack) -> Iterator[str]:
    """From question to control to losses and cover: a control without a cut in the loss model or without a place in
    what insurers ask for leads nowhere."""
    cuts = dict(zip(v.CONTROLS, zip(pack.losses.controls.cause_cuts, pack.losses.controls.lever_cuts, strict=True),
                    strict=True))
    asked = {row.control for row in pack.coverage.controls.rows}
    for row in pack.controls:
        if row.key in cuts and not any(any(cut) for cut in cuts[row.key]):
            yield f"Control {row.key} changes no loss: the loss model gives it no cut of any cause or lever."
        if row.key not in asked:
            yield f"Control {row.key} changes no cover: it is not among what insurers ask for."
    satisfied = {condition for action in pack.actions for condition in action.satisfies}
    for ask in pack.coverage.controls.rows:
        if ask.id not in satisfied:
            yield f"Insurers ask for {ask.id}, and no action satisfies it."


def renames(pack: ContentPack) -> Iterator[str]:
    """Renames to ids that do not exist, or of ids that still do."""
    for rename in pack.renames:
        if rename.option is None:
            where, known = f"The rename of {rename.question}", set(pack.question_index)
            old = rename.question
        else:
            where, old = f"The rename of {rename.question}, {rename.option}", rename.option
            question = pack.question_index.get(rename.question)
            if question is None:
                yield f"{where}: there is no such question." + nearest(rename.question, pack.question_index)
                continue
            known = {option.id for option in question.options}
        if rename.to not in known:
            yield f'{where}: its new id "{rename.to}" does not exist.' + nearest(rename.to, known)
        if old in known:
            yield f"{where}: the old id still exists; an id is never used again."


def _one_way(action: Action, pack: ContentPack) -> Iterator[str]:
    users = [question.id for question in pack.questions if question.action == action.id]
    if set(users) != set(action.questions):
        yield (
            f"Action {action.id} is for {', '.join(action.questions)}, but the questions that lead to it are "
            f"{', '.join(users) or 'none'}."
        )
    rows = {row.key for row in pack.controls for w in row.weights if w.question in action.questions}
    if action.control is not None and action.control not in rows:
        yield f'Action {action.id} works on the control "{action.control}", which rests on none of its questions.'
    if action.control is None and rows:
        yield f"Action {action.id} names no control, but its questions stand in {', '.join(sorted(rows))}."
