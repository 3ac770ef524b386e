"""From a folder of data files to one ContentPack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from advisor_app.content.coverage_schema import load_coverage
from advisor_app.content.explain import ContentError, read_as
from advisor_app.content.library_schema import load_cases, load_contradictions, load_frameworks
from advisor_app.content.losses_schema import LossFileError, load_losses, load_rates, load_rates_as_of
from advisor_app.content.regime_schema import load_regimes
from advisor_app.content.schema import (
    ACTIONS_FILE,
    CONTROLS_FILE,
    PACK_FILE,
    QUESTIONS_FILE,
    RENAMES_FILE,
    SOURCES_FILE,
    ActionEntry,
    ControlEntry,
    QuestionEntry,
)
from advisor_app.content.text_files import load_texts
from advisor_app.domain.conditions import parse
from advisor_app.domain.pack import ContentPack, Rename, Source
from advisor_app.domain.questions import GRADED_OPTIONS, Action, ControlRow, ControlWeight, Option, Question


def load_pack(folder: Path) -> ContentPack:
    """The content pack of a folder. Raises ContentError: one sentence naming file, line and entry.

    What the schema can see is checked here; what needs the whole pack is the work of `check.check_pack`.
    """
    about = read_as(folder / "pack.yaml", PACK_FILE)
    questions = [e for path in _files(folder / "questions") for e in read_as(path, QUESTIONS_FILE, name=_name(path))]
    controls = read_as(folder / "controls.yaml", CONTROLS_FILE)
    actions = read_as(folder / "actions.yaml", ACTIONS_FILE)
    _no_twins("question", (entry.id for entry in questions))
    _no_twins("control", (entry.key for entry in controls.controls))
    _no_twins("action", (entry.id for entry in actions))
    contradictions, cases, frameworks = load_contradictions(folder), load_cases(folder), load_frameworks(folder)
    _no_twins("contradiction", (check.id for check in contradictions))
    _no_twins("past case", (case.id for case in cases))
    _no_twins("framework", (framework.key for framework in frameworks))
    try:
        losses, rates = load_losses(folder / "losses.yaml"), load_rates(folder / "rates.yaml")
        rates_as_of = load_rates_as_of(folder / "rates.yaml")
    except LossFileError as error:
        raise ContentError(str(error)) from error
    return ContentPack(
        id=about.id,
        version=about.version,
        as_of=about.as_of,
        questions=tuple(_question(entry) for entry in questions),
        controls=tuple(_control(entry) for entry in controls.controls),
        findings_only=controls.findings_only,
        actions=tuple(_action(entry) for entry in actions),
        regimes=load_regimes(folder / "regimes"),
        coverage=load_coverage(folder / "coverage"),
        losses=losses,
        usd_rates=rates,
        usd_rates_as_of=rates_as_of,
        sources=_sources(folder),
        texts={language: load_texts(folder, language) for language in about.languages},
        contradictions=contradictions,
        cases=cases,
        frameworks=frameworks,
        renames=_renames(folder),
    )


def _files(folder: Path) -> list[Path]:
    """The data files of a folder by name, which is the order of their entries."""
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise ContentError(f"There is no {folder.name}/*.yaml in {folder.parent.name}; the pack is not whole.")
    return found


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _no_twins(kind: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for found in ids:
        if found in seen:
            raise ContentError(f'Two entries are the {kind} "{found}"; give each its own id.')
        seen.add(found)


def _question(entry: QuestionEntry) -> Question:
    options = GRADED_OPTIONS if entry.kind == "graded" else tuple(Option(k, s) for k, s in entry.options.items())
    return Question(
        id=entry.id,
        section=entry.section,
        kind=entry.kind,
        weight=entry.weight,
        when=parse(entry.when),
        quick=entry.quick,
        options=options,
        multi_rule=entry.multi_rule,
        facts=tuple(entry.facts),
        standard_if=None if entry.standard_if is None else parse(entry.standard_if),
        scored_if=None if entry.scored_if is None else parse(entry.scored_if),
        core=entry.standard_if is None,
        parent=entry.parent,
        allows_not_applicable=entry.not_applicable,
        root_causes=tuple(entry.causes),
        factors=tuple(entry.factors),
        consequences=tuple(entry.consequences),
        underwriter_cyber=entry.underwriter.cyber,
        underwriter_eo=entry.underwriter.eo,
        refs={framework: tuple(ids) for framework, ids in entry.refs.items()},
        sources=tuple(entry.sources),
        action=entry.action,
        version=entry.version,
    )


def _control(entry: ControlEntry) -> ControlRow:
    return ControlRow(
        key=entry.key,
        weights=tuple(ControlWeight(question, weight) for question, weight in entry.weights.items()),
        applies=parse(entry.applies),
        cap_questions=() if entry.cap is None else tuple(entry.cap.questions),
        cap_added=0.0 if entry.cap is None else entry.cap.add,
    )


def _action(entry: ActionEntry) -> Action:
    return Action(
        id=entry.id,
        questions=tuple(entry.questions),
        control=entry.control,
        effort=entry.effort,
        cost=entry.cost,
        satisfies=tuple(entry.satisfies),
        priority=entry.priority,
    )


def _renames(folder: Path) -> tuple[Rename, ...]:
    path = folder / "renames.yaml"
    entries = read_as(path, RENAMES_FILE) if path.exists() else []
    return tuple(Rename(entry.question, entry.option, entry.to) for entry in entries)


def _sources(folder: Path) -> Mapping[str, Source]:
    entries = read_as(folder / "sources.yaml", SOURCES_FILE)
    _no_twins("source", (entry.id for entry in entries))
    return {entry.id: Source(**entry.model_dump()) for entry in entries}
