from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.blocks import Span
from advisor_app.documents.safe_text import MISSING, PIECE, font_of, line, p
from advisor_app.documents.style import OTHER_SCRIPTS, REGULAR, STRONG, STYLES, register_fonts
from tests.documents.clients import FONTS


@pytest.fixture(autouse=True)
def fonts() -> None:
    register_fonts(FONTS)


def shown(*spans: Span) -> str:
    """The text of the paragraphs as the library took it."""
    return "".join(frag.text for piece in p(spans, STYLES["body"]) for frag in piece.frags)


@given(st.text(alphabet="<>&\"'/ab={}[]();", max_size=200))
def test_markup_is_text(text: str) -> None:
    assert " ".join(shown(Span(text)).split()) == " ".join(text.split())


def test_pieces_are_short_and_nothing_is_lost() -> None:
    pieces = p((Span("a" * 3_000), Span("b" * 3_000, True)), STYLES["body"])
    assert [sum(len(frag.text) for frag in piece.frags) for piece in pieces] == [PIECE, PIECE, PIECE]
    assert p((), STYLES["body"]) == []


def test_control_and_direction_characters_go_and_unknown_ones_stay_visible() -> None:
    assert shown(Span("a\u0000b\u202ec\u200bd\ud800e\u4e2d")) == f"abcde{MISSING}"
    assert line("a\nb\tc\u2028d\U0001f600") == f"a b c d{MISSING}"


def test_other_scripts_use_the_other_font() -> None:
    assert font_of("a", REGULAR) == REGULAR
    assert font_of("\u0905", REGULAR) == OTHER_SCRIPTS
    assert font_of("\u4e2d", REGULAR) is None
    fonts = {frag.fontName for piece in p((Span("a\u0905"), Span("b", True)), STYLES["body"]) for frag in piece.frags}
    assert fonts == {REGULAR, OTHER_SCRIPTS, STRONG}
