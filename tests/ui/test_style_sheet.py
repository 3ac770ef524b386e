"""The style sheet: made of tokens, growing with the text, without fonts."""

from __future__ import annotations

import re
from pathlib import Path

from advisor_app.ui.style_sheet import style_sheet
from advisor_app.ui.tokens import load_tokens


def made(resources: Path, factor: float = 1) -> str:
    tokens = load_tokens(resources)
    colour, radius = tokens.light.__getitem__, tokens.radius.__getitem__
    return style_sheet(colour, lambda length: round(length * factor), radius)


def test_every_place_is_filled_and_every_colour_is_a_token(resources: Path) -> None:
    sheet = made(resources)
    assert sheet.count("{") == sheet.count("}") > 20
    assert set(re.findall("#[0-9A-F]{6}", sheet)) <= set(load_tokens(resources).light.values())


def test_heights_grow_and_fonts_are_left_to_the_widgets(resources: Path) -> None:
    assert "min-height: 34px" in made(resources) and "min-height: 68px" in made(resources, 2)
    assert "font" not in made(resources)
