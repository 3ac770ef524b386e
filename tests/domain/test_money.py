from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.money import Money, text_rounding, two_figures


def test_minor_units() -> None:
    assert Money.of(12.345, "USD").minor == 1235
    assert Money.of(1200, "JPY").minor == 1200
    assert Money.of(1, "KWD").to_json() == {"amount": 1000, "currency": "KWD"}
    with pytest.raises(ValueError, match="finite"):
        Money.of(float("inf"), "USD")


@pytest.mark.parametrize(("raw", "wanted"), [(0, 0), (1234, 1200), (98_765, 99_000), (0.0456, 0.046), (995, 1000)])
def test_two_figures(raw: float, wanted: float) -> None:
    assert two_figures(raw) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("raw", "wanted"), [(994, 990), (4_449, 4_400), (64_499, 64_000), (492_600, 495_000), (1_234_000, 1_250_000)]
)
def test_text_rounding(raw: float, wanted: float) -> None:
    assert text_rounding(raw) == wanted


@given(st.floats(1, 1e12))
def test_two_figures_stays_close(amount: float) -> None:
    assert two_figures(amount) == pytest.approx(amount, rel=0.051)
