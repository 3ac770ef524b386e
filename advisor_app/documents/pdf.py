"""A report as the bytes of a PDF: built in memory, the same bytes every time, nothing of the computer in it."""

from __future__ import annotations

import secrets
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
from advisor_app.documents.flow_report import PAGE_WIDTH
from advisor_app.documents.safe_text import chapter_key, line
from advisor_app.documents.style import (
    BOTTOM,
    BRAND,
    GREY,
    INK,
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
# Room for the number of a page at the foot, in points.
NUMBER_WIDTH = 200.0


def render_pdf(report: Report, *, fonts: Path, paper: str = "A4") -> bytes:
    """The PDF of a report. fonts: folder of the embedded fonts. paper: A4 or Letter.

    The same report gives the same bytes. Raises ValueError for another paper, OSError when a font is missing and
    ImageError for a picture it cannot use.
    """
    register_fonts(fonts)
    return _with_metadata(_build(report, sheet(paper)).data, report)


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
    return _build(report, sheet(paper)).pages


@dataclass(frozen=True)
class _Built:
    pages: int
    data: bytes


class _Document(BaseDocTemplate):  # type: ignore[misc]  # the PDF library has no types
    """Remembers on which page each chapter begins, and is not written before somebody says so: the number of pages is
    known only at the end, and what shows it is a form that is filled in then."""

    _doSave = 0  # noqa: N815  # the library's name

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.chapters: dict[str, int] = {}

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  # the library's name
        if isinstance(flowable, Bookmark) and flowable.level == 0:
            self.chapters[flowable.words] = self.page


def _chapters(report: Report) -> tuple[str, ...]:
    return tuple(line(words_of(block.text)) for block in report.blocks
                 if isinstance(block, Heading) and block.level == 0)


def _with_contents(report: Report) -> Report:
    """The report with the titles of its chapters where they are listed."""
    titles = _chapters(report)

    def filled(section: Section) -> Section:
        return replace(section, blocks=tuple(
            replace(block, entries=titles) if isinstance(block, Contents) else block for block in section.blocks
        ))

    return replace(report, sections=tuple(filled(section) for section in report.sections))


def _build(report: Report, page: Sheet) -> _Built:
    rl_config.trustedHosts, rl_config.trustedSchemes, rl_config.useA85 = [], [], 0
    memory = BytesIO()
    document = _Document(
        memory, pagesize=(page.width, page.height), invariant=1, lang=report.language, title=line(report.title),
        author=line(report.author), subject=line(report.subject), creator=PRODUCER, producer=PRODUCER,
        leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0, pageCompression=1,
    )
    document.addPageTemplates([
        PageTemplate("first", [_frame(page, TOP_FIRST)], onPage=partial(_furniture, report, page, False),
                     autoNextPageTemplate="next"),
        PageTemplate("next", [_frame(page, TOP_NEXT)], onPage=partial(_furniture, report, page, True)),
    ])
    brand = report.brand
    look = Look(
        bool(_chapters(report)), HexColor(brand.primary) if brand.primary else BRAND, brand.logo, brand.client_logo,
        brand.signature,
    )
    whole = _with_contents(report)
    document.build([piece for section in whole.sections for piece in flowables(section, page.column, look)])
    pages, canvas = document.page, document.canv
    for number in range(1, pages + 1):
        _fill_in(canvas, f"number-{number}", line(report.furniture.page.format(page=number, pages=pages)),
                 NUMBER_WIDTH, 8.5, GREY)
    if any(isinstance(block, Contents) for block in report.blocks):
        for title in _chapters(report):
            _fill_in(canvas, chapter_key(title), str(document.chapters.get(title, "")), PAGE_WIDTH, 10.5, INK)
    canvas.save()
    return _Built(pages, memory.getvalue())


def _fill_in(canvas: Any, name: str, words: str, width: float, size: float, color: HexColor) -> None:
    """Define a form that is shown somewhere already: one line, ending at its right side. The blank keeps it apart from
    the words before it for whoever has the page read aloud."""
    canvas.beginForm(name, 0, -4, width, 14)
    canvas.setFont(REGULAR, size)
    canvas.setFillColor(color)
    canvas.drawRightString(width, 0, f" {words}")
    canvas.endForm()


def _frame(page: Sheet, top: float) -> Any:
    return Frame(
        SIDE, BOTTOM, page.column, page.height - top - BOTTOM, leftPadding=0, rightPadding=0, topPadding=0,
        bottomPadding=0,
    )


def _furniture(report: Report, page: Sheet, header: bool, canvas: Any, document: Any) -> None:
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
    if header:
        canvas.drawString(SIDE, page.height - 32, _fitted(canvas, line(words.header), page.column))
        canvas.line(SIDE, page.height - 39, right, page.height - 39)
    canvas.line(SIDE, 41, right, 41)
    widest = canvas.stringWidth(line(words.page.format(page=88, pages=88)), REGULAR, 8.5)
    canvas.drawString(SIDE, 29, _fitted(canvas, line(words.footer), page.column - widest - 16))
    canvas.translate(right - NUMBER_WIDTH, 29)
    canvas.doForm(f"number-{document.page}")
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
        drawn = page.obj.Resources
        forms = [form.Resources for form in drawn.get("/XObject", {}).values() if "/Resources" in form]
        for fonts in [resources.Font for resources in (drawn, *forms) if "/Font" in resources]:
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
