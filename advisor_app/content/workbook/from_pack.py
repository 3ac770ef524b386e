"""The rows of a pack's sheets, from the files in its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from advisor_app.content.explain import read_as
from advisor_app.content.schema import (
    ACTION_TEXTS,
    ACTIONS_FILE,
    CONTROLS_FILE,
    FACT_TEXTS,
    PACK_FILE,
    QUESTION_TEXTS,
    QUESTIONS_FILE,
    RENAMES_FILE,
    SECTION_TEXTS,
    SOURCES_FILE,
    VOCABULARY_TEXTS,
    PackEntry,
    QuestionEntry,
)
from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.cells import Value
from advisor_app.content.workbook.places import flatten
from advisor_app.content.workbook.table import Row, Rows, Sheet

_TREE: Final = TypeAdapter(dict[str, Any])
_NAMED: Final = ("questions", "actions", "facts", "sections", "vocabulary")
# What a language is whole for is said about its words and is none of them.
_NO_WORDS: Final = "language"


@dataclass(frozen=True)
class PackTables:
    """A pack as sheets and rows. homes: question id to the name of the file it stands in."""

    about: PackEntry
    sheets: tuple[Sheet, ...]
    rows: Rows
    homes: Mapping[str, str]


def pack_tables(folder: Path) -> PackTables:
    """Everything of a pack that a workbook holds. Raises ContentError."""
    about = read_as(folder / "pack.yaml", PACK_FILE)
    homes: dict[str, str] = {}
    questions: list[QuestionEntry] = []
    for path in sorted((folder / "questions").glob("*.yaml")):
        entries = read_as(path, QUESTIONS_FILE, name=f"questions/{path.name}")
        homes.update((entry.id, path.name) for entry in entries)
        questions += entries
    frameworks = sorted({key for entry in questions for key in entry.refs})
    sheets = list(at.structure_sheets(frameworks))
    rows = dict(_structure(folder, questions))
    for language in about.languages:
        where = folder / "texts" / language
        others = sorted(path.stem for path in where.glob("*.yaml") if path.stem not in (*_NAMED, _NO_WORDS))
        sheets += at.text_sheets(language, others)
        rows.update(_words(where, language, others))
    return PackTables(about, tuple(sheets), {name: tuple(found) for name, found in rows.items()}, homes)


def _structure(folder: Path, questions: list[QuestionEntry]) -> Iterator[tuple[str, list[Row]]]:
    yield at.QUESTIONS, [Row(_question(entry)) for entry in questions]
    yield at.OPTIONS, [
        Row({"question": q.id, "option": option, "score": score}) for q in questions
        for option, score in q.options.items()
    ]
    controls = read_as(folder / "controls.yaml", CONTROLS_FILE)
    yield at.CONTROLS, [
        Row({"control": c.key, "name": c.name or None, "applies": c.applies, "cap added": None if c.cap is None
             else c.cap.add}) for c in controls.controls
    ]
    yield at.WEIGHTS, [
        Row({"control": c.key, "question": question, "weight": weight,
             "caps": c.cap is not None and question in c.cap.questions})
        for c in controls.controls for question, weight in c.weights.items()
    ]
    yield at.FINDINGS_ONLY, [Row({"question": q, "what for": why}) for q, why in controls.findings_only.items()]
    yield at.ACTIONS, [
        Row({"id": a.id, "questions": tuple(a.questions), "control": a.control, "effort": a.effort, "cost": a.cost,
             "satisfies": tuple(a.satisfies), "priority": a.priority})
        for a in read_as(folder / "actions.yaml", ACTIONS_FILE)
    ]
    yield at.SOURCES, [
        Row({"id": s.id, "title": s.title, "publisher": s.publisher or None, "year": s.year or None, "kind": s.kind,
             "confidence": s.confidence, "checked": s.checked})
        for s in read_as(folder / "sources.yaml", SOURCES_FILE)
    ]
    path = folder / "renames.yaml"
    renames = read_as(path, RENAMES_FILE) if path.exists() else []
    yield at.RENAMES, [Row({"question": r.question, "option": r.option, "new id": r.to}) for r in renames]


def _question(entry: QuestionEntry) -> dict[str, Value]:
    return {
        "id": entry.id, "section": entry.section, "kind": entry.kind, "weight": entry.weight, "when": entry.when,
        "standard if": entry.standard_if, "scored if": entry.scored_if, "quick": entry.quick, "parent": entry.parent,
        "not applicable": entry.not_applicable, "list rule": entry.multi_rule, "facts": tuple(entry.facts),
        "action": entry.action, "causes": tuple(entry.causes), "factors": tuple(entry.factors),
        "consequences": tuple(entry.consequences), "asked for cyber": entry.underwriter.cyber,
        "asked for technology": entry.underwriter.eo, "sources": tuple(entry.sources), "version": entry.version,
        **{f"{at.REF}{key}": tuple(ids) for key, ids in entry.refs.items()},
    }


def _words(where: Path, language: str, others: list[str]) -> Iterator[tuple[str, list[Row]]]:
    questions = _read(where, "questions", QUESTION_TEXTS)
    yield f"{language} questions", [
        Row({"id": key, **{name: getattr(e, name) or None for name in type(e).model_fields if name != "options"}})
        for key, e in questions.items()
    ]
    yield f"{language} options", list(_labels("question", questions))
    yield f"{language} actions", [
        Row({"id": key, "title": e.title, "why": e.why,
             **{f"step {n}": text for n, text in enumerate(e.steps, start=1)}})
        for key, e in _read(where, "actions", ACTION_TEXTS).items()
    ]
    facts = _read(where, "facts", FACT_TEXTS)
    yield f"{language} facts", [
        Row({"fact": key, "label": e.label, "hint": e.hint or None, "unit": e.unit or None}) for key, e in facts.items()
    ]
    yield f"{language} fact options", list(_labels("fact", facts))
    yield f"{language} sections", [
        Row({"section": key, "name": e.name, "short": e.short})
        for key, e in _read(where, "sections", SECTION_TEXTS).items()
    ]
    yield f"{language} lists", [
        Row({"list": group, "id": key, "words": text})
        for group, entries in _read(where, "vocabulary", VOCABULARY_TEXTS).items() for key, text in entries.items()
    ]
    for stem in others:
        found = flatten(_read(where, stem, _TREE))
        yield f"{language} {stem}", [Row({"place": place, "text": text}) for place, text in found]


def _labels(kind: str, entries: Mapping[str, Any]) -> Iterator[Row]:
    for key, entry in entries.items():
        for option, label in entry.options.items():
            yield Row({kind: key, "option": option, "label": label})


def _read(where: Path, name: str, adapter: TypeAdapter[dict[str, Any]]) -> dict[str, Any]:
    path = where / f"{name}.yaml"
    return read_as(path, adapter, name=f"texts/{where.name}/{name}.yaml") if path.exists() else {}
