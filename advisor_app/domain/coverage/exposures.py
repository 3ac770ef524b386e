"""What laws and card schemes could cost by head or by turnover: shown beside the limit, never added to it."""

from __future__ import annotations

from advisor_app.domain.conditions import Interval, truth
from advisor_app.domain.coverage.advice import Exposure
from advisor_app.domain.coverage.rulebook import CoverageRulebook, ExposureRow
from advisor_app.domain.facts import Facts


def exposures(facts: Facts, book: CoverageRulebook) -> tuple[Exposure, ...]:
    """The rows that apply. facts: in assumed mode. Money in the currency of the law, never converted."""
    return tuple(_exposure(row, facts) for row in book.exposures if truth(row.condition, facts) is True)


def _exposure(row: ExposureRow, facts: Facts) -> Exposure:
    low: float | None = None
    high: float | None = None
    if row.per == "turnover":
        own_currency = facts.word("currency") == row.currency
        turnover = row.share * facts.amount("revenue") if own_currency else 0.0
        low, high = row.low, max(row.high, turnover)
    elif row.count:
        people = _people(row.count, facts)
        if people is not None:
            low, high = row.fixed_low + people * row.low, row.fixed_high + people * row.high
    return Exposure(
        row.id, row.currency, row.per, row.low, row.high, low, high, row.insurable, row.basis.source, row.basis.as_of
    )


def _people(count: str, facts: Facts) -> float | None:
    """People of a region or of a fact; None while they are not counted."""
    value = facts.residents(count) if "-" in count else facts.fact(count)
    if isinstance(value, (Interval, bool)) or not isinstance(value, (int, float)):
        return None
    return float(value)


def fines_position(country: str, book: CoverageRulebook) -> str:
    """Whether a data-protection fine can be insured there: likely, varies, uncertain or unlikely."""
    return book.fines.get(country, book.fines_otherwise)
