"""Policies, quotes and the advisor as a case file writes them, and the way there and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from advisor_app.content.schema import Entry, one_of
from advisor_app.domain import vocabulary as v
from advisor_app.domain.policies import Advisor, Limit, PartHeld, Policy, Retention, TermHeld
from advisor_app.domain.text import clean_name, clean_text

MAX_POLICIES = 50
KINDS = ("current", "quote", "expired", "declined")
CARRIERS = ("licensed", "surplus_lines", "lloyds_or_market", "unknown")
WAITING_TYPES = ("qualifying", "deductible", "both", "unknown")
SEEN = ("declarations_only", "full_wording", "broker_summary", "client_recall")
TERM_VALUES = ("good", "acceptable", "poor", "unknown", "not_applicable")
PAPERS = ("", "A4", "Letter")
_LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"


def _or_unknown(value: object) -> object:
    """`unknown` in place of a figure or a date means the same as leaving it out."""
    return None if value == "unknown" else value


def _day(value: object) -> object:
    if value is None or value == "unknown" or isinstance(value, date):
        return _or_unknown(value)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f'"{str(value)[:40]}" must be a date like 2026-11-24.') from None


def _country(value: str) -> str:
    code = value.strip().upper()
    if code and (len(code) != 2 or not code.isalpha() or code == "UK"):
        raise ValueError(f'"{value[:40]}" must be a two-letter country code, like US or GB.')
    return code


def _form(pattern: str, wanted: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f'"{value[:40]}" must be {wanted}.')
        return value

    return check


_Figure = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
Figure = Annotated[_Figure | None, BeforeValidator(_or_unknown)]
Day = Annotated[date | None, BeforeValidator(_day)]
Name = Annotated[str, AfterValidator(clean_name)]
Prose = Annotated[str, AfterValidator(clean_text)]
Names = Annotated[list[Name], Field(max_length=200)]
Part = Annotated[str, AfterValidator(one_of(v.COVERAGE_PARTS))]
ByPart = dict[Part, _Figure | None]


class PremiumEntry(Entry):
    net: Figure = None
    tax: Figure = None
    fees: Figure = None
    currency: Annotated[str, AfterValidator(_form("([A-Z]{3})?", "a currency code of ISO 4217, like USD"))] = ""
    instalments: Name = ""


class PeriodEntry(Entry):
    from_: Annotated[Day, Field(alias="from")] = None
    to: Day = None


class LimitEntry(Entry):
    each: Figure = None
    aggregate: Figure = None
    shared_with: Names = Field(default_factory=list)
    reinstatement: bool = False
    response_in_addition: Figure = None


class RetentionEntry(Entry):
    default: Figure = None
    by_part: ByPart = Field(default_factory=dict)
    per_event_single: bool = True


class CoinsuranceEntry(Entry):
    default: Annotated[float, Field(ge=0, le=1)] = 0.0
    by_part: dict[Part, Annotated[float, Field(ge=0, le=1)]] = Field(default_factory=dict)


class PartEntry(Entry):
    id: Part
    status: Annotated[str, AfterValidator(one_of(v.PART_STATUSES))] = "unknown"
    sublimit: Figure = None
    in_addition: bool = False
    note: Prose = ""
    page: Name = ""


class TermEntry(Entry):
    id: Annotated[str, AfterValidator(_form("[a-z][a-z0-9_]{0,60}", "the id of a policy term, like callback"))]
    value: Annotated[str, AfterValidator(one_of(TERM_VALUES))] = "unknown"
    number: Annotated[float, Field(allow_inf_nan=False)] | None = None
    note: Prose = ""
    page: Name = ""


class EndorsementEntry(Entry):
    ref: Name = ""
    title: Name = ""
    effect: Annotated[str, AfterValidator(one_of(("restricts", "broadens", "neutral")))] = "neutral"
    parts: list[Part] = Field(default_factory=list)
    terms: Names = Field(default_factory=list)


class SubjectivityEntry(Entry):
    text: Prose = ""
    due: Day = None
    owner: Name = ""
    status: Name = "open"


class ServiceEntry(Entry):
    name: Name = ""
    how: Prose = ""
    activated: bool = False


class ContactsEntry(Entry):
    hotline: Name = ""
    email: Name = ""
    portal: Name = ""
    out_of_hours: Name = ""


class AnswersGivenEntry(Entry):
    form_date: Day = None
    signed_by: Name = ""
    file: Name = ""


class PayEntry(Entry):
    type: Name = "unknown"
    value: Figure = None


class SourceEntry(Entry):
    seen: Annotated[str, AfterValidator(one_of(SEEN))] = "client_recall"
    documents: Names = Field(default_factory=list)


class PolicyEntry(Entry):
    """One policy in force or one quote, in the order of a declarations page."""

    id: Name = ""
    kind: Annotated[str, AfterValidator(one_of(KINDS))] | None = None
    shape: Annotated[str, AfterValidator(one_of(v.POLICY_SHAPES))]
    insurer: Name = ""
    carrier_status: Annotated[str, AfterValidator(one_of(CARRIERS))] = "unknown"
    rating: Name = ""
    form_ref: Name = ""
    policy_no: Name = ""
    broker_ref: Name = ""
    named_insured: Name = ""
    other_insureds: Names = Field(default_factory=list)
    trading_names: Names = Field(default_factory=list)
    territory: Name = ""
    law: Name = ""
    period: PeriodEntry = PeriodEntry()
    retro_date: Day = None
    continuity_date: Day = None
    pending_date: Day = None
    premium: PremiumEntry = PremiumEntry()
    commission_or_fee: PayEntry = PayEntry()
    limit: LimitEntry = LimitEntry()
    retention: RetentionEntry = RetentionEntry()
    waiting_hours: dict[Part, _Figure | None] = Field(default_factory=dict)
    waiting_type: Annotated[str, AfterValidator(one_of(WAITING_TYPES))] = "unknown"
    bi_days: Figure = None
    extended_days: Figure = None
    coinsurance: CoinsuranceEntry = CoinsuranceEntry()
    parts: Annotated[list[PartEntry], Field(max_length=len(v.COVERAGE_PARTS))] = Field(default_factory=list)
    terms: Annotated[list[TermEntry], Field(max_length=200)] = Field(default_factory=list)
    endorsements: Annotated[list[EndorsementEntry], Field(max_length=200)] = Field(default_factory=list)
    subjectivities: Annotated[list[SubjectivityEntry], Field(max_length=200)] = Field(default_factory=list)
    services: Annotated[list[ServiceEntry], Field(max_length=200)] = Field(default_factory=list)
    claims_contacts: ContactsEntry = ContactsEntry()
    services_described: Prose = ""
    answers_given: AnswersGivenEntry = AnswersGivenEntry()
    source: SourceEntry = SourceEntry()
    valid_until: Day = None


class AdvisorEntry(Entry):
    """The advisor: who prints the letter and in which capacity."""

    name: Name = ""
    firm: Name = ""
    capacity: Annotated[str, AfterValidator(one_of(v.CAPACITIES))] = "risk_advisor"
    country: Annotated[str, AfterValidator(_country)] = ""
    us_state: Annotated[str, AfterValidator(one_of(("", *sorted(v.US_STATES))))] = ""
    licence: Name = ""
    disclosure_regime: Annotated[str, AfterValidator(one_of(("", *v.DISCLOSURE_REGIMES)))] = ""
    language: Annotated[str, AfterValidator(_form(_LANGUAGE, "a language tag, like en-US or en-GB"))] = "en-US"
    paper: Annotated[str, AfterValidator(one_of(PAPERS))] = ""
    address: Annotated[list[Name], Field(max_length=10)] = Field(default_factory=list)
    phone: Name = ""
    email: Name = ""
    website: Name = ""
    strapline: Name = ""
    remuneration: Prose = ""
    complaints: Prose = ""
    conflicts: Prose = ""


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


def advisor_tree(advisor: Advisor) -> dict[str, Any]:
    return dict(_pruned(vars(advisor)))


def to_advisor(entry: AdvisorEntry) -> Advisor:
    return Advisor(**{**dict(entry), "address": tuple(entry.address)})


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
