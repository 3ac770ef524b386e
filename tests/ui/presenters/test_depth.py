from __future__ import annotations

from advisor_app.domain.vocabulary import DEPTHS
from advisor_app.ui.presenters.depth import depth_title, depth_word


def test_every_depth_has_its_words() -> None:
    assert [depth_word(depth) for depth in DEPTHS] == ["Quick", "Standard", "Full"]
    assert all(depth_title(depth) == f"{depth_word(depth)} assessment" for depth in DEPTHS)
