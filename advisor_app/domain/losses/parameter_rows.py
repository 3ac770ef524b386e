"""From rows to the typed tables. Every row must be used and every number must have a row.

Row ids spell the place of a number: `frequency.base_rate`, `exposure.involved.ransom`,
`jurisdictions.UK.notifiable.contact`, `controls.cause_cuts.mfa.bec`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from advisor_app.domain.losses.parameters import (
    CAUSES,
    CONTROLS,
    GRADES,
    LEVERS,
    RECORD_KINDS,
    ControlTable,
    DataCosts,
    ExposureTable,
    FrequencyTable,
    GrowthTable,
    Jurisdiction,
    LossParameters,
    ParameterError,
    ParameterRow,
    SystemCosts,
    TailTable,
    UncertaintyTable,
)
from advisor_app.domain.pack import Source

T = TypeVar("T")
_BY_RECORD_KIND = ("liability", "notifiable")
# Cuts are sparse, and a cause that never involves data has no share of it: a missing row is a zero.
_SPARSE = ("median_share", "spread", "cause_cuts", "lever_cuts")


class _Reader:
    """Hands out the values of rows and remembers which were asked for."""

    def __init__(self, rows: Mapping[str, ParameterRow]) -> None:
        self.rows = rows
        self.used: set[str] = set()

    def one(self, row_id: str, *, optional: bool = False) -> float:
        row = self.rows.get(row_id)
        if row is None:
            if optional:
                return 0.0
            raise ParameterError(f"The loss parameters have no row {row_id}: add it with its source.")
        self.used.add(row_id)
        return row.value

    def sequence(self, prefix: str, keys: Iterable[str]) -> tuple[float, ...]:
        optional = any(part in _SPARSE for part in prefix.split("."))
        return tuple(self.one(f"{prefix}.{key}", optional=optional) for key in keys)

    def group(self, prefix: str) -> Mapping[str, float]:
        keys = sorted({i[len(prefix) + 1:] for i in self.rows if i.startswith(prefix + ".")})
        if not keys:
            raise ParameterError(f"The loss parameters have no rows {prefix}.*: add them with their sources.")
        return MappingProxyType(dict(zip(keys, self.sequence(prefix, keys), strict=True)))


def build_parameters(rows: Iterable[ParameterRow], sources: Mapping[str, Source]) -> LossParameters:
    """Typed parameters from published rows. Raises ParameterError for a missing, repeated, unused or impossible one."""
    published = list(rows)
    for row in published:
        _check(row, sources)
    return assembled(published, sources)


def assembled(rows: Iterable[ParameterRow], sources: Mapping[str, Source]) -> LossParameters:
    """Typed parameters from rows whose values are known to be possible. Raises ParameterError as above."""
    table: dict[str, ParameterRow] = {}
    for row in rows:
        if row.id in table:
            raise ParameterError(f"The loss parameters have two rows {row.id}: keep one.")
        table[row.id] = row
    read = _Reader(table)
    parameters = LossParameters(
        rows=MappingProxyType(table),
        sources=sources,
        hash=_hash(table),
        frequency=_fill(FrequencyTable, "frequency", read),
        jurisdictions=_jurisdictions(read),
        exposure=_fill(ExposureTable, "exposure", read),
        data_costs=_fill(DataCosts, "data_costs", read),
        system_costs=_fill(SystemCosts, "system_costs", read),
        tail=_fill(TailTable, "tail", read),
        controls=_controls(read),
        uncertainty=_fill(UncertaintyTable, "uncertainty", read),
        growth=_fill(GrowthTable, "growth", read),
    )
    unused = sorted(set(table) - read.used)
    if unused:
        raise ParameterError(f"The loss model has no place for row {unused[0]}: correct its id or remove it.")
    return parameters


def with_values(parameters: LossParameters, values: Mapping[str, float]) -> LossParameters:
    """The same parameters with some values replaced, e.g. a user's own for one assessment."""
    unknown = sorted(set(values) - set(parameters.rows))
    if unknown:
        raise ParameterError(f"The loss parameters have no row {unknown[0]}: correct its id.")
    rows = (_valued(row, values[row.id]) if row.id in values else row for row in parameters.rows.values())
    return build_parameters(rows, parameters.sources)


def _valued(row: ParameterRow, value: float) -> ParameterRow:
    """The row with a value of one's own; its plausible range stretches to it."""
    low = None if row.low is None else min(row.low, value)
    high = None if row.high is None else max(row.high, value)
    return replace(row, value=value, low=low, high=high)


def _fill(table: type[T], prefix: str, read: _Reader) -> T:
    values: dict[str, Any] = {}
    for entry in fields(table):  # type: ignore[arg-type]
        row_id = f"{prefix}.{entry.name}"
        if entry.type == "tuple[float, ...]":
            values[entry.name] = read.sequence(row_id, RECORD_KINDS if entry.name in _BY_RECORD_KIND else CAUSES)
        elif entry.type == "Mapping[str, float]":
            values[entry.name] = read.group(row_id)
        elif entry.type == "int":
            values[entry.name] = int(read.one(row_id))
        else:
            values[entry.name] = read.one(row_id)
    return table(**values)


def _jurisdictions(read: _Reader) -> Mapping[str, Jurisdiction]:
    keys = sorted({row_id.split(".")[1] for row_id in read.rows if row_id.startswith("jurisdictions.")})
    return MappingProxyType({key: _fill(Jurisdiction, f"jurisdictions.{key}", read) for key in keys})


def _controls(read: _Reader) -> ControlTable:
    ranks = read.group("controls.rank_weights")
    return ControlTable(
        adoption=read.sequence("controls.adoption", CONTROLS),
        cause_cuts=tuple(read.sequence(f"controls.cause_cuts.{c}", CAUSES) for c in CONTROLS),
        lever_cuts=tuple(read.sequence(f"controls.lever_cuts.{c}", LEVERS) for c in CONTROLS),
        rank_weights=tuple(ranks[key] for key in sorted(ranks, key=int)),
        cause_floor=read.one("controls.cause_floor"),
        lever_floor=read.one("controls.lever_floor"),
        cut_max=read.one("controls.cut_max"),
    )


def _check(row: ParameterRow, sources: Mapping[str, Source]) -> None:
    if row.grade not in GRADES:
        raise ParameterError(f"Row {row.id} of the loss parameters has grade {row.grade}: use A, B, C or J.")
    if not math.isfinite(row.value) or row.value < 0:
        raise ParameterError(f"Row {row.id} of the loss parameters has a value below zero or none: correct it.")
    if row.low is not None and row.high is not None and not row.low <= row.value <= row.high:
        raise ParameterError(f"Row {row.id} of the loss parameters lies outside its own plausible range: correct one.")
    missing = [key for key in row.sources if key not in sources]
    if missing or not row.sources:
        name = missing[0] if missing else "at all"
        raise ParameterError(f"Row {row.id} of the loss parameters names no known source ({name}): list it.")


def _hash(rows: Mapping[str, ParameterRow]) -> str:
    canonical = [
        [row.id, row.value, row.low, row.high, row.unit, row.grade, row.year, list(row.sources)]
        for row in sorted(rows.values(), key=lambda row: row.id)
    ]
    return hashlib.sha256(json.dumps(canonical, separators=(",", ":")).encode()).hexdigest()
