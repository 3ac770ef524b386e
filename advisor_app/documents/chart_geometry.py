"""Where things stand in charts: plain arithmetic, shared by the screen and by paper. Lengths in the caller's unit,
y growing downwards.

A curve is a sequence of (loss, chance), losses rising, chance of at least that loss in a year from 0 to 1.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Curve = Sequence[tuple[float, float]]
# Below this chance a curve is not drawn further: half a year in a hundred.
END_CHANCE = 0.005


@dataclass(frozen=True)
class Span:
    """A stretch from `start` to `end` of one kind."""

    kind: str
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True)
class LogScale:
    """Equal-ratio scale: the losses `low` to `high` on the lengths 0 to `length`."""

    low: float
    high: float
    length: float

    def at(self, loss: float) -> float:
        """Where a loss stands; what is out of range stands at the end."""
        inside = min(max(loss, self.low), self.high)
        return self.length * math.log(inside / self.low) / math.log(self.high / self.low)

    def loss(self, place: float) -> float:
        """The loss at a place; the inverse of `at`."""
        share = min(max(place / self.length, 0.0), 1.0)
        return float(self.low * (self.high / self.low) ** share)

    def ticks(self) -> tuple[float, ...]:
        """The steps of 1 and 3 times powers of ten within the scale, ends included."""
        return tuple(step for step in steps_between(self.low, self.high) if self.low <= step <= self.high)


def steps_between(low: float, high: float) -> tuple[float, ...]:
    """1, 3, 10, 30 … from the step at or below `low` to the one at or above `high`; both above 0."""
    steps = [_step_at_or_below(low)]
    while steps[-1] < high * (1 - 1e-9):
        steps.append(_next_step(steps[-1]))
    return tuple(steps)


def curve_range(curves: Sequence[Curve], must_show: Sequence[float] = ()) -> tuple[float, float]:
    """The lowest and highest loss a chart of these curves shows, on steps of 1 and 3.

    From the smallest loss worth showing (a hundredth of the largest) to where every chance has fallen below
    END_CHANCE; `must_show` losses (a limit, a bad year) lie inside.
    """
    ends = [_end_of(curve) for curve in curves if curve] + [loss for loss in must_show if loss > 0]
    high = max(ends, default=1_000_000.0)
    starts = [curve[0][0] for curve in curves if curve and curve[0][0] > 0]
    low = max(min(starts, default=high / 1000), high / 3000)
    low = min([low, *(loss for loss in must_show if loss > 0)])
    steps = steps_between(max(low, 1.0), max(high, 10.0))
    if len(steps) < 3:
        return steps[0], _next_step(_next_step(steps[-1]))
    return steps[0], steps[-1]


def chance_at(curve: Curve, loss: float) -> float:
    """The chance of at least `loss`, between the points of the curve along the equal-ratio scale."""
    if not curve:
        return 0.0
    if loss <= curve[0][0]:
        return curve[0][1]
    if loss >= curve[-1][0]:
        return curve[-1][1] if loss == curve[-1][0] else 0.0
    place = bisect_right([point[0] for point in curve], loss)
    (x1, y1), (x2, y2) = curve[place - 1], curve[place]
    if x2 == x1 or x1 <= 0:
        return y2
    share = math.log(loss / x1) / math.log(x2 / x1)
    return y1 + (y2 - y1) * share


def curve_line(curve: Curve, scale: LogScale, top: float, height: float) -> tuple[tuple[float, float], ...]:
    """The points of a curve in a plot `height` high whose upper edge is the chance `top`."""
    inside = [(scale.low, chance_at(curve, scale.low))]
    inside += [(loss, chance) for loss, chance in curve if scale.low < loss < scale.high]
    inside.append((scale.high, chance_at(curve, scale.high)))
    return tuple((scale.at(loss), chance_y(chance, top, height)) for loss, chance in inside)


def chance_y(chance: float, top: float, height: float) -> float:
    return height * (1 - min(max(chance, 0.0), top) / top)


def chance_ticks(highest: float) -> tuple[int, ...]:
    """Steps of years in 100 for an upright scale from 0: three to five of them, the last at or above `highest`."""
    years = max(highest * 100, 1.0)
    for step in (1, 2, 5, 10, 20, 25):
        count = math.ceil(years / step - 1e-9)
        if count <= 4:
            return tuple(step * place for place in range(max(count, 2) + 1))
    return (0, 25, 50, 75, 100)


def policy_strip(excess: float, used_up: float, scale: LogScale) -> tuple[Span, ...]:
    """Who pays along the scale: keep (the excess), cover (the policy), over (above the policy).

    used_up: the loss at which the policy has paid all it pays; at or below the excess for no policy.
    """
    if used_up <= excess:
        return (Span("over", 0.0, scale.length),)
    first, second = scale.at(max(excess, scale.low)), scale.at(used_up)
    spans = (Span("keep", 0.0, first), Span("cover", first, second), Span("over", second, scale.length))
    return tuple(span for span in spans if span.length > 0)


def dot_kinds(counts: Sequence[tuple[str, int]], total: int) -> tuple[str, ...]:
    """The kind of each of `total` dots: the counts in order, then `none`. Counts beyond the total are cut."""
    kinds = [kind for kind, count in counts for _ in range(max(0, count))][:total]
    return tuple(kinds + ["none"] * (total - len(kinds)))


def dot_centres(total: int, columns: int, width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Middles of dots in rows from the left and the top, evenly over width and height."""
    rows = math.ceil(total / columns)
    return tuple(
        (width * (place % columns + 0.5) / columns, height * (place // columns + 0.5) / rows)
        for place in range(total)
    )


def scale_end(values: Sequence[float], room: float = 0.05) -> float:
    """The value at the end of a common scale that begins at 0: the largest and `room` of it more."""
    return max((value for value in values if math.isfinite(value)), default=0.0) * (1 + room) or 1.0


def bar_length(value: float, end: float, length: float) -> float:
    """Length of a bar on a scale from 0 to `end`; nothing below 0, the whole length above the end."""
    return length * min(max(value / end, 0.0), 1.0)


def stacked(values: Sequence[float], length: float, gap: float = 0.0) -> tuple[tuple[float, float], ...]:
    """(start, length) of the parts of one bar, in order, `gap` between them. Parts of nothing get no length."""
    total = sum(max(0.0, value) for value in values)
    shown = sum(1 for value in values if value > 0)
    if total <= 0:
        return tuple((0.0, 0.0) for _ in values)
    room = max(0.0, length - gap * (shown - 1))
    parts: list[tuple[float, float]] = []
    start = 0.0
    for value in values:
        share = room * max(0.0, value) / total
        parts.append((start, share))
        start += share + (gap if value > 0 else 0.0)
    return tuple(parts)


def _end_of(curve: Curve) -> float:
    return next((loss for loss, chance in curve if chance < END_CHANCE), curve[-1][0])


def _step_at_or_below(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value) + 1e-12)
    return 3 * power if value >= 3 * power * (1 - 1e-9) else power


def _next_step(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step) + 1e-12)
    return 3 * power if step < 2 * power else 10 * power
