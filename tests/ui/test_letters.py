"""Pages of a PDF on the screen and on a printer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from advisor_app.content.text_files import load_texts
from advisor_app.documents.recovery_sheet import recovery_sheet
from advisor_app.ui.letters import drawn_pages, page_count, print_pdf, save_whole
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.theme import Theme

KEY = "7QK3-M2VX-90FA-RZ5T-H8JW-C4ND-P6BG-E1SY-K"


@pytest.fixture
def sheet(resources: Path) -> bytes:
    words = load_texts(resources / "content" / "core", "en").letter
    return recovery_sheet(KEY, "vault-17", date(2026, 11, 25), "en-GB", words, fonts=resources / "fonts", paper="A4")


def test_a_page_is_drawn_at_the_scale_asked_for_with_its_text(qapp: QApplication, sheet: bytes) -> None:
    assert page_count(sheet) == 1
    images, text = drawn_pages(sheet, lambda width: 500 / width, 2.0)
    assert images[0].deviceIndependentSize().width() == pytest.approx(500, abs=1)
    assert images[0].width() == pytest.approx(1000, abs=2)
    assert "Recovery key" in text and "25 November 2026" in text
    assert "P6BG E1SY K" in text


def test_a_page_reaches_the_printer_whole(qapp: QApplication, sheet: bytes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printed = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(printed))
    print_pdf(sheet, printer)
    document = pypdfium2.PdfDocument(printed)
    try:
        assert len(document) == 1
        width, height = document[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        picture = document[0].render(scale=1).to_pil().convert("L")
        original = pypdfium2.PdfDocument(sheet)[0].render(scale=1).to_pil().convert("L")
        ink, wanted = (sum(1 for value in p.get_flattened_data() if value < 128) for p in (picture, original))
        assert ink == pytest.approx(wanted, rel=0.35)
    finally:
        document.close()


def test_a_file_that_cannot_be_written_is_said_and_left(theme: Theme, tmp_path: Path) -> None:
    area = MessageArea(theme)
    old = tmp_path / "letter.pdf"
    assert save_whole(old, b"first", area)
    assert "Saved as letter.pdf" in area.shown
    assert not save_whole(tmp_path / "missing" / "letter.pdf", b"second", area)
    assert area.shown.startswith("The file could not be written there.")
    assert old.read_bytes() == b"first"
