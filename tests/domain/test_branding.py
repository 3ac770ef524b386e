from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.branding import LEAST_CONTRAST, BrandingError, checked_color, contrast_on_white


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_ends_readable_on_white(number: int) -> None:
    asked = f"#{number:06x}"
    found = checked_color(asked)
    assert contrast_on_white(found.color) >= LEAST_CONTRAST
    assert found.darkened == (contrast_on_white(asked) < LEAST_CONTRAST)
    assert found.darkened or found.color == asked


def test_known_contrasts() -> None:
    assert contrast_on_white("#ffffff") == pytest.approx(1.0)
    assert contrast_on_white("#000000") == pytest.approx(21.0)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345g", "12466e", "#12466e; x"])
def test_what_is_no_colour_gets_a_sentence(text: str) -> None:
    with pytest.raises(BrandingError, match="is no colour; write it like #12466e"):
        checked_color(text)
