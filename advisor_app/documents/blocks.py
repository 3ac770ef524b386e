"""What a document says, before anybody thinks of pages: a report is sections of blocks, all of it plain data.

Text is a tuple of spans. A span is never markup, whatever characters it holds. Amounts are formatted before they come
here; the few numbers in blocks only give lengths and counts of drawings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """A piece of text. strong: set apart by weight."""

    text: str
    strong: bool = False


Text = tuple[Span, ...]


def plain(text: str, *, strong: bool = False) -> Text:
    """One piece of text as it stands."""
    return (Span(text, strong),)


def words_of(text: Text) -> str:
    """The text without its weight."""
    return "".join(span.text for span in text)


@dataclass(frozen=True)
class Letterhead:
    """Who writes. lines: address, telephone, e-mail, web. Without any of it, room is left for printed letter paper."""

    firm: str
    strapline: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Address:
    """Date, reader (name and address) and reference."""

    date: str
    lines: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True)
class Title:
    text: Text


@dataclass(frozen=True)
class Heading:
    """The heading of a section; it becomes a bookmark."""

    text: Text


@dataclass(frozen=True)
class Paragraph:
    """style: body, list (for short entries), note (smaller, grey) or small (smallest, for disclosures)."""

    text: Text
    style: str = "body"


@dataclass(frozen=True)
class Bullets:
    """style: as of Paragraph. numbered: counted from 1."""

    items: tuple[Text, ...]
    numbered: bool = False
    style: str = "body"


@dataclass(frozen=True)
class Notice:
    """A box above everything else, such as the one of a provisional result."""

    title: Text
    text: Text


@dataclass(frozen=True)
class KeyFigure:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """Up to four numbers a reader takes in at one glance."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Column:
    """One column. share: of the width of the table; the shares of a table add up to 1. align: left or right."""

    title: str
    share: float
    align: str = "left"


@dataclass(frozen=True)
class Cell:
    """note: a second, smaller line."""

    text: Text
    note: Text = ()


@dataclass(frozen=True)
class Table:
    """shaded: index of the column that stands out, or None. emphasis: index of the row that does, or None."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shaded: int | None = None
    emphasis: int | None = None


@dataclass(frozen=True)
class DotGroup:
    """tone: most, some or none, from dark to empty."""

    count: int
    label: str
    tone: str


@dataclass(frozen=True)
class Dots:
    """Years as dots. total: 100 or 1,000; the counts of the groups add up to it. sentence: the same in words."""

    total: int
    groups: tuple[DotGroup, ...]
    sentence: str


@dataclass(frozen=True)
class CoverRow:
    """One coverage part. held, advised: lengths in money; caption: the gap in a word or two."""

    name: str
    held: float
    advised: float
    held_label: str
    advised_label: str
    gap: str
    group: str = ""


@dataclass(frozen=True)
class CoverBars:
    """Today and recommended, part by part, on one scale. titles: of the part, today, recommended and gap columns."""

    titles: tuple[str, str, str, str]
    rows: tuple[CoverRow, ...]
    sentence: str


@dataclass(frozen=True)
class Columns:
    """Two short groups of blocks side by side; the left one is read first. share: of the width, for the left one."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


@dataclass(frozen=True)
class DecisionRow:
    """Something the client accepts, declines or leaves open. consequence: of declining, in one sentence."""

    item: Text
    consequence: Text


@dataclass(frozen=True)
class DecisionBlock:
    """The form at the end.

    choices: the words over the boxes. remarks: labels of lines to write on. statements: what the client signs.
    signing: labels of the lines for name, signature and date.
    """

    intro: Text
    item_title: str
    choices: tuple[str, ...]
    rows: tuple[DecisionRow, ...]
    remarks: tuple[str, ...]
    statements: tuple[Text, ...]
    signing: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """close: the words above the name."""

    close: str
    name: str
    role: str = ""
    enclosures: str = ""


Block = (
    Letterhead | Address | Title | Heading | Paragraph | Bullets | Notice | KeyFigures | Table | Dots | CoverBars
    | DecisionBlock | Signature | Columns
)


@dataclass(frozen=True)
class Section:
    """id: stable key of the section, L0 to L11 in the letter. together: never parted by the end of a page.
    new_page: starts one."""

    id: str
    blocks: tuple[Block, ...]
    together: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Furniture:
    """What stands on every page. page: template of the page number with {page} and {pages}. mark: a word across
    the page of what is not issued, or empty."""

    header: str
    footer: str
    page: str
    mark: str = ""


@dataclass(frozen=True)
class Report:
    """A whole document. language: BCP 47. date: the day it is dated; it is also the creation date of the file."""

    kind: str
    title: str
    subject: str
    author: str
    client: str
    language: str
    date: date
    furniture: Furniture
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)
