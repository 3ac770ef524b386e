"""A claim file on paper: the facts, whom to tell by when, and the log as it was written, in the words handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor_app.documents.blocks import (
    Block,
    Cell,
    Column,
    Furniture,
    Heading,
    Paragraph,
    Report,
    Section,
    Table,
    Title,
    plain,
)
from advisor_app.documents.pdf import render_pdf


@dataclass(frozen=True)
class ClaimTable:
    """A titled table of words. shares: of the width, as many as heads; empty: what stands where there is no row."""

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


@dataclass(frozen=True)
class ClaimFile:
    """title: what happened. facts: label and value. page: template of the page number."""

    client: str
    title: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[ClaimTable, ...]
    footer: str
    page: str
    language: str
    day: date


def claim_file(claim: ClaimFile, *, fonts: Path, paper: str) -> bytes:
    """The PDF. paper: A4 or Letter."""
    blocks: list[Block] = [
        Title(plain(claim.title)),
        Table(
            (Column("", 0.3), Column("", 0.7)),
            tuple((Cell(plain(label)), Cell(plain(value))) for label, value in claim.facts),
        ),
    ]
    for table in claim.tables:
        blocks.append(Heading(plain(table.title)))
        if table.rows:
            columns = tuple(Column(head, share) for head, share in zip(table.heads, table.shares, strict=True))
            blocks.append(Table(columns, tuple(tuple(Cell(plain(text)) for text in row) for row in table.rows)))
        else:
            blocks.append(Paragraph(plain(table.empty), "note"))
    report = Report(
        kind="claim_file", title=claim.heading, subject=claim.title, author="", client=claim.client,
        language=claim.language, date=claim.day, sections=(Section("claim", tuple(blocks)),),
        furniture=Furniture(header=f"{claim.heading} · {claim.client}", footer=claim.footer, page=claim.page),
    )
    return render_pdf(report, fonts=fonts, paper=paper)
