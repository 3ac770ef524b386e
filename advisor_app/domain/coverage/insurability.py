"""How insurers will see the firm: what they ask for, what is missing, and what each fix changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from advisor_app.domain.conditions import truth
from advisor_app.domain.controls import ControlState
from advisor_app.domain.coverage.advice import ControlFix, ControlMark, Insurability
from advisor_app.domain.coverage.rulebook import ControlAsk, ControlsTable, CoverageRulebook
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import ControlGain
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE

_STRICTNESS: Final = ("rare", "exp", "must")


def insurability(
    facts: Facts,
    book: CoverageRulebook,
    controls: Mapping[str, ControlState],
    *,
    fraud_cover: bool,
    gains: Mapping[str, ControlGain] | None = None,
    today: date | None = None,
) -> Insurability:
    """The verdict and what it rests on. facts: in assumed mode, with scores. fraud_cover: whether cover for payment
    fraud is wanted, which makes the payment checks a must. gains: what each control saves, from the simulation."""
    table = book.controls
    columns = market_columns(facts, table)
    marks = tuple(
        mark for ask in sorted(table.rows, key=lambda row: row.order)
        if (mark := _mark(ask, columns, facts, controls, fraud_cover, table.in_place_from)) is not None
    )
    exposed = facts.flag("has_exposed_service")
    flags = hard_flags(facts, table, today)
    miss = missing_points(marks)
    verdict = _verdict(marks, exposed, flags, table)
    return Insurability(
        verdict, miss, exposed, flags, marks, columns, _fixes(marks, exposed, flags, table, gains or {})
    )


def market_columns(facts: Facts, table: ControlsTable) -> tuple[str, ...]:
    """The columns that apply: one by size, T with access to customers' systems, H for much sensitive data."""
    others = (column for column, condition in table.columns.items() if truth(condition, facts) is True)
    return (facts.word("size_band", "M"), *others)


def _mark(
    ask: ControlAsk, columns: tuple[str, ...], facts: Facts, controls: Mapping[str, ControlState], fraud_cover: bool,
    in_place_from: float,
) -> ControlMark | None:
    """One row of the table; None where it does not apply to the firm."""
    state = controls.get(ask.control)
    if truth(ask.applies, facts) is False or (state is not None and not state.applies):
        return None
    wanted = [ask.marks[column] for column in columns]
    wanted = [("must" if fraud_cover else "exp") if mark == "fraud" else mark for mark in wanted]
    mark = max(wanted, key=_STRICTNESS.index)
    evidence = "stated" if state is None else state.evidence
    if ask.question:
        if facts.answer_values.get(ask.question) == ANSWER_NOT_APPLICABLE:
            return None
        value = facts.scores.get(ask.question)
        unknown = value is None or ask.question in facts.unknown_answers
        status = "unknown" if unknown else _status(value, in_place_from)
    else:
        value = None if state is None else state.score
        status = _control_status(state, in_place_from)
    return ControlMark(
        ask.id, ask.control, mark, status, None if status == "unknown" else value, evidence, ask.quick_fix, ask.gate
    )


def _status(value: float | None, in_place_from: float) -> str:
    return "in_place" if value is not None and value >= in_place_from else "missing"


def _control_status(state: ControlState | None, in_place_from: float) -> str:
    """Unknown where nobody was asked, or where an answer nobody knows could still put it in place."""
    if state is None or state.score is None:
        return "unknown"
    if state.score >= in_place_from:
        return "in_place"
    at_best = state.score + (state.unknown / state.answered if state.answered > 0 else 0.0)
    return "unknown" if state.unknown > 0 and at_best >= in_place_from else "missing"


def hard_flags(facts: Facts, table: ControlsTable, today: date | None = None) -> tuple[str, ...]:
    """What mainstream insurers decline whatever controls are in place."""
    flags = [name for name, condition in table.hard_flags.items() if truth(condition, facts) is True]
    rows = facts.rows("incidents")
    if any(_is_open(row, "ransomware_malware") and _recent(row.get("date"), table, today) for row in rows):
        flags.append("ransomware_not_fixed")
    if any(_is_open(row, "regulator_contact") for row in rows):
        flags.append("regulator_order")
    return tuple(flags)


def _is_open(row: Mapping[str, object], kind: str) -> bool:
    """Whether it is known that the cause of an incident was not put right."""
    return row.get("kind") == kind and row.get("fixed") is False


def _recent(day: object, table: ControlsTable, today: date | None) -> bool:
    """Within the months that insurers look back; without a date it counts."""
    if not isinstance(day, date) or today is None:
        return True
    months = (today.year - day.year) * 12 + today.month - day.month
    return months <= table.ransomware_months


def missing_points(marks: Collection[ControlMark], fixed: Collection[str] = ()) -> float:
    """Must controls that are not in place, one not known counts half; without those in `fixed`."""
    points = {"missing": 1.0, "unknown": 0.5}
    return sum(points.get(m.status, 0.0) for m in marks if m.mark == "must" and m.id not in fixed)


def _verdict(
    marks: tuple[ControlMark, ...], exposed: bool, flags: tuple[str, ...], table: ControlsTable,
    fixed: frozenset[str] = frozenset(),
) -> str:
    """The verdict once the controls in `fixed` are in place; closing what is exposed comes with the hardening."""
    open_marks = [m for m in marks if m.mark == "must" and m.status != "in_place" and m.id not in fixed]
    miss = missing_points(marks, fixed)
    if flags or (exposed and "hardening" not in fixed):
        return "hard"
    if miss == 0:
        return "ready"
    if miss <= table.conditions_miss and all(m.quick_fix and not m.gate for m in open_marks):
        return "conditions"
    return "restricted" if miss <= table.restricted_miss else "hard"


def _fixes(
    marks: tuple[ControlMark, ...], exposed: bool, flags: tuple[str, ...], table: ControlsTable,
    gains: Mapping[str, ControlGain],
) -> tuple[ControlFix, ...]:
    """Each missing must in the order to fix, with the verdict after it alone and after all up to it."""
    asks = {ask.id: ask for ask in table.rows}
    fixes: list[ControlFix] = []
    done: frozenset[str] = frozenset()
    for mark in marks:
        if mark.mark != "must" or mark.status == "in_place":
            continue
        done |= {mark.id}
        gain = gains.get(mark.control)
        fixes.append(ControlFix(
            id=mark.id, control=mark.control,
            verdict=_verdict(marks, exposed, flags, table, frozenset({mark.id})),
            verdict_in_order=_verdict(marks, exposed, flags, table, done),
            saving=None if gain is None or gain.little else gain.saving,
            quick_fix=mark.quick_fix, unlocks=asks[mark.id].unlocks, effort=asks[mark.id].effort,
        ))
    return tuple(fixes)
