"""The files of contradictions, past cases and frameworks, and their words; each of them may be left out of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from advisor_app.content.explain import ContentError, read_as
from advisor_app.content.schema import Condition, Day, Entry, Identifier, QuestionId, Words, one_of
from advisor_app.domain import vocabulary as v
from advisor_app.domain.cases import INDUSTRIES, CaseText, PastCase
from advisor_app.domain.conditions import parse
from advisor_app.domain.contradictions import RULES, ContradictionCheck
from advisor_app.domain.frameworks import Framework, FrameworkText, Relief

Link = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
# What a tag of a case stands for when it is no cause: a lesson on insurance.
NO_CAUSE = "none"


class ContradictionEntry(Entry):
    """One check: a condition, or one of the rules that no condition can express."""

    id: Identifier
    questions: list[QuestionId] = Field(default_factory=list)
    when: Condition | None = None
    rule: Annotated[str, AfterValidator(one_of(RULES))] | None = None
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    least: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _one_way(self) -> ContradictionEntry:
        if (self.when is None) is (self.rule is None):
            raise ValueError("a contradiction has either a condition (when) or a rule")
        return self


class CaseEntry(Entry):
    id: Identifier
    name: Words
    year: Annotated[int, Field(ge=2000, le=2100)]
    industry: Annotated[str, AfterValidator(one_of(INDUSTRIES))]
    size: Literal["small", "mid", "large"]
    place: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    role: Literal["controller", "processor"]
    tags: Annotated[list[str], Field(min_length=1)]
    people: Annotated[int, Field(ge=1)] | None = None
    amount: Annotated[float, Field(ge=0)] | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | Literal[""] = ""
    authority: Words
    citation: Words
    regimes: list[Identifier] = Field(default_factory=list)
    sources: list[Link] = Field(default_factory=list)
    confidence: Literal["verified", "memory", "uncertain"]
    as_of: Day


class CasesEntry(Entry):
    """cases.yaml: what each tag stands for (a root cause, an incident cause or none), and the cases."""

    tags: dict[str, Annotated[str, AfterValidator(one_of((*v.ROOT_CAUSES, *v.INCIDENT_CAUSES, NO_CAUSE)))]]
    cases: list[CaseEntry]


class ReliefEntry(Entry):
    when: Condition
    references: Annotated[list[Words], Field(min_length=1)]


class FrameworkEntry(Entry):
    key: Identifier
    title: Words
    publisher: Words
    edition: Words
    source: Link
    confidence: Literal["verified", "memory"]
    as_of: Day
    groups: Annotated[list[Words], Field(min_length=1)]
    only: list[Words] = Field(default_factory=list)
    reliefs: list[ReliefEntry] = Field(default_factory=list)


class CaseTextEntry(Entry):
    happened: Words
    outcome: Words
    lesson: Words


class FrameworkTextEntry(Entry):
    name: Words
    relief: str = ""
    groups: dict[str, Words]


CONTRADICTIONS_FILE = TypeAdapter(list[ContradictionEntry])
CASES_FILE = TypeAdapter(CasesEntry)
FRAMEWORKS_FILE = TypeAdapter(list[FrameworkEntry])
CONTRADICTION_TEXTS = TypeAdapter(dict[Identifier, Words])
CASE_TEXTS = TypeAdapter(dict[Identifier, CaseTextEntry])
FRAMEWORK_TEXTS = TypeAdapter(dict[Identifier, FrameworkTextEntry])


def load_contradictions(folder: Path) -> tuple[ContradictionCheck, ...]:
    """The checks of contradictions.yaml in its order; empty without the file. Raises ContentError."""
    path = folder / "contradictions.yaml"
    entries = read_as(path, CONTRADICTIONS_FILE) if path.exists() else []
    return tuple(
        ContradictionCheck(
            e.id, tuple(e.questions), None if e.when is None else parse(e.when), e.rule, e.share, e.least
        )
        for e in entries
    )


def load_cases(folder: Path) -> tuple[PastCase, ...]:
    """The cases of cases.yaml with their tags turned into causes; empty without the file. Raises ContentError."""
    path = folder / "cases.yaml"
    if not path.exists():
        return ()
    library = read_as(path, CASES_FILE)
    return tuple(_case(entry, library.tags) for entry in library.cases)


def _case(entry: CaseEntry, tags: Mapping[str, str]) -> PastCase:
    for tag in entry.tags:
        if tag not in tags:
            raise ContentError(f'cases.yaml, {entry.id}: the tag "{tag}" is not among the tags at the top of the file.')
    causes = tuple(dict.fromkeys(tags[tag] for tag in entry.tags))
    return PastCase(
        root_causes=tuple(cause for cause in causes if cause in v.ROOT_CAUSES),
        incident_causes=tuple(cause for cause in causes if cause in v.INCIDENT_CAUSES),
        regimes=tuple(entry.regimes),
        sources=tuple(entry.sources),
        **entry.model_dump(exclude={"tags", "regimes", "sources"}),
    )


def load_frameworks(folder: Path) -> tuple[Framework, ...]:
    """The frameworks of frameworks.yaml in its order; empty without the file. Raises ContentError."""
    path = folder / "frameworks.yaml"
    entries = read_as(path, FRAMEWORKS_FILE) if path.exists() else []
    return tuple(
        Framework(
            groups=tuple(e.groups), only=tuple(e.only),
            reliefs=tuple(Relief(parse(r.when), tuple(r.references)) for r in e.reliefs),
            **e.model_dump(exclude={"groups", "only", "reliefs"}),
        )
        for e in entries
    )


def case_texts(entries: Mapping[str, CaseTextEntry]) -> Mapping[str, CaseText]:
    return {key: CaseText(e.happened, e.outcome, e.lesson) for key, e in entries.items()}


def framework_texts(entries: Mapping[str, FrameworkTextEntry]) -> Mapping[str, FrameworkText]:
    return {key: FrameworkText(e.name, e.groups, e.relief) for key, e in entries.items()}
