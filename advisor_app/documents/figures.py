"""Money, chances, numbers and dates in words, by language and currency; the same on screen and on paper.

Modelled amounts never show more than two significant figures. Chances are counts out of 100, and out of 1,000 below
one in a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
    get_decimal_symbol,
)

from advisor_app.domain.money import text_rounding, two_figures

# Fewer than this many years in 1,000 are not told apart.
SMALLEST_CHANCE = 0.0005


@dataclass(frozen=True)
class Figures:
    """language: BCP 47 tag such as en-GB; currency: ISO 4217 code of the client.

    phrases: the language's letter texts, for chances and spans; money, numbers and dates need none.
    """

    language: str
    currency: str
    phrases: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def locale(self) -> Locale:
        """The language as it is written in its country; as elsewhere where nothing is known of it there."""
        try:
            return Locale.parse(self.language.replace("-", "_"))
        except UnknownLocaleError:
            return Locale.parse(self.language.split("-", 1)[0])

    def of(self, currency: str) -> Figures:
        """The same language with another currency."""
        return Figures(self.language, currency)

    # ------------------------------------------------------------------------------------------------- money
    def exact(self, amount: float) -> str:
        """An amount as it stands, without decimals from 1,000 up."""
        if abs(amount) >= 1000 or float(amount).is_integer():
            return self._whole(amount)
        return str(format_currency(amount, self.currency, locale=self.locale))

    def stated(self, amount: float) -> str:
        """An amount somebody gave, rounded for running text."""
        return self.exact(text_rounding(amount))

    def modelled(self, amount: float) -> str:
        """An estimate: two significant figures."""
        return self.exact(two_figures(amount))

    def short(self, amount: float) -> str:
        """For charts and headlines: £118K in the locale's own short form."""
        rounded = two_figures(amount) if abs(amount) < 1e15 else amount
        shown = str(format_compact_currency(rounded, self.currency, locale=self.locale, fraction_digits=1))
        return re.sub(re.escape(get_decimal_symbol(self.locale)) + r"0(?!\d)", "", shown)

    def range(self, low: float, high: float) -> str:
        return self._phrase("band.between", low=self.modelled(low), high=self.modelled(high))

    def symbol(self) -> str:
        return str(get_currency_symbol(self.currency, locale=self.locale))

    def _whole(self, amount: float) -> str:
        pattern = self.locale.currency_formats["standard"].pattern.split(";")[0]
        whole = pattern.replace(".00", "")
        return str(format_currency(round(amount), self.currency, whole, locale=self.locale, currency_digits=False))

    # ------------------------------------------------------------------------------------------------ chances
    def chance(self, share: float) -> str:
        """`about 3 in 100`, `between 1 and 2 in 100`, `fewer than 1 in 100 (about 4 in 1,000)`."""
        if share < SMALLEST_CHANCE:
            return self._phrase("chance.none", thousand=self.number(1000))
        if share < 0.01:
            return self._phrase("chance.small", n=self.number(max(1, round(share * 1000))), thousand=self.number(1000))
        hundredths = share * 100
        if hundredths < 3 and abs(hundredths - round(hundredths)) > 0.15:
            return self._phrase("chance.between", low=int(hundredths), high=int(hundredths) + 1)
        return self._phrase("chance.about", n=round(hundredths))

    def count(self, share: float, *, beside: float | None = None) -> str:
        """The headline form: `3 in 100`, `4 in 1,000`. beside: a chance it is compared with, put on the same base."""
        if min(share, share if beside is None else beside) < 0.01:
            thousandths = round(share * 1000)
            base = self.number(1000)
            if not thousandths:
                return self._phrase("chance.under", total=base)
            return self._phrase("chance.count", n=self.number(thousandths), total=base)
        return self._phrase("chance.count", n=round(share * 100), total=100)

    def _phrase(self, key: str, **slots: object) -> str:
        return self.phrases[key].format(**slots)

    # ------------------------------------------------------------------------------------- numbers and dates
    def number(self, value: float) -> str:
        return str(format_decimal(round(value) if abs(value) >= 10 else value, locale=self.locale))

    def precise(self, value: float) -> str:
        """A number of the model as it stands, with up to six decimals."""
        return str(format_decimal(value, "#,##0.######", locale=self.locale))

    def percent(self, share: float) -> str:
        pattern = self.locale.percent_formats[None].pattern.replace("0", "0.#", 1)
        return str(format_percent(share, pattern, locale=self.locale))

    def long_date(self, day: date) -> str:
        """For letters: 24 November 2026."""
        return str(format_date(day, "long", locale=self.locale))

    def short_date(self, day: date) -> str:
        """For tables: 24 Nov 2026."""
        return str(format_date(day, "medium", locale=self.locale))
