"""What the word processor's format needs beyond paragraphs: lists that start anew, fields, header rows, languages."""

from __future__ import annotations

import unicodedata
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from advisor_app.documents.blocks import Text


def clean(text: str) -> str:
    """Text as XML takes it: no control characters, no lone surrogates, line ends as blanks."""
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs") and c not in "\ufffe\uffff")


def add_text(paragraph: Any, text: Text, *, strong: bool = False) -> Any:
    """The spans of a text as runs, each with its weight."""
    for span in text:
        run = paragraph.add_run(clean(span.text))
        run.bold = True if span.strong or strong else None
    return paragraph


def element(name: str, **attributes: str) -> Any:
    """An element of the format; the names of attributes without their prefix."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field such as PAGE with what it shows until the program updates it."""
    for kind in ("begin", "separate", "end"):
        paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            text = element("w:instrText")
            text.text = f" {instruction} "
            paragraph.add_run()._r.append(text)
        if kind == "separate":
            paragraph.add_run(shown)


def repeat_as_header(row: Any) -> None:
    """The row is a row of titles: read as such, and repeated on each page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def shade(cell: Any, color: str) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=color))


def describe(picture: Any, words: str) -> None:
    """The alternative text of a picture."""
    properties = picture._inline.docPr
    properties.set("descr", clean(words))
    properties.set("name", "Chart")


def set_language(document: Any, language: str) -> None:
    """The language of all text."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val=language, eastAsia=language, bidi=language))


def restart_numbers(document: Any, paragraphs: list[Any]) -> None:
    """Number these paragraphs from 1: a list of their own."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    first = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    own = next(num for num in numbering.findall(qn("w:num")) if num.get(qn("w:numId")) == first)
    abstract = own.find(qn("w:abstractNumId")).get(qn("w:val"))
    fresh = str(1 + max(int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))))
    num = element("w:num", numId=fresh)
    num.append(element("w:abstractNumId", val=abstract))
    override = element("w:lvlOverride", ilvl="0")
    override.append(element("w:startOverride", val="1"))
    num.append(override)
    numbering.append(num)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(fresh)
