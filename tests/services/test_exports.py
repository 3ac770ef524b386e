from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.compose import NotAvailableError
from advisor_app.documents.pdf import PasswordError
from advisor_app.services import exports
from advisor_app.services.exports import (
    SHORT_NAME,
    ExportError,
    Order,
    letter_bytes,
    short_name,
    suggested_name,
    write_document,
)
from tests.documents.clients import evaluation, pack
from tests.documents.reading import text, texts


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("Harbour Lane Dental", "harbour-lane-dental"),
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("con", "client"),
        ("COM1", "client"),
        ("中文", "client"),
        ("", "client"),
        ("..", "client"),
        ("A" * 200, "a" * SHORT_NAME),
    ],
)
def test_a_client_makes_a_plain_file_name(client: str, name: str) -> None:
    assert short_name(client) == name


@given(st.text(max_size=300))
def test_no_name_is_a_path_or_leaves_the_alphabet(client: str) -> None:
    name = short_name(client)
    assert 0 < len(name) <= SHORT_NAME
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_suggested_name_tells_client_document_date_and_version() -> None:
    assert suggested_name(evaluation("dental-practice")) == "harbour-lane-dental_letter_2026-11-25_v1.pdf"
    assert suggested_name(evaluation("dental-practice"), version=3).endswith("_v3.pdf")


def test_a_written_letter_is_the_letter_and_nothing_else_is_left(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    out.write_bytes(b"an older one")
    write_document(evaluation("dental-practice"), pack(), out, Order())
    assert out.read_bytes() == letter_bytes(evaluation("dental-practice"), pack())
    assert [path.name for path in tmp_path.iterdir()] == ["letter.pdf"]


def test_a_failed_write_says_so_and_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "write_atomic", full)
    out = tmp_path / "letter.pdf"
    out.write_bytes(b"an older one")
    with pytest.raises(ExportError, match=r"letter\.pdf cannot be written there: No space left on device\."):
        write_document(evaluation("dental-practice"), pack(), out, Order())
    assert out.read_bytes() == b"an older one"


def test_another_kind_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotAvailableError, match="not available in this version"):
        write_document(evaluation("dental-practice"), pack(), tmp_path / "poem.pdf", Order("poem"))
    assert list(tmp_path.iterdir()) == []


def test_language_paper_and_marks_are_those_asked_for() -> None:
    case = evaluation("dental-practice")
    assert "Sincerely," in text(letter_bytes(case, pack(), language="en-US", paper="Letter"))
    assert all("DRAFT" in page for page in texts(letter_bytes(case, pack(), draft=True)))
    assert all("EXAMPLE" in page for page in texts(letter_bytes(case, pack(), draft=True, demo=True)))


def test_the_end_of_the_name_decides_the_form(tmp_path: Path) -> None:
    case = evaluation("dental-practice")
    starts = {".pdf": b"%PDF", ".docx": b"PK", ".txt": b"Fenwick Advisory", ".html": b"<!doctype html>"}
    for end, start in starts.items():
        write_document(case, pack(), tmp_path / f"a{end}", Order("summary"))
        assert (tmp_path / f"a{end}").read_bytes().startswith(start)


def test_a_password_locks_a_pdf_with_256_bits_and_nothing_else(tmp_path: Path) -> None:
    case, out = evaluation("dental-practice"), tmp_path / "a.pdf"
    write_document(case, pack(), out, Order("summary"), password="märchen 7")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password="märchen 7") as pdf:
        assert pdf.encryption.bits == 256 and pdf.encryption.R == 6
    for name, password in (("b.docx", "x"), ("b.pdf", "x" * 200)):
        with pytest.raises(PasswordError):
            write_document(case, pack(), tmp_path / name, Order("summary"), password=password)
        assert not (tmp_path / name).exists()
