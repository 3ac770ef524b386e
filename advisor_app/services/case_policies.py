"""From the entries of a case file to domain policies and advisors, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

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
from advisor_app.services.case_entries import AdvisorEntry, PolicyEntry

_SAME = (
    "id", "shape", "insurer", "carrier_status", "rating", "form_ref", "policy_no", "named_insured", "territory", "law",
    "retro_date", "continuity_date", "waiting_type", "bi_days", "extended_days", "services_described", "valid_until",
    "broker_ref", "pending_date",
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
        instalments=entry.premium.instalments,
        endorsements=tuple(
            Endorsement(row.ref, row.title, row.effect, tuple(row.parts), tuple(row.terms))
            for row in entry.endorsements
        ),
        subjectivities=tuple(Subjectivity(**dict(row)) for row in entry.subjectivities),
        services=tuple(Service(**dict(row)) for row in entry.services),
        answers_given=AnswersGiven(**dict(entry.answers_given)),
        contacts=ClaimsContacts(**entry.claims_contacts.model_dump(exclude={"hotline"})),
        pay=Pay(**dict(entry.commission_or_fee)),
    )


def _known(figures: Mapping[str, float | None]) -> dict[str, float]:
    return {part: figure for part, figure in figures.items() if figure is not None}


def policy_tree(policy: Policy) -> dict[str, Any]:
    """A policy as a case file writes it, without what is not known."""
    tree: dict[str, Any] = {
        "kind": policy.kind,
        **{name: getattr(policy, name) for name in _SAME},
        "other_insureds": policy.other_insureds,
        "trading_names": policy.trading_names,
        "period": {"from": policy.start, "to": policy.end},
        "premium": {
            "net": policy.premium_net, "tax": policy.premium_tax, "fees": policy.premium_fees,
            "currency": policy.currency, "instalments": policy.instalments,
        },
        "limit": vars(policy.limit),
        "retention": vars(policy.retention),
        "waiting_hours": policy.waiting_hours,
        "coinsurance": {"default": policy.coinsurance_default, "by_part": policy.coinsurance_by_part},
        "parts": [vars(part) for part in policy.parts],
        "terms": [vars(term) for term in policy.terms],
        "endorsements": [vars(row) for row in policy.endorsements],
        "subjectivities": [vars(row) for row in policy.subjectivities],
        "services": [vars(row) for row in policy.services],
        "claims_contacts": {"hotline": policy.hotline, **vars(policy.contacts)},
        "answers_given": vars(policy.answers_given),
        "commission_or_fee": vars(policy.pay) if policy.pay != Pay() else {},
        "source": {"seen": policy.seen, "documents": policy.documents},
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
