"""One clear sentence from a failed schema: which file, which line, which entry, what to do."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from advisor_app.content.reading import DataFileError, Document, read_file
from advisor_app.domain.profile import nearest

T = TypeVar("T")

_WANTED = {
    "string_type": "it must be text, in quotation marks if it looks like a number",
    "int_type": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "float_type": "it must be a number",
    "bool_type": "it must be true or false",
    "list_type": "it must be a list",
    "dict_type": "it must be a set of named entries",
    "model_type": "it must be a set of named entries",
    "greater_than_equal": "it must be {ge:,g} or more",
    "greater_than": "it must be more than {gt:,g}",
    "less_than_equal": "it must be {le:,g} or less",
    "string_too_short": "it must not be empty",
    "string_too_long": "it must have at most {max_length:,} characters",
    "too_short": "it must have at least {min_length:,} entries",
    "too_long": "it must have at most {max_length:,} entries",
    "string_pattern_mismatch": "it does not have the form of an id here",
}


class ContentError(DataFileError):
    """Content that cannot be used as it is; the message is one sentence."""


def read_as(path: Path, adapter: TypeAdapter[T], *, name: str | None = None) -> T:
    """A data file checked against its schema. Raises ContentError."""
    try:
        document = read_file(path, name=name)
    except DataFileError as error:
        raise ContentError(str(error)) from error
    return check_document(document, adapter)


def check_document(document: Document, adapter: TypeAdapter[T]) -> T:
    """The value of a document as its schema gives it. Raises ContentError."""
    try:
        return adapter.validate_python(document.value)
    except ValidationError as error:
        raise ContentError(explain(error, document, adapter._type)) from error


def explain(error: ValidationError, document: Document, root: Any) -> str:
    """One problem of a failed check as one sentence; the others are counted at its end."""
    problems = error.errors(include_url=False, include_input=False)
    # A misspelt entry is also a missing one: the misspelling says more.
    first = next((problem for problem in problems if problem["type"] == "extra_forbidden"), problems[0])
    location = tuple(step for step in first["loc"] if not _is_marker(step))
    more = f" There are {len(problems) - 1} more problems in this file." if len(problems) > 1 else ""
    return f"{_sentence(first, location, document, root)}{more}"


def _sentence(problem: Any, location: tuple[str | int, ...], document: Document, root: Any) -> str:
    kind = problem["type"]
    above, last = location[:-1], str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        return f'{document.place(above)}: there is no entry "{last[:60]}" here.{nearest(last, _fields(root, above))}'
    if kind == "missing":
        return f'{document.place(above)}: "{last}" is missing; add it.'
    return f"{document.place(location)}: {problem_words(problem)}"


def problem_words(problem: Any) -> str:
    """What is wrong with a value, without its place."""
    kind = problem["type"]
    if kind == "value_error":
        return str(problem["ctx"]["error"])
    if kind == "literal_error":
        return f"it must be one of {problem['ctx']['expected'].replace(' or ', ', ')}."
    wanted = _WANTED[kind].format(**problem.get("ctx", {})) if kind in _WANTED else problem["msg"]
    return f"{wanted}."


def _is_marker(step: str | int) -> bool:
    """Steps that pydantic adds for a validator or a union member and that are not in the file."""
    return isinstance(step, str) and (step.startswith("function-") or step in ("[key]",))


def _fields(root: Any, location: Iterable[str | int]) -> tuple[str, ...]:
    """Names of the entries that the schema knows at a place."""
    here = _core(root)
    for step in location:
        if _is_model(here):
            field = here.model_fields.get(str(step))
            here = _core(field.annotation) if field is not None else None
        else:
            here = _core((typing.get_args(here) or (None,))[-1])
    return tuple(f.alias or name for name, f in here.model_fields.items()) if _is_model(here) else ()


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _core(annotation: Any) -> Any:
    """An annotation without its checks and without `or None`."""
    while True:
        origin, args = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            annotation = args[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(arg for arg in args if arg is not type(None))
        else:
            return annotation
