"""What is wrong with the layout of a finished PDF, page by page: an automatic look with a ruler."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw

from advisor_app.documents.style import BOTTOM, STYLES, TOP_NEXT
from tests.documents.reading import outside

HEADINGS = tuple(STYLES[name].fontSize for name in ("chapter", "heading"))
# A page before another must be filled to here, counted from its top.
FILLED = 0.5


@dataclass(frozen=True)
class Line:
    """One line of text. low: its lower edge in points from the foot of the page; size: of its type."""

    low: float
    size: float
    text: str


def problems(data: bytes, *, breaks: tuple[str, ...] = ()) -> list[str]:
    """Headings at the foot of a page, pages half empty, text over text or over the margin.

    breaks: beginnings of pages that start anew on purpose, so that the page before may be short.
    """
    found = outside(data, side=50, bottom=20)
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_lines(page) for page in document]
        for number, page in enumerate(document, start=1):
            found += [f"page {number}: text over text: {piece}" for piece in _overlaps(page)]
    finally:
        document.close()
    for number, lines in enumerate(pages[:-1], start=1):
        last, first = lines[-1], pages[number][0].text
        if any(abs(last.size - size) < 0.2 for size in HEADINGS):
            found.append(f"page {number} ends with a heading: {last.text!r}")
        height = 841.9 - TOP_NEXT - BOTTOM
        filled = (841.9 - TOP_NEXT - last.low) / height
        if filled < FILLED and not first.startswith(breaks or ("\0",)):
            found.append(f"page {number} is filled to {filled:.0%} only; the next begins with {first!r}")
    return found


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of the text area from the top, without header and footer."""
    textpage = page.get_textpage()
    rows: dict[int, list[tuple[float, float, float, str]]] = {}
    for index in range(textpage.count_chars()):
        left, low, right, high = textpage.get_charbox(index)
        if right <= left or low < BOTTOM - 8 or high > page.get_height() - 40:
            continue
        size = pypdfium2.raw.FPDFText_GetFontSize(textpage, index)
        base = _baseline(textpage, index)
        rows.setdefault(round(base / 2), []).append((left, low, size, textpage.get_text_range(index, 1)))
    return [
        Line(min(char[1] for char in row), max(char[2] for char in row), "".join(char[3] for char in sorted(row)))
        for _, row in sorted(rows.items(), reverse=True)
    ]


def _baseline(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    across, up = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(textpage, index, across, up)
    return up.value


def _overlaps(page: pypdfium2.PdfPage) -> list[str]:
    """Characters whose middles lie on each other."""
    textpage = page.get_textpage()
    seen: dict[tuple[int, int], str] = {}
    found = []
    for index in range(textpage.count_chars()):
        left, low, right, high = textpage.get_charbox(index)
        sign = textpage.get_text_range(index, 1)
        if right - left < 0.5 or high - low > 40 or not sign.strip():
            continue
        place = (round((left + right) / 2), round((low + high) / 2))
        if place in seen and seen[place] != sign:
            found.append(f"{seen[place]} and {sign} at {place}")
        seen[place] = sign
    return found
