from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, Rect

from advisor_app.documents.blocks import CoverRow, DotGroup, Dots
from advisor_app.documents.charts import cover_bar, dots_drawing
from advisor_app.documents.style import ACCENT, BAR_ADVISED, DOT_MOST, register_fonts
from tests.documents.clients import FONTS


@pytest.fixture(autouse=True)
def fonts() -> None:
    register_fonts(FONTS)


@given(st.sampled_from([100, 1000]), st.integers(0, 50), st.integers(0, 50))
def test_there_is_a_dot_for_each_year_worst_first(total: int, most: int, some: int) -> None:
    groups = (DotGroup(most, "a", "most"), DotGroup(some, "b", "some"), DotGroup(total - most - some, "c", "none"))
    drawing = dots_drawing(Dots(total, groups, ""), 480)
    circles = [shape for shape in drawing.contents if isinstance(shape, Circle)]
    dots = circles[:total]
    assert len(circles) == total + len(groups)
    assert sum(dot.fillColor == DOT_MOST for dot in dots) == most
    assert all(dot.fillColor == DOT_MOST for dot in dots[:most])
    assert all(dot.cx - dot.r >= 0 and dot.cx + dot.r <= 480 and dot.cy - dot.r >= 0 for dot in dots)


@given(*2 * (st.floats(0, 1e9, allow_subnormal=False),), st.floats(1, 1e9))
def test_bars_keep_their_proportion_and_their_place(held: float, advised: float, scale: float) -> None:
    drawing = cover_bar(CoverRow("p", held, advised, "", "", ""), scale, 120)
    bars = {shape.fillColor: shape for shape in drawing.contents if isinstance(shape, Rect)}
    for color, amount in ((ACCENT, held), (BAR_ADVISED, advised)):
        if amount:
            assert bars[color].width == pytest.approx(120 * min(1, amount / scale))
    assert all(shape.x + shape.width <= 121 for shape in drawing.contents)
