"""Each kind of block in a word processor's document. An explicit table, one function each; the order is the reading
order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from advisor_app.documents import blocks as b
from advisor_app.documents.images import LOGO, read_picture
from advisor_app.documents.word import marks
from advisor_app.documents.word.pictures import picture

EMPTY_BOX: Final = "☐"
LINE: Final = "_" * 28
_GREY: Final = RGBColor(0x43, 0x4C, 0x59)
_PALE: Final = "E4EEF7"
_WARN: Final = "FCF0CF"
_SIZES: Final = {"body": 10.5, "list": 10.0, "note": 9.0, "small": 8.0, "large": 15.0}


@dataclass(frozen=True)
class Paper:
    """document: of the library. width: of the text column in points. chapters: titles, for the contents. plain: whether
    headings start with the first level, as in a document without chapters. logo: of the firm, empty for none."""

    document: Any
    width: float
    chapters: tuple[str, ...]
    plain: bool
    logo: bytes = b""


def add(block: b.Block, paper: Paper) -> None:
    """Write one block at the end of the document."""
    _ADD[type(block)](block, paper)


def _paragraph(paper: Paper, text: b.Text, style: str = "body", *, word_style: str = "Normal") -> Any:
    paragraph = marks.add_text(paper.document.add_paragraph(style=word_style), text)
    for run in paragraph.runs:
        run.font.size = Pt(_SIZES[style])
        if style in ("note", "small"):
            run.font.color.rgb = _GREY
    return paragraph


# --------------------------------------------------------------------------------------------------- words
def _letterhead(block: b.Letterhead, paper: Paper) -> None:
    if paper.logo:
        shown = paper.document.add_picture(BytesIO(paper.logo), width=Pt(_logo_width(paper.logo)))
        marks.describe(shown, block.firm)
    firm = _paragraph(paper, b.plain(block.firm, strong=True))
    for run in firm.runs:
        run.font.size = Pt(14)
    for text in (block.strapline, *block.lines):
        if text:
            _paragraph(paper, b.plain(text), "note").paragraph_format.space_after = Pt(0)


def _logo_width(logo: bytes) -> float:
    """Of a logo in its box, in points."""
    found = read_picture(logo)
    return float(found.width * min(LOGO[0] / found.width, LOGO[1] / found.height))


def _address(block: b.Address, paper: Paper) -> None:
    for text in (block.date, *block.lines, block.reference):
        if text:
            _paragraph(paper, b.plain(text)).paragraph_format.space_after = Pt(0)


def _title(block: b.Title, paper: Paper) -> None:
    marks.add_text(paper.document.add_paragraph(style="Title"), block.text)


def _heading(block: b.Heading, paper: Paper) -> None:
    level = block.level if paper.plain else block.level + 1
    marks.add_text(paper.document.add_heading(level=max(1, level)), block.text)


def _body(block: b.Paragraph, paper: Paper) -> None:
    _paragraph(paper, block.text, block.style)


def _bullets(block: b.Bullets, paper: Paper) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    made = [_paragraph(paper, item, block.style, word_style=style) for item in block.items]
    if block.numbered and made:
        marks.restart_numbers(paper.document, made)


def _notice(block: b.Notice, paper: Paper) -> None:
    grid = _grid(paper, 1, 1)
    marks.shade(grid.cell(0, 0), _WARN)
    paragraph = grid.cell(0, 0).paragraphs[0]
    marks.add_text(marks.add_text(paragraph, block.title, strong=True), (b.Span(" "), *block.text))


def _signature(block: b.Signature, paper: Paper) -> None:
    _paragraph(paper, b.plain(block.close))
    _paragraph(paper, b.plain(""))
    _paragraph(paper, b.plain(block.name, strong=True))
    for text in (block.role, block.enclosures):
        if text:
            _paragraph(paper, b.plain(text), "note")


def _cover(block: b.CoverPage, paper: Paper) -> None:
    marks.add_text(paper.document.add_paragraph(style="Title"), block.title)
    marks.add_text(paper.document.add_paragraph(style="Subtitle"), b.plain(block.client))
    _pairs(paper, block.rows)
    if block.mark:
        _paragraph(paper, b.plain(block.mark, strong=True))


def _contents(block: b.Contents, paper: Paper) -> None:
    _paragraph(paper, b.plain(block.title, strong=True))
    for title in paper.chapters:
        _paragraph(paper, b.plain(title)).paragraph_format.space_after = Pt(0)
    paper.document.add_page_break()


# -------------------------------------------------------------------------------------------------- tables
def _grid(paper: Paper, rows: int, columns: int) -> Any:
    grid = paper.document.add_table(rows=rows, cols=columns)
    grid.style = "Table Grid"
    return grid


def _fill(cell: Any, text: b.Text, note: b.Text = (), *, strong: bool = False, align: str = "left") -> None:
    paragraph = marks.add_text(cell.paragraphs[0], text, strong=strong)
    pieces = [(paragraph, 9.0)]
    if note:
        pieces.append((marks.add_text(cell.add_paragraph(), note), 8.0))
    for written, size in pieces:
        written.paragraph_format.space_after = Pt(0)
        if align == "right":
            written.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in written.runs:
            run.font.size = Pt(size)


def _table(block: b.Table, paper: Paper) -> None:
    if not block.rows:
        return
    titled = int(any(column.title for column in block.columns))
    grid = _grid(paper, titled + len(block.rows), len(block.columns))
    for place, column in enumerate(block.columns):
        grid.columns[place].width = Pt(paper.width * column.share)
    if titled:
        marks.repeat_as_header(grid.rows[0])
        for cell, column in zip(grid.rows[0].cells, block.columns, strict=True):
            _fill(cell, b.plain(column.title), strong=True, align=column.align)
    for number, row in enumerate(block.rows):
        written = grid.rows[titled + number]
        marks.keep_whole(written)
        for place, (cell, own, column) in enumerate(zip(written.cells, row, block.columns, strict=True)):
            cell.width = Pt(paper.width * column.share)
            _fill(cell, own.text, own.note, align=column.align)
            if number == block.emphasis or place == block.shaded:
                marks.shade(cell, _PALE)
    _paragraph(paper, b.plain(""), "small")


def _pairs(paper: Paper, rows: tuple[tuple[str, str], ...]) -> None:
    _table(b.Table((b.Column("", 0.36), b.Column("", 0.64)), tuple(
        (b.Cell(b.plain(label)), b.Cell(b.plain(value))) for label, value in rows
    )), paper)


def _key_figures(block: b.KeyFigures, paper: Paper) -> None:
    share = 1 / max(1, len(block.figures))
    columns = tuple(b.Column(figure.label, share) for figure in block.figures)
    row = tuple(b.Cell(b.plain(figure.value, strong=True), b.plain(figure.note)) for figure in block.figures)
    _table(b.Table(columns, (row,)), paper)


def _cover_bars(block: b.CoverBars, paper: Paper) -> None:
    """The bars as the table they draw."""
    columns = tuple(b.Column(title, share, align) for title, share, align in zip(
        block.titles, (0.4, 0.2, 0.2, 0.2), ("left", "right", "right", "left"), strict=True))
    rows = tuple(
        tuple(b.Cell(b.plain(words)) for words in (row.name, row.held_label, row.advised_label, row.gap))
        for row in block.rows
    )
    _table(b.Table(columns, rows), paper)
    _paragraph(paper, b.plain(block.sentence), "note")


def _decision(block: b.DecisionBlock, paper: Paper) -> None:
    if block.intro:
        _paragraph(paper, block.intro)
    share = 0.14
    columns = (b.Column(block.item_title, 1 - share * len(block.choices)),
               *(b.Column(choice, share) for choice in block.choices))
    rows = tuple((b.Cell(row.item, row.consequence), *(b.Cell(b.plain(EMPTY_BOX)) for _ in block.choices))
                 for row in block.rows)
    _table(b.Table(columns, rows), paper)
    for remark in block.remarks:
        _paragraph(paper, b.plain(f"{remark}: {LINE * 2}"))
    _bullets(b.Bullets(block.statements), paper)
    for label in block.signing:
        _paragraph(paper, b.plain(f"{label}: {LINE}"))


def _columns(block: b.Columns, paper: Paper) -> None:
    for inner in (*block.left, *block.right):
        add(inner, paper)


def _fill_lines(block: b.FillLines, paper: Paper) -> None:
    _pairs(paper, tuple((line.label, line.value or LINE) for line in block.lines))


def _fold_sheet(block: b.FoldSheet, paper: Paper) -> None:
    """The faces one after the other: nobody folds a page that is still being edited."""
    for panel in block.panels:
        _heading(b.Heading(b.plain(panel.title)), paper)
        if panel.items:
            _bullets(b.Bullets(panel.items, numbered=panel.numbered), paper)
        if panel.lines:
            _fill_lines(b.FillLines(panel.lines), paper)


# ------------------------------------------------------------------------------------------------ pictures
def _drawing(block: b.Dots | b.Bars | b.Curve, paper: Paper) -> None:
    shown = paper.document.add_picture(BytesIO(picture(block, paper.width)), width=Pt(paper.width))
    marks.describe(shown, in_words(block))
    if isinstance(block, b.Bars):
        keys = [label for _, label in block.legend] + [mark.label for mark in block.marks]
        for key in keys:
            _paragraph(paper, b.plain(key), "note").paragraph_format.space_after = Pt(0)
    if block.sentence:
        _paragraph(paper, b.plain(block.sentence), "note")


def in_words(block: b.Dots | b.Bars | b.Curve) -> str:
    """The message of a drawing with the figures it shows."""
    if isinstance(block, b.Dots):
        rows = [group.label for group in block.groups]
    elif isinstance(block, b.Bars):
        rows = [f"{row.label}: {row.value}" for row in block.rows]
    else:
        rows = [mark.label for mark in block.marks]
    return ". ".join((block.sentence.rstrip("."), "; ".join(rows))).strip(". ")


_ADD: Final[dict[type[b.Block], Callable[[Any, Paper], None]]] = {
    b.Letterhead: _letterhead, b.Address: _address, b.Title: _title, b.Heading: _heading, b.Paragraph: _body,
    b.Bullets: _bullets, b.Notice: _notice, b.Signature: _signature, b.CoverPage: _cover, b.Contents: _contents,
    b.Table: _table, b.KeyFigures: _key_figures, b.CoverBars: _cover_bars, b.DecisionBlock: _decision,
    b.Columns: _columns, b.FillLines: _fill_lines, b.FoldSheet: _fold_sheet, b.Dots: _drawing, b.Bars: _drawing,
    b.Curve: _drawing,
}
