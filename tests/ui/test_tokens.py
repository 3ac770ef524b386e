"""Colours: every pair that carries text or meaning stands out enough, in both appearances."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor_app.ui.tokens import Tokens, contrast, load_tokens, mixed

# Text on grounds: at least 4.5 to 1 (WCAG 2.2, 1.4.3).
TEXT = [
    *((text, ground) for text in ("text", "text2", "text3") for ground in ("window", "surface", "sunken")),
    ("text3", "hover"), ("text", "hover"), ("accent_text", "surface"), ("accent_text", "window"),
    ("accent_text", "accent_bg"), ("text", "accent_bg"), ("text2", "accent_bg"), ("on_accent", "accent"),
    ("on_accent", "accent_hover"), ("ok", "surface"), ("ok", "ok_bg"), ("warn", "surface"), ("warn", "warn_bg"),
    ("danger", "surface"), ("danger", "danger_bg"), ("r1_fg", "r1_bg"), ("r2_fg", "r2_bg"), ("r3_fg", "r3_bg"),
    ("r4_fg", "r4_bg"), ("text", "c_cover"), ("text", "c_keep"), ("text", "c_over"), ("on_brand", "brand"),
    ("surface", "text"), ("c_today", "surface"), ("c_after", "surface"),
]
# Edges, focus, lines and marks: at least 3 to 1 (WCAG 2.2, 1.4.11).
MARKS = [
    ("border_strong", "surface"), ("border_strong", "window"), ("focus", "surface"), ("focus", "window"),
    ("focus", "accent_bg"), ("accent", "surface"), ("accent", "window"),
    *((line, ground) for line in ("c_today", "c_after") for ground in ("surface", "c_cover", "c_over", "c_keep")),
    ("r1_fg", "surface"), ("r2_fg", "surface"), ("r3", "surface"), ("r4", "surface"), ("text", "c_cover"),
]


@pytest.fixture
def tokens(resources: Path) -> Tokens:
    return load_tokens(resources)


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_text_can_be_read(tokens: Tokens, appearance: str) -> None:
    table = getattr(tokens, appearance)
    poor = {pair: ratio for pair in TEXT if (ratio := contrast(table[pair[0]], table[pair[1]])) < 4.5}
    assert not poor


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_marks_can_be_told_from_their_ground(tokens: Tokens, appearance: str) -> None:
    table = getattr(tokens, appearance)
    poor = {pair: ratio for pair in MARKS if (ratio := contrast(table[pair[0]], table[pair[1]])) < 3.0}
    assert not poor


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_appearances_have_the_same_well_formed_tokens(tokens: Tokens) -> None:
    assert set(tokens.light) == set(tokens.dark)
    for colour in (*tokens.light.values(), *tokens.dark.values()):
        assert re.fullmatch("#[0-9A-F]{6}", colour)


def test_mixing_ends_at_either_colour() -> None:
    assert mixed("#102030", "#FFFFFF", 0) == "#102030"
    assert mixed("#102030", "#FFFFFF", 1) == "#FFFFFF"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def test_no_text_is_smaller_than_the_smallest_allowed(tokens: Tokens) -> None:
    for name, style in tokens.types.items():
        assert style.size >= 12 or name == "rail"
        assert style.line > style.size
        assert style.weight in (400, 500, 600, 700)
