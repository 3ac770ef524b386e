"""A law for one firm as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor_app.domain.conditions import names
from advisor_app.domain.facts import Facts
from advisor_app.domain.regimes import LawSource, Penalty, Recipient, RegimeResult
from advisor_app.services.plain_json import fields, money, plain


def regime_tree(result: RegimeResult, facts: Facts) -> dict[str, Any]:
    """One law. Duties, notices, penalties and sources are left out where it does not apply."""
    regime = result.regime
    shown = result.applies != "no"
    notice = regime.notification
    return {
        "id": regime.id,
        "name": regime.name,
        "applies": result.applies,
        "why": {"facts": {name: plain(facts.fact(name)) for name in sorted(names(regime.applies))},
                "missing": list(result.missing), "assumed": list(result.assumed)},
        "starts": None if result.starts is None else result.starts.isoformat(),
        "role": result.role,
        "duties": [vars(duty) for duty in result.duties] if shown else [],
        "notification": {
            "required": notice.required,
            "see": notice.see,
            "trigger": notice.trigger,
            "individuals": _recipient(notice.individuals),
            "regulators": [_recipient(recipient) for recipient in notice.regulators],
            "service_provider": _recipient(notice.service_provider),
            "credit_agencies": _recipient(notice.credit_agencies),
            "media": _recipient(notice.media),
        } if shown else None,
        "penalties": [_penalty(penalty) for penalty in regime.penalties] if shown else [],
        "sources": _law_sources(regime.sources) if shown else [],
        "as_of": regime.as_of.isoformat(),
        "confidence": regime.confidence,
    }


def _recipient(recipient: Recipient | None) -> dict[str, Any] | None:
    return None if recipient is None else fields(recipient, without="applies_if")


def _penalty(penalty: Penalty) -> dict[str, Any]:
    amounts = ("amount_min", "amount_max", "cap", "floor")
    rest = {name: value for name, value in vars(penalty).items() if name not in (*amounts, "currency")}
    return {**{name: money(getattr(penalty, name), penalty.currency) for name in amounts}, **rest}


def _law_sources(sources: Iterable[LawSource]) -> list[dict[str, Any]]:
    return [{**vars(source), "as_of": source.as_of.isoformat() if source.as_of else None} for source in sources]
