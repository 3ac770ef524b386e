"""A report as plain structured text and as a page for screen readers, from its blocks: the order is that of reading,
and drawings stand there in words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.blocks import words_of

_RULE: Final = "_" * 24


# ------------------------------------------------------------------------------------------------------ pieces
def _flat(blocks: tuple[b.Block, ...]) -> Iterator[b.Block]:
    """Blocks one after the other, the left of two columns first; compound ones as simpler ones."""
    for block in blocks:
        if isinstance(block, b.Columns):
            yield from _flat((*block.left, *block.right))
        elif isinstance(block, b.FoldSheet):
            for panel in block.panels:
                yield b.Heading(b.plain(panel.title), 2)
                yield b.Bullets(panel.items, numbered=panel.numbered)
                yield b.FillLines(panel.lines)
        else:
            yield block


def table_of(block: b.Block) -> b.Table | None:
    """What a block says as a table; None where it is none."""
    if isinstance(block, b.Table):
        return block
    if isinstance(block, b.KeyFigures):
        return _table((("", ""), *((f.label, f"{f.value} {f.note}".strip()) for f in block.figures))[1:])
    if isinstance(block, b.CoverPage):
        return _table(block.rows)
    if isinstance(block, b.FillLines):
        return _table(tuple((line.label, line.value or _RULE) for line in block.lines))
    if isinstance(block, b.Bars):
        return _table(tuple((row.label, row.value) for row in block.rows))
    if isinstance(block, b.CoverBars):
        rows = tuple((r.name, r.held_label, r.advised_label, r.gap) for r in block.rows)
        return _table(rows, block.titles)
    if isinstance(block, b.DecisionBlock):
        boxes = ("[ ]",) * len(block.choices)
        found = tuple((f"{words_of(r.item)}. {words_of(r.consequence)}", *boxes) for r in block.rows)
        return _table(found, (block.item_title, *block.choices))
    return None


def _table(rows: tuple[tuple[str, ...], ...], titles: tuple[str, ...] = ()) -> b.Table:
    width = len(rows[0]) if rows else len(titles)
    columns = tuple(b.Column(titles[place] if titles else "", 1 / width) for place in range(width))
    return b.Table(columns, tuple(tuple(b.Cell(b.plain(words)) for words in row) for row in rows))


def sentences_of(block: b.Block) -> tuple[str, ...]:
    """What a block says in paragraphs, before its table."""
    if isinstance(block, b.Letterhead):
        return tuple(text for text in (block.firm, block.strapline, *block.lines) if text)
    if isinstance(block, b.Address):
        return tuple(text for text in (block.date, *block.lines, block.reference) if text)
    if isinstance(block, b.Paragraph):
        return (words_of(block.text),)
    if isinstance(block, b.Notice):
        return (f"{words_of(block.title)} {words_of(block.text)}",)
    if isinstance(block, b.Dots):
        return (*(group.label for group in block.groups), block.sentence)
    if isinstance(block, b.CoverPage):
        return tuple(text for text in (block.client, block.mark) if text)
    if isinstance(block, b.Bars):
        return tuple(text for text in (block.sentence, *(mark.label for mark in block.marks)) if text)
    if isinstance(block, (b.Curve, b.CoverBars)):
        return (block.sentence,)
    if isinstance(block, b.DecisionBlock):
        return (words_of(block.intro),) if block.intro else ()
    if isinstance(block, b.Signature):
        return tuple(text for text in (block.close, block.name, block.role, block.enclosures) if text)
    return ()


def _after(block: b.Block) -> tuple[str, ...]:
    """What comes after the table of a form."""
    if not isinstance(block, b.DecisionBlock):
        return ()
    return (*(f"{remark}: {_RULE}" for remark in block.remarks), *(words_of(text) for text in block.statements),
            *(f"{label}: {_RULE}" for label in block.signing))


def _title(block: b.Block) -> tuple[int, str] | None:
    """Level from 1, and words, of what is a heading."""
    if isinstance(block, b.Title):
        return 1, words_of(block.text)
    if isinstance(block, b.CoverPage):
        return 1, words_of(block.title)
    return (block.level + 2, words_of(block.text)) if isinstance(block, b.Heading) else None


# -------------------------------------------------------------------------------------------------------- text
def report_text(report: b.Report) -> str:
    """Headings underlined, lists with marks, each row of a table in a line with the titles of its columns."""
    lines: list[str] = [] if _has_title(report) else [report.title, "=" * len(report.title), ""]
    for block in _flat(report.blocks):
        title = _title(block)
        if title is not None:
            lines += ["", title[1], ("=" if title[0] < 3 else "-") * len(title[1])]
        lines += sentences_of(block)
        if isinstance(block, b.Bullets):
            marks = (f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1))
            lines += [f"{mark} {words_of(item)}" for mark, item in zip(marks, block.items, strict=True)]
        table = table_of(block)
        if table is not None:
            lines += [_row(table, row) for row in table.rows]
        lines += _after(block)
    return "\n".join(lines).strip() + "\n"


def _row(table: b.Table, row: tuple[b.Cell, ...]) -> str:
    """`Title: words; title: words`, with the note of each cell behind it."""
    pieces = []
    for column, cell in zip(table.columns, row, strict=True):
        words = " – ".join(text for text in (words_of(cell.text), words_of(cell.note)) if text)
        if words:
            pieces.append(f"{column.title}: {words}" if column.title else words)
    return "; ".join(pieces)


def _has_title(report: b.Report) -> bool:
    return any(isinstance(block, (b.Title, b.CoverPage)) for block in report.blocks)


# -------------------------------------------------------------------------------------------------------- HTML
def report_html(report: b.Report) -> str:
    """One file: headings in order, lists, tables with their titles, the language; no script and nothing to load."""
    body: list[str] = [] if _has_title(report) else [f"<h1>{_safe(report.title)}</h1>"]
    for block in _flat(report.blocks):
        title = _title(block)
        if title is not None:
            body.append(f"<h{title[0]}>{_safe(title[1])}</h{title[0]}>")
        body += [f"<p>{_safe(words)}</p>" for words in sentences_of(block)]
        if isinstance(block, b.Bullets) and block.items:
            kind = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_safe(words_of(item))}</li>" for item in block.items)
            body.append(f"<{kind}>{items}</{kind}>")
        table = table_of(block)
        if table is not None and table.rows:
            body.append(_html_table(table))
        body += [f"<p>{_safe(words)}</p>" for words in _after(block)]
    return _PAGE.format(language=_safe(report.language), title=_safe(report.title), body="\n".join(body))


def _html_table(table: b.Table) -> str:
    head = "".join(f'<th scope="col">{_safe(column.title)}</th>' for column in table.columns)
    titled = any(column.title for column in table.columns)
    rows = ["<tr>" + "".join(_html_cell(cell, place == 0) for place, cell in enumerate(row)) + "</tr>"
            for row in table.rows]
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if titled else ''}<tbody>{''.join(rows)}</tbody></table>"


def _html_cell(cell: b.Cell, first: bool) -> str:
    """The first cell names its row."""
    note = f"<br><small>{_safe(words_of(cell.note))}</small>" if cell.note else ""
    kind, scope = ("th", ' scope="row"') if first else ("td", "")
    return f"<{kind}{scope}>{_safe(words_of(cell.text))}{note}</{kind}>"


def _safe(words: str) -> str:
    """Words without markup and without signs that a page cannot hold."""
    return escape("".join(c for c in words if c >= " " and not "\ud800" <= c <= "\udfff"))


_PAGE: Final = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 1.05rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #7c8694; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""
