"""The content pack as the domain sees it: questions, rules, parameters and texts, read-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from advisor_app.domain.questions import Action, ActionText, ControlRow, Question, QuestionText
from advisor_app.domain.regimes import Regime

if TYPE_CHECKING:
    from advisor_app.domain.cases import CaseText, PastCase
    from advisor_app.domain.contradictions import ContradictionCheck
    from advisor_app.domain.coverage.rulebook import CoverageRulebook
    from advisor_app.domain.frameworks import Framework, FrameworkText
    from advisor_app.domain.losses.parameters import LossParameters


@dataclass(frozen=True)
class Source:
    """Where a figure or a reason comes from. confidence: verified, memory, uncertain or judgement."""

    id: str
    title: str
    publisher: str
    year: str
    kind: str
    confidence: str
    checked: date | None = None


@dataclass(frozen=True)
class FactText:
    label: str
    hint: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class Texts:
    """All words of one language.

    sections: id to name. vocabulary: list name to (id to words), e.g. vocabulary["sectors"]["dental"].
    coverage: part id to {name, plain, ...}; reasons, terms, letter, losses: text id to template with {slots}.
    contradictions: check id to a question with {slots}. cases, frameworks: id to words.
    """

    language: str
    questions: Mapping[str, QuestionText]
    actions: Mapping[str, ActionText]
    facts: Mapping[str, FactText]
    sections: Mapping[str, str]
    vocabulary: Mapping[str, Mapping[str, str]]
    coverage: Mapping[str, Mapping[str, str]]
    reasons: Mapping[str, str]
    letter: Mapping[str, str]
    contradictions: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, CaseText] = field(default_factory=dict)
    frameworks: Mapping[str, FrameworkText] = field(default_factory=dict)

    def word(self, group: str, key: str) -> str:
        """The words of an id of a closed list; KeyError if the language lacks it."""
        return self.vocabulary[group][key]


@dataclass(frozen=True)
class ContentPack:
    """One version of the content. texts: language to Texts. usd_rates: units of a currency for one US dollar."""

    id: str
    version: str
    as_of: date
    questions: tuple[Question, ...]
    controls: tuple[ControlRow, ...]
    findings_only: Mapping[str, str]
    actions: tuple[Action, ...]
    regimes: tuple[Regime, ...]
    coverage: CoverageRulebook
    losses: LossParameters
    usd_rates: Mapping[str, float]
    usd_rates_as_of: date
    sources: Mapping[str, Source]
    texts: Mapping[str, Texts]
    contradictions: tuple[ContradictionCheck, ...] = ()
    cases: tuple[PastCase, ...] = ()
    frameworks: tuple[Framework, ...] = ()

    @cached_property
    def question_index(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def action_index(self) -> Mapping[str, Action]:
        return {action.id: action for action in self.actions}

    @cached_property
    def control_index(self) -> Mapping[str, ControlRow]:
        return {row.key: row for row in self.controls}

    @cached_property
    def framework_index(self) -> Mapping[str, Framework]:
        return {framework.key: framework for framework in self.frameworks}

    def question(self, question_id: str) -> Question:
        """KeyError for an id the pack does not have."""
        return self.question_index[question_id]

    def words(self, language: str) -> Texts:
        """The texts of a language or of its base language, else English."""
        for tag in (language, language.split("-", 1)[0], "en"):
            if tag in self.texts:
                return self.texts[tag]
        raise KeyError(language)
