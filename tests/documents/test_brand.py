from __future__ import annotations

from io import BytesIO

import docx
import pikepdf
import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.images import ImageError
from advisor_app.documents.pdf import render_pdf
from advisor_app.documents.request import Request
from advisor_app.documents.word.document import render_docx
from advisor_app.domain.branding import Branding
from tests.documents.clients import FONTS, evaluation, pack
from tests.documents.png import png, square
from tests.documents.reading import outside, text

BRAND = Branding("#ffcc00", square(), square(b"\x80\0\0"), square(b"\0\0\0"))


def made(kind: str, branding: Branding = BRAND) -> b.Report:
    return compose_report(kind, evaluation("dental-practice"), pack(), request=Request(branding=branding))


def pictures(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len({image.objgen for page in pdf.pages for image in page.get_images().values()})


def test_logos_and_signature_are_in_the_file_and_nothing_leaves_the_page() -> None:
    letter, report = (render_pdf(made(kind), fonts=FONTS) for kind in ("letter", "report"))
    assert pictures(letter) == 2
    assert pictures(report) == 2
    assert pictures(render_pdf(made("letter", Branding()), fonts=FONTS)) == 0
    assert outside(letter, side=50, bottom=20) == []
    assert "Fenwick Advisory" in text(letter)
    assert letter == render_pdf(made("letter"), fonts=FONTS)


def test_a_pale_colour_is_printed_darker() -> None:
    assert made("letter").brand.primary not in ("", "#ffcc00")
    assert made("letter", Branding("#12466e")).brand.primary == "#12466e"


def test_a_wide_and_a_high_logo_keep_their_proportions() -> None:
    wide = png([b"\0" + b"\x10\x20\x30" * 400 for _ in range(10)], 400)
    high = png([b"\0" + b"\x10\x20\x30" * 10 for _ in range(400)], 10)
    for logo in (wide, high):
        assert outside(render_pdf(made("letter", Branding(logo=logo)), fonts=FONTS), side=50, bottom=20) == []


def test_the_editable_twin_carries_the_logo_with_its_words() -> None:
    document = docx.Document(BytesIO(render_docx(made("letter"), fonts=FONTS)))
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "Fenwick Advisory"


def test_a_damaged_logo_gets_a_sentence() -> None:
    with pytest.raises(ImageError, match="damaged"):
        render_pdf(made("letter", Branding(logo=square()[:60])), fonts=FONTS)
