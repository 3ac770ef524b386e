"""The shape of the content files: strict, with every unknown entry refused by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from advisor_app.domain import vocabulary as v
from advisor_app.domain.conditions import calls, names, parse
from advisor_app.domain.facts import known_names
from advisor_app.domain.profile import FACTS, nearest

_FACT_NAMES = known_names()
_CALLED: dict[str, tuple[str, ...]] = {"control": v.CONTROLS, "part": v.COVERAGE_PARTS}


class Entry(BaseModel):
    """Base of all content entries: no unknown keys, no silent conversion, no input text in messages."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


def one_of(known: Iterable[str]) -> Callable[[str], str]:
    """A check that a text is in a closed list; its message names the nearest entry."""
    allowed = tuple(known)

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f'"{value[:60]}" is not in its list.{nearest(value, allowed)}')
        return value

    return check


def _condition(text: str) -> str:
    """Text that parses and looks up only facts, controls and parts that exist."""
    node = parse(text)
    for name in sorted(names(node)):
        if name not in _FACT_NAMES:
            raise ValueError(f'the condition looks up "{name}", which is no fact.{nearest(name, _FACT_NAMES)}')
    for function, argument in sorted(calls(node)):
        known = _CALLED.get(function)
        if known is not None and argument not in known:
            raise ValueError(f"the condition names the {function} \"{argument}\".{nearest(argument, known)}")
    return text


def _date(value: object) -> object:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f'"{str(value)[:40]}" must be a date like 2026-11-24.') from None


def _text(value: object) -> object:
    """A year may be written as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Condition = Annotated[str, AfterValidator(_condition)]
Day = Annotated[date, BeforeValidator(_date)]
Share = Annotated[float, Field(ge=0, le=1)]
VersionText = Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,6}){1,5}$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]*$", max_length=80)]
QuestionId = Annotated[str, Field(pattern=r"^[A-Z]{2}-[0-9]{2}$")]
Words = Annotated[str, Field(min_length=1)]
FactName = Annotated[str, AfterValidator(one_of(FACTS))]
Section = Annotated[str, AfterValidator(one_of(v.SECTIONS))]
Weight = Annotated[str, AfterValidator(one_of((*v.WEIGHTS, "profile")))]
RootCause = Annotated[str, AfterValidator(one_of(v.ROOT_CAUSES))]
Factor = Annotated[str, AfterValidator(one_of(v.FACTORS))]
Consequence = Annotated[str, AfterValidator(one_of(v.CONSEQUENCES))]
Control = Annotated[str, AfterValidator(one_of(v.CONTROLS))]
Effort = Annotated[str, AfterValidator(one_of(v.EFFORTS))]
Cost = Annotated[str, AfterValidator(one_of(v.COSTS))]
Confidence = Literal["verified", "memory", "uncertain", "judgement"]


class PackEntry(Entry):
    id: Identifier
    version: Words
    as_of: Day
    languages: Annotated[list[Words], Field(min_length=1)]


class UnderwriterEntry(Entry):
    cyber: Words = "no"
    eo: Words = "no"


class QuestionEntry(Entry):
    """One question as written; the domain type says what each entry means."""

    id: QuestionId
    section: Section
    kind: Literal["graded", "single", "multi", "facts", "policies"]
    weight: Weight
    when: Condition = "always"
    quick: Annotated[int, Field(ge=1)] | None = None
    standard_if: Condition | None = None
    scored_if: Condition | None = None
    parent: QuestionId | None = None
    options: dict[str, Share | None] = {}
    multi_rule: Literal["best", "share"] | None = None
    facts: list[FactName] = []
    not_applicable: bool = True
    causes: list[RootCause] = []
    factors: list[Factor] = []
    consequences: list[Consequence] = []
    underwriter: UnderwriterEntry = UnderwriterEntry()
    refs: dict[str, list[str]] = {}
    sources: list[str] = []
    action: Identifier | None = None
    version: Annotated[int, Field(ge=1)] = 1


class CapEntry(Entry):
    questions: Annotated[list[QuestionId], Field(min_length=1)]
    add: Annotated[float, Field(ge=0, le=1)] = 0.0


class ControlEntry(Entry):
    key: Control
    name: str = ""
    weights: Annotated[dict[QuestionId, Annotated[float, Field(gt=0, le=1)]], Field(min_length=1)]
    cap: CapEntry | None = None
    applies: Condition = "always"


class ControlsEntry(Entry):
    """controls.yaml: the rows, and the scored questions that feed findings but no control."""

    controls: list[ControlEntry]
    findings_only: dict[QuestionId, Words]


class ActionEntry(Entry):
    id: Identifier
    questions: Annotated[list[QuestionId], Field(min_length=1)]
    control: Control | None = None
    effort: Effort
    cost: Cost
    satisfies: list[Identifier] = []
    priority: Annotated[int, Field(ge=1, le=100)] = 50


class SourceEntry(Entry):
    id: Words
    title: Words
    publisher: str = ""
    year: Annotated[str, BeforeValidator(_text)] = ""
    kind: Words
    confidence: Confidence
    checked: Day | None = None


class RenameEntry(Entry):
    """renames.yaml: the question `question`, or its option `option`, is now called `to`."""

    question: QuestionId
    option: Words | None = None
    to: Words


QUESTIONS_FILE = TypeAdapter(list[QuestionEntry])
ACTIONS_FILE = TypeAdapter(list[ActionEntry])
SOURCES_FILE = TypeAdapter(list[SourceEntry])
CONTROLS_FILE = TypeAdapter(ControlsEntry)
PACK_FILE = TypeAdapter(PackEntry)
RENAMES_FILE = TypeAdapter(list[RenameEntry])


# ------------------------------------------------------------------------------------------------------ texts
class LanguageEntry(Entry):
    """language.yaml: what the texts of a language are whole for: quick, a kind of document, or all; how much longer
    than English they may be; and the texts that rightly read as in English."""

    name: Words
    covers: Annotated[list[Words], Field(min_length=1)]
    longer: Annotated[float, Field(ge=1, le=2)] = 1.0
    regions: list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]] = []
    same_as_english: list[str] = []


class QuestionTextEntry(Entry):
    """A language that is not whole may have only the words of lists: short, evidence and options."""

    prompt: str = ""
    technical: str = ""
    short: Words
    finding: str = ""
    hint: str = ""
    why: str = ""
    help: str = ""
    evidence: str = ""
    options: dict[str, Words] = {}


class ActionTextEntry(Entry):
    title: Words
    why: Words
    steps: Annotated[list[Words], Field(min_length=1)]


class FactTextEntry(Entry):
    label: Words
    hint: str = ""
    unit: str = ""
    options: dict[str, Words] = {}


class SectionTextEntry(Entry):
    name: Words
    short: Words


QUESTION_TEXTS = TypeAdapter(dict[QuestionId, QuestionTextEntry])
ACTION_TEXTS = TypeAdapter(dict[Identifier, ActionTextEntry])
FACT_TEXTS = TypeAdapter(dict[FactName, FactTextEntry])
SECTION_TEXTS = TypeAdapter(dict[Section, SectionTextEntry])
VOCABULARY_TEXTS = TypeAdapter(dict[str, dict[str, Words]])
LAW_TEXTS = TypeAdapter(dict[Identifier, Words])
LANGUAGE_FILE = TypeAdapter(LanguageEntry)
