"""Text in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import lay_out, text_width


@given(st.text(max_size=200), st.floats(20, 800))
def test_lines_keep_to_their_width_and_leading(theme: Theme, qapp: QApplication, text: str, width: float) -> None:
    block = lay_out(text, theme.font("body"), width, 20)
    assert block.height == block.lines * 20
    assert block.width <= max(width, 40) + 1 or block.lines >= 1
    assert block.lines >= text.count("\n")


def test_line_breaks_are_kept(theme: Theme) -> None:
    font = theme.font("body")
    assert lay_out("one\ntwo\nthree", font, 500, 20).lines == 3
    assert text_width("one\na longer line", font) == text_width("a longer line", font)
