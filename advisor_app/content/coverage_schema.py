"""From the files of the coverage rules to one CoverageRulebook."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from advisor_app.content import coverage_entries as e
from advisor_app.content.explain import ContentError, read_as
from advisor_app.domain import vocabulary as v
from advisor_app.domain.conditions import parse
from advisor_app.domain.coverage import rule_figures as f
from advisor_app.domain.coverage import rulebook as r

F = TypeVar("F")


def load_coverage(folder: Path) -> r.CoverageRulebook:
    """The rulebook of a folder with parts, terms, limits, law, controls, gaps and quotes. Raises ContentError."""
    parts, terms = _read(folder, "parts", e.PartsFile), _read(folder, "terms", e.TermsFile)
    scenarios, asked = _read(folder, "scenarios", e.ScenariosFile), _read(folder, "requests", e.RequestsFile)
    limits, law = _read(folder, "limits", e.LimitsFile), _read(folder, "law", e.LawFile)
    controls, gaps = _read(folder, "controls", e.ControlsFile), _read(folder, "gaps", e.GapsFile)
    _whole("part", (part.id for part in parts.parts), v.COVERAGE_PARTS)
    _whole("policy shape", (shape.id for shape in limits.shapes), v.POLICY_SHAPES)
    _whole("severity", gaps.points, v.SEVERITIES)
    _whole("gap rule", (gap.id for gap in gaps.gaps), v.GAP_RULES)
    for kind, ids in (
        ("term", [term.id for term in terms.terms]), ("control", [row.id for row in controls.rows]),
        ("lesson", [row.term for row in terms.lessons]), ("request", [row.id for row in asked.requests]),
        ("scenario", [row.id for row in scenarios.scenarios]),
        ("exposure", [row.id for row in law.exposures]), ("technology type", [row.id for row in law.technology]),
    ):
        _no_twins(kind, ids)
    _known_terms("scenarios", scenarios.scenarios, {term.id for term in terms.terms})
    _known_terms("requests", asked.requests, {term.id for term in terms.terms})
    return r.CoverageRulebook(
        parts=tuple(part.rule() for part in parts.parts),
        micro_test=parse(parts.micro_firm.test),
        micro_unless=parse(parts.micro_firm.unless),
        advised_in_full=parts.advised_in_full,
        terms=tuple(term.rule() for term in terms.terms),
        lessons=tuple(r.Lesson(row.term, row.year, row.authority, row.basis()) for row in terms.lessons),
        shapes=tuple(shape.rule() for shape in limits.shapes),
        floor=_floor(limits.floor),
        records=_records(limits.records),
        limits=_limits(limits.limits),
        retention=_retention(limits.retention),
        exposures=tuple(_exposure(row) for row in law.exposures),
        fines=dict(law.fines.countries),
        fines_otherwise=law.fines.otherwise,
        fines_basis=law.fines.basis(),
        minima=tuple(r.MinimumRow(m.id, parse(m.if_), m.low, m.high, m.basis()) for m in law.minima),
        technology=tuple(
            r.TechnologyType(t.id, parse(t.if_), tuple((row.part, parse(row.if_)) for row in t.raises), t.ask)
            for t in law.technology
        ),
        controls=_controls(controls),
        gap_points=dict(gaps.points),
        gap_who={gap.id: gap.who for gap in gaps.gaps},
        scenarios=tuple(row.scenario() for row in scenarios.scenarios),
        requests=asked.rules(),
        readiness=_read(folder, "readiness", e.ReadinessFile).rules(),
        review=_read(folder, "review", e.ReviewFile).rules(),
        quotes=_quotes(_read(folder, "quotes", e.QuotesFile)),
        parts_basis=parts.basis(), terms_basis=terms.basis(), gaps_basis=gaps.basis(),
    )


def _read(folder: Path, name: str, model: type[F]) -> F:
    return read_as(folder / f"{name}.yaml", TypeAdapter(model), name=f"{folder.name}/{name}.yaml")


def _no_twins(kind: str, ids: list[str]) -> None:
    twice = next((found for found in ids if ids.count(found) > 1), None)
    if twice is not None:
        raise ContentError(f'Two entries of the coverage rules are the {kind} "{twice}"; give each its own id.')


def _whole(kind: str, ids: Iterable[str], wanted: tuple[str, ...]) -> None:
    """Each of a closed list once."""
    found = list(ids)
    _no_twins(kind, found)
    missing = next((name for name in wanted if name not in found), None)
    if missing is not None:
        raise ContentError(f'The coverage rules lack the {kind} "{missing}"; add it.')


def _ladder(steps: list[float], name: str) -> tuple[float, ...]:
    if steps != sorted(set(steps)):
        raise ContentError(f"coverage/limits.yaml: {name} must rise from step to step.")
    return tuple(steps)


def _floor(entry: e.FloorEntry) -> f.Floor:
    for row in entry.rows:
        used = {*entry.markets.values(), entry.other_market}
        if not used <= set(row.amounts):
            raise ContentError(f"coverage/limits.yaml: the floor of {row.segment} lacks a market's amount; add it.")
    return f.Floor(
        rows=tuple(f.FloorRow(w.segment, parse(w.test), parse(w.unless), dict(w.amounts)) for w in entry.rows),
        markets=dict(entry.markets), other_market=entry.other_market, half=entry.half,
        half_technology=entry.half_technology, half_micro_technology=entry.half_micro_technology,
        basis=entry.basis(),
    )


def _records(entry: e.RecordsEntry) -> f.RecordsStress:
    return f.RecordsStress(
        fixed=tuple((math.inf if row.staff_up_to is None else row.staff_up_to, row.money) for row in entry.fixed),
        unit=dict(entry.unit),
        scale=tuple((math.inf if s.people_up_to is None else s.people_up_to, s.share) for s in entry.scale),
        load=dict(entry.load), other_load=entry.other_load, basis=entry.basis(),
    )


def _limits(entry: e.LimitsEntry) -> f.LimitFigures:
    figures = entry.model_dump(exclude={"source", "as_of", "ladder", "sublimit_ladder"})
    return f.LimitFigures(
        ladder=_ladder(entry.ladder, "ladder"), sublimit_ladder=_ladder(entry.sublimit_ladder, "sublimit_ladder"),
        basis=entry.basis(), **figures,
    )


def _retention(entry: e.RetentionEntry) -> f.RetentionFigures:
    figures = entry.model_dump(exclude={"source", "as_of", "ladder", "waiting_short_if"})
    return f.RetentionFigures(
        ladder=_ladder(entry.ladder, "ladder of retention"), waiting_short_if=parse(entry.waiting_short_if),
        basis=entry.basis(), **figures,
    )


def _known_terms(file: str, rows: Iterable[e.ScenarioEntry | e.RequestEntry], terms: set[str]) -> None:
    for row in rows:
        strange = next((term for term in row.terms if term not in terms), None)
        if strange is not None:
            raise ContentError(f'coverage/{file}.yaml: {row.id} names the term "{strange}", which does not exist.')


def _quotes(entry: e.QuotesFile) -> f.QuoteFigures:
    return f.QuoteFigures(**entry.model_dump(exclude={"source", "as_of"}), basis=entry.basis())


def _exposure(entry: e.ExposureEntry) -> r.ExposureRow:
    figures = entry.model_dump(exclude={"if_", "source", "as_of"})
    return r.ExposureRow(condition=parse(entry.if_), basis=entry.basis(), **figures)


def _controls(entry: e.ControlsFile) -> r.ControlsTable:
    for row in entry.rows:
        missing = {"S", "M", "L", "T", "H"} - set(row.marks)
        if missing:
            raise ContentError(f"coverage/controls.yaml: {row.id} has no mark for {min(missing)}; add it.")
    return r.ControlsTable(
        rows=tuple(row.ask() for row in entry.rows),
        in_place_from=entry.in_place_from,
        columns={column: parse(condition) for column, condition in entry.columns.items()},
        hard_flags={name: parse(condition) for name, condition in entry.hard_flags.items()},
        ransomware_months=entry.ransomware_months, conditions_miss=entry.conditions_miss,
        restricted_miss=entry.restricted_miss, basis=entry.basis(),
    )
