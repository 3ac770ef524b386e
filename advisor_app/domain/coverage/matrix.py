"""Scenario by policy: what would pay, how well, what answers first, and what to ask the insurer for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.coverage.advice import Gap, PartAdvice, Slot
from advisor_app.domain.coverage.gap_inputs import COVER_SHAPES, GapInputs
from advisor_app.domain.coverage.gaps import grouped
from advisor_app.domain.coverage.held import HeldPart, in_policy
from advisor_app.domain.coverage.readings import TermReading, readings
from advisor_app.domain.coverage.rulebook import Scenario
from advisor_app.domain.coverage.standing import part_standing
from advisor_app.domain.policies import Policy

STATES: Final = ("covered", "thin", "none", "double", "unclear", "other")
_BOUGHT: Final = ("essential", "advised")
_ENOUGH: Final = ("met", "enough", "elsewhere")
_BITES: Final = ("critical", "high")
# Gaps that are about the whole cyber programme and so about every row that it should answer.
_WHOLE: Final = ("G01", "G26")


@dataclass(frozen=True)
class PolicyHead:
    """One column. key: id of the policy, else its shape with a number."""

    key: str
    policy: Policy


@dataclass(frozen=True)
class CellPart:
    """One part in one policy: its status there, what it pays up to, what is recommended, and how the two stand."""

    part: str
    status: str
    limit: float | None
    wanted: float | None
    standing: str


@dataclass(frozen=True)
class MatrixCell:
    """One policy in one scenario.

    state: covered, thin (some of it, too little, or a wording stands in the way), none, unclear, or other where this
    kind of policy has nothing to do with it; by the essential parts, where there are any. terms: poor wordings that
    bear on it. endorsements: titles of those that change the parts or terms of the row.
    """

    policy: str
    state: str
    parts: tuple[CellPart, ...]
    terms: tuple[TermReading, ...]
    endorsements: tuple[str, ...]


@dataclass(frozen=True)
class Ask:
    """Something to ask the insurer for: the text of what to ask, the text of what is wrong, and the slots of both."""

    gap: str
    text: str
    about: str
    slots: Mapping[str, Slot]


@dataclass(frozen=True)
class MatrixRow:
    """One scenario.

    trigger: attack, own_error, supplier, insider, deceit, unlawful_use or content. state: of all policies together;
    double where two pay the same part and their order is not written down. doubled: those parts. parts: that should
    pay, by id. expected_annual: mean loss a year of the scenario, None where it is not modelled. should_answer: shapes
    in order; answers_first: key of the policy that does, empty where none pays.
    """

    scenario: str
    trigger: str
    cause: str
    state: str
    parts: tuple[str, ...]
    doubled: tuple[str, ...]
    expected_annual: float | None
    should_answer: tuple[str, ...]
    answers_first: str
    cells: tuple[MatrixCell, ...]
    gaps: tuple[Gap, ...]
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class CoverMatrix:
    """Columns and rows; the row that costs most in an average year first, those that are not modelled last."""

    policies: tuple[PolicyHead, ...]
    rows: tuple[MatrixRow, ...]

    def row(self, scenario: str) -> MatrixRow:
        return next(row for row in self.rows if row.scenario == scenario)


def cover_matrix(i: GapInputs, gaps: tuple[Gap, ...]) -> CoverMatrix:
    """The matrix of the policies in force. gaps: as found, each told in every row it bears on."""
    heads = tuple(_heads(i.policies))
    read = {head.key: readings(head.policy, i) for head in heads}
    rows = [_row(scenario, heads, read, i, gaps) for scenario in i.book.scenarios if _concerns(scenario, i)]
    order = {scenario.id: place for place, scenario in enumerate(i.book.scenarios)}
    rows.sort(key=lambda row: (-(row.expected_annual or 0.0), order[row.scenario]))
    return CoverMatrix(heads, tuple(rows))


def _heads(policies: tuple[Policy, ...]) -> Iterator[PolicyHead]:
    ids = [policy.id for policy in policies]
    for number, policy in enumerate(policies, start=1):
        own = policy.id if ids.count(policy.id) == 1 else ""
        yield PolicyHead(own or f"{policy.shape}_{number}", policy)


def _concerns(scenario: Scenario, i: GapInputs) -> bool:
    """A scenario has a row if its main part has a use for this firm, or another of its parts is essential or advised,
    and the model, where it knows the cause, does not rule it out."""
    cause = i.losses.by_cause.get(scenario.cause)
    ruled_out = cause is not None and cause.rate <= 0.0
    main, *others = (i.part(part).priority for part in scenario.parts)
    return not ruled_out and (main != "not_needed" or any(priority in _BOUGHT for priority in others))


def _row(
    scenario: Scenario, heads: tuple[PolicyHead, ...], read: Mapping[str, tuple[TermReading, ...]], i: GapInputs,
    gaps: tuple[Gap, ...],
) -> MatrixRow:
    parts = _weighed(scenario, i)
    cells = tuple(_cell(head, scenario, parts, read[head.key], i) for head in heads)
    doubled = tuple(part.id for part in parts if _is_double(part.id, heads, read, i))
    own = tuple(gap for gap in gaps if _bears_on(gap, scenario, parts, i))
    state = _together(parts, cells, i)
    return MatrixRow(
        scenario=scenario.id, trigger=scenario.trigger, cause=scenario.cause,
        state="double" if doubled and state in ("covered", "thin") else state,
        parts=tuple(part.id for part in parts), doubled=doubled, expected_annual=_mean(scenario, i),
        should_answer=scenario.answers, answers_first=_first(scenario, heads, cells), cells=cells, gaps=own,
        asks=tuple(Ask(gap.id, gap.action, gap.text, gap.slots) for gap in grouped(own)),
    )


def _weighed(scenario: Scenario, i: GapInputs) -> tuple[PartAdvice, ...]:
    """The parts that are shown: essential and advised ones, else those that have some use."""
    useful = [i.part(part) for part in scenario.parts if i.part(part).priority != "not_needed"]
    bought = [part for part in useful if part.priority in _BOUGHT]
    return tuple(bought or useful)


def _deciding(parts: tuple[PartAdvice, ...]) -> frozenset[str]:
    """The parts that make a state: the essential ones, else all."""
    return frozenset(part.id for part in parts if part.priority == "essential") or frozenset(part.id for part in parts)


def _mean(scenario: Scenario, i: GapInputs) -> float | None:
    if not scenario.cause or not i.losses.matrix:
        return None
    return sum(i.losses.matrix.get((scenario.cause, part), 0.0) for part in scenario.losses)


# ------------------------------------------------------------------------------------------------------- cells
def _cell(
    head: PolicyHead, scenario: Scenario, parts: tuple[PartAdvice, ...], read: tuple[TermReading, ...], i: GapInputs
) -> MatrixCell:
    found = [(part, held) for part in parts if (held := in_policy(part.id, head.policy, i.book)) is not None]
    rows = tuple(_part(part, held, i) for part, held in found)
    poor = tuple(r for r in read if r.value == "poor" and r.severity in _BITES and _names(r.term, scenario, parts, i))
    return MatrixCell(
        head.key, _state(rows, _deciding(parts), poor), rows, poor, _endorsements(head.policy, scenario, parts)
    )


def _part(part: PartAdvice, held: HeldPart, i: GapInputs) -> CellPart:
    standing = part_standing(held, part.limit, part.poor_below, i.book.limits.unmodelled_share)
    if held.only_certificate and held.pays:
        standing = "low"
    return CellPart(part.id, held.status, held.limit, part.limit, standing)


def _state(rows: tuple[CellPart, ...], deciding: frozenset[str], poor: tuple[TermReading, ...]) -> str:
    standings = [row.standing for row in rows if row.part in deciding]
    if not standings:
        return "other"
    if all(standing == "missing" for standing in standings):
        return "none"
    if all(standing in ("ask", "missing") for standing in standings):
        return "unclear"
    return "covered" if all(standing in _ENOUGH for standing in standings) and not poor else "thin"


def _names(term: str, scenario: Scenario, parts: tuple[PartAdvice, ...], i: GapInputs) -> bool:
    """Whether a wording bears on a scenario: it names one of its parts, or the scenario names it."""
    named = i.book.term_index[term].parts if term in i.book.term_index else ()
    return term in scenario.terms or any(part.id in named for part in parts)


def _endorsements(policy: Policy, scenario: Scenario, parts: tuple[PartAdvice, ...]) -> tuple[str, ...]:
    ids = {part.id for part in parts}
    return tuple(
        row.title or row.ref for row in policy.endorsements
        if ids & set(row.parts) or set(scenario.terms) & set(row.terms)
    )


# -------------------------------------------------------------------------------------------------------- rows
def _together(parts: tuple[PartAdvice, ...], cells: tuple[MatrixCell, ...], i: GapInputs) -> str:
    """All policies as one: each part as the best of them treats it, and the wordings of those that pay."""
    rows = tuple(_part(part, i.held[part.id], i) for part in parts)
    best = [cell for cell in cells if cell.state in ("covered", "thin")]
    poor = () if not best or any(cell.state == "covered" for cell in best) else tuple(
        reading for cell in best for reading in cell.terms
    )
    return _state(rows, _deciding(parts), poor)


def _is_double(
    part: str, heads: tuple[PolicyHead, ...], read: Mapping[str, tuple[TermReading, ...]], i: GapInputs
) -> bool:
    """Two policies pay the same part and nothing says which of them pays first."""
    paying = [head for head in heads if (held := in_policy(part, head.policy, i.book)) is not None and held.pays
              and not held.only_certificate]
    settled = [reading for head in paying for reading in read[head.key]
               if reading.term == "other_insurance" and reading.value == "good"]
    return len(paying) > 1 and not settled


def _first(scenario: Scenario, heads: tuple[PolicyHead, ...], cells: tuple[MatrixCell, ...]) -> str:
    """The policy that answers first: in the order of the shapes that should, then any that pays."""
    order = {shape: place for place, shape in enumerate(scenario.answers)}
    paying = [(order.get(head.policy.shape, len(order)), place, head.key)
              for place, (head, cell) in enumerate(zip(heads, cells, strict=True)) if cell.state in ("covered", "thin")]
    return min(paying)[-1] if paying else ""


def _bears_on(gap: Gap, scenario: Scenario, parts: tuple[PartAdvice, ...], i: GapInputs) -> bool:
    if gap.id in _WHOLE:
        return bool(set(scenario.answers) & set(COVER_SHAPES))
    if gap.part:
        return any(part.id == gap.part for part in parts)
    return bool(gap.term) and _names(gap.term, scenario, parts, i)
