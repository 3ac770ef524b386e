"""A report as an editable word processor's document (DOCX), from the same blocks as the PDF and with the same words.

It carries what a PDF of ours cannot: the structure that a screen reader follows. The same report gives the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from advisor_app.documents.blocks import Heading, Report, words_of
from advisor_app.documents.style import SIDE, register_fonts, sheet
from advisor_app.documents.word import marks
from advisor_app.documents.word.pieces import Paper, add

FONT: Final = "Calibri"
_INK: Final = RGBColor(0x12, 0x46, 0x6E)
_HEADINGS: Final = {"Title": 20, "Subtitle": 13, "Heading 1": 16, "Heading 2": 12, "Heading 3": 10.5}
# The first day the container's format can tell.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def render_docx(report: Report, *, fonts: Path, paper: str = "A4", note: str = "") -> bytes:
    """The DOCX of a report. fonts: folder of the fonts of its pictures. note: a line for the foot of each page, such as
    that changes after the export are not kept. Raises ValueError for another paper, OSError without a font."""
    page = sheet(paper)
    register_fonts(fonts)
    document: Any = docx.Document()
    _set_up(document, report, page.width, page.height)
    chapters = tuple(words_of(block.text) for block in report.blocks if isinstance(block, Heading) and not block.level)
    place = Paper(document, page.column, chapters, plain=not chapters, logo=report.brand.logo)
    for number, section in enumerate(report.sections):
        if section.new_page and number:
            document.add_page_break()
        for block in section.blocks:
            add(block, place)
    _furniture(document, report, note)
    memory = BytesIO()
    document.save(memory)
    return _same_every_time(memory.getvalue())


def _set_up(document: Any, report: Report, width: float, height: float) -> None:
    """Paper, type, language, and what the file says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(SIDE)
    section.top_margin = section.bottom_margin = Pt(54)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in _HEADINGS.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), _INK, FONT
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    marks.set_language(document, report.language)
    properties, day = document.core_properties, datetime(report.date.year, report.date.month, report.date.day, 12)
    properties.title, properties.author = marks.clean(report.title), marks.clean(report.author)
    properties.subject, properties.language = marks.clean(report.subject), report.language
    properties.comments, properties.keywords, properties.last_modified_by = "", "", marks.clean(report.author)
    properties.created = properties.modified = day


def _furniture(document: Any, report: Report, note: str) -> None:
    """The header of the pages, the foot with the page number, and the word of what is not issued."""
    words, section = report.furniture, document.sections[0]
    header = " · ".join(text for text in (words.mark, words.header) if text)
    section.header.paragraphs[0].add_run(marks.clean(header))
    foot = section.footer.paragraphs[0]
    foot.add_run(marks.clean(" ".join(text for text in (words.footer, note) if text)) + "  ")
    before, _, rest = words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    marks.add_field(foot, "PAGE", "1")
    foot.add_run(between)
    marks.add_field(foot, "NUMPAGES", "1")
    foot.add_run(after)
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for paragraph in (section.header.paragraphs[0], foot):
        for run in paragraph.runs:
            run.font.size = Pt(8)


def _same_every_time(data: bytes) -> bytes:
    """The same parts in the same order, without the time of day."""
    memory = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(memory, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return memory.getvalue()
