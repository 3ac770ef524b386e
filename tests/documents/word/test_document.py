from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.word.document import render_docx
from tests.documents.clients import FONTS, evaluation, pack
from tests.documents.example_report import CLIENT, report
from tests.documents.test_kinds import ASKED, KINDS

NOTE = "Editable copy."


def opened(made: b.Report) -> Any:
    return docx.Document(BytesIO(render_docx(made, fonts=FONTS, note=NOTE)))


def words(document: Any) -> str:
    """All text of the body in its order, tables where they stand."""
    paragraphs = ("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))
    return " ".join(" ".join(paragraphs).split())


def test_everything_is_there_in_reading_order() -> None:
    shown = words(opened(report()))
    order = ["Fenwick Advisory", "16 November 2026", "Dr Amara Osei", "Cyber cover: our recommendation", "Provisional.",
             "6,400 records", "Policy limit", "£500,000", "What a year could look like", "second sign-in step",
             "The cover, part by part", "Answering a regulator none £100,000 missing", "On the left", "On the right",
             "One thing", "Your decision", "Undecided", "☐", "Yours sincerely,", "Jo Fenwick", "Small print."]
    places = [shown.find(piece) for piece in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_headings_header_rows_pictures_and_language_carry_the_structure() -> None:
    document = opened(report())
    assert next(p.text for p in document.paragraphs if p.style.name == "Heading 1") == "What a year could look like"
    header_rows = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(header_rows) == 4
    pictures = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert pictures and all("£118,000 or more: 5" in text for text in pictures)
    language = next(document.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "en-GB"
    assert NOTE in document.sections[0].footer.paragraphs[0].text


def test_each_numbered_list_starts_with_one() -> None:
    made = compose_report("report", evaluation("dental-practice"), pack())
    document = opened(made)
    lists = {p._p.pPr.numPr.numId.val for p in document.paragraphs
             if p.style.name == "List Number" and p._p.pPr is not None and p._p.pPr.numPr is not None}
    lists_made = [block for block in _flat(made.blocks) if isinstance(block, b.Bullets) and block.numbered]
    assert len(lists) == len([block for block in lists_made if block.items])


def _flat(blocks: tuple[b.Block, ...]) -> list[b.Block]:
    return [inner for block in blocks
            for inner in (_flat((*block.left, *block.right)) if isinstance(block, b.Columns) else [block])]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_the_same_words_as_the_pdf(kind: str) -> None:
    made = compose_report(kind, evaluation("online-retailer"), pack(), request=ASKED)
    shown = words(opened(made))
    for block in _flat(made.blocks):
        for text in (getattr(block, "text", ()), *getattr(block, "items", ())):
            piece = b.words_of(text) if isinstance(text, tuple) else ""
            assert " ".join(piece.split()) in shown


def test_the_same_report_gives_the_same_bytes_without_traces_of_this_computer() -> None:
    data = render_docx(report(), fonts=FONTS, note=NOTE)
    assert data == render_docx(report(), fonts=FONTS, note=NOTE)
    with ZipFile(BytesIO(data)) as parts:
        whole = b" ".join(parts.read(name) for name in parts.namelist())
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2026-11-16" in whole
    for trace in (str(Path.home()).encode(), b"python-docx", b"/Users"):
        assert trace not in whole


@settings(max_examples=15)
@given(st.text(max_size=200))
def test_any_text_can_be_written(name: str) -> None:
    assert opened(report(client=name, note=name)).paragraphs


def test_markup_stays_text() -> None:
    assert '<w:p> & "x" {page}' in words(opened(report(client='<w:p> & "x" {page}')))
    assert CLIENT in words(opened(report()))
