"""How paper looks: sheets, margins, type, colours, and the fonts that are embedded.

One accent colour; everything survives a photocopier. Lengths in points (1/72 inch).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PAPERS: Final[dict[str, tuple[float, float]]] = {"A4": A4, "Letter": LETTER}

SIDE: Final = 58.0
TOP_FIRST: Final = 36.0
TOP_NEXT: Final = 44.0
BOTTOM: Final = 48.0
# Room above a heading, by its level.
ABOVE_HEADING: Final = (12.0, 6.0, 5.0)
# A heading with less room than this under it starts the next page; by the level of the heading.
BELOW_HEADING: Final = (150.0, 96.0, 80.0)

REGULAR: Final = "Advisor-Regular"
MEDIUM: Final = "Advisor-Medium"
STRONG: Final = "Advisor-Strong"
OTHER_SCRIPTS: Final = "Advisor-Other"
OTHER_STRONG: Final = "Advisor-OtherStrong"
_FONT_FILES: Final = {
    REGULAR: "SourceSans3_400Regular.ttf",
    MEDIUM: "SourceSans3_500Medium.ttf",
    STRONG: "SourceSans3_600SemiBold.ttf",
    OTHER_SCRIPTS: "NotoSans_400Regular.ttf",
    OTHER_STRONG: "NotoSans_700Bold.ttf",
}
# Where the main font lacks a character the other one of the same weight is asked.
FALLBACKS: Final = {REGULAR: OTHER_SCRIPTS, MEDIUM: OTHER_STRONG, STRONG: OTHER_STRONG}

INK: Final = HexColor("#161B22")
GREY: Final = HexColor("#434C59")
PALE_TEXT: Final = HexColor("#5B6573")
RULE: Final = HexColor("#D8DDE4")
RULE_STRONG: Final = HexColor("#7C8694")
ACCENT: Final = HexColor("#1A5A96")
BRAND: Final = HexColor("#12466E")
ACCENT_PALE: Final = HexColor("#E4EEF7")
BAR_ADVISED: Final = HexColor("#C9DDEE")
BAR_EMPTY: Final = HexColor("#EBEEF2")
DOT_MOST: Final = HexColor("#96231A")
DOT_SOME: Final = HexColor("#F0B38A")
DOT_SOME_EDGE: Final = HexColor("#853A00")
WARN: Final = HexColor("#7A4F00")
WARN_PALE: Final = HexColor("#FCF0CF")
WHITE: Final = HexColor("#FFFFFF")
MARK: Final = HexColor("#EBEEF2")

PLAIN_GRID: Final = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


@dataclass(frozen=True)
class Sheet:
    """One paper size with its margins."""

    width: float
    height: float

    @property
    def column(self) -> float:
        """Width of the text: at most about 95 characters."""
        return self.width - 2 * SIDE


def sheet(paper: str) -> Sheet:
    """The sheet of a paper name. Raises ValueError for one that is not in PAPERS."""
    if paper not in PAPERS:
        raise ValueError(f'There is no paper "{paper[:40]}"; choose A4 or Letter.')
    return Sheet(*PAPERS[paper])


class _Font(TTFont):  # type: ignore[misc]  # the PDF library has no types
    """A font that knows the width of words it has measured before."""

    @lru_cache(maxsize=65536)  # noqa: B019  # one instance for each font, as long as the program runs
    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        return float(super().stringWidth(text, size, encoding))


def register_fonts(folder: Path) -> None:
    """Make the embedded fonts known to the PDF library; again is harmless. Raises OSError when one is missing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FONT_FILES.items():
        if name in known:
            continue
        path = folder / file
        if not path.is_file():
            raise FileNotFoundError(f"The font {file} is missing from {folder.name}; install the program again.")
        pdfmetrics.registerFont(_Font(name, str(path)))


def _style(
    name: str, font: str, size: float, leading: float, *, color: HexColor = INK, after: float = 0.0,
    before: float = 0.0, align: int = TA_LEFT, keep: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=color, spaceAfter=after, spaceBefore=before,
        alignment=align, keepWithNext=keep, splitLongWords=True, allowWidows=0, allowOrphans=0,
    )


STYLES: Final[dict[str, ParagraphStyle]] = {
    style.name: style
    for style in (
        _style("body", REGULAR, 10.5, 14.2, after=4),
        _style("note", REGULAR, 9, 11.8, color=GREY, after=3),
        _style("list", REGULAR, 9.5, 12.4, after=1.5),
        _style("small", REGULAR, 8.3, 10.5, color=GREY, after=2),
        _style("title", STRONG, 15, 18, before=0, after=4, keep=True),
        _style("cover_title", STRONG, 27, 32, color=BRAND, after=6),
        _style("cover_client", REGULAR, 17, 21, after=4),
        _style("cover_mark", STRONG, 9.5, 13, color=GREY),
        _style("chapter", STRONG, 17, 21, color=BRAND, after=4),
        _style("heading", STRONG, 11.5, 14, after=2),
        _style("subheading", STRONG, 10, 13, after=1.5),
        _style("contents", REGULAR, 10.5, 14),
        _style("panel_title", STRONG, 8.6, 10.4, color=BRAND, after=1.5),
        _style("panel", REGULAR, 8, 9.5),
        _style("panel_strong", STRONG, 8, 9.5),
        _style("large", REGULAR, 15, 20, after=3),
        _style("large_label", REGULAR, 12, 15, color=GREY),
        _style("large_value", STRONG, 15, 19),
        _style("head_left", REGULAR, 9, 11.5, color=GREY),
        _style("head_right", REGULAR, 9, 11.5, color=GREY, align=TA_RIGHT),
        _style("cell_left", REGULAR, 9.5, 12),
        _style("cell_right", REGULAR, 9.5, 12, align=TA_RIGHT),
        _style("cell_note", REGULAR, 8.6, 11, color=GREY),
        _style("figure_label", REGULAR, 9, 11.5, color=GREY),
        _style("figure_value", STRONG, 16, 20, color=BRAND),
        _style("firm", STRONG, 14, 17),
        _style("strapline", REGULAR, 9, 12, color=GREY),
        _style("contact", REGULAR, 8.6, 11.2, color=GREY, align=TA_RIGHT),
        _style("date", REGULAR, 10.5, 14.2, color=GREY, after=3),
        _style("address", REGULAR, 10.5, 13.6),
        _style("notice", REGULAR, 9.5, 12.6, color=WARN),
        _style("signature", STRONG, 10.5, 14.4),
        _style("form_label", REGULAR, 8.5, 11, color=GREY),
    )
}

# Reports are longer than letters: their type is a step smaller, tables never below 8 points.
_DENSE: Final[Mapping[str, tuple[float, float]]] = {
    "body": (10, 13), "list": (9.3, 11.8), "note": (8.5, 10.6), "cell_left": (9, 10.8), "cell_right": (9, 10.8),
    "cell_note": (8.2, 9.8), "head_left": (8.4, 10.2), "head_right": (8.4, 10.2), "small": (8, 9.6),
}
# Styles that carry the firm's own colour.
_BRANDED: Final = ("cover_title", "chapter", "figure_value", "panel_title")


@dataclass(frozen=True)
class Look:
    """What differs from document to document. chapters: whether it has any, which decides the outline
    and the size of its type.

    primary: the firm's colour; styles: by name, in that colour where they carry it. Pictures: as of blocks.Brand."""

    chapters: bool = False
    primary: HexColor = BRAND
    logo: bytes = b""
    client_logo: bytes = b""
    signature: bytes = b""

    @cached_property
    def styles(self) -> Mapping[str, ParagraphStyle]:
        branded = {name: ParagraphStyle(name, parent=STYLES[name], textColor=self.primary) for name in _BRANDED}
        dense = {name: ParagraphStyle(name, parent=STYLES[name], fontSize=size, leading=leading)
                 for name, (size, leading) in _DENSE.items()}
        return {**STYLES, **branded, **(dense if self.chapters else {})}
