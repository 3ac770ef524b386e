"""Each kind of block as the pieces a page is filled with. An explicit table, one function each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Table as Grid

from advisor_app.documents import blocks as b
from advisor_app.documents.charts import cover_bar, dots_drawing
from advisor_app.documents.flow_report import bars, contents, cover_page, curve, fill_lines, fold_sheet
from advisor_app.documents.grid import Rows
from advisor_app.documents.images import LOGO, SIGNATURE, Shown
from advisor_app.documents.safe_text import chapter_key, line, p
from advisor_app.documents.style import (
    ABOVE_HEADING,
    ACCENT_PALE,
    BELOW_HEADING,
    INK,
    PLAIN_GRID,
    RULE,
    RULE_STRONG,
    STRONG,
    WARN,
    WARN_PALE,
    WHITE,
    Look,
)

# Headings and paragraphs that may stand above a drawing and go with it to the next page.
_MOST_ABOVE: Final = 3
# A heading of one line with the room above and below it.
HEADING_LINE: Final = 30.0


class Bookmark(Flowable):  # type: ignore[misc]  # the PDF library has no types
    """The room above a heading, which becomes an entry of the file's outline. As a piece of its own it is measured the
    same wherever it stands, so that what is kept together is."""

    def __init__(self, words: str, level: int, outline: int) -> None:
        """level: of the heading; outline: of its entry in the file's outline, below 0 for none."""
        super().__init__()
        self.words, self.level, self.outline = words, level, outline
        self.room = ABOVE_HEADING[level]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0.0, self.room

    def draw(self) -> None:
        top = self.canv.absolutePosition(0, self.room)[1]
        key = chapter_key(self.words) if not self.level else f"page-{self.canv.getPageNumber()}-{top:.2f}"
        self.canv.bookmarkHorizontal(key, 0, self.room)
        if self.outline >= 0:
            self.canv.addOutlineEntry(self.words, key, level=self.outline, closed=False)


def flowables(section: b.Section, width: float, look: Look) -> list[Any]:
    """The pieces of one section for a text column of `width` points."""
    start = [PageBreak()] if section.new_page else []
    if section.together:
        return [*start, KeepTogether(_unbound(section.blocks, width, look))]
    blocks = list(section.blocks)
    while blocks:
        size = _bound(blocks)
        first = blocks[0]
        if size > 1:
            start.append(KeepTogether(_unbound(tuple(blocks[:size]), width, look)))
        else:
            # Not the library's keep-with-next: that would carry a whole table to the next page with its heading.
            if isinstance(first, b.Heading):
                start.append(CondPageBreak(max(BELOW_HEADING[first.level], _first_row(blocks[1:2], width, look))))
            start += _pieces((first,), width, look)
        del blocks[:size]
    return start


def _first_row(blocks: list[b.Block], width: float, look: Look) -> float:
    """The room of a heading of a table with its titles and its first row; 0 above anything else."""
    if not blocks or not isinstance(blocks[0], b.Table):
        return 0.0
    rows = next((piece for piece in _unbound((blocks[0],), width, look) if isinstance(piece, Rows)), None)
    return 0.0 if rows is None else HEADING_LINE + rows.first_row(width)


def _bound(blocks: list[b.Block]) -> int:
    """How many blocks from the first on stay on one page: a heading with the drawing or short table under it."""
    if not isinstance(blocks[0], b.Heading):
        return 1
    size = 1
    while size < len(blocks) and isinstance(blocks[size], b.Heading | b.Paragraph):
        size += 1
    if size == len(blocks) or size > _MOST_ABOVE:
        return 1
    last = blocks[size]
    whole = isinstance(last, b.Bars | b.Curve) or (isinstance(last, b.Table) and last.together)
    return size + 1 if whole else 1


def _pieces(blocks: tuple[b.Block, ...], width: float, look: Look) -> list[Any]:
    return [piece for block in blocks for piece in _DRAW[type(block)](block, width, look)]


def _columns(block: b.Columns, width: float, look: Look) -> list[Any]:
    gap = 18.0
    left = (width - gap) * block.share
    right = width - gap - left
    grid = Grid([[_unbound(block.left, left, look), "", _unbound(block.right, right, look)]],
                colWidths=[left, gap, right], splitInRow=1,
                style=[*PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0)])
    return [grid]


def _unbound(blocks: tuple[b.Block, ...], width: float, look: Look) -> list[Any]:
    """The pieces one by one: what holds them all together takes none that are already held together."""
    return [inner for piece in _pieces(blocks, width, look)
            for inner in (piece._content if isinstance(piece, KeepTogether) else [piece])]


# --------------------------------------------------------------------------------------------------- letter
def _letterhead(block: b.Letterhead, width: float, look: Look) -> list[Any]:
    if not block.firm and not block.lines:
        return [Spacer(0, 48)]
    initials = "".join([word[0] for word in block.firm.split() if word[0].isalnum()][:2]).upper()
    name = [*p(b.plain(block.firm), look.styles["firm"]), *p(b.plain(block.strapline), look.styles["strapline"])]
    contact = [piece for text in block.lines for piece in p(b.plain(text), look.styles["contact"])]
    mark: Any = _initials(initials, look) if initials else ""
    room = 40.0 if initials else 0.0
    if look.logo:
        mark = Shown(look.logo, *LOGO)
        room = mark.shown[0] + 12
    grid = Grid(
        [[mark, name, contact]], colWidths=[room, width * 0.56 - room, width * 0.44], splitInRow=1,
        style=[*PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (1, 0), "MIDDLE"),
               ("BOTTOMPADDING", (0, 0), (-1, -1), 10), ("LINEBELOW", (0, 0), (-1, 0), 0.6, RULE)],
    )
    return [grid, Spacer(0, 10)]


def _initials(letters: str, look: Look) -> Any:
    """The firm's initials on its colour, where it has no logo."""
    drawing = Drawing(30, 30)
    drawing.add(Rect(0, 0, 30, 30, rx=5, ry=5, fillColor=look.primary, strokeColor=None))
    drawing.add(String(15, 10.6, line(letters, STRONG), fontName=STRONG, fontSize=12.5, fillColor=WHITE,
                       textAnchor="middle"))
    return drawing


def _address(block: b.Address, width: float, look: Look) -> list[Any]:
    reader = [piece for text in block.lines for piece in p(b.plain(text), look.styles["address"])]
    reference = p(b.plain(block.reference), look.styles["contact"])
    grid = Grid([[reader, reference]], colWidths=[width * 0.62, width * 0.38], splitInRow=1, style=PLAIN_GRID)
    return [*p(b.plain(block.date), look.styles["date"]), grid, Spacer(0, 9)]


def _title(block: b.Title, width: float, look: Look) -> list[Any]:
    return list(p(block.text, look.styles["title"]))


def _heading(block: b.Heading, width: float, look: Look) -> list[Any]:
    style = ("chapter", "heading", "subheading")[block.level]
    mark = Bookmark(line(b.words_of(block.text)), block.level, block.level if look.chapters else block.level - 1)
    return [mark, *p(block.text, look.styles[style])]


def _paragraph(block: b.Paragraph, width: float, look: Look) -> list[Any]:
    return list(p(block.text, look.styles[block.style]))


def _bullets(block: b.Bullets, width: float, look: Look) -> list[Any]:
    style = look.styles[block.style]
    rows = [
        [p(b.plain(f"{number}" if block.numbered else "•"), style), p(item, style)]
        for number, item in enumerate(block.items, start=1)
    ]
    if not rows:
        return []
    mark = max(12.0, style.fontSize * (0.9 if len(rows) < 10 or not block.numbered else 1.35))
    grid = Rows(rows, colWidths=[mark, width - mark], splitInRow=1, style=[
        *PLAIN_GRID, ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ])
    return [grid, Spacer(0, 3)]


def _notice(block: b.Notice, width: float, look: Look) -> list[Any]:
    strong = tuple(b.Span(span.text, True) for span in block.title)
    text = p((*strong, b.Span(" "), *block.text), look.styles["notice"])
    grid = Grid([[text]], colWidths=[width], splitInRow=1, style=[
        ("BACKGROUND", (0, 0), (-1, -1), WARN_PALE), ("BOX", (0, 0), (-1, -1), 0.7, WARN),
        ("LEFTPADDING", (0, 0), (-1, -1), 8), ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ])
    return [grid, Spacer(0, 8)]


def _signature(block: b.Signature, width: float, look: Look) -> list[Any]:
    role = b.plain(" · ".join(text for text in (block.role, block.enclosures) if text))
    signed = [Shown(look.signature, *SIGNATURE)] if look.signature else [Spacer(0, 18)]
    return [*p(b.plain(block.close), look.styles["body"]), *signed,
            *p(b.plain(block.name), look.styles["signature"]), *p(role, look.styles["note"])]


# --------------------------------------------------------------------------------------------------- figures
def _key_figures(block: b.KeyFigures, width: float, look: Look) -> list[Any]:
    cells = [
        [*p(b.plain(f.label), look.styles["figure_label"]), *p(b.plain(f.value), look.styles["figure_value"]),
         *p(b.plain(f.note), look.styles["cell_note"])]
        for f in block.figures
    ]
    count = len(cells)
    grid = Grid([cells], colWidths=[width / count] * count, splitInRow=1, style=[
        ("BACKGROUND", (0, 0), (-1, -1), ACCENT_PALE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 10), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ("LINEAFTER", (0, 0), (-2, -1), 0.6, WHITE), ("LINEBEFORE", (0, 0), (0, -1), 2.5, look.primary),
    ])
    return [Spacer(0, 1), grid, Spacer(0, 6)]


def _dots(block: b.Dots, width: float, look: Look) -> list[Any]:
    return [Spacer(0, 2), dots_drawing(block, width), *p(b.plain(block.sentence), look.styles["note"])]


def _table(block: b.Table, width: float, look: Look) -> list[Any]:
    titled = int(any(column.title for column in block.columns))
    head = [[p(b.plain(column.title), look.styles[f"head_{column.align}"]) for column in block.columns]] * titled
    body = [[_cell(cell, column, look) for cell, column in zip(row, block.columns, strict=True)] for row in block.rows]
    if not body:
        return []
    style = [
        *PLAIN_GRID, ("TOPPADDING", (0, titled), (-1, -1), 2.5), ("BOTTOMPADDING", (0, titled), (-1, -1), 3.5),
        ("LINEBELOW", (0, titled), (-1, -1), 0.5, RULE), ("RIGHTPADDING", (-1, 0), (-1, -1), 3),
    ]
    # Words that follow figures keep their distance from them.
    style += [("LEFTPADDING", (place, 0), (place, -1), 10) for place in range(1, len(block.columns))
              if (block.columns[place - 1].align, block.columns[place].align) == ("right", "left")]
    if titled:
        style += [("BOTTOMPADDING", (0, 0), (-1, 0), 3), ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE_STRONG)]
    if block.shaded is not None:
        style.append(("BACKGROUND", (block.shaded, 0), (block.shaded, -1), ACCENT_PALE))
    if block.emphasis is not None:
        row = block.emphasis + titled
        style += [("BACKGROUND", (0, row), (-1, row), ACCENT_PALE), ("LEFTPADDING", (0, 0), (0, -1), 4)]
    widths = [column.share * width for column in block.columns]
    grid = Rows([*head, *body], colWidths=widths, repeatRows=titled, splitInRow=1, style=style)
    return [KeepTogether([grid]) if block.together else grid, Spacer(0, 4)]


def _cell(cell: b.Cell, column: b.Column, look: Look) -> list[Any]:
    return [*p(cell.text, look.styles[f"cell_{column.align}"]), *p(cell.note, look.styles["cell_note"])]


def _cover_bars(block: b.CoverBars, width: float, look: Look) -> list[Any]:
    shares = (0.29, 0.25, 0.14, 0.15, 0.17)
    widths = [share * width for share in shares]
    part, today, advised, gap = block.titles
    aligns = ("left", "left", "right", "right", "left")
    head = [p(b.plain(title), look.styles[f"head_{align}"])
            for title, align in zip((part, "", today, advised, gap), aligns, strict=True)]
    scale = max((row.advised for row in block.rows), default=0.0)
    body = [
        [p(b.plain(row.name), look.styles["cell_left"]), cover_bar(row, scale, widths[1] - 10),
         p(b.plain(row.held_label), look.styles["cell_right"]), p(b.plain(row.advised_label, strong=True),
                                                            look.styles["cell_right"]),
         p(b.plain(row.gap), look.styles["cell_left"])]
        for row in block.rows
    ]
    grid = Rows([head, *body], colWidths=widths, repeatRows=1, splitInRow=1, style=[
        *PLAIN_GRID, ("TOPPADDING", (0, 1), (-1, -1), 1.8), ("BOTTOMPADDING", (0, 1), (-1, -1), 3.2),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3), ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE_STRONG),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE), ("TOPPADDING", (1, 1), (1, -1), 3),
        ("LEFTPADDING", (4, 0), (4, -1), 8), ("RIGHTPADDING", (4, 0), (4, -1), 0),
    ])
    return [grid, Spacer(0, 3), *p(b.plain(block.sentence), look.styles["note"])]


# ------------------------------------------------------------------------------------------------------ form
def _decision(block: b.DecisionBlock, width: float, look: Look) -> list[Any]:
    choices = len(block.choices)
    widths = [width - 66.0 * choices, *([66.0] * choices)]
    head = [p(b.plain(title), look.styles["head_left"]) for title in (block.item_title, *block.choices)]
    body = [
        [[*p(row.item, look.styles["cell_left"]), *p(row.consequence, look.styles["cell_note"])],
         *[_box() for _ in block.choices]]
        for row in block.rows
    ]
    grid = Rows([head, *body], colWidths=widths, repeatRows=1, splitInRow=1, style=[
        *PLAIN_GRID, ("TOPPADDING", (0, 1), (-1, -1), 3), ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3), ("LINEBELOW", (0, 0), (-1, 0), 0.7, RULE_STRONG),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE), ("RIGHTPADDING", (0, 0), (0, -1), 12),
    ])
    pieces = [*p(block.intro, look.styles["body"]), Spacer(0, 4)]
    if block.rows:
        pieces += [grid, Spacer(0, 12)]
    for remark in block.remarks:
        pieces += [*p(b.plain(remark), look.styles["form_label"]), Spacer(0, 20), _rule(width), Spacer(0, 10)]
    return [*pieces, *_bullets(b.Bullets(block.statements), width, look), Spacer(0, 34),
            _lines_to_fill(block.signing, width, look)]


def _rule(width: float) -> Any:
    """A line to write on."""
    return HRFlowable(width=width, thickness=0.7, color=RULE_STRONG, spaceBefore=0, spaceAfter=0)


def _box() -> Any:
    """An empty box to tick by hand."""
    drawing = Drawing(10, 12)
    drawing.add(Rect(0.5, 1, 9, 9, fillColor=WHITE, strokeColor=INK, strokeWidth=0.8))
    return drawing


def _lines_to_fill(labels: tuple[str, ...], width: float, look: Look) -> Any:
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
        cells.append(p(b.plain(label), look.styles["form_label"]))
        widths.append(each)
    return Grid([cells], colWidths=widths, style=[*PLAIN_GRID, *rules, ("TOPPADDING", (0, 0), (-1, -1), 2)])


_DRAW: Final[dict[type[b.Block], Callable[[Any, float, Look], list[Any]]]] = {
    b.Letterhead: _letterhead, b.Address: _address, b.Title: _title, b.Heading: _heading, b.Paragraph: _paragraph,
    b.Bullets: _bullets, b.Notice: _notice, b.Signature: _signature, b.KeyFigures: _key_figures, b.Dots: _dots,
    b.Table: _table, b.CoverBars: _cover_bars, b.DecisionBlock: _decision,
    b.Columns: _columns, b.CoverPage: cover_page, b.Contents: contents, b.Bars: bars, b.Curve: curve,
    b.FillLines: fill_lines, b.FoldSheet: fold_sheet,
}
