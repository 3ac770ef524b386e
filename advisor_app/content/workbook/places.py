"""Trees of words as rows and back: each text with its place, like `tech_eo > pitfalls > #1 > risk`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

STEP: Final = " > "
_ENTRY: Final = re.compile(r"#([1-9][0-9]{0,3})")
MOST_STEPS: Final = 8


class PlaceError(ValueError):
    """A place that does not fit the others; half a sentence."""


def flatten(tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(place, text) of every text of a tree, in its order; entries of lists are counted from #1."""
    for key, value in tree.items():
        yield from _flat(key, value)


def _flat(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{place}{STEP}{key}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _flat(f"{place}{STEP}#{number}", inner)
    else:
        yield place, str(value)


def place_in(tree: dict[str, Any], place: str, text: str) -> None:
    """Put a text at its place in a tree that is being built. Raises PlaceError."""
    steps = place.split(STEP)
    if not all(step.strip(" >") == step and step for step in steps) or len(steps) > MOST_STEPS:
        raise PlaceError(f'"{place[:80]}" is no place; write its steps with "{STEP}" between them')
    here: Any = tree
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        empty: Any = text if following is None else [] if _ENTRY.fullmatch(following) else {}
        here = _entered(here, step, empty, last=following is None)


def _entered(here: Any, step: str, empty: Any, *, last: bool) -> Any:
    """What stands at a step; made where nothing stands yet."""
    entry = _ENTRY.fullmatch(step)
    there = False
    if isinstance(here, list):
        if entry is None:
            raise PlaceError(f'"{step[:60]}" stands where a list has entries like #1')
        at = int(entry.group(1)) - 1
        if at > len(here) or (last and at != len(here)):
            raise PlaceError(f"the entries of a list come in order; after #{len(here)} comes #{len(here) + 1}")
        if at == len(here):
            here.append(empty)
        found = here[at]
    else:
        if entry is not None:
            raise PlaceError(f'"{step}" counts the entries of a list, and there is none')
        there = last and step in here
        found = here.setdefault(step, empty)
    if there or type(found) is not type(empty):
        raise PlaceError("another row says something else about this place")
    return found
