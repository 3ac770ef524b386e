"""The files of the loss model: its numbers with their sources, and the table of currency rates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from advisor_app.domain.losses.parameter_rows import build_parameters
from advisor_app.domain.losses.parameters import LossParameters, ParameterError, ParameterRow
from advisor_app.domain.pack import Source

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,80}$")]
Words = Annotated[str, Field(min_length=3, max_length=400)]
Number = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Year = Annotated[int, Field(ge=1900, le=2100)]


class LossFileError(ValueError):
    """A file of the loss model cannot be used; one sentence that names the file and the place."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class SourceEntry(_Strict):
    id: Key
    title: Words
    publisher: Words
    year: Annotated[str, Field(min_length=4, max_length=20)]
    kind: Key
    confidence: Literal["verified", "memory", "uncertain", "judgement"]
    checked: date | None = None


class RowEntry(_Strict):
    id: Key
    value: Number
    unit: Words
    grade: Literal["A", "B", "C", "J"]
    year: Year
    sources: Annotated[tuple[Key, ...], Field(min_length=1)]
    next_review: date
    explain: Words
    low: Number | None = None
    high: Number | None = None

    @model_validator(mode="after")
    def _range_is_whole(self) -> RowEntry:
        if (self.low is None) != (self.high is None):
            raise ValueError("a plausible range needs both low and high")
        return self


class LossesFile(_Strict):
    format: Literal[1]
    sources: tuple[SourceEntry, ...]
    rows: tuple[RowEntry, ...]


class RatesFile(_Strict):
    format: Literal[1]
    as_of: date
    source: Words
    rates: dict[Annotated[str, Field(pattern=r"^[A-Z]{3}$")], Annotated[float, Field(gt=0, le=1e7)]]

    @model_validator(mode="after")
    def _dollar_is_one(self) -> RatesFile:
        if self.rates.get("USD") != 1:
            raise ValueError("rates are units per US dollar, so USD must be 1")
        return self


def load_losses(path: Path) -> LossParameters:
    """The parameters of the loss model from their file. Raises LossFileError."""
    entries = _read(path, LossesFile)
    sources = {entry.id: Source(**entry.model_dump()) for entry in entries.sources}
    if len(sources) != len(entries.sources):
        raise LossFileError(f"{path.name}: two sources have the same id; give each its own.")
    try:
        rows = [ParameterRow(**entry.model_dump()) for entry in entries.rows]
        return build_parameters(rows, MappingProxyType(sources))
    except ParameterError as error:
        raise LossFileError(f"{path.name}: {error}") from error


def load_rates(path: Path) -> Mapping[str, float]:
    """Units of each currency for one US dollar. Raises LossFileError."""
    return MappingProxyType(dict(_read(path, RatesFile).rates))


def load_rates_as_of(path: Path) -> date:
    """The day the currency rates were written down. Raises LossFileError."""
    return _read(path, RatesFile).as_of


M = TypeVar("M", bound=BaseModel)


def _read(path: Path, model: type[M]) -> M:
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        place = getattr(error, "problem_mark", None)
        where = f" near line {place.line + 1}" if place is not None else ""
        raise LossFileError(f"{path.name} cannot be read{where}: check the file.") from error
    try:
        return model.model_validate(loaded)
    except ValidationError as error:
        raise LossFileError(f"{path.name}: {_first(error, loaded)}") from error


def _first(error: ValidationError, loaded: object) -> str:
    """The first problem in one sentence, with the id of the entry it is in."""
    problem = error.errors(include_url=False, include_input=False)[0]
    place = [str(step) for step in problem["loc"]]
    entry: object = loaded
    name = ""
    for step in problem["loc"]:
        try:
            entry = entry[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            name = f" (entry {entry['id']})"
    words = problem["msg"].removeprefix("Value error, ")
    return f"{'.'.join(place) or 'the file'}{name}: {words[:1].lower()}{words[1:]}; correct it."
