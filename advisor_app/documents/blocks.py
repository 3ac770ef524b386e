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
    """It becomes a bookmark. level: 0 for a chapter of a report, 1 for a section, 2 within one."""

    text: Text
    level: int = 1


@dataclass(frozen=True)
class CoverPage:
    """The first page of a report. rows: label and value. mark: one line set apart, such as confidential."""

    title: Text
    client: str
    rows: tuple[tuple[str, str], ...]
    mark: str = ""


@dataclass(frozen=True)
class Contents:
    """The chapters with their pages. entries: titles; left empty, filled in when the document is printed."""

    title: str
    entries: tuple[str, ...] = ()


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
    """shaded: index of the column that stands out, or None. emphasis: index of the row that does, or None.

    Without any column title there is no row of titles. together: short enough never to be parted."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shaded: int | None = None
    emphasis: int | None = None
    together: bool = False


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
class BarPart:
    """A piece of a bar. length: in money. tone: dark, pale or open."""

    length: float
    tone: str = "dark"


@dataclass(frozen=True)
class BarRow:
    """label: at the left; value: at the right, the whole of it in words."""

    label: str
    parts: tuple[BarPart, ...]
    value: str


@dataclass(frozen=True)
class BarMark:
    """An upright line through all bars at an amount, named in the legend. tone: solid or dashed."""

    amount: float
    label: str
    tone: str = "solid"


@dataclass(frozen=True)
class Bars:
    """Level bars on one scale from 0. legend: tone and what it means. sentence: the same in words."""

    rows: tuple[BarRow, ...]
    sentence: str
    legend: tuple[tuple[str, str], ...] = ()
    marks: tuple[BarMark, ...] = ()


@dataclass(frozen=True)
class CurveMark:
    """A point on the curve that has a name. chance: share of years, 0 to 1."""

    amount: float
    chance: float
    label: str


@dataclass(frozen=True)
class Curve:
    """Chance in a year of losing more than an amount, on a scale of equal ratios. Chances are shares of years.

    points: (amount, chance), amounts rising; band: (amount, low, high) of the same amounts, or nothing. ticks of the
    amounts and of the chances: (value, label). titles: of the amounts and of the chances. sentence: as of Bars.
    """

    points: tuple[tuple[float, float], ...]
    band: tuple[tuple[float, float, float], ...]
    marks: tuple[CurveMark, ...]
    amount_ticks: tuple[tuple[float, str], ...]
    chance_ticks: tuple[tuple[float, str], ...]
    titles: tuple[str, str]
    sentence: str


@dataclass(frozen=True)
class FillLine:
    """A label with what is known, or with a rule to write on. strong: set apart."""

    label: str
    value: str = ""
    strong: bool = False


@dataclass(frozen=True)
class FillLines:
    """Lines to read or to write on. large: for the print that is read from afar."""

    lines: tuple[FillLine, ...]
    large: bool = False


@dataclass(frozen=True)
class Panel:
    """One face of a folded card. items: short texts; lines: as of FillLines. numbered: as of Bullets, from `start`."""

    title: str
    items: tuple[Text, ...] = ()
    lines: tuple[FillLine, ...] = ()
    numbered: bool = False
    start: int = 1


@dataclass(frozen=True)
class FoldSheet:
    """Eight faces, two across and four down, each as large as a wallet's compartment, with lines to cut and fold."""

    panels: tuple[Panel, ...]
    note: str


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
    | DecisionBlock | Signature | Columns | CoverPage | Contents | Bars | Curve | FillLines | FoldSheet
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
class Brand:
    """The firm's own look. primary: a colour that can be read on white, empty for the program's own. Pictures: bytes of
    a PNG or JPEG, empty for none."""

    primary: str = ""
    logo: bytes = b""
    client_logo: bytes = b""
    signature: bytes = b""


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
    brand: Brand = Brand()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)
