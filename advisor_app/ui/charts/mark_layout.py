"""Where labelled marks stand in a plot so that none lies over another. Plain arithmetic; lengths in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# How far from its point a crowded mark may stand: rings of eight directions, nearest first.
RINGS = (20.0, 34.0, 50.0, 70.0, 95.0, 125.0)
GAP = 5.0


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        return (
            self.x < other.x + other.width and other.x < self.x + self.width
            and self.y < other.y + other.height and other.y < self.y + self.height
        )

    def within(self, other: Box) -> bool:
        return (
            self.x >= other.x and self.y >= other.y and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True)
class Mark:
    """A point and how wide its label is."""

    x: float
    y: float
    label: float


@dataclass(frozen=True)
class Placed:
    """mark: the shape; label: the words beside it; led: it stands off its point, and a line leads there."""

    mark: Box
    label: Box
    led: bool


def place_marks(
    marks: Sequence[Mark], shape: tuple[float, float], line: float, area: Box, taken: Iterable[Box] = ()
) -> tuple[Placed, ...]:
    """The marks in the order given: the first come stand on their points.

    shape: width and height of a mark. line: height of a label. area: they stay within it. taken: places to leave free.
    A mark for which there is no room anywhere stands on its point.
    """
    used, found = list(taken), []
    points = [Box(mark.x - 4, mark.y - 4, 8, 8) for mark in marks]
    for number, mark in enumerate(marks):
        others = [box for place, box in enumerate(points) if place != number]
        options = list(_options(mark, shape, line))
        free = [option for option in options if _fits(option, area, used)]
        # Not over the point of another mark either, if that can be had.
        clear = (option for option in free if _fits(option, area, others))
        chosen = next(clear, None) or next(iter(free), options[0])
        used.extend(_parts(chosen))
        found.append(chosen)
    return tuple(found)


def _fits(placed: Placed, area: Box, used: Iterable[Box]) -> bool:
    boxes = list(used)
    return all(part.within(area) and not any(part.meets(box) for box in boxes) for part in _parts(placed))


def _parts(placed: Placed) -> tuple[Box, Box]:
    return placed.mark, placed.label


def _options(mark: Mark, shape: tuple[float, float], line: float) -> Iterator[Placed]:
    yield from _sides(mark, 0.0, 0.0, shape, line, led=False)
    for ring in RINGS:
        for step in range(8):
            angle = step * math.pi / 4
            yield from _sides(mark, ring * math.cos(angle), -ring * math.sin(angle), shape, line, led=True)


def _sides(
    mark: Mark, dx: float, dy: float, shape: tuple[float, float], line: float, *, led: bool
) -> Iterator[Placed]:
    """The label after the mark, or before it."""
    wide, tall = shape
    box = Box(mark.x + dx - wide / 2, mark.y + dy - tall / 2, wide, tall)
    top = mark.y + dy - line / 2
    yield Placed(box, Box(box.x + wide + GAP, top, mark.label, line), led)
    yield Placed(box, Box(box.x - GAP - mark.label, top, mark.label, line), led)
