"""The answers seen through a published framework: which of its references they inform, and how weakly.

A reference informs; it never says that a framework is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.conditions import Node, truth
from advisor_app.domain.controls import QuestionState
from advisor_app.domain.facts import Facts
from advisor_app.domain.findings import FINDING_BELOW
from advisor_app.domain.pack import ContentPack

STATES: Final = ("weak", "unknown", "part", "answered", "not_answered", "not_applicable")


@dataclass(frozen=True)
class Relief:
    """References that do not bind a firm while a condition holds; they stay good practice."""

    when: Node
    references: tuple[str, ...]


@dataclass(frozen=True)
class Framework:
    """One framework, by ids only. groups: beginnings of references that have a name in the texts, in order.

    only: the references that belong to the view, where it is not all of them. confidence: verified or memory, of the
    ids and groups; as_of: when they were last compared.
    """

    key: str
    title: str
    publisher: str
    edition: str
    source: str
    confidence: str
    as_of: date
    groups: tuple[str, ...]
    only: tuple[str, ...] = ()
    reliefs: tuple[Relief, ...] = ()


@dataclass(frozen=True)
class FrameworkText:
    """name: on the tab. relief: said where a reference does not bind, or "". groups: group to its own short name."""

    name: str
    groups: Mapping[str, str]
    relief: str = ""


@dataclass(frozen=True)
class FrameworkRow:
    """One reference. questions: those that inform it. worst: lowest score of the answers, 0 to 1, None without one.

    state: weak (an answer below the mark of a finding), unknown (an answer nobody knows), part (some not answered yet),
    answered, not_answered or not_applicable. relieved: it does not bind this firm.
    """

    reference: str
    group: str
    questions: tuple[str, ...]
    worst: float | None
    state: str
    relieved: bool = False


def references(pack: ContentPack, framework: Framework) -> Mapping[str, tuple[str, ...]]:
    """Reference to the questions that cite it, in the framework's own order."""
    found: dict[str, list[str]] = {}
    for question in pack.questions:
        for reference in (question.refs or {}).get(framework.key, ()):
            if not framework.only or reference in framework.only:
                found.setdefault(reference, []).append(question.id)

    def place(reference: str) -> tuple[int, tuple[tuple[int, str], ...]]:
        group = group_of(framework, reference)
        at = framework.groups.index(group) if group in framework.groups else len(framework.groups)
        return at, tuple((int(part), "") if part.isdigit() else (0, part) for part in _parts(reference))

    return {reference: tuple(found[reference]) for reference in sorted(found, key=place)}


def group_of(framework: Framework, reference: str) -> str:
    """The longest group that a reference begins with and that ends where a part of it ends; "" for none."""
    fitting = [
        group for group in framework.groups
        if reference.startswith(group) and not reference[len(group):len(group) + 1].isalnum()
    ]
    return max(fitting, key=len, default="")


def framework_view(
    pack: ContentPack, states: Mapping[str, QuestionState], framework: str, facts: Facts | None = None
) -> tuple[FrameworkRow, ...]:
    """One row for each reference. facts: to tell which references do not bind; without them all do.

    KeyError for a framework that the pack does not have.
    """
    chosen = pack.framework_index[framework]
    relieved = {
        reference for relief in chosen.reliefs
        if facts is not None and truth(relief.when, facts.within("strict")) is True
        for reference in relief.references
    }
    rows = []
    for reference, questions in references(pack, chosen).items():
        own = [states[question] for question in questions]
        scores = [state.score for state in own if state.counts and state.score is not None]
        rows.append(FrameworkRow(
            reference, group_of(chosen, reference), questions, min(scores, default=None), _state(own),
            reference in relieved,
        ))
    return tuple(rows)


def _state(own: Iterable[QuestionState]) -> str:
    asked = [state for state in own if state.state not in ("hidden", "not_applicable")]
    words = {state.state for state in asked}
    if not asked:
        return "not_applicable"
    if any(s.state in ("answered", "inferred") and s.score is not None and s.score < FINDING_BELOW for s in asked):
        return "weak"
    if "unknown" in words:
        return "unknown"
    if "not_answered" in words:
        return "not_answered" if words == {"not_answered"} else "part"
    return "answered"


def _parts(reference: str) -> tuple[str, ...]:
    """Runs of letters and of digits, so that 2 comes before 10."""
    parts: list[str] = []
    for sign in reference:
        if sign.isalnum() and parts and parts[-1].isdigit() is sign.isdigit() and parts[-1].isalnum():
            parts[-1] += sign
        else:
            parts.append(sign)
    return tuple(parts)
