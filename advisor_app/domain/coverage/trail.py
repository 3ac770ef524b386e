"""The worked reasons of every recommendation: rule, inputs, result, words and where the figures come from.

This is what a click on a recommendation opens and what the report prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.coverage.advice import (
    Amount,
    Gap,
    Insurability,
    Listed,
    PartAdvice,
    Programme,
    Reason,
    Slot,
)
from advisor_app.domain.coverage.options import Package
from advisor_app.domain.coverage.quote_results import QuoteComparison
from advisor_app.domain.coverage.requests import Request
from advisor_app.domain.coverage.rule_figures import Basis
from advisor_app.domain.coverage.rulebook import CoverageRulebook

# The subject that a rule of the programme decides, by the beginning of its id.
_SUBJECTS: Final = (
    ("LIM", "limit"), ("SUB", "fraud"), ("RET-6", "waiting"), ("RET", "retention"), ("TEO", "technology"),
)
# What the simulation gives; its own figures carry their sources in the loss model.
_MODEL_RULES: Final = ("LIM-1", "LIM-2", "uninsured")
_TERM_RULES: Final = ("G10", "G11", "G12", "TERM")
MODEL: Final = "model"


@dataclass(frozen=True)
class TrailRow:
    """One worked reason.

    subject: what it is about, such as limit, retention, part:bi, gap:G04:data_rest, package:lean or control:backup.
    source: mark of the rule's figures (verified, memory, indicative, judgement; model for the simulation); as_of: the
    day they were looked at, None for the simulation, whose own sources are dated.
    """

    subject: str
    reason: Reason
    source: str
    as_of: date | None


def trail(
    programme: Programme, parts: tuple[PartAdvice, ...], gaps: tuple[Gap, ...], packages: tuple[Package, ...],
    seen: Insurability, uninsured: Reason, comparison: QuoteComparison | None, wishes: tuple[Request, ...],
    book: CoverageRulebook,
) -> tuple[TrailRow, ...]:
    """Every recommendation with its reasons, in the order of the advice."""
    return tuple(
        TrailRow(subject, reason, *_origin(reason.rule, book))
        for subject, reason in (
            *_all(programme, parts, gaps, packages, seen, uninsured), *_of_quotes(comparison), *_of_wishes(wishes),
        )
    )


def _all(
    programme: Programme, parts: tuple[PartAdvice, ...], gaps: tuple[Gap, ...], packages: tuple[Package, ...],
    seen: Insurability, uninsured: Reason,
) -> Iterator[tuple[str, Reason]]:
    for reason in programme.reasons:
        yield next(subject for start, subject in _SUBJECTS if reason.rule.startswith(start)), reason
    for part in parts:
        for reason in (*part.reasons, *((part.size_reason,) if part.size_reason else ())):
            yield f"part:{part.id}", reason
    for package in packages:
        yield f"package:{package.name}", Reason(
            "OPTION", {"limit": package.limit, "retention": package.retention, "parts": package.parts},
            package.kept_mean, f"option.{package.name}", {},
        )
    for gap in gaps:
        yield subject_of(gap), Reason(
            gap.id, {"found": gap.found, "part": gap.part, "term": gap.term, "policy": gap.policy}, gap.wanted,
            gap.text, gap.slots,
        )
    yield "insurability", Reason(
        "INSURABLE", {"miss": seen.miss, "exposed": seen.exposed, "flags": seen.flags, "columns": seen.columns},
        seen.verdict, f"verdict.{seen.verdict}", {},
    )
    marks = {mark.id: mark for mark in seen.marks}
    for fix in seen.fixes:
        mark = marks[fix.id]
        slots: dict[str, Slot] = {"control": Listed("conditions", (fix.id,))}
        if fix.saving is not None:
            slots["saving"] = Amount(fix.saving, True)
        yield f"control:{fix.id}", Reason(
            "CONTROL", {"mark": mark.mark, "status": mark.status, "value": mark.value, "evidence": mark.evidence},
            fix.verdict, "control.missing" if fix.saving is None else "control.missing_saving", slots,
        )
    yield "uninsured", uninsured


def _of_quotes(comparison: QuoteComparison | None) -> Iterator[tuple[str, Reason]]:
    if comparison is None:
        return
    for reason in comparison.reasons:
        yield "quotes", reason
    for result in comparison.results:
        for out in result.knock_outs:
            yield f"quote:{result.id}", out.reason
        for reason in result.before_binding:
            yield f"quote:{result.id}", reason


def _of_wishes(wishes: tuple[Request, ...]) -> Iterator[tuple[str, Reason]]:
    for wish in wishes:
        inputs = {"severity": wish.severity, "terms": wish.terms, "parts": wish.parts, "touched": wish.touched}
        yield f"request:{wish.id}", Reason("REQUEST", inputs, wish.severity, wish.text, {})


def subject_of(gap: Gap) -> str:
    """The subject of a gap's row."""
    about = gap.part or gap.term
    return f"gap:{gap.id}:{about}" if about else f"gap:{gap.id}"


def _origin(rule: str, book: CoverageRulebook) -> tuple[str, date | None]:
    if rule in _MODEL_RULES:
        return MODEL, None
    basis = basis_of(rule, book)
    return basis.source, basis.as_of


def basis_of(rule: str, book: CoverageRulebook) -> Basis:
    """The table that the figures of a rule stand in."""
    by_rule = {"LIM-3": book.records.basis, "LIM-6": book.floor.basis}
    if rule in by_rule:
        return by_rule[rule]
    if rule in _TERM_RULES:
        return book.terms_basis
    by_start = (
        ("LIM", book.limits.basis), ("SUB", book.limits.basis), ("TEO", book.limits.basis),
        ("RET", book.retention.basis), ("OPTION", book.limits.basis), ("CONTROL", book.controls.basis),
        ("INSURABLE", book.controls.basis), ("QUOTE", book.quotes.basis), ("REQUEST", book.requests.basis),
        ("G", book.gaps_basis),
    )
    return next((basis for start, basis in by_start if rule.startswith(start)), book.parts_basis)
