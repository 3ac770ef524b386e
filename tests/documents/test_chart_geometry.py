"""Geometry of charts: scales that invert, ranges that hold what they must, parts that fill the whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.chart_geometry import (
    LogScale,
    bar_length,
    chance_at,
    chance_ticks,
    chance_y,
    curve_line,
    curve_range,
    dot_centres,
    dot_kinds,
    policy_strip,
    scale_end,
    stacked,
    steps_between,
)

CURVE = ((1_000.0, 0.31), (10_000.0, 0.14), (118_000.0, 0.05), (500_000.0, 0.01), (1_000_000.0, 0.002))
SCALE = LogScale(1_000, 1_000_000, 600)


def test_the_scale_has_equal_ratios() -> None:
    assert [round(SCALE.at(x)) for x in (1_000, 10_000, 100_000, 1_000_000)] == [0, 200, 400, 600]
    assert SCALE.ticks() == pytest.approx((1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6))


@given(st.floats(1_000, 1_000_000))
def test_place_and_loss_invert(loss: float) -> None:
    assert SCALE.loss(SCALE.at(loss)) == pytest.approx(loss, rel=1e-9)


@given(st.floats(-1e9, 1e9))
def test_out_of_range_stands_at_the_ends(loss: float) -> None:
    assert 0 <= SCALE.at(loss) <= SCALE.length
    assert SCALE.low <= SCALE.loss(loss) <= SCALE.high * (1 + 1e-12)


@given(st.floats(1, 1e7), st.floats(1, 1e4))
def test_steps_hold_both_ends(low: float, factor: float) -> None:
    steps = steps_between(low, low * factor)
    assert steps[0] <= low * (1 + 1e-9) and steps[-1] >= low * factor * (1 - 1e-6)
    ratios = {round(b / a, 2) for a, b in pairwise(steps)}
    assert ratios <= {3.0, 3.33}


def test_the_range_ends_where_the_chance_has_gone_and_holds_what_it_must() -> None:
    assert curve_range([CURVE]) == pytest.approx((1_000, 1_000_000))
    low, high = curve_range([CURVE], [500.0, 2_500_000.0])
    assert low <= 500 and high >= 2_500_000
    assert curve_range([()]) != (0, 0)


@given(st.lists(st.floats(1, 1e8), max_size=4))
def test_the_range_is_always_a_range(must: list[float]) -> None:
    low, high = curve_range([CURVE, ()], must)
    assert 0 < low < high
    assert all(low <= x * (1 + 1e-9) and x <= high * (1 + 1e-9) for x in must)
    assert len(LogScale(low, high, 1).ticks()) >= 3


def test_chances_between_points() -> None:
    assert chance_at(CURVE, 118_000) == pytest.approx(0.05)
    assert chance_at(CURVE, 1) == 0.31
    assert chance_at(CURVE, 2_000_000) == 0.0
    middle = chance_at(CURVE, (1_000 * 10_000) ** 0.5)
    assert middle == pytest.approx((0.31 + 0.14) / 2)
    assert chance_at((), 5) == 0


@given(st.floats(1_000, 1_000_000), st.floats(1_000, 1_000_000))
def test_a_larger_loss_is_never_likelier(one: float, other: float) -> None:
    assert chance_at(CURVE, max(one, other)) <= chance_at(CURVE, min(one, other)) + 1e-12


def test_a_line_runs_down_from_edge_to_edge() -> None:
    line = curve_line(CURVE, SCALE, 0.4, 200)
    assert line[0][0] == 0 and line[-1][0] == pytest.approx(600)
    assert [y for _, y in line] == sorted(y for _, y in line)
    assert chance_y(0.4, 0.4, 200) == 0 and chance_y(0, 0.4, 200) == 200


@given(st.floats(0, 1))
def test_upright_steps_reach_the_highest(highest: float) -> None:
    ticks = chance_ticks(highest)
    assert ticks[0] == 0 and ticks[-1] >= highest * 100 - 1e-6
    assert 3 <= len(ticks) <= 5


def test_who_pays_along_the_scale() -> None:
    strip = policy_strip(2_500, 50_000, SCALE)
    assert [span.kind for span in strip] == ["keep", "cover", "over"]
    assert strip[1].end == pytest.approx(SCALE.at(50_000))
    assert [span.kind for span in policy_strip(0, 0, SCALE)] == ["over"]
    assert [span.kind for span in policy_strip(0, 50_000, SCALE)] == ["cover", "over"]
    assert [span.kind for span in policy_strip(500, 5_000_000, SCALE)] == ["cover"]


@given(st.floats(0, 1e7), st.floats(0, 1e8))
def test_the_strip_has_no_holes(excess: float, limit: float) -> None:
    strip = policy_strip(excess, limit, SCALE)
    assert strip[0].start == 0 and strip[-1].end == pytest.approx(SCALE.length)
    for one, other in pairwise(strip):
        assert one.end == other.start


def test_dots_fill_in_order() -> None:
    kinds = dot_kinds([("bad", 5), ("serious", 9)], 100)
    assert kinds[:5] == ("bad",) * 5 and kinds[5:14] == ("serious",) * 9 and set(kinds[14:]) == {"none"}
    assert len(dot_kinds([("bad", 300)], 100)) == 100


@given(st.integers(1, 1000), st.integers(1, 50))
def test_dots_lie_inside_and_apart(total: int, columns: int) -> None:
    centres = dot_centres(total, columns, 400, 100)
    assert len(set(centres)) == total
    assert all(0 < x < 400 and 0 < y < 100 for x, y in centres)


@given(st.lists(st.floats(0, 1e9), max_size=8), st.floats(0, 4))
def test_parts_fill_the_bar(values: list[float], gap: float) -> None:
    parts = stacked(values, 300, gap)
    assert len(parts) == len(values)
    shown = [(start, size) for (start, size), value in zip(parts, values, strict=True) if value > 0]
    if shown:
        assert shown[-1][0] + shown[-1][1] == pytest.approx(300, abs=1e-6)
    else:
        assert all(size == 0 for _, size in parts)


def test_bars_on_a_common_scale() -> None:
    end = scale_end([50_000, 150_000])
    assert end == pytest.approx(157_500)
    assert bar_length(150_000, end, 100) == pytest.approx(100 / 1.05)
    assert bar_length(-5, end, 100) == 0 and bar_length(1e12, end, 100) == 100
    assert scale_end([]) == 1.0
