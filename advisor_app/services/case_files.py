"""Case files: one firm on one day as YAML or JSON, read strictly and written back the same.

Keys: profile, answers, policies, quotes, advisor, overrides. Anything else is an error that names the nearest one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter

from advisor_app.content.explain import check_document
from advisor_app.content.reading import DataFileError, Document, read_file, read_json, read_yaml
from advisor_app.content.schema import Entry, one_of
from advisor_app.content.writing import yaml_text
from advisor_app.domain import vocabulary as v
from advisor_app.domain.answers import Answer, AnswerSheet, AnswerValue
from advisor_app.domain.evaluation import Case
from advisor_app.domain.losses.overrides import RATE, LossOverride, check_override, replaced_row
from advisor_app.domain.losses.parameters import ParameterError
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor
from advisor_app.domain.profile import UNKNOWN, ClientProfile, FactError, FactValue, nearest, parse_fact
from advisor_app.domain.questions import Question
from advisor_app.domain.text import clean_text
from advisor_app.services.case_entries import MAX_POLICIES, AdvisorEntry, Day, PolicyEntry, Prose
from advisor_app.services.case_policies import advisor_tree, policy_tree, to_advisor, to_policy

T = TypeVar("T")

REASON_LIMIT = 500
MAX_OPTIONS = 100
MAX_OVERRIDES = 400


class CaseFileError(DataFileError):
    """A case file that cannot be used; the message is one sentence: where, what, and what to do."""


def _listed(value: object) -> object:
    """An answer alone is short for {value: answer}."""
    return value if isinstance(value, dict) else {"value": value}


def _answer(value: object) -> object:
    texts = value if isinstance(value, list) else [value]
    if value is not None and not (all(isinstance(text, str) for text in texts) and len(texts) <= MAX_OPTIONS):
        raise ValueError("it must be the id of an answer, in quotation marks if it looks like a number.")
    return value


class AnswerEntry(Entry):
    value: Annotated[Any, BeforeValidator(_answer)] = None
    evidence: Annotated[str, AfterValidator(one_of(v.EVIDENCE))] = "stated"
    evidence_date: Day = None
    note: Prose = ""
    reason: Annotated[str, Field(max_length=REASON_LIMIT)] = ""
    check_later: bool = False


class OverrideEntry(Entry):
    """A number of the loss model that the advisor replaces."""

    parameter: Annotated[str, Field(min_length=1, max_length=100)]
    value: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    reason: Annotated[str, Field(min_length=1, max_length=REASON_LIMIT)]


class CaseEntry(Entry):
    """The outer shape of a case file; facts and answers are read against the pack afterwards."""

    profile: dict[str, Any] = Field(default_factory=dict)
    answers: dict[str, Annotated[AnswerEntry, BeforeValidator(_listed)] | None] = Field(default_factory=dict)
    policies: Annotated[list[PolicyEntry], Field(max_length=MAX_POLICIES)] | None = None
    quotes: Annotated[list[PolicyEntry], Field(max_length=MAX_POLICIES)] = Field(default_factory=list)
    advisor: AdvisorEntry = AdvisorEntry()
    overrides: Annotated[list[OverrideEntry], Field(max_length=MAX_OVERRIDES)] = Field(default_factory=list)


_CASE = TypeAdapter(CaseEntry)


# ---------------------------------------------------------------------------------------------------- reading
def read_case(path: Path, pack: ContentPack) -> Case:
    """The case of a YAML or JSON file of at most 20 MB. Raises CaseFileError."""
    try:
        return case_of(read_file(path), pack)
    except CaseFileError:
        raise
    except DataFileError as error:
        raise CaseFileError(str(error)) from error


def parse_case(text: str, pack: ContentPack, *, name: str = "the case", is_json: bool = False) -> Case:
    """The case of YAML or JSON text. Raises CaseFileError."""
    try:
        return case_of(read_json(text, name) if is_json else read_yaml(text, name), pack)
    except CaseFileError:
        raise
    except DataFileError as error:
        raise CaseFileError(str(error)) from error


def case_of(document: Document, pack: ContentPack) -> Case:
    """The case of a document that has been read. Raises DataFileError."""
    entry = check_document(document, _CASE)
    _check_terms(document, "policies", entry.policies or [], pack)
    _check_terms(document, "quotes", entry.quotes, pack)
    policies = None if entry.policies is None else tuple(to_policy(policy, "current") for policy in entry.policies)
    profile = _profile(document, entry.profile)
    home = profile.get("home_country")
    return Case(
        profile=profile,
        answers=_answers(document, entry.answers, pack),
        policies=policies,
        quotes=tuple(to_policy(policy, "quote") for policy in entry.quotes),
        advisor=to_advisor(entry.advisor, home if isinstance(home, str) else ""),
        overrides=_overrides(document, entry.overrides, pack),
    )


def _overrides(document: Document, entries: list[OverrideEntry], pack: ContentPack) -> tuple[LossOverride, ...]:
    found: dict[str, LossOverride] = {}
    for number, entry in enumerate(entries):
        override = LossOverride(entry.parameter, entry.value, clean_text(entry.reason))
        place = document.place(["overrides", number])
        if replaced_row(override.parameter, pack.losses, pack.usd_rates) is None:
            near = nearest(override.parameter, (*pack.losses.rows, *(f"{RATE}{key}" for key in pack.usd_rates)))
            raise CaseFileError(f'{place}: the loss model has no number "{override.parameter}".{near}')
        if override.parameter in found:
            raise CaseFileError(f"{place}: {override.parameter} is there twice; keep one.")
        try:
            check_override(override, pack.losses, pack.usd_rates)
        except ParameterError as error:
            raise CaseFileError(f"{place}: {error}") from error
        found[override.parameter] = override
    return tuple(found.values())


def _check_terms(document: Document, section: str, policies: list[PolicyEntry], pack: ContentPack) -> None:
    known = pack.coverage.term_index
    for number, policy in enumerate(policies):
        for row, term in enumerate(policy.terms):
            if term.id not in known:
                place = document.place([section, number, "terms", row])
                raise CaseFileError(f'{place}: there is no policy term "{term.id}".{nearest(term.id, known)}')


def _profile(document: Document, raw: Mapping[str, Any]) -> ClientProfile:
    values: dict[str, FactValue] = {}
    for name, value in raw.items():
        if value is None:
            continue
        try:
            values[name] = parse_fact(name, value)
        except FactError as error:
            raise CaseFileError(f"{document.place(['profile', name])}: {error}") from error
    return ClientProfile(values)


def _answers(document: Document, entries: Mapping[str, AnswerEntry | None], pack: ContentPack) -> AnswerSheet:
    answers = []
    for question_id, entry in entries.items():
        if entry is None:
            continue
        try:
            question = _question(question_id, pack)
            value = None if entry.value is None else _value(question, entry.value)
        except CaseFileError as error:
            raise CaseFileError(f"{document.place(['answers', question_id])}: {error}") from error
        answers.append(Answer(
            question_id, value, entry.evidence, entry.evidence_date, entry.note, entry.reason, entry.check_later
        ))
    return AnswerSheet.of(*answers)


def _question(question_id: str, pack: ContentPack) -> Question:
    question = pack.question_index.get(question_id)
    if question is None:
        raise CaseFileError(f'there is no question "{question_id[:40]}".{nearest(question_id, pack.question_index)}')
    if question.kind == "facts":
        raise CaseFileError(f"{question_id} is a page of facts; write {', '.join(question.facts)} under profile.")
    if question.kind == "policies":
        raise CaseFileError(f"{question_id} asks for the policies in force; write them under policies.")
    return question


def _value(question: Question, raw: str | list[str]) -> AnswerValue:
    """The answer if the question offers it."""
    if raw in (v.ANSWER_UNKNOWN, [v.ANSWER_UNKNOWN]):
        return v.ANSWER_UNKNOWN
    if raw == v.ANSWER_NOT_APPLICABLE:
        if not question.allows_not_applicable:
            raise CaseFileError("this question applies to every firm; choose another answer.")
        return v.ANSWER_NOT_APPLICABLE
    offered = [option.id for option in question.options]
    if question.kind == "multi":
        if isinstance(raw, str):
            raise CaseFileError(f'"{raw[:40]}" must be a list, like [{", ".join(offered[:2])}].')
        return tuple(_offered(value, offered) for value in dict.fromkeys(raw))
    if not isinstance(raw, str):
        raise CaseFileError("only one answer can be chosen here; write it without a list.")
    return _offered(raw, [*offered, v.ANSWER_UNKNOWN])


def _offered(value: str, offered: list[str]) -> str:
    if value not in offered:
        near = nearest(value, offered) or f" Choose one of {', '.join(offered)}."
        raise CaseFileError(f'there is no answer "{value[:40]}".{near}')
    return value


# ---------------------------------------------------------------------------------------------------- writing
def case_tree(case: Case) -> dict[str, Any]:
    """A case as plain maps, lists, texts and numbers, in the shape of a case file."""
    tree: dict[str, Any] = {
        "profile": {name: _plain(value) for name, value in case.profile.values.items()},
        "answers": {answer.question: _answer_tree(answer) for answer in case.answers},
    }
    if case.policies is not None:
        tree["policies"] = [policy_tree(policy) for policy in case.policies]
    tree["quotes"] = [_quote_tree(policy_tree(quote)) for quote in case.quotes]
    tree["advisor"] = advisor_tree(case.advisor) if case.advisor != Advisor() else {}
    if case.overrides:
        tree["overrides"] = [dict(vars(override)) for override in case.overrides]
    return tree


def case_text(case: Case, *, as_json: bool = False) -> str:
    """The case as the text of a file: `parse_case` gives the same case back."""
    tree = case_tree(case)
    if as_json:
        return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    return yaml_text(tree)


def _answer_tree(answer: Answer) -> Any:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    more: dict[str, Any] = {}
    if answer.evidence != "stated":
        more["evidence"] = answer.evidence
    if answer.evidence_date is not None:
        more["evidence_date"] = answer.evidence_date.isoformat()
    more.update({name: text for name in ("note", "reason") if (text := getattr(answer, name))})
    if answer.check_later:
        more["check_later"] = True
    return {"value": value, **more} if more or value is None else value


def _quote_tree(tree: dict[str, Any]) -> dict[str, Any]:
    """A quote says its kind only where it is another; a policy in force where it is `current`."""
    kind = tree.pop("kind", "current")
    return tree if kind == "quote" else {"kind": kind, **tree}


def _plain(value: FactValue) -> Any:
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
