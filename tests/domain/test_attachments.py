from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.attachments import ATTACHMENT_LIMIT, kind_of, require_kind, require_subject
from advisor_app.domain.record_checks import RecordError


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n", "pdf"), (b"\xef\xbb\xbf%PDF-2.0", "pdf"), (b"\x89PNG\r\n\x1a\n\x00", "png"),
        (b"\xff\xd8\xff\xe0\x00", "jpeg"), (b"plain words\r\n", "text"), ("Zürich — naïve".encode(), "text"),
        ("Zürich".encode("latin-1"), "text"), ("Zürich".encode("utf-16"), "text"), (b"a\x00b", None), (b"", None),
        (b"GIF89a\x01\x00", None), (b"PK\x03\x04\x14\x00", None), (b"MZ\x90\x00", None), (b"\x7fELF", None),
        (b"\xff\xfe\x00\xd8", None), (b" " * 2000 + b"%PDF-", "text"),
    ],
)
def test_a_file_is_told_by_its_content(content: bytes, kind: str | None) -> None:
    assert kind_of(content) == kind


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=50))
def test_every_text_is_text(text: str) -> None:
    assert kind_of(text.encode()) == "text"


@given(st.binary(max_size=200))
def test_no_bytes_upset_it(content: bytes) -> None:
    assert kind_of(content) in ("pdf", "png", "jpeg", "text", None)


def test_the_largest_file_fits_and_one_byte_more_does_not() -> None:
    assert require_kind(b"a" * ATTACHMENT_LIMIT) == "text"
    with pytest.raises(RecordError, match="has 26 MB and at most 25 MB fit"):
        require_kind(b"a" * (ATTACHMENT_LIMIT + 1))


def test_a_file_belongs_to_one_known_thing() -> None:
    require_subject("answer:AC-01", "a1")
    require_subject("incident:i1", None)
    for subject, assessment in (("answer:AC-01", None), ("incident:", None), ("poem:1", None), ("", None)):
        with pytest.raises(RecordError):
            require_subject(subject, assessment)
