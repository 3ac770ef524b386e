"""Reading YAML and JSON without surprises: one plain tree, with the line of every entry.

YAML is read as a strict subset: no tags, no anchors, no second document, no duplicate keys, and only the plain
scalars of YAML 1.2's core schema, so that NO is text (not false), 500_4999 is text (not a number) and dates are text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 20 * 1024 * 1024
MAX_DEPTH = 32
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
          "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

Location = Sequence[str | int]


class DataFileError(ValueError):
    """A data file that cannot be read; the message is one sentence naming the file and the place."""


@dataclass(frozen=True)
class Document:
    """What stood in one file. value: maps, lists, texts, numbers, booleans and nulls. name: for messages."""

    name: str
    value: Any
    _lines: dict[int, dict[str | int, int]] = field(default_factory=dict, repr=False)

    def line(self, location: Location) -> int | None:
        """Line of an entry counted from 1, or of the last entry above it that exists; None where none is known."""
        value, found = self.value, None
        for step in location:
            line = self._lines.get(id(value), {}).get(step)
            if line is None:
                return found
            found = line
            value = value[step]
        return found

    def place(self, location: Location) -> str:
        """'file.yaml, line 3, AC-01, options': for the start of a message."""
        line = self.line(location)
        parts = [self.name] + ([f"line {line}"] if line is not None else []) + list(self._steps(location))
        return ", ".join(parts)

    def _steps(self, location: Location) -> Iterator[str]:
        value = self.value
        for step in location:
            if isinstance(step, int):
                try:
                    value = value[step]
                except (LookupError, TypeError):
                    return
                named = value.get("id", value.get("key")) if isinstance(value, dict) else None
                yield str(named)[:60] if isinstance(named, str) else f"entry {step + 1}"
            else:
                yield str(step)[:60]
                value = value.get(step) if isinstance(value, dict) else None


def read_file(path: Path, *, name: str | None = None) -> Document:
    """The tree of a YAML file, or of a JSON file if its name ends in .json. Raises DataFileError."""
    shown = name or path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataFileError(f"{shown} is larger than {MAX_BYTES // 1024 // 1024} MB; it cannot be a file of ours.")
        data = path.read_bytes()
    except OSError as error:
        raise DataFileError(f"{shown} cannot be read: {error.strerror or error}.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(f"{shown} is not UTF-8 text at byte {error.start + 1}; save it as UTF-8.") from error
    return read_json(text, shown) if path.suffix.lower() == ".json" else read_yaml(text, shown)


# ------------------------------------------------------------------------------------------------------ YAML
def read_yaml(text: str, name: str) -> Document:
    """The tree of YAML text. Raises DataFileError."""
    try:
        return _YamlReader(text, name).read()
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "it holds characters that are not allowed"
        raise DataFileError(f"{name}{where}: this is not readable YAML: {problem}.") from error


class _YamlReader:
    """Builds the tree from the parser's events: nothing is composed that has not passed the limits first."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._lines: dict[int, dict[str | int, int]] = {}
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def read(self) -> Document:
        value = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._error(event, "a second document starts here; keep one in a file")
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, 1)
        return Document(self._name, value, self._lines)

    def _error(self, event: Any, problem: str) -> DataFileError:
        return DataFileError(f"{self._name}, line {_line(event)}: {problem}.")

    def _value(self, event: Any, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._error(event, "anchors and aliases (& and *) are not allowed; write the entry out")
        if event.tag not in (None, "!"):
            raise self._error(event, f'the tag "{str(event.tag)[:60]}" is not allowed')
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise self._error(event, f"entries are nested more than {MAX_DEPTH} deep")
        return self._list(depth) if isinstance(event, yaml.SequenceStartEvent) else self._map(depth)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            number = float(text)
            if math.isfinite(number):
                return number
        elif not _NOT_FINITE.fullmatch(text):
            return text
        raise self._error(event, f'"{text[:40]}" is not a finite number')

    def _list(self, depth: int) -> list[Any]:
        result: list[Any] = []
        lines = self._lines.setdefault(id(result), {})
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            lines[len(result)] = _line(event)
            result.append(self._value(event, depth + 1))
        return result

    def _map(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        lines = self._lines.setdefault(id(result), {})
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
                raise self._error(event, "a name must be plain text")
            if event.value in result:
                raise self._error(event, f'"{event.value[:60]}" stands here twice; keep one')
            lines[event.value] = _line(event)
            result[event.value] = self._value(next(self._events), depth + 1)
        return result



def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def looks_special(text: str) -> bool:
    """Whether plain text would be read as something else than text."""
    return text in _WORDS or any(pattern.fullmatch(text) for pattern in (_INT, _FLOAT, _NOT_FINITE))


# ------------------------------------------------------------------------------------------------------ JSON
def read_json(text: str, name: str) -> Document:
    """The tree of JSON text. Raises DataFileError."""
    def pairs(entries: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(entries)
        if len(result) != len(entries):
            keys = [key for key, _ in entries]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise DataFileError(f'{name}: "{twice[:60]}" stands twice in one object; keep one.')
        return result

    def constant(word: str) -> Any:
        raise DataFileError(f"{name}: {word} is not a finite number.")

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise DataFileError(f"{name}, line {error.lineno}: this is not readable JSON: {error.msg}.") from error
    except RecursionError as error:
        raise DataFileError(f"{name}: entries are nested more than {MAX_DEPTH} deep.") from error
    except DataFileError:
        raise
    except ValueError as error:
        raise DataFileError(f"{name}: a number in it has too many digits.") from error
    _check_tree(value, name, 1)
    return Document(name, value)


def _check_tree(value: Any, name: str, depth: int) -> None:
    """Depth and finite numbers, which the JSON reader does not check."""
    if isinstance(value, float) and not math.isfinite(value):
        raise DataFileError(f"{name}: a number in it is too large.")
    if not isinstance(value, (dict, list)):
        return
    if depth > MAX_DEPTH:
        raise DataFileError(f"{name}: entries are nested more than {MAX_DEPTH} deep.")
    for item in value.values() if isinstance(value, dict) else value:
        _check_tree(item, name, depth + 1)
