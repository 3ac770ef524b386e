"""The theme on the application: appearance, text size, fonts, levels."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from advisor_app.ui.theme import LEVELS, Theme


def test_palette_and_sheet_follow_the_appearance(theme: Theme, qapp: QApplication) -> None:
    seen = []
    theme.changed.connect(lambda: seen.append(theme.appearance))
    light = qapp.palette().color(QPalette.ColorRole.Window).name()
    sheet = qapp.styleSheet()
    theme.set_appearance("dark")
    assert seen == ["dark"] and theme.dark
    assert light == theme.tokens.light["window"].lower()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.tokens.dark["window"].lower()
    assert theme.tokens.dark["surface"] in qapp.styleSheet() and qapp.styleSheet() != sheet


def test_an_unknown_appearance_is_refused(theme: Theme, qapp: QApplication, resources: Path) -> None:
    with pytest.raises(ValueError, match="choose one of system, light, dark"):
        theme.set_appearance("sepia")
    assert Theme(qapp, resources, appearance="nonsense").appearance == "system"


def test_text_grows_and_stays_within_its_limits(theme: Theme) -> None:
    size = theme.font("body").pointSizeF()
    theme.set_text_percent(150)
    assert theme.font("body").pointSizeF() == pytest.approx(size * 1.5)
    assert theme.height("button") == 54 and theme.line("body") == 30
    theme.set_text_percent(900)
    assert theme.text_percent == 200
    theme.set_text_percent(1)
    assert theme.text_percent == 90


def test_fonts_are_the_program_s_own_with_their_weights(theme: Theme) -> None:
    font = theme.font("question")
    assert font.family() == "Inter" and font.weight() == QFont.Weight.DemiBold
    assert QFont(font).exactMatch()


def test_tabular_figures_are_equally_wide(theme: Theme) -> None:
    plain, tabular = QFontMetricsF(theme.font("body")), QFontMetricsF(theme.font("body", tabular=True))
    assert tabular.horizontalAdvance("1111") == pytest.approx(tabular.horizontalAdvance("8888"), abs=0.1)
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("8888") - 1


def test_levels_have_one_to_four_bars(theme: Theme) -> None:
    assert [theme.level(level).bars for level in LEVELS] == [1, 2, 3, 4]
    assert len({theme.level(level).mark.name() for level in LEVELS}) == 4


def test_high_contrast_strengthens_edges_and_quiet_text(theme: Theme) -> None:
    theme.set_high_contrast(True)
    assert theme.hex("border") == theme.tokens.light["text2"]
    assert theme.hex("text3") == theme.tokens.light["text"]
    assert theme.level("high").chip.name().upper() == theme.tokens.light["surface"]


def test_no_colour_and_no_font_size_is_written_outside_the_tokens() -> None:
    room = Path(__file__).resolve().parents[2] / "advisor_app" / "ui"
    written = re.compile(r"#[0-9A-Fa-f]{6}\b|font-size|font-family|setPixelSize|GlobalColor\.(?!transparent)")
    found = [
        f"{path.name}:{number}" for path in room.rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if written.search(line)
    ]
    assert not found
