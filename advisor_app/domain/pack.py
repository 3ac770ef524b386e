"""The content pack as the domain sees it: questions, rules, parameters and texts, read-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from advisor_app.domain.questions import Action, ActionText, ControlRow, Question, QuestionText
from advisor_app.domain.regimes import Regime

if TYPE_CHECKING:
    from advisor_app.domain.cases import CaseText, PastCase
    from advisor_app.domain.contradictions import ContradictionCheck
    from advisor_app.domain.coverage.rulebook import CoverageRulebook
    from advisor_app.domain.frameworks import Framework, FrameworkText
    from advisor_app.domain.losses.parameters import LossParameters


BASE_LANGUAGE: Final = "en"
# What a language covers when it lacks nothing.
EVERYTHING: Final = "all"
# The tables of a language, one entry for each id.
_TABLES: Final = (
    "actions", "facts", "sections", "reasons", "letter", "contradictions", "cases", "frameworks", "laws",
    "losses",
)


class LanguageError(ValueError):
    """A document in a language whose texts are not whole for it; one sentence for the person who asked."""


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
class Rename:
    """A question, or one of its options, that an earlier version called otherwise. option: None for the question."""

    question: str
    option: str | None
    to: str


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
    contradictions: check id to a question with {slots}. cases, frameworks: id to words. laws: regime id to a name,
    where it differs from the law's own. covers: what the language is whole for: quick, a kind of document, or all.
    regions: ISO 3166 codes of the countries whose forms of the language documents are offered in.
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
    laws: Mapping[str, str] = field(default_factory=dict)
    losses: Mapping[str, str] = field(default_factory=dict)
    covers: frozenset[str] = frozenset({EVERYTHING})
    regions: tuple[str, ...] = ()

    def whole_for(self, use: str) -> bool:
        """Whether nothing is missing for a use: quick, a kind of document, or all."""
        return bool(self.covers & {use, EVERYTHING})

    def over(self, base: Texts) -> Texts:
        """These texts, and each that they lack from `base`. A question is taken whole from one of the two."""
        own = {key: text for key, text in self.questions.items() if text.prompt}
        merged: dict[str, Any] = {name: {**getattr(base, name), **getattr(self, name)} for name in _TABLES}
        for name in ("vocabulary", "coverage"):
            groups: Mapping[str, Mapping[str, str]] = getattr(self, name)
            merged[name] = {**getattr(base, name), **{
                group: {**getattr(base, name).get(group, {}), **words} for group, words in groups.items()
            }}
        return replace(self, questions={**base.questions, **own}, **merged)

    def law(self, regime: Regime) -> str:
        """What a law is called in this language."""
        return self.laws.get(regime.id, regime.name)

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
    renames: tuple[Rename, ...] = ()

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
        """The texts of a language or of its base language for the screen; what it lacks, and other languages, in
        English."""
        return self._filled[self._own_language(language) or BASE_LANGUAGE]

    def document_words(self, kind: str, language: str) -> Texts:
        """The texts of a language or of its base language for a kind of document, never filled up with another one.

        Raises LanguageError where the language is not whole for the kind.
        """
        own = self._own_language(language)
        if own and self.texts[own].whole_for(kind):
            return self.texts[own]
        known = ", ".join(sorted(name for name, texts in self.texts.items() if texts.whole_for(kind)))
        raise LanguageError(
            f'There are no texts in the language "{language[:40]}" for this document ({kind[:40]}); there are: {known}.'
        )

    def _own_language(self, language: str) -> str:
        return next((tag for tag in (language, language.split("-", 1)[0]) if tag in self.texts), "")

    @cached_property
    def _filled(self) -> Mapping[str, Texts]:
        base = self.texts[BASE_LANGUAGE]
        return {
            language: texts if texts.whole_for(EVERYTHING) else texts.over(base)
            for language, texts in self.texts.items()
        }
