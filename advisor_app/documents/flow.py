"""Each kind of block as the pieces a page is filled with. An explicit table, one function each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Table as Grid

from advisor_app.documents import blocks as b
from advisor_app.documents.charts import cover_bar, dots_drawing
from advisor_app.documents.safe_text import line, p
from advisor_app.documents.style import (
    ABOVE_HEADING,
    ACCENT_PALE,
    BELOW_HEADING,
    BRAND,
    INK,
    RULE,
    RULE_STRONG,
    STRONG,
    STYLES,
    WARN,
    WARN_PALE,
    WHITE,
)

_PLAIN_GRID: Final = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


class _Bookmark(Flowable):  # type: ignore[misc]  # the PDF library has no types
    """The room above a heading, which becomes an entry of the file's outline. As a piece of its own it is measured the
    same wherever it stands, so that what is kept together is."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0.0, ABOVE_HEADING

    def draw(self) -> None:
        top = self.canv.absolutePosition(0, ABOVE_HEADING)[1]
        key = f"page-{self.canv.getPageNumber()}-{top:.2f}"
        self.canv.bookmarkHorizontal(key, 0, ABOVE_HEADING)
        self.canv.addOutlineEntry(self.words, key, level=0, closed=False)


def flowables(section: b.Section, width: float) -> list[Any]:
    """The pieces of one section for a text column of `width` points."""
    start = [PageBreak()] if section.new_page else []
    if section.together:
        return [*start, KeepTogether(_pieces(section.blocks, width))]
    for block in section.blocks:
        # Not the library's keep-with-next: that would carry a whole table to the next page with its heading.
        if isinstance(block, b.Heading):
            start.append(CondPageBreak(BELOW_HEADING))
        start += _pieces((block,), width)
    return start


def _pieces(blocks: tuple[b.Block, ...], width: float) -> list[Any]:
    return [piece for block in blocks for piece in _DRAW[type(block)](block, width)]


def _columns(block: b.Columns, width: float) -> list[Any]:
    gap = 18.0
    left = (width - gap) * block.share
    right = width - gap - left
    grid = Grid([[_pieces(block.left, left), "", _pieces(block.right, right)]], colWidths=[left, gap, right],
                splitInRow=1, style=[*_PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0)])
    return [grid]


# --------------------------------------------------------------------------------------------------- letter
def _letterhead(block: b.Letterhead, width: float) -> list[Any]:
    if not block.firm and not block.lines:
        return [Spacer(0, 48)]
    initials = "".join([word[0] for word in block.firm.split() if word[0].isalnum()][:2]).upper()
    name = [*p(b.plain(block.firm), STYLES["firm"]), *p(b.plain(block.strapline), STYLES["strapline"])]
    contact = [piece for text in block.lines for piece in p(b.plain(text), STYLES["contact"])]
    mark = _initials(initials) if initials else ""
    grid = Grid(
        [[mark, name, contact]], colWidths=[40 if initials else 0, width * 0.52 - 40, width * 0.48], splitInRow=1,
        style=[*_PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (1, 0), "MIDDLE"),
               ("BOTTOMPADDING", (0, 0), (-1, -1), 10), ("LINEBELOW", (0, 0), (-1, 0), 0.6, RULE)],
    )
    return [grid, Spacer(0, 10)]


def _initials(letters: str) -> Any:
    """The firm's initials on its colour, where it has no logo."""
    drawing = Drawing(30, 30)
    drawing.add(Rect(0, 0, 30, 30, rx=5, ry=5, fillColor=BRAND, strokeColor=None))
    drawing.add(String(15, 10.6, line(letters, STRONG), fontName=STRONG, fontSize=12.5, fillColor=WHITE,
                       textAnchor="middle"))
    return drawing


def _address(block: b.Address, width: float) -> list[Any]:
    reader = [piece for text in block.lines for piece in p(b.plain(text), STYLES["address"])]
    reference = p(b.plain(block.reference), STYLES["contact"])
    grid = Grid([[reader, reference]], colWidths=[width * 0.62, width * 0.38], splitInRow=1, style=_PLAIN_GRID)
    return [*p(b.plain(block.date), STYLES["date"]), grid, Spacer(0, 9)]


def _title(block: b.Title, width: float) -> list[Any]:
    return list(p(block.text, STYLES["title"]))


def _heading(block: b.Heading, width: float) -> list[Any]:
    return [_Bookmark(line(b.words_of(block.text))), *p(block.text, STYLES["heading"])]


def _paragraph(block: b.Paragraph, width: float) -> list[Any]:
    return list(p(block.text, STYLES[block.style]))


def _bullets(block: b.Bullets, width: float) -> list[Any]:
    style = STYLES[block.style]
    rows = [
        [p(b.plain(f"{number}" if block.numbered else "•"), style), p(item, style)]
        for number, item in enumerate(block.items, start=1)
    ]
    if not rows:
        return []
    grid = Grid(rows, colWidths=[12, width - 12], splitInRow=1, style=[
        *_PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ])
    return [grid, Spacer(0, 3)]


def _notice(block: b.Notice, width: float) -> list[Any]:
    strong = tuple(b.Span(span.text, True) for span in block.title)
    text = p((*strong, b.Span(" "), *block.text), STYLES["notice"])
    grid = Grid([[text]], colWidths=[width], splitInRow=1, style=[
        ("BACKGROUND", (0, 0), (-1, -1), WARN_PALE), ("BOX", (0, 0), (-1, -1), 0.7, WARN),
        ("LEFTPADDING", (0, 0), (-1, -1), 8), ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ])
    return [grid, Spacer(0, 8)]


def _signature(block: b.Signature, width: float) -> list[Any]:
    role = b.plain(" · ".join(text for text in (block.role, block.enclosures) if text))
    return [*p(b.plain(block.close), STYLES["body"]), Spacer(0, 18), *p(b.plain(block.name), STYLES["signature"]),
            *p(role, STYLES["note"])]


# --------------------------------------------------------------------------------------------------- figures
def _key_figures(block: b.KeyFigures, width: float) -> list[Any]:
    cells = [
        [*p(b.plain(f.label), STYLES["figure_label"]), *p(b.plain(f.value), STYLES["figure_value"]),
         *p(b.plain(f.note), STYLES["cell_note"])]
        for f in block.figures
    ]
    count = len(cells)
    grid = Grid([cells], colWidths=[width / count] * count, splitInRow=1, style=[
        ("BACKGROUND", (0, 0), (-1, -1), ACCENT_PALE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 10), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ("LINEAFTER", (0, 0), (-2, -1), 0.6, WHITE), ("LINEBEFORE", (0, 0), (0, -1), 2.5, BRAND),
    ])
    return [Spacer(0, 1), grid, Spacer(0, 6)]


def _dots(block: b.Dots, width: float) -> list[Any]:
    return [Spacer(0, 2), dots_drawing(block, width), *p(b.plain(block.sentence), STYLES["note"])]


def _table(block: b.Table, width: float) -> list[Any]:
    head = [p(b.plain(column.title), STYLES[f"head_{column.align}"]) for column in block.columns]
    body = [[_cell(cell, column) for cell, column in zip(row, block.columns, strict=True)] for row in block.rows]
    style = [
        *_PLAIN_GRID, ("TOPPADDING", (0, 1), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 1), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3), ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE_STRONG),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE), ("RIGHTPADDING", (-1, 0), (-1, -1), 3),
    ]
    if block.shaded is not None:
        style.append(("BACKGROUND", (block.shaded, 0), (block.shaded, -1), ACCENT_PALE))
    if block.emphasis is not None:
        row = block.emphasis + 1
        style += [("BACKGROUND", (0, row), (-1, row), ACCENT_PALE), ("LEFTPADDING", (0, 0), (0, -1), 4)]
    widths = [column.share * width for column in block.columns]
    return [Grid([head, *body], colWidths=widths, repeatRows=1, splitInRow=1, style=style), Spacer(0, 4)]


def _cell(cell: b.Cell, column: b.Column) -> list[Any]:
    return [*p(cell.text, STYLES[f"cell_{column.align}"]), *p(cell.note, STYLES["cell_note"])]


def _cover_bars(block: b.CoverBars, width: float) -> list[Any]:
    shares = (0.29, 0.25, 0.14, 0.15, 0.17)
    widths = [share * width for share in shares]
    part, today, advised, gap = block.titles
    aligns = ("left", "left", "right", "right", "left")
    head = [p(b.plain(title), STYLES[f"head_{align}"])
            for title, align in zip((part, "", today, advised, gap), aligns, strict=True)]
    scale = max((row.advised for row in block.rows), default=0.0)
    body = [
        [p(b.plain(row.name), STYLES["cell_left"]), cover_bar(row, scale, widths[1] - 10),
         p(b.plain(row.held_label), STYLES["cell_right"]), p(b.plain(row.advised_label, strong=True),
                                                            STYLES["cell_right"]),
         p(b.plain(row.gap), STYLES["cell_left"])]
        for row in block.rows
    ]
    grid = Grid([head, *body], colWidths=widths, repeatRows=1, splitInRow=1, style=[
        *_PLAIN_GRID, ("TOPPADDING", (0, 1), (-1, -1), 1.8), ("BOTTOMPADDING", (0, 1), (-1, -1), 3.2),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3), ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE_STRONG),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE), ("TOPPADDING", (1, 1), (1, -1), 3),
        ("LEFTPADDING", (4, 0), (4, -1), 8), ("RIGHTPADDING", (4, 0), (4, -1), 0),
    ])
    return [grid, Spacer(0, 3), *p(b.plain(block.sentence), STYLES["note"])]


# ------------------------------------------------------------------------------------------------------ form
def _decision(block: b.DecisionBlock, width: float) -> list[Any]:
    choices = len(block.choices)
    widths = [width - 66.0 * choices, *([66.0] * choices)]
    head = [p(b.plain(title), STYLES["head_left"]) for title in (block.item_title, *block.choices)]
    body = [
        [[*p(row.item, STYLES["cell_left"]), *p(row.consequence, STYLES["cell_note"])],
         *[_box() for _ in block.choices]]
        for row in block.rows
    ]
    grid = Grid([head, *body], colWidths=widths, repeatRows=1, splitInRow=1, style=[
        *_PLAIN_GRID, ("TOPPADDING", (0, 1), (-1, -1), 3), ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3), ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE_STRONG),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE), ("RIGHTPADDING", (0, 0), (0, -1), 12),
    ])
    pieces = [*p(block.intro, STYLES["body"]), Spacer(0, 4), grid, Spacer(0, 12)]
    for remark in block.remarks:
        pieces += [*p(b.plain(remark), STYLES["form_label"]), Spacer(0, 20), _rule(width), Spacer(0, 10)]
    return [*pieces, *_bullets(b.Bullets(block.statements), width), Spacer(0, 34), _lines_to_fill(block.signing, width)]


def _rule(width: float) -> Any:
    """A line to write on."""
    return HRFlowable(width=width, thickness=0.7, color=RULE_STRONG, spaceBefore=0, spaceAfter=0)


def _box() -> Any:
    """An empty box to tick by hand."""
    drawing = Drawing(10, 12)
    drawing.add(Rect(0.5, 1, 9, 9, fillColor=WHITE, strokeColor=INK, strokeWidth=0.8))
    return drawing


def _lines_to_fill(labels: tuple[str, ...], width: float) -> Any:
    """Rules to write on, the label under each."""
    gap = 14.0
    each = (width - gap * (len(labels) - 1)) / len(labels)
    cells: list[Any] = []
    widths: list[float] = []
    rules = []
    for number, label in enumerate(labels):
        if number:
            cells.append("")
            widths.append(gap)
        rules.append(("LINEABOVE", (len(cells), 0), (len(cells), 0), 0.7, RULE_STRONG))
        cells.append(p(b.plain(label), STYLES["form_label"]))
        widths.append(each)
    return Grid([cells], colWidths=widths, style=[*_PLAIN_GRID, *rules, ("TOPPADDING", (0, 0), (-1, -1), 2)])


_DRAW: Final[dict[type[b.Block], Callable[[Any, float], list[Any]]]] = {
    b.Letterhead: _letterhead, b.Address: _address, b.Title: _title, b.Heading: _heading, b.Paragraph: _paragraph,
    b.Bullets: _bullets, b.Notice: _notice, b.Signature: _signature, b.KeyFigures: _key_figures, b.Dots: _dots,
    b.Table: _table, b.CoverBars: _cover_bars, b.DecisionBlock: _decision,
    b.Columns: _columns,
}
