"""A report as the bytes of a PDF: built in memory, the same bytes every time, nothing of the computer in it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from advisor_app.documents.blocks import Contents, Heading, Report, Section, words_of
from advisor_app.documents.flow import Bookmark, flowables
from advisor_app.documents.safe_text import line
from advisor_app.documents.style import (
    BOTTOM,
    BRAND,
    GREY,
    MARK,
    REGULAR,
    RULE,
    SIDE,
    STRONG,
    TOP_FIRST,
    TOP_NEXT,
    Look,
    Sheet,
    register_fonts,
    sheet,
)

PRODUCER = "Data Liability Advisor"
# In bytes; the format takes no more.
LONGEST_PASSWORD = 127


def render_pdf(report: Report, *, fonts: Path, paper: str = "A4") -> bytes:
    """The PDF of a report. fonts: folder of the embedded fonts. paper: A4 or Letter.

    The same report gives the same bytes. Raises ValueError for another paper, OSError when a font is missing and
    ImageError for a picture it cannot use.
    """
    register_fonts(fonts)
    first = _build(_with_contents(report, {}), sheet(paper), 0)
    second = _build(_with_contents(report, first.chapters), sheet(paper), first.pages)
    return _with_metadata(second.data, report)


class PasswordError(ValueError):
    """A password that cannot be used; one sentence."""


def locked(data: bytes, password: str) -> bytes:
    """The PDF, readable only with the password: AES with 256 bits. Nobody else can open it, nor can we."""
    if not password or len(password.encode("utf-8")) > LONGEST_PASSWORD:
        raise PasswordError(f"A password has 1 to {LONGEST_PASSWORD} characters; choose a shorter one.")
    memory = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(memory, encryption=pikepdf.Encryption(owner=secrets.token_urlsafe(24), user=password, R=6))
    return memory.getvalue()


def count_pages(report: Report, *, fonts: Path, paper: str = "A4") -> int:
    """How many pages a report fills."""
    register_fonts(fonts)
    return _build(_with_contents(report, {}), sheet(paper), 0).pages


@dataclass(frozen=True)
class _Built:
    """chapters: title to the page it begins on."""

    pages: int
    data: bytes
    chapters: Mapping[str, int]


class _Document(BaseDocTemplate):  # type: ignore[misc]  # the PDF library has no types
    """Remembers on which page each chapter begins."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.chapters: dict[str, int] = {}

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  # the library's name
        if isinstance(flowable, Bookmark) and flowable.level == 0:
            self.chapters[flowable.words] = self.page


def _chapters(report: Report) -> tuple[str, ...]:
    return tuple(line(words_of(block.text)) for block in report.blocks
                 if isinstance(block, Heading) and block.level == 0)


def _with_contents(report: Report, pages: Mapping[str, int]) -> Report:
    """The report with its list of chapters filled in; 0 for a page that is not known yet."""
    entries = tuple((words, pages.get(words, 0)) for words in _chapters(report))

    def filled(section: Section) -> Section:
        return replace(section, blocks=tuple(
            replace(block, entries=entries) if isinstance(block, Contents) else block for block in section.blocks
        ))

    return replace(report, sections=tuple(filled(section) for section in report.sections))


def _build(report: Report, page: Sheet, pages: int) -> _Built:
    """pages: the number to print as total."""
    rl_config.trustedHosts, rl_config.trustedSchemes, rl_config.useA85 = [], [], 0
    memory = BytesIO()
    document = _Document(
        memory, pagesize=(page.width, page.height), invariant=1, lang=report.language, title=line(report.title),
        author=line(report.author), subject=line(report.subject), creator=PRODUCER, producer=PRODUCER,
        leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0, pageCompression=1,
    )
    document.addPageTemplates([
        PageTemplate("first", [_frame(page, TOP_FIRST)], onPage=partial(_furniture, report, page, pages, False),
                     autoNextPageTemplate="next"),
        PageTemplate("next", [_frame(page, TOP_NEXT)], onPage=partial(_furniture, report, page, pages, True)),
    ])
    brand = report.brand
    look = Look(
        bool(_chapters(report)), HexColor(brand.primary) if brand.primary else BRAND, brand.logo, brand.client_logo,
        brand.signature,
    )
    document.build([piece for section in report.sections for piece in flowables(section, page.column, look)])
    return _Built(document.page, memory.getvalue(), document.chapters)


def _frame(page: Sheet, top: float) -> Any:
    return Frame(
        SIDE, BOTTOM, page.column, page.height - top - BOTTOM, leftPadding=0, rightPadding=0, topPadding=0,
        bottomPadding=0,
    )


def _furniture(report: Report, page: Sheet, pages: int, header: bool, canvas: Any, document: Any) -> None:
    """Header from page 2, footer and page number on every page, the draft mark behind the text."""
    words, right = report.furniture, page.width - SIDE
    canvas.saveState()
    if words.mark:
        canvas.setFillColor(MARK)
        canvas.setFont(STRONG, 110)
        canvas.translate(page.width / 2, page.height / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -35, line(words.mark, STRONG))
        canvas.restoreState()
        canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setFillColor(GREY)
    canvas.setLineWidth(0.6)
    canvas.setFont(REGULAR, 8.5)
    number = line(words.page.format(page=document.page, pages=pages))
    if header:
        canvas.drawString(SIDE, page.height - 32, _fitted(canvas, line(words.header), page.column))
        canvas.line(SIDE, page.height - 39, right, page.height - 39)
    canvas.line(SIDE, 41, right, 41)
    room = page.column - canvas.stringWidth(number, REGULAR, 8.5) - 16
    canvas.drawString(SIDE, 29, _fitted(canvas, line(words.footer), room))
    canvas.drawRightString(right, 29, number)
    canvas.restoreState()


def _fitted(canvas: Any, text: str, room: float) -> str:
    """As much of a line as fits; a long name ends in an ellipsis here and stands in full in the letter itself."""
    if canvas.stringWidth(text, REGULAR, 8.5) <= room:
        return text
    while text and canvas.stringWidth(text + "…", REGULAR, 8.5) > room:
        text = text[:-1]
    return text + "…"


def _only_embedded_fonts(pdf: pikepdf.Pdf) -> None:
    """The library starts each table and drawing with its own base font before it shows any text. That name is made to
    mean one of the embedded fonts, so that the file names no font it does not carry."""
    for page in pdf.pages:
        fonts = page.obj.Resources.Font
        embedded = next(font for font in fonts.values() if "/FontDescriptor" in font)
        for name in [name for name, font in fonts.items() if "/FontDescriptor" not in font]:
            fonts[name] = embedded


def _with_metadata(data: bytes, report: Report) -> bytes:
    """Dates and the shown title. The library would write its own clock; the date of the document is what counts."""
    stamp = f"D:{report.date:%Y%m%d}120000Z"
    memory = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        _only_embedded_fonts(pdf)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:title"] = line(report.title)
            xmp["dc:creator"] = [line(report.author)]
            xmp["dc:description"] = line(report.subject)
            xmp["dc:language"] = [report.language]
            xmp["xmp:CreateDate"] = f"{report.date:%Y-%m-%d}T12:00:00Z"
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.save(memory, deterministic_id=True, linearize=False)
    return memory.getvalue()
