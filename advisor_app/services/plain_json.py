"""Values as JSON takes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor_app.domain.conditions import Interval, PartlyKnown
from advisor_app.domain.money import Money


def money(amount: float | None, currency: str) -> dict[str, object] | None:
    return None if amount is None or not currency else Money.of(amount, currency).to_json()


def fields(thing: object, *, without: str) -> dict[str, Any]:
    return {name: value for name, value in vars(thing).items() if name != without}


def plain(value: object) -> Any:
    if isinstance(value, Interval):
        return {"low": value.low, "high": value.high}
    if isinstance(value, PartlyKnown):
        return {"held": list(value), "possible": sorted(value.possible)}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, (bool, int, float, str)) else "unknown"
