"""The words of the pack: resources/content/<pack>/texts/<language>/*.yaml to domain Texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from advisor_app.content.explain import ContentError, read_as
from advisor_app.content.library_schema import (
    CASE_TEXTS,
    CONTRADICTION_TEXTS,
    FRAMEWORK_TEXTS,
    case_texts,
    framework_texts,
)
from advisor_app.content.schema import (
    ACTION_TEXTS,
    FACT_TEXTS,
    LANGUAGE_FILE,
    LAW_TEXTS,
    QUESTION_TEXTS,
    SECTION_TEXTS,
    VOCABULARY_TEXTS,
    LanguageEntry,
)
from advisor_app.domain.pack import EVERYTHING, FactText, Texts
from advisor_app.domain.questions import ActionText, QuestionText

_TREE = TypeAdapter(dict[str, Any])
# The words of documents, in one space of names.
DOCUMENT_FILES = ("letter", "report", "sheets")


def load_texts(folder: Path, language: str) -> Texts:
    """The texts of one language. Files that a language does not have count as empty. Raises ContentError."""
    where = folder / "texts" / language
    if not where.is_dir():
        raise ContentError(f'pack.yaml names the language "{language}", but there is no folder texts/{language}.')
    about = read_language(folder, language)
    facts = _read(where, "facts", FACT_TEXTS)
    sections = _read(where, "sections", SECTION_TEXTS)
    vocabulary = {group: dict(words) for group, words in _read(where, "vocabulary", VOCABULARY_TEXTS).items()}
    vocabulary["sections_short"] = {key: entry.short for key, entry in sections.items()}
    vocabulary["fact_units"] = {key: entry.unit for key, entry in facts.items() if entry.unit}
    return Texts(
        language=language,
        questions={k: QuestionText(**e.model_dump()) for k, e in _read(where, "questions", QUESTION_TEXTS).items()},
        actions={
            key: ActionText(entry.title, entry.why, tuple(entry.steps))
            for key, entry in _read(where, "actions", ACTION_TEXTS).items()
        },
        facts={key: FactText(entry.label, entry.hint, entry.options) for key, entry in facts.items()},
        sections={key: entry.name for key, entry in sections.items()},
        vocabulary=vocabulary,
        coverage=_by_entry(_read(where, "coverage", _TREE)),
        reasons=dict(_flat(_read(where, "reasons", _TREE))),
        letter={key: text for name in DOCUMENT_FILES for key, text in _flat(_read(where, name, _TREE))},
        contradictions=_read(where, "contradictions", CONTRADICTION_TEXTS),
        cases=case_texts(_read(where, "cases", CASE_TEXTS)),
        frameworks=framework_texts(_read(where, "frameworks", FRAMEWORK_TEXTS)),
        laws=_read(where, "laws", LAW_TEXTS),
        losses=dict(_flat(_read(where, "losses", _TREE))),
        covers=frozenset(about.covers),
        regions=tuple(about.regions),
    )


def read_language(folder: Path, language: str) -> LanguageEntry:
    """What texts/<language>/language.yaml says; a language without one is whole. Raises ContentError."""
    path = folder / "texts" / language / "language.yaml"
    if not path.exists():
        return LanguageEntry(name=language, covers=[EVERYTHING])
    entry: LanguageEntry = read_as(path, LANGUAGE_FILE, name=f"texts/{language}/language.yaml")
    return entry


def text_ids_of(folder: Path, language: str, name: str) -> frozenset[str]:
    """The dotted ids of one of the files of documents: letter, report or sheets. Raises ContentError."""
    return frozenset(key for key, _ in _flat(_read(folder / "texts" / language, name, _TREE)))


def _read(where: Path, name: str, adapter: TypeAdapter[dict[str, Any]]) -> dict[str, Any]:
    path = where / f"{name}.yaml"
    return read_as(path, adapter, name=f"texts/{where.name}/{name}.yaml") if path.exists() else {}


def _flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """(a.b.c, text) for each text of a tree; the entries of a list are numbered from 1."""
    for key, value in tree.items():
        name = f"{above}.{key}" if above else key
        if isinstance(value, list):
            yield from _flat({str(number): item for number, item in enumerate(value, start=1)}, name)
        elif isinstance(value, dict):
            yield from _flat(value, name)
        elif isinstance(value, str):
            yield name, value
        else:
            raise ContentError(f"texts: {name} must be text, in quotation marks if it looks like a number.")


def _by_entry(tree: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """Each top entry with its own texts, the deeper ones by dotted names."""
    return {key: dict(_flat(value if isinstance(value, dict) else {"text": value})) for key, value in tree.items()}
