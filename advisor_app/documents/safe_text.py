"""From spans to what the PDF library draws.

What a person typed is never read as markup: it is handed over as pieces of one font each, bounded in length, so that
markup prints as text and a page of nonsense costs bounded time.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from advisor_app.documents.blocks import Span, Text
from advisor_app.documents.style import FALLBACKS, REGULAR, STRONG

PIECE = 2_000
# What stands for a character that no embedded font has: visible, never silently dropped.
MISSING = "\u25a1"
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_SPACES = {"\t": " ", "\n": " ", "\r": " ", "\u2028": " ", "\u2029": " ", "\u200b": "", "\u00ad": ""}


def p(text: Text, style: ParagraphStyle) -> list[Any]:
    """Paragraphs of a text, none longer than PIECE characters; an empty list for an empty text."""
    return [
        Paragraph(None, style, frags=[_run(words, font, style) for span in piece for words, font in _runs(span, style)])
        for piece in _pieces(text)
    ]


def linked(text: str, key: str, style: ParagraphStyle) -> Any:
    """One paragraph that leads to a place of the same document."""
    runs = _runs(Span(_clean(text)[:PIECE]), style)
    marked = "".join(f'<font name="{font}">{escape(words)}</font>' for words, font in runs)
    return Paragraph(f'<a href="#{key}">{marked}</a>', style)


def chapter_key(words: str) -> str:
    """The name of the place where a chapter begins; letters and digits only, whatever its title."""
    return f"chapter-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:16]}"


def line(text: str, font: str = REGULAR) -> str:
    """A text as a bookmark or a drawing takes it: one clean line without markup, at most PIECE characters."""
    cleaned = _clean(text)[:PIECE]
    return "".join(c if font_of(c, font) == font else MISSING for c in cleaned)


def font_of(character: str, font: str) -> str | None:
    """The font that shows a character: the wanted one, its fall-back, or None."""
    for name in (font, FALLBACKS.get(font)):
        if name is not None and _has(name, character):
            return name
    return None


@lru_cache(maxsize=65536)
def _has(font: str, character: str) -> bool:
    return ord(character) in pdfmetrics.getFont(font).face.charToGlyph


def _clean(text: str) -> str:
    """One line: no control characters, no direction marks, no lone surrogates."""
    spaced = "".join(_SPACES.get(c, c) for c in text)
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs") and c not in _DIRECTION_MARKS)


def _pieces(text: Text) -> list[list[Span]]:
    pieces: list[list[Span]] = [[]]
    room = PIECE
    for span in text:
        rest = _clean(span.text)
        while rest:
            if not room:
                pieces.append([])
                room = PIECE
            taken, rest = rest[:room], rest[room:]
            pieces[-1].append(Span(taken, span.strong))
            room -= len(taken)
    return [piece for piece in pieces if piece]


def _runs(span: Span, style: ParagraphStyle) -> list[tuple[str, str]]:
    """The span in pieces of one font each, as (words, font)."""
    wanted = STRONG if span.strong else style.fontName
    runs: list[tuple[str, str]] = []
    run: list[str] = []
    run_font = wanted
    for character in span.text:
        found = font_of(character, wanted)
        shown, font = (character, found) if found is not None else (MISSING, wanted)
        if font != run_font:
            runs.append(("".join(run), run_font))
            run, run_font = [], font
        run.append(shown)
    return [(words, font) for words, font in (*runs, ("".join(run), run_font)) if words]


def _run(words: str, font: str, style: ParagraphStyle) -> Any:
    """What the library makes of its markup, without any markup: nothing in the words is ever read."""
    return ParaFrag(
        text=words, fontName=font, fontSize=style.fontSize, textColor=style.textColor, rise=0, greek=0, bold=0,
        italic=0, link=[], us_lines=[],
    )
