"""From the entries of a case file to domain policies and advisors, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from advisor_app.domain.policies import Advisor, Limit, PartHeld, Policy, Retention, TermHeld
from advisor_app.services.case_entries import AdvisorEntry, PolicyEntry

# Entries that no rule reads yet and that are kept as they are in Policy.extra.
_KEPT = (
    "broker_ref", "pending_date", "commission_or_fee", "endorsements", "subjectivities", "services", "answers_given",
)
_SAME = (
    "id", "shape", "insurer", "carrier_status", "rating", "form_ref", "policy_no", "named_insured", "territory", "law",
    "retro_date", "continuity_date", "waiting_type", "bi_days", "extended_days", "services_described", "valid_until",
)


def to_policy(entry: PolicyEntry, kind: str) -> Policy:
    """The policy of an entry; `kind` where the entry names none."""
    given = {name: getattr(entry, name) for name in _SAME}
    return Policy(
        **given,
        kind=entry.kind or kind,
        other_insureds=tuple(entry.other_insureds),
        trading_names=tuple(entry.trading_names),
        start=entry.period.from_,
        end=entry.period.to,
        premium_net=entry.premium.net,
        premium_tax=entry.premium.tax,
        premium_fees=entry.premium.fees,
        currency=entry.premium.currency,
        limit=Limit(**{**dict(entry.limit), "shared_with": tuple(entry.limit.shared_with)}),
        retention=Retention(
            entry.retention.default, _known(entry.retention.by_part), entry.retention.per_event_single
        ),
        waiting_hours=_known(entry.waiting_hours),
        coinsurance_default=entry.coinsurance.default,
        coinsurance_by_part=dict(entry.coinsurance.by_part),
        parts=tuple(PartHeld(**dict(part)) for part in entry.parts),
        terms=tuple(TermHeld(**dict(term)) for term in entry.terms),
        hotline=entry.claims_contacts.hotline,
        seen=entry.source.seen,
        documents=tuple(entry.source.documents),
        extra=_extra(entry),
    )


def _known(figures: Mapping[str, float | None]) -> dict[str, float]:
    return {part: figure for part, figure in figures.items() if figure is not None}


def _extra(entry: PolicyEntry) -> dict[str, object]:
    """Plain data of the kept entries that differ from their defaults."""
    plain = entry.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    extra: dict[str, object] = {name: plain[name] for name in _KEPT if name in plain}
    contacts = {key: value for key, value in plain.get("claims_contacts", {}).items() if key != "hotline"}
    if contacts:
        extra["claims_contacts"] = contacts
    if entry.premium.instalments:
        extra["instalments"] = entry.premium.instalments
    return extra


def policy_tree(policy: Policy) -> dict[str, Any]:
    """A policy as a case file writes it, without what is not known."""
    extra = dict(policy.extra)
    tree: dict[str, Any] = {
        "kind": policy.kind,
        **{name: getattr(policy, name) for name in _SAME},
        "other_insureds": policy.other_insureds,
        "trading_names": policy.trading_names,
        "period": {"from": policy.start, "to": policy.end},
        "premium": {
            "net": policy.premium_net, "tax": policy.premium_tax, "fees": policy.premium_fees,
            "currency": policy.currency, "instalments": extra.pop("instalments", ""),
        },
        "limit": vars(policy.limit),
        "retention": vars(policy.retention),
        "waiting_hours": policy.waiting_hours,
        "coinsurance": {"default": policy.coinsurance_default, "by_part": policy.coinsurance_by_part},
        "parts": [vars(part) for part in policy.parts],
        "terms": [vars(term) for term in policy.terms],
        "claims_contacts": {"hotline": policy.hotline, **_mapping(extra.pop("claims_contacts", {}))},
        "source": {"seen": policy.seen, "documents": policy.documents},
        **extra,
    }
    return {key: value for key, value in _pruned(tree).items() if key != "kind" or value != "current"}


# English as it is written there; elsewhere British.
_LANGUAGES = {"": "en-US", "US": "en-US", "CA": "en-CA", "AU": "en-AU", "NZ": "en-NZ", "IE": "en-IE"}


def advisor_tree(advisor: Advisor) -> dict[str, Any]:
    return dict(_pruned(vars(advisor)))


def to_advisor(entry: AdvisorEntry, home_country: str) -> Advisor:
    """The advisor of a case. A language that is not stated follows the advisor's country, else the client's."""
    language = entry.language or _LANGUAGES.get(entry.country or home_country, "en-GB")
    return Advisor(**{**dict(entry), "address": tuple(entry.address), "language": language})


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _pruned(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Without empty texts, lists and maps and without None; dates as text; False and 0 stay."""
    result: dict[str, Any] = {}
    for key, value in tree.items():
        plain = _PLAIN.get(type(value), lambda same: same)(value)
        if plain not in (None, "", [], {}):
            result[key] = plain
    return result


def _plain_list(value: Any) -> list[Any]:
    return [_pruned(item) if isinstance(item, Mapping) else item for item in value]


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    date: date.isoformat, tuple: _plain_list, list: _plain_list, dict: _pruned,
}
