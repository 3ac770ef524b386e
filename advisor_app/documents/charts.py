"""Drawings for paper: years as dots, cover as bars. Vector, one scale, and the same in words beside them."""

from __future__ import annotations

from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.pdfbase import pdfmetrics

from advisor_app.documents.blocks import BarMark, BarRow, CoverRow, Curve, DotGroup, Dots
from advisor_app.documents.chart_geometry import LogScale, bar_length, chance_y, curve_line
from advisor_app.documents.safe_text import line
from advisor_app.documents.style import (
    ACCENT,
    ACCENT_PALE,
    BAR_ADVISED,
    BAR_EMPTY,
    DOT_MOST,
    DOT_SOME,
    DOT_SOME_EDGE,
    GREY,
    INK,
    REGULAR,
    RULE,
    RULE_STRONG,
    STRONG,
    WHITE,
)

_TONES: Final = {
    "most": (DOT_MOST, DOT_MOST), "some": (DOT_SOME, DOT_SOME_EDGE), "none": (WHITE, RULE_STRONG),
}
# Number of dots -> (in a row, distance across, distance down, radius). Both grids are as high as four lines of text.
_GRIDS: Final = {100: (25, 11.8, 11.8, 4.1), 1000: (100, 2.95, 4.6, 1.25)}
_LABEL_SIZE: Final = 9.0


def dots_drawing(dots: Dots, width: float) -> Any:
    """The dots filled from the left, row by row, worst first, with their legend at the right."""
    in_row, step, down, radius = _GRIDS[dots.total]
    height = max(dots.total // in_row * down, 16.0 * len(dots.groups)) + 4
    drawing = Drawing(width, height)
    number = 0
    for group in dots.groups:
        fill, edge = _TONES[group.tone]
        if dots.total > 100:
            fill, edge = (RULE if group.tone == "none" else fill), None
        for _ in range(group.count):
            column, row = number % in_row, number // in_row
            drawing.add(Circle(
                radius + column * step, height - radius - 2 - row * down, radius, fillColor=fill, strokeColor=edge,
                strokeWidth=0.7,
            ))
            number += 1
    _legend(drawing, dots.groups, in_row * step + 10, height)
    return drawing


def _legend(drawing: Any, groups: tuple[DotGroup, ...], left: float, height: float) -> None:
    for place, group in enumerate(groups):
        fill, edge = _TONES[group.tone]
        y = height - 8 - place * 15.5
        drawing.add(Circle(left + 4, y, 3.9, fillColor=fill, strokeColor=edge, strokeWidth=0.7))
        room = drawing.width - left - 14
        drawing.add(String(
            left + 13, y - 3.1, _shortened(line(group.label), room, _LABEL_SIZE), fontName=REGULAR,
            fontSize=_LABEL_SIZE, fillColor=INK,
        ))


def _shortened(text: str, room: float, size: float) -> str:
    """As much of a label as fits; labels of ours fit, a foreign currency may not."""
    if pdfmetrics.stringWidth(text, REGULAR, size) <= room:
        return text
    while text and pdfmetrics.stringWidth(text + "…", REGULAR, size) > room:
        text = text[:-1]
    return text + "…"


def cover_bar(row: CoverRow, scale: float, width: float, height: float = 12.0) -> Any:
    """A pale bar to the recommended size with an upright line at its end, a dark thin one for what is held."""
    drawing = Drawing(width, height)
    advised = width * min(1.0, row.advised / scale) if scale > 0 else 0.0
    held = width * min(1.0, row.held / scale) if scale > 0 else 0.0
    drawing.add(Rect(0, 1.5, width, height - 3, fillColor=BAR_EMPTY, strokeColor=None))
    if advised:
        drawing.add(Rect(0, 1.5, advised, height - 3, fillColor=BAR_ADVISED, strokeColor=None))
    if held:
        drawing.add(Rect(0, height / 2 - 2, held, 4, fillColor=ACCENT, strokeColor=None))
    if advised:
        drawing.add(Rect(min(advised, width - 2) - 0.2, 0, 2, height, fillColor=INK, strokeColor=None))
    return drawing


# ------------------------------------------------------------------------------------------------ level bars
_FILLS: Final = {"dark": (ACCENT, ACCENT), "pale": (BAR_ADVISED, ACCENT), "open": (WHITE, RULE_STRONG)}
_DASHES: Final = {"solid": None, "dashed": (2.2, 1.8)}


def level_bar(row: BarRow, marks: tuple[BarMark, ...], end: float, width: float, height: float = 15.0) -> Any:
    """One bar of pieces on a scale from 0 to `end`, with the marks as upright lines over the whole height."""
    drawing = Drawing(width, height)
    start = 0.0
    for part in row.parts:
        length = min(bar_length(part.length, end, width), width - start)
        fill, edge = _FILLS[part.tone]
        if length > 0:
            drawing.add(Rect(start, 3, max(length, 0.8), height - 6, fillColor=fill, strokeColor=edge, strokeWidth=0.6))
        start += length
    for mark in marks:
        place = min(bar_length(mark.amount, end, width), width - 0.6)
        drawing.add(Line(place, 0, place, height, strokeColor=INK, strokeWidth=1.3, strokeDashArray=_DASHES[mark.tone]))
    return drawing


def tone_key(tone: str) -> Any:
    """The little square of a legend."""
    drawing = Drawing(10, 9)
    fill, edge = _FILLS[tone]
    drawing.add(Rect(0.5, 0.5, 8, 7.5, fillColor=fill, strokeColor=edge, strokeWidth=0.7))
    return drawing


def mark_key(tone: str) -> Any:
    """The little upright line of a legend."""
    drawing = Drawing(10, 9)
    drawing.add(Line(4.5, -0.5, 4.5, 9, strokeColor=INK, strokeWidth=1.3, strokeDashArray=_DASHES[tone]))
    return drawing


# ------------------------------------------------------------------------------------------------- the curve
_CURVE_HEIGHT: Final = 150.0
_LEFT_OF_PLOT: Final = 34.0
_UNDER_PLOT: Final = 28.0
_TICK_SIZE: Final = 8.0


def curve_drawing(curve: Curve, width: float) -> Any:
    """The curve with its band, the scales at the left and below, and numbered points."""
    scale = LogScale(curve.amount_ticks[0][0], curve.amount_ticks[-1][0], width - _LEFT_OF_PLOT - 14)
    top = curve.chance_ticks[-1][0]
    height = _CURVE_HEIGHT - _UNDER_PLOT - 12
    drawing = Drawing(width, _CURVE_HEIGHT)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return _LEFT_OF_PLOT + point[0], _UNDER_PLOT + height - point[1]

    _curve_scales(drawing, curve, scale, top, height)
    if curve.band:
        low = curve_line([(amount, least) for amount, least, _ in curve.band], scale, top, height)
        high = curve_line([(amount, most) for amount, _, most in curve.band], scale, top, height)
        around = [number for point in (*high, *reversed(low)) for number in at(point)]
        drawing.add(Polygon(around, fillColor=ACCENT_PALE, strokeColor=None))
    line_of = [number for point in curve_line(curve.points, scale, top, height) for number in at(point)]
    drawing.add(PolyLine(line_of, strokeColor=ACCENT, strokeWidth=1.6))
    taken: list[float] = []
    for number, mark in enumerate(curve.marks, start=1):
        x, y = at((scale.at(mark.amount), chance_y(mark.chance, top, height)))
        y += 15 * sum(x - before < 15 for before in taken)
        taken.append(x)
        drawing.add(Line(x, _UNDER_PLOT, x, y, strokeColor=INK, strokeWidth=0.8, strokeDashArray=(2.2, 1.8)))
        drawing.add(Circle(x, y + 9, 6.4, fillColor=WHITE, strokeColor=INK, strokeWidth=0.9))
        drawing.add(String(x, y + 6.1, str(number), fontName=STRONG, fontSize=_TICK_SIZE, fillColor=INK,
                           textAnchor="middle"))
    return drawing


def _curve_scales(drawing: Any, curve: Curve, scale: LogScale, top: float, height: float) -> None:
    right = _LEFT_OF_PLOT + scale.length
    for chance, label in curve.chance_ticks:
        y = _UNDER_PLOT + height - chance_y(chance, top, height)
        drawing.add(Line(_LEFT_OF_PLOT, y, right, y, strokeColor=RULE, strokeWidth=0.5))
        drawing.add(String(_LEFT_OF_PLOT - 5, y - 2.7, line(label), fontName=REGULAR, fontSize=_TICK_SIZE,
                           fillColor=GREY, textAnchor="end"))
    drawing.add(Line(_LEFT_OF_PLOT, _UNDER_PLOT, right, _UNDER_PLOT, strokeColor=RULE_STRONG, strokeWidth=0.8))
    taken = -1e9
    for amount, label in curve.amount_ticks:
        x, half = _LEFT_OF_PLOT + scale.at(amount), pdfmetrics.stringWidth(line(label), REGULAR, _TICK_SIZE) / 2
        drawing.add(Line(x, _UNDER_PLOT, x, _UNDER_PLOT - 3, strokeColor=RULE_STRONG, strokeWidth=0.8))
        if x - half > taken:
            drawing.add(String(x, _UNDER_PLOT - 12, line(label), fontName=REGULAR, fontSize=_TICK_SIZE,
                               fillColor=GREY, textAnchor="middle"))
            taken = x + half + 6
    drawing.add(String(0, _CURVE_HEIGHT - 8, line(curve.titles[1]), fontName=REGULAR, fontSize=_TICK_SIZE,
                       fillColor=GREY))
    drawing.add(String(right, 4, line(curve.titles[0]), fontName=REGULAR, fontSize=_TICK_SIZE, fillColor=GREY,
                       textAnchor="end"))
