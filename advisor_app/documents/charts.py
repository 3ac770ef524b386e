"""Drawings for paper: years as dots, cover as bars. Vector, one scale, and the same in words beside them."""

from __future__ import annotations

from typing import Any, Final

from reportlab.graphics.shapes import Circle, Drawing, Rect, String
from reportlab.pdfbase import pdfmetrics

from advisor_app.documents.blocks import CoverRow, DotGroup, Dots
from advisor_app.documents.safe_text import line
from advisor_app.documents.style import (
    ACCENT,
    BAR_ADVISED,
    BAR_EMPTY,
    DOT_MOST,
    DOT_SOME,
    DOT_SOME_EDGE,
    INK,
    REGULAR,
    RULE,
    RULE_STRONG,
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
