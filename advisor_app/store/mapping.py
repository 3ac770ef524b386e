"""Between domain objects and what the tables hold. Money becomes integers of minor units, dates ISO 8601 text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final

from advisor_app.domain.answers import Answer
from advisor_app.domain.policies import (
    Advisor,
    AnswersGiven,
    ClaimsContacts,
    Endorsement,
    Limit,
    PartHeld,
    Pay,
    Policy,
    Retention,
    Service,
    Subjectivity,
    TermHeld,
)
from advisor_app.domain.profile import FACTS, ROW_FIELDS, UNKNOWN, FactValue, parse_fact
from advisor_app.store.json_text import amount, from_text, money, to_text

_UNKNOWN_JSON: Final = {"unknown": True}
_MONEY_KINDS: Final = ("money", "money_band")
_POLICY_DATES: Final = ("start", "end", "retro_date", "continuity_date", "valid_until", "pending_date")
_POLICY_MONEY: Final = ("premium_net", "premium_tax", "premium_fees")
_LIMIT_MONEY: Final = ("each", "aggregate", "response_in_addition")
_PART_MONEY: Final = ("sublimit", "premium")
# Entries that earlier versions kept together under `extra`, by the names they had there.
_ONCE_EXTRA: Final = {
    "broker_ref": "broker_ref", "pending_date": "pending_date", "instalments": "instalments",
    "endorsements": "endorsements", "subjectivities": "subjectivities", "services": "services",
    "answers_given": "answers_given", "claims_contacts": "contacts", "commission_or_fee": "pay",
}


# -------------------------------------------------------------------------------------------------------- facts
def fact_to_text(name: str, value: FactValue, currency: str) -> str:
    """JSON of one fact. currency: ISO 4217 code of the profile, empty while not known."""
    if value is UNKNOWN:
        return to_text(_UNKNOWN_JSON)
    kind = FACTS[name].kind
    if kind in _MONEY_KINDS:
        return to_text(_money_or_band(value, currency))
    if kind in ROW_FIELDS:
        rows: Any = value
        return to_text([_row_out(kind, row, currency) for row in rows])
    return to_text(value)


def fact_from_text(name: str, text: str) -> FactValue:
    """The fact as it was. Raises FactError when the value is none this version knows."""
    raw = from_text(text)
    if raw == _UNKNOWN_JSON:
        return UNKNOWN
    kind = FACTS[name].kind if name in FACTS else ""
    if kind in _MONEY_KINDS and not isinstance(raw, str):
        raw = amount(raw)
    elif kind in ROW_FIELDS:
        rows: Any = raw
        raw = [_row_in(kind, row) for row in rows]
    return parse_fact(name, raw)


def _money_or_band(value: object, currency: str) -> object:
    return money(value, currency) if isinstance(value, (int, float)) else value


def _row_out(kind: str, row: Mapping[str, object], currency: str) -> dict[str, object]:
    return {
        key: "unknown" if value is UNKNOWN
        else _money_or_band(value, currency) if ROW_FIELDS[kind][key].kind == "money" else value
        for key, value in row.items()
    }


def _row_in(kind: str, row: Mapping[str, object]) -> dict[str, object]:
    return {
        key: amount(value) if isinstance(value, Mapping) and ROW_FIELDS[kind][key].kind == "money" else value
        for key, value in row.items()
    }


# ------------------------------------------------------------------------------------------------------ answers
def answer_to_text(answer: Answer) -> str:
    return to_text({
        "value": answer.value, "evidence": answer.evidence, "evidence_date": answer.evidence_date,
        "note": answer.note, "reason": answer.reason, "check_later": answer.check_later,
        "evidence_by": answer.evidence_by, "check_who": answer.check_who, "check_by": answer.check_by,
        "note_shown": answer.note_shown,
    })


def answer_from_text(question: str, text: str) -> Answer:
    raw: Any = from_text(text)
    return Answer(
        question, raw["value"], raw["evidence"], _date(raw["evidence_date"]), raw["note"], raw["reason"],
        raw["check_later"], raw.get("evidence_by", ""), raw.get("check_who", ""), _date(raw.get("check_by")),
        raw.get("note_shown", False),
    )


# ----------------------------------------------------------------------------------------------------- policies
def policy_to_text(policy: Policy) -> str:
    currency = policy.currency
    raw: dict[str, object] = {field.name: getattr(policy, field.name) for field in fields(policy)}
    raw |= {name: money(getattr(policy, name), currency) for name in _POLICY_MONEY}
    raw["limit"] = _convert(asdict(policy.limit), _LIMIT_MONEY, lambda value: money(value, currency))
    raw["retention"] = {
        "default": money(policy.retention.default, currency),
        "by_part": {part: money(value, currency) for part, value in policy.retention.by_part.items()},
        "per_event_single": policy.retention.per_event_single,
    }
    raw["parts"] = [
        _convert(asdict(part), _PART_MONEY, lambda value: money(value, currency)) for part in policy.parts
    ]
    for name in ("terms", "endorsements", "subjectivities", "services"):
        raw[name] = [asdict(row) for row in getattr(policy, name)]
    raw |= {name: asdict(getattr(policy, name)) for name in ("answers_given", "contacts", "pay")}
    return to_text(raw)


def policy_from_text(text: str) -> Policy:
    stored: Any = from_text(text)
    raw = dict(stored)
    raw |= {_ONCE_EXTRA[name]: value for name, value in raw.pop("extra", {}).items() if name in _ONCE_EXTRA}
    limit, retention = raw["limit"], raw["retention"]
    raw |= {name: amount(raw[name]) for name in _POLICY_MONEY}
    raw |= {name: _date(raw.get(name)) for name in _POLICY_DATES}
    raw["limit"] = Limit(**_convert(limit, _LIMIT_MONEY, amount))
    by_part = {part: amount(value) or 0 for part, value in retention["by_part"].items()}
    raw["retention"] = Retention(amount(retention["default"]), by_part, retention["per_event_single"])
    raw["parts"] = tuple(PartHeld(**_convert(part, _PART_MONEY, amount)) for part in raw["parts"])
    raw["terms"] = tuple(TermHeld(**term) for term in raw["terms"])
    return Policy(**{**raw, **_rows_of_policy(raw)})


def _rows_of_policy(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that are records of their own; a stored policy of an earlier version may lack them."""
    given: Any = raw.get("answers_given", {})
    return {
        "endorsements": tuple(
            Endorsement(**{**row, **{name: tuple(row.get(name, ())) for name in ("parts", "terms")}})
            for row in raw.get("endorsements", ())
        ),
        "subjectivities": tuple(
            Subjectivity(**{**row, "due": _date(row.get("due"))}) for row in raw.get("subjectivities", ())
        ),
        "services": tuple(Service(**row) for row in raw.get("services", ())),
        "answers_given": AnswersGiven(**{**given, "form_date": _date(given.get("form_date"))}),
        "contacts": ClaimsContacts(**raw.get("contacts", {})),
        "pay": Pay(**raw.get("pay", {})),
    }


def _convert(row: Mapping[str, Any], names: tuple[str, ...], change: Callable[[Any], object]) -> dict[str, Any]:
    return {key: change(value) if key in names else value for key, value in row.items()}


# ------------------------------------------------------------------------------------------------------ advisor
def advisor_to_text(advisor: Advisor) -> str:
    return to_text(asdict(advisor))


def advisor_from_text(text: str) -> Advisor:
    """The advisor; entries of a version that knew more are left out, missing ones have their default."""
    raw: Any = from_text(text)
    known = {field.name for field in fields(Advisor)}
    return replace(Advisor(), **{name: value for name, value in raw.items() if name in known})


# -------------------------------------------------------------------------------------------------------- times
def time_to_text(when: datetime) -> tuple[str, int]:
    """(UTC as ISO 8601, offset of the place in minutes)."""
    offset = when.utcoffset()
    if offset is None:
        raise ValueError("A time that is stored needs its offset.")
    return when.astimezone(UTC).isoformat(timespec="microseconds"), int(offset.total_seconds() // 60)


def time_from_text(utc: str, offset_minutes: int = 0) -> datetime:
    return datetime.fromisoformat(utc).astimezone(timezone(timedelta(minutes=offset_minutes)))


def _date(raw: object) -> date | None:
    return None if raw is None else date.fromisoformat(str(raw))
