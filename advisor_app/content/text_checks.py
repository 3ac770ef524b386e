"""Words: every id has its texts in every language, nothing is left over, and nothing is too long to be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Final

from advisor_app.domain import vocabulary as v
from advisor_app.domain.coverage.review import TRIGGERS
from advisor_app.domain.deadlines import NOTES as DEADLINE_NOTES
from advisor_app.domain.exposure import EXPOSURE_BANDS
from advisor_app.domain.frameworks import STATES as FRAMEWORK_STATES
from advisor_app.domain.losses.explain import BASES
from advisor_app.domain.losses.firm import NOTES
from advisor_app.domain.losses.parameters import GRADES, OWN_GRADE
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.domain.pack import EVERYTHING, ContentPack, Texts
from advisor_app.domain.profile import FACTS, ROW_FIELDS
from advisor_app.domain.profile_lists import CONTRACT_KINDS, DATA_CATEGORIES, DATA_ELEMENTS, INCIDENT_KINDS
from advisor_app.domain.questions import Question

PROMPT_WORDS: Final = 20
SHORT_WORDS: Final = 6
TITLE_WORDS: Final = 11
ACTION_WHY_WORDS: Final = 14
REASON_WORDS: Final = 45

# Closed lists that people see, by the name of their words.
LISTS: Final[Mapping[str, Collection[str]]] = {
    "answers": (*v.GRADES, v.ANSWER_UNKNOWN, v.ANSWER_NOT_APPLICABLE, "inferred", "not_answered"),
    "evidence": v.EVIDENCE,
    "severities": v.SEVERITIES,
    "bands": v.BANDS,
    "priorities": v.PRIORITIES,
    "verdicts": v.VERDICTS,
    "efforts": v.EFFORTS,
    "costs": v.COSTS,
    "depths": v.DEPTHS,
    "root_causes": v.ROOT_CAUSES,
    "factors": v.FACTORS,
    "consequences": v.CONSEQUENCES,
    "incident_causes": v.INCIDENT_CAUSES,
    "loss_parts": v.LOSS_PARTS,
    "controls": v.CONTROLS,
    "policy_shapes": v.POLICY_SHAPES,
    "part_statuses": v.PART_STATUSES,
    "carrier_statuses": v.CARRIER_STATUSES,
    "waiting_types": v.WAITING_TYPES,
    "seen_by": v.SEEN_BY,
    "term_values": v.TERM_VALUES,
    "incident_kinds": INCIDENT_KINDS,
    "contract_kinds": CONTRACT_KINDS,
    "capacities": v.CAPACITIES,
    "disclosure_regimes": v.DISCLOSURE_REGIMES,
    "sectors": tuple(v.SECTORS),
    "data_categories": DATA_CATEGORIES,
    "data_elements": DATA_ELEMENTS,
    "framework_states": FRAMEWORK_STATES,
    "row_fields": tuple(dict.fromkeys(key for fields in ROW_FIELDS.values() for key in fields)),
    "exposure_bands": EXPOSURE_BANDS,
    "deadline_notes": DEADLINE_NOTES,
    "parameter_grades": (*GRADES, OWN_GRADE),
}


# Words of cover that belong to no rule: what no policy of this kind pays.
_FREE_COVERAGE: Final = ("never",)


def question_texts(pack: ContentPack) -> Iterator[str]:
    """Every question has its words, a label for each option and none for others."""
    for words in whole_languages(pack):
        for question in pack.questions:
            yield from _question_words(question, words)
        for question_id in words.questions:
            if question_id not in pack.question_index:
                yield f"{words.language}: questions has words for {question_id}, which is no question."


def _question_words(question: Question, words: Texts) -> Iterator[str]:
    text = words.questions.get(question.id)
    if text is None:
        yield f"{words.language}: question {question.id} has no words."
        return
    wanted = ["prompt", "technical", "short", "why", "help", "evidence"] + (["finding"] if question.scored else [])
    empty = [name for name in wanted if not str(getattr(text, name)).strip()]
    if empty:
        yield f"{words.language}: question {question.id} has no {', '.join(empty)}."
    offered = {option.id for option in question.options}
    yield from same_ids(f"{words.language}: question {question.id}", set(text.options), offered, "option")


def fact_texts(pack: ContentPack) -> Iterator[str]:
    """Every asked fact has a label, and its options are those that the fact allows."""
    asked = {fact for question in pack.questions for fact in question.facts}
    for words in whole_languages(pack):
        yield from same_ids(f"{words.language}: facts", set(words.facts) & asked, asked, "fact")
        for name, text in words.facts.items():
            allowed = set(FACTS[name].allowed)
            yield from same_ids(f"{words.language}: fact {name}", set(text.options), allowed, "option")


def action_texts(pack: ContentPack) -> Iterator[str]:
    for words in whole_languages(pack):
        yield from same_ids(f"{words.language}: actions", set(words.actions), set(pack.action_index), "action")


def list_texts(pack: ContentPack) -> Iterator[str]:
    """Sections and the closed lists that people see."""
    for words in whole_languages(pack):
        yield from same_ids(f"{words.language}: sections", set(words.sections), set(v.SECTIONS), "section")
        for group, ids in LISTS.items():
            found = set(words.vocabulary.get(group, {}))
            yield from same_ids(f"{words.language}: vocabulary {group}", found, set(ids), "id")
        terms, meanings = (set(words.vocabulary.get(group, {})) for group in ("glossary_terms", "glossary"))
        yield from same_ids(f"{words.language}: vocabulary glossary", meanings, terms, "term")


def coverage_texts(pack: ContentPack) -> Iterator[str]:
    """Every coverage part, policy term, thing insurers ask for, kind of technology and scenario has its words, none is
    left over, and every reason that a part can give has a template."""
    book = pack.coverage
    groups = {
        "terms": {term.id for term in book.terms}, "controls": {row.id for row in book.controls.rows},
        "technology": {kind.id for kind in book.technology},
        "horizon": {row.id for row in book.review.horizon}, "triggers_of_review": set(TRIGGERS),
        "ready": set(book.readiness.points), "notices": {*(row.id for row in book.readiness.notices), "n_contract"},
        "steps": set(book.readiness.steps), "branches": set(book.readiness.branches),
        "scenarios": {row.id for row in book.scenarios}, "triggers": {row.trigger for row in book.scenarios},
    }
    for words in whole_languages(pack):
        known = {part.id for part in book.parts} | {*groups, *_FREE_COVERAGE}
        yield from same_ids(f"{words.language}: coverage", set(words.coverage) - known, set(), "part")
        for group, ids in groups.items():
            found = {key.partition(".")[0] for key in words.coverage.get(group, {})}
            yield from same_ids(f"{words.language}: coverage {group}", found, ids, "id")
        for part in pack.coverage.parts:
            if not words.coverage.get(part.id, {}).get("name"):
                yield f"{words.language}: coverage part {part.id} has no name."
            for reason, _ in part.reasons:
                if reason not in words.reasons:
                    yield f'{words.language}: coverage part {part.id} gives the reason "{reason}", which has no words.'


def loss_texts(pack: ContentPack) -> Iterator[str]:
    """Every message, figure, input and group of numbers of the loss model has its words."""
    wanted = {
        "notes": {*NOTES}, "figures": {*BASES}, "inputs": {entry.name for entry in fields(LossInputs)},
        "tables": {row_id.split(".")[0] for row_id in pack.losses.rows},
    }
    for words in whole_languages(pack):
        for group, ids in wanted.items():
            found = {key.split(".")[1] for key in words.losses if key.startswith(f"{group}.")}
            more = found if group == "notes" else set()
            yield from same_ids(f"{words.language}: losses {group}", found, ids | more, "id")


def same_ids(where: str, found: set[str], wanted: set[str], kind: str) -> Iterator[str]:
    """Ids without words, and words without an id."""
    missing, extra = sorted(wanted - found), sorted(found - wanted)
    if missing:
        yield f"{where}: no words for the {kind} {', '.join(missing)}."
    if extra:
        yield f"{where}: words for the {kind} {', '.join(extra)}, which does not exist."


def whole_languages(pack: ContentPack) -> Iterator[Texts]:
    """The languages that lack nothing; a partial one is held to what it covers."""
    return (texts for texts in pack.texts.values() if texts.whole_for(EVERYTHING))


def lengths(pack: ContentPack) -> Iterator[str]:
    """Long sentences are not read: the bounds of prompts, names, titles and reasons, in words."""
    for words in whole_languages(pack):
        yield from lengths_of(words, 1.0)


def lengths_of(words: Texts, longer: float) -> Iterator[str]:
    """The same for one language. longer: how many times as many words as English it may take."""
    for question_id, text in words.questions.items():
        for name, bound in (("prompt", PROMPT_WORDS), ("short", SHORT_WORDS)):
            yield from _long(f"{words.language}: {question_id}, {name}", str(getattr(text, name)), bound * longer)
    for action_id, action in words.actions.items():
        yield from _long(f"{words.language}: action {action_id}, title", action.title, TITLE_WORDS * longer)
        yield from _long(f"{words.language}: action {action_id}, why", action.why, ACTION_WHY_WORDS * longer)
    for reason, template in words.reasons.items():
        yield from _long(f"{words.language}: reason {reason}", template, REASON_WORDS * longer)


def _long(where: str, text: str, bound: float) -> Iterator[str]:
    count = len(text.split())
    if count > bound:
        yield f"{where} has {count} words; the most is {int(bound)}."
