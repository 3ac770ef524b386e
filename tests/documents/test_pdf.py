from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from advisor_app.documents import blocks as b
from advisor_app.documents.pdf import count_pages, render_pdf
from advisor_app.documents.style import PAPERS
from tests.documents.example_report import CLIENT, report
from tests.documents.reading import outside, text, texts

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
HOSTILE = '<b>bold</b> <img src="https://example.com/x.png"/> &amp; <font color="red">{page}</font> </para> %s \\(x)'


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_every_block_is_there_in_reading_order(paper: str) -> None:
    words = text(render_pdf(report(), fonts=FONTS, paper=paper))
    order = ["Fenwick Advisory", "16 November 2026", "Dr Amara Osei", "Cyber cover: our recommendation",
             "Provisional.", "6,400 records", "£500,000", "What a year could look like",
             "£118,000 or more: 5", "second sign-in step", "The cover, part by part",
             "Answering a regulator none £100,000 missing", "On the left", "Left of", "On the right",
             "Right of", "Your decision", "Undecided", "Signature", "Yours sincerely,", "Jo Fenwick",
             "Small print."]
    places = [words.find(piece) for piece in order]
    assert -1 not in places
    assert places == sorted(places)


def test_all_fonts_are_embedded_and_cut_to_the_characters_used() -> None:
    with pikepdf.open(BytesIO(render_pdf(report(), fonts=FONTS))) as pdf:
        fonts = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all(str(font.BaseFont)[7] == "+" for font in fonts)


def test_metadata_says_what_it_is_and_nothing_of_this_computer() -> None:
    data = render_pdf(report(), fonts=FONTS)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Cyber cover: our recommendation"
        assert str(pdf.docinfo["/Author"]) == "Fenwick Advisory"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261116120000Z"
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_outline() as outline:
            assert next(entry.title for entry in outline.root) == "What a year could look like"
            assert len(outline.root) == 6
        whole = b" ".join(obj.read_bytes() for obj in pdf.objects if isinstance(obj, pikepdf.Stream))
    for word in (str(Path.home()).encode(), str(FONTS).encode(), b"/Users", b"Helvetica"):
        assert word not in whole + data


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_pdf(report(), fonts=FONTS) == render_pdf(report(), fonts=FONTS)


def test_each_page_carries_its_number_and_the_estimate_sentence() -> None:
    pages = texts(render_pdf(report(), fonts=FONTS))
    assert len(pages) == count_pages(report(), fonts=FONTS)
    for number, words in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in words
        assert "Figures are estimates. They guide a decision." in words
    assert f"Fenwick Advisory · {CLIENT}" in pages[1]
    assert f"Fenwick Advisory · {CLIENT}" not in pages[0]


def test_a_draft_says_so_on_every_page() -> None:
    assert all("DRAFT" in words for words in texts(render_pdf(report(draft="DRAFT"), fonts=FONTS)))


def test_markup_prints_as_text() -> None:
    words = text(render_pdf(report(client=HOSTILE), fonts=FONTS))
    assert words.count('<img src="https://example.com/x.png"/>') >= 2
    assert "<b>bold</b>" in words


def test_characters_without_a_font_stay_visible() -> None:
    note = " Кирилл Ωmega \u05d0\u4e2d\U0001f600 \u202eabc\u0007 \ud800 end"
    words = text(render_pdf(report(note=note), fonts=FONTS))
    assert "Кирилл Ωmega □□□ abc end" in words


def test_a_very_long_text_runs_over_pages_and_keeps_every_piece() -> None:
    data = render_pdf(report(note="x" * 99_990 + " the end"), fonts=FONTS)
    words = text(data)
    assert "the end" in words
    assert words.count("x") > 99_900
    assert outside(data, side=57, bottom=20) == []


def test_a_very_long_cell_is_split_over_rows() -> None:
    data = render_pdf(report(client="word " * 1_500 + "done"), fonts=FONTS)
    assert "done" in text(data)
    assert outside(data, side=57, bottom=20) == []


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_nothing_is_clipped_with_long_names(paper: str) -> None:
    for name in ("W" * 200, "Whitstable & Wimbledon Wholesale " * 6):
        assert outside(render_pdf(report(client=name), fonts=FONTS, paper=paper), side=57, bottom=20) == []


def test_an_unknown_paper_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match="choose A4 or Letter"):
        render_pdf(report(), fonts=FONTS, paper="A3")


def test_a_missing_font_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfmetrics, "getRegisteredFontNames", list)
    with pytest.raises(FileNotFoundError, match=r"SourceSans3_400Regular\.ttf is missing from .*; install the program"):
        render_pdf(report(), fonts=tmp_path)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_printed(name: str) -> None:
    assert render_pdf(report(client=name, note=name), fonts=FONTS).startswith(b"%PDF")


def test_words_of_a_text_lose_only_their_weight() -> None:
    assert b.words_of((b.Span("a"), b.Span("b", True))) == "ab"
