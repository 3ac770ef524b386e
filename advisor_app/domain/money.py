"""Money as integers of minor units, and the rounding rules of the documents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# ISO 4217: currencies whose minor unit is not a hundredth.
_MINOR_DIGITS = {
    "BHD": 3, "CLP": 0, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "OMR": 3, "TND": 3, "VND": 0,
}


def minor_digits(currency: str) -> int:
    """Digits behind the point of a currency, by ISO 4217."""
    return _MINOR_DIGITS.get(currency, 2)


@dataclass(frozen=True)
class Money:
    """An amount of one currency.

    minor: integer of minor units (cents, pence). currency: ISO 4217 code.
    """

    minor: int
    currency: str

    @classmethod
    def of(cls, major: float | int | Decimal, currency: str) -> Money:
        """The money nearest to `major` units; ValueError for a figure that is not finite."""
        if isinstance(major, float) and not math.isfinite(major):
            raise ValueError("An amount of money must be a finite number.")
        scaled = Decimal(str(major)).scaleb(minor_digits(currency))
        return cls(int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP)), currency)

    @property
    def major(self) -> Decimal:
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def __float__(self) -> float:
        return float(self.major)

    def to_json(self) -> dict[str, object]:
        return {"amount": self.minor, "currency": self.currency}


def two_figures(amount: float) -> float:
    """Two significant figures: modelled numbers are never shown with more."""
    if amount == 0 or not math.isfinite(amount):
        return 0.0
    digits = 1 - math.floor(math.log10(abs(amount)))
    if digits >= 0:
        return round(amount, digits)
    step = 10.0 ** -digits
    return math.floor(amount / step + 0.5) * step


def text_rounding(amount: float) -> float:
    """Rounding of stated (not modelled) amounts in running text: to 10 below 1,000, to 100 below 10,000,
    to 1,000 below 100,000, to 5,000 below a million, else to 50,000."""
    size = abs(amount)
    step = 10 if size < 1e3 else 100 if size < 1e4 else 1e3 if size < 1e5 else 5e3 if size < 1e6 else 5e4
    return math.floor(amount / step + 0.5) * step
