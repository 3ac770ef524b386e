"""Blocks of reports and sheets as what fills a page: cover, contents, charts, lines to fill, the folded card."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Table as Grid

from advisor_app.documents import blocks as b
from advisor_app.documents.chart_geometry import scale_end
from advisor_app.documents.charts import curve_drawing, level_bar, mark_key, tone_key
from advisor_app.documents.images import LOGO, Shown
from advisor_app.documents.safe_text import chapter_key, linked, p
from advisor_app.documents.style import PLAIN_GRID, RULE, RULE_STRONG, Look

# A name of more characters is set smaller on the cover.
LONG_NAME: Final = 60
# Room for the page of a chapter in the contents, in points.
PAGE_WIDTH: Final = 40.0
# A compartment of a wallet takes a card of 86 by 54 mm.
FACE: Final = (86 * mm, 54 * mm)
# Sizes of its print, the largest that fits; nothing is printed smaller than the last.
PRINT_SIZES: Final = (11.0, 10.0, 9.0, 8.0)


# ------------------------------------------------------------------------------------------------------- cover
def cover_page(block: b.CoverPage, width: float, look: Look) -> list[Any]:
    """Title and reader beside a stroke of the firm's colour, then who made it, for whom and when."""
    client = look.styles["cover_client" if len(block.client) <= LONG_NAME else "heading"]
    title = [*p(block.title, look.styles["cover_title"]), *p(b.plain(block.client), client)]
    rows = [[p(b.plain(label), look.styles["note"]), p(b.plain(value), look.styles["cell_left"])]
            for label, value in block.rows]
    facts = Grid(rows, colWidths=[118, width - 118], splitInRow=1, style=[
        *PLAIN_GRID, ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE), ("LINEABOVE", (0, 0), (-1, 0), 0.5, RULE),
    ])
    stroke = Grid([[title]], colWidths=[width], splitInRow=1, style=[
        *PLAIN_GRID, ("LINEBEFORE", (0, 0), (0, -1), 4, look.primary), ("LEFTPADDING", (0, 0), (-1, -1), 16),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ])
    mark = [Spacer(0, 8), *p(b.plain(block.mark), look.styles["cover_mark"])] if block.mark else []
    above, below = (62, 26) if len(block.client) <= LONG_NAME else (12, 12)
    if look.client_logo:
        shown = Shown(look.client_logo, *LOGO, at_right=True)
        return [Spacer(0, 12), shown, Spacer(0, max(above - 30, 6)), stroke, Spacer(0, below), facts, *mark,
                Spacer(0, 14)]
    return [Spacer(0, above), stroke, Spacer(0, below), facts, *mark, Spacer(0, 18)]


class _PageOf(Flowable):  # type: ignore[misc]  # the PDF library has no types
    """The number of the page on which a chapter begins: a form that is filled in at the end."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return PAGE_WIDTH, 14.0

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.translate(0, 3.5)
        self.canv.doForm(self.key)
        self.canv.restoreState()


def contents(block: b.Contents, width: float, look: Look) -> list[Any]:
    """A line for each chapter that leads to it."""
    if not block.entries:
        return []
    rows = [[linked(words, chapter_key(words), look.styles["contents"]), _PageOf(chapter_key(words))]
            for words in block.entries]
    grid = Grid(rows, colWidths=[width - PAGE_WIDTH, PAGE_WIDTH], splitInRow=1, style=[
        *PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 0.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ])
    return [*p(b.plain(block.title), look.styles["heading"]), grid, PageBreak()]


# ------------------------------------------------------------------------------------------------------ charts
def bars(block: b.Bars, width: float, look: Look) -> list[Any]:
    """A row for each bar: label, bar, value; then the legend and the sentence. Never parted."""
    widths = [width * 0.34, width * 0.45, width * 0.21]
    end = scale_end([*(sum(part.length for part in row.parts) for row in block.rows),
                     *(mark.amount for mark in block.marks)], room=0.0)
    rows = [
        [p(b.plain(row.label), look.styles["cell_left"]), level_bar(row, block.marks, end, widths[1] - 8),
         p(b.plain(row.value, strong=True), look.styles["cell_right"])]
        for row in block.rows
    ]
    grid = Grid(rows, colWidths=widths, splitInRow=1, style=[
        *PLAIN_GRID, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("RIGHTPADDING", (2, 0), (2, -1), 0),
        ("BOTTOMPADDING", (0, 0), (0, -1), 2),
    ])
    sentence = p(b.plain(block.sentence), look.styles["note"])
    return [KeepTogether([Spacer(0, 2), grid, *_legend(block, width, look), Spacer(0, 2), *sentence]), Spacer(0, 3)]


def _legend(block: b.Bars, width: float, look: Look) -> list[Any]:
    keys = [(tone_key(tone), label) for tone, label in block.legend]
    keys += [(mark_key(mark.tone), mark.label) for mark in block.marks]
    if not keys:
        return []
    cells = [piece for key, label in keys for piece in (key, p(b.plain(label), look.styles["cell_note"]))]
    each = width / len(keys)
    return [Spacer(0, 3), Grid([cells], colWidths=[14, each - 14] * len(keys), style=[
        *PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 2), ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ])]


def curve(block: b.Curve, width: float, look: Look) -> list[Any]:
    return [KeepTogether([Spacer(0, 3), curve_drawing(block, width), Spacer(0, 2),
                          *p(b.plain(block.sentence), look.styles["note"])]), Spacer(0, 3)]


# ------------------------------------------------------------------------------------------------ lines, card
def fill_lines(block: b.FillLines, width: float, look: Look) -> list[Any]:
    """Label above its value, or above a rule to write on; two beside each other unless they are large."""
    label_style = look.styles["large_label" if block.large else "form_label"]
    value_style = look.styles["large_value" if block.large else "body"]
    room = 34.0 if block.large else 22.0
    across = 1 if block.large else 2
    cells = [[*p(b.plain(entry.label), label_style),
              *(p(b.plain(entry.value, strong=entry.strong), value_style) if entry.value else [Spacer(0, room)])]
             for entry in block.lines]
    cells += [[""]] * (-len(cells) % across)
    rows = [cells[start:start + across] for start in range(0, len(cells), across)]
    ruled = [("LINEBELOW", (number % across, number // across), (number % across, number // across), 0.7, RULE_STRONG)
             for number, entry in enumerate(block.lines) if not entry.value]
    grid = Grid(rows, colWidths=[width / across] * across, splitInRow=1, style=[
        *PLAIN_GRID, ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14), *ruled,
    ])
    return [grid, Spacer(0, 4)]


def fold_sheet(block: b.FoldSheet, width: float, look: Look) -> list[Any]:
    """The faces in two columns and four rows: cut along the outer frame, fold along the dashed lines."""
    across = min(FACE[0], width / 2)
    faces = [_face(panel, across, look) for panel in block.panels]
    rows = [faces[start:start + 2] for start in range(0, len(faces), 2)]
    grid = Grid(rows, colWidths=[across] * 2, rowHeights=[FACE[1]] * len(rows), hAlign="CENTER", style=[
        ("LEFTPADDING", (0, 0), (-1, -1), 9), ("RIGHTPADDING", (0, 0), (-1, -1), 9),
        ("TOPPADDING", (0, 0), (-1, -1), 7), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOX", (0, 0), (-1, -1), 0.8, RULE_STRONG),
        ("INNERGRID", (0, 0), (-1, -1), 0.6, RULE_STRONG, 0, (3, 3)),
    ])
    return [*p(b.plain(block.note), look.styles["note"]), Spacer(0, 5), grid]


def _face(panel: b.Panel, across: float, look: Look) -> list[Any]:
    """A panel in the largest print that its face holds; what is too long even for the smallest ends in an ellipsis."""
    inside, room = across - 18, FACE[1] - 12
    for size in PRINT_SIZES:
        pieces = _panel(panel, inside, size, look)
        if _height(pieces, inside) <= room:
            return pieces
    style = _print(look, "panel", PRINT_SIZES[-1])
    while pieces and _height(pieces, inside) + style.leading > room:
        pieces.pop()
    return [*pieces, *p(b.plain("…"), style)]


def _print(look: Look, name: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(f"{name} {size}", parent=look.styles[name], fontSize=size, leading=size * 1.22)


def _height(pieces: list[Any], width: float) -> float:
    return float(sum(piece.wrap(width, 10_000)[1] + piece.getSpaceAfter() for piece in pieces))


def _panel(panel: b.Panel, inside: float, size: float, look: Look) -> list[Any]:
    style = _print(look, "panel", size)
    pieces: list[Any] = [*p(b.plain(panel.title), _print(look, "panel_title", size + 1))]
    for number, item in enumerate(panel.items, start=panel.start):
        mark = b.plain(f"{number}  " if panel.numbered else "•  ", strong=panel.numbered)
        pieces += p((*mark, *item), style)
    for entry in panel.lines:
        pieces += _face_line(entry, inside, style)
    return pieces


def _face_line(entry: b.FillLine, width: float, style: ParagraphStyle) -> list[Any]:
    if entry.value:
        return list(p((*b.plain(f"{entry.label}: "), b.Span(entry.value, True)), style))
    grid = Grid([[p(b.plain(entry.label), style), ""]], colWidths=[width * 0.5, width * 0.5], style=[
        *PLAIN_GRID, ("LINEBELOW", (1, 0), (1, 0), 0.6, RULE_STRONG), ("TOPPADDING", (0, 0), (-1, -1), 4),
    ])
    return [grid]
