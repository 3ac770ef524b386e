"""Contradictions, past cases and frameworks: links resolve, everything has its words, and nothing is unsourced."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Final

from advisor_app.content.condition_checks import can_be, pack_conditions, said_answers, unknown_values
from advisor_app.content.text_checks import same_ids, whole_languages
from advisor_app.domain import conditions as c
from advisor_app.domain.contradictions import ContradictionCheck
from advisor_app.domain.frameworks import Framework, group_of, references
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import nearest
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE, ANSWER_UNKNOWN

# What the program fills into the question of each rule; conditions fill in nothing.
SLOTS: Final = {"section_unknown": {"section", "unknown", "asked"}, "policy_lapsed": {"policy", "date"}}
LONGEST_QUESTION: Final = 45


def contradictions(pack: ContentPack) -> Iterator[str]:
    """Checks of answers against each other that lead nowhere or can never speak, and `said` where it has no place."""
    for check in pack.contradictions:
        for question_id in check.questions:
            if question_id not in pack.question_index:
                yield f"Contradiction {check.id} is about {question_id}, which is no question." + nearest(
                    question_id, pack.question_index)
        if check.when is not None:
            yield from _condition(check, check.when, pack)
        if not check.questions and check.rule != "section_unknown":
            yield f"Contradiction {check.id} names no question to look at again."
    for place, node in pack_conditions(pack):
        for function in sorted({name for name, _ in c.calls(node)}.intersection(c.ON_RECORD)):
            yield f"In {place}: {function}() is only for contradictions."


def _condition(check: ContradictionCheck, when: c.Node, pack: ContentPack) -> Iterator[str]:
    where = f"Contradiction {check.id}"
    for problem in unknown_values(when):
        yield f"{where}: {problem}"
    for function, question_id in sorted(c.calls(when)):
        if function in (*c.ON_RECORD, "answer") and question_id not in pack.question_index:
            yield f"{where}: {function}('{question_id}') names no question."
    for question_id, value in said_answers(when):
        question = pack.question_index.get(question_id)
        offered = () if question is None else tuple(option.id for option in question.options)
        if question is not None and value not in (*offered, ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE):
            yield f'{where}: {question_id} has no answer "{value}".{nearest(value, offered)}'
    if not can_be(when, True):
        yield f"{where} can never come up."
    elif not can_be(when, False):
        yield f"{where} comes up for every firm."


def contradiction_texts(pack: ContentPack) -> Iterator[str]:
    """Every contradiction has its question, with the slots that are filled, and no other has one."""
    for words in whole_languages(pack):
        where = f"{words.language}: contradictions"
        checks = {check.id: check for check in pack.contradictions}
        yield from same_ids(where, set(words.contradictions), set(checks), "check")
        for check_id, text in words.contradictions.items():
            named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            check = checks.get(check_id)
            filled = SLOTS.get(check.rule or "", set()) if check is not None else set()
            if named - filled:
                yield f"{where} {check_id}: nothing is filled in for {', '.join(sorted(named - filled))}."
            if "?" not in text:
                yield f"{where} {check_id} must be a question."
            if len(text.split()) > LONGEST_QUESTION:
                yield f"{where} {check_id} has {len(text.split())} words; the most is {LONGEST_QUESTION}."


def past_cases(pack: ContentPack) -> Iterator[str]:
    """Cases that are not certain, have no source or currency, are newer than the pack or name laws it does not have."""
    laws = {regime.id for regime in pack.regimes}
    for case in pack.cases:
        where = f"Case {case.id}"
        if case.confidence != "verified":
            yield f"{where} is not verified; take it out until it is."
        if not case.sources:
            yield f"{where} has no source, so it would never be shown."
        if case.amount is not None and not case.currency:
            yield f"{where}: an amount without a currency."
        if case.as_of > pack.as_of:
            yield f"{where}: its facts are of {case.as_of}, after the pack's own date {pack.as_of}."
        for law in case.regimes:
            if law not in laws:
                yield f'{where} names "{law}", which is no law of the pack.{nearest(law, laws)}'
    for words in whole_languages(pack):
        yield from same_ids(f"{words.language}: cases", set(words.cases), {case.id for case in pack.cases}, "case")


def frameworks(pack: ContentPack) -> Iterator[str]:
    """References without a group, groups and references that no question informs, and groups without a name."""
    for framework in pack.frameworks:
        yield from _framework(framework, pack)
    keys = {framework.key for framework in pack.frameworks}
    for words in whole_languages(pack):
        yield from same_ids(f"{words.language}: frameworks", set(words.frameworks), keys, "framework")


def _framework(framework: Framework, pack: ContentPack) -> Iterator[str]:
    where = f"Framework {framework.key}"
    found = references(pack, framework)
    groups = {reference: group_of(framework, reference) for reference in found}
    for reference, group in groups.items():
        if not group:
            yield f"{where}: {reference} of {', '.join(found[reference])} belongs to no group."
    for group in framework.groups:
        if group not in groups.values():
            yield f"{where}: no question informs the group {group}."
    relieved = [reference for relief in framework.reliefs for reference in relief.references]
    for reference in (*framework.only, *relieved):
        if reference not in found:
            yield f"{where}: no question informs {reference}."
    if framework.as_of > pack.as_of:
        yield f"{where} was looked at on {framework.as_of}, after the pack's own date {pack.as_of}."
    for words in whole_languages(pack):
        text = words.frameworks.get(framework.key)
        if text is not None:
            place = f"{words.language}: framework {framework.key}"
            yield from same_ids(place, set(text.groups), set(framework.groups), "group")
            if bool(text.relief) is not bool(framework.reliefs):
                yield f"{place}: words for a relief are there if and only if there is one."
