"""Policies, quotes and the advisor as a case file writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from advisor_app.content.schema import Entry, one_of
from advisor_app.domain import vocabulary as v
from advisor_app.domain.text import clean_name, clean_text

MAX_POLICIES = 50
KINDS = ("current", "quote", "expired", "declined")
EFFECTS = ("restricts", "broadens", "neutral")
SUBJECTIVITY_STATES = ("open", "done", "unachievable")
FORM_ANSWERS = ("yes", "partly", "no")
PAPERS = ("", "A4", "Letter")
REGIMES = ("", *v.DISCLOSURE_REGIMES)
STATES = ("", *sorted(v.US_STATES))
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


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


def language_tag(value: str) -> str:
    """A BCP 47 tag whose numbers and dates are known. Raises ValueError."""
    known = _LANGUAGE.fullmatch(value) is not None
    try:
        known = known and Locale.parse(value.replace("-", "_")) is not None
    except UnknownLocaleError:
        known = False
    if not known:
        raise ValueError(f'"{value[:40]}" must be a language tag, like en-US or en-GB.')
    return value


def _listed(known: Iterable[str]) -> WithJsonSchema:
    """The closed list of a text, for the schema."""
    return WithJsonSchema({"enum": list(known)})


_Figure = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
Figure = Annotated[_Figure | None, BeforeValidator(_or_unknown)]
Day = Annotated[date | None, BeforeValidator(_day)]
Kind = Annotated[str, AfterValidator(one_of(KINDS)), _listed(KINDS)]
Shape = Annotated[str, AfterValidator(one_of(v.POLICY_SHAPES)), _listed(v.POLICY_SHAPES)]
Carrier = Annotated[str, AfterValidator(one_of(v.CARRIER_STATUSES)), _listed(v.CARRIER_STATUSES)]
Waiting = Annotated[str, AfterValidator(one_of(v.WAITING_TYPES)), _listed(v.WAITING_TYPES)]
Status = Annotated[str, AfterValidator(one_of(v.PART_STATUSES)), _listed(v.PART_STATUSES)]
TermValue = Annotated[str, AfterValidator(one_of(v.TERM_VALUES)), _listed(v.TERM_VALUES)]
Effect = Annotated[str, AfterValidator(one_of(EFFECTS)), _listed(EFFECTS)]
SubjectivityState = Annotated[
    str, AfterValidator(one_of(SUBJECTIVITY_STATES)), _listed(SUBJECTIVITY_STATES)
]
FormAnswer = Annotated[str, AfterValidator(one_of(FORM_ANSWERS)), _listed(FORM_ANSWERS)]
Seen = Annotated[str, AfterValidator(one_of(v.SEEN_BY)), _listed(v.SEEN_BY)]
Capacity = Annotated[str, AfterValidator(one_of(v.CAPACITIES)), _listed(v.CAPACITIES)]
Disclosure = Annotated[str, AfterValidator(one_of(REGIMES)), _listed(REGIMES)]
State = Annotated[str, AfterValidator(one_of(STATES)), _listed(STATES)]
Paper = Annotated[str, AfterValidator(one_of(PAPERS)), _listed(PAPERS)]
Name = Annotated[str, AfterValidator(clean_name)]
Prose = Annotated[str, AfterValidator(clean_text)]
Names = Annotated[list[Name], Field(max_length=200)]
Part = Annotated[str, AfterValidator(one_of(v.COVERAGE_PARTS)), _listed(v.COVERAGE_PARTS)]
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
    status: Status = "unknown"
    sublimit: Figure = None
    in_addition: bool = False
    note: Prose = ""
    page: Name = ""
    premium: Figure = None


class TermEntry(Entry):
    id: Annotated[str, AfterValidator(_form("[a-z][a-z0-9_]{0,60}", "the id of a policy term, like callback"))]
    value: TermValue = "unknown"
    number: Annotated[float, Field(allow_inf_nan=False)] | None = None
    note: Prose = ""
    page: Name = ""
    change_agreed: bool = False


class EndorsementEntry(Entry):
    ref: Name = ""
    title: Name = ""
    effect: Effect = "neutral"
    parts: list[Part] = Field(default_factory=list)
    terms: Names = Field(default_factory=list)


class SubjectivityEntry(Entry):
    text: Prose = ""
    due: Day = None
    owner: Name = ""
    status: SubjectivityState = "open"


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
    answers: dict[
        Annotated[str, AfterValidator(_form("[a-z][a-z0-9_]{0,60}", "what underwriters ask for, like mfa_email"))],
        FormAnswer,
    ] = Field(default_factory=dict)


class PayEntry(Entry):
    type: Name = "unknown"
    value: Figure = None


class SourceEntry(Entry):
    seen: Seen = "client_recall"
    documents: Names = Field(default_factory=list)


class PolicyEntry(Entry):
    """One policy in force or one quote, in the order of a declarations page."""

    id: Name = ""
    kind: Kind | None = None
    shape: Shape
    insurer: Name = ""
    carrier_status: Carrier = "unknown"
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
    waiting_type: Waiting = "unknown"
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
    capacity: Capacity = "risk_advisor"
    country: Annotated[str, AfterValidator(_country)] = ""
    us_state: State = ""
    licence: Name = ""
    disclosure_regime: Disclosure = ""
    language: Annotated[str, AfterValidator(language_tag)] | None = None
    paper: Paper = ""
    address: Annotated[list[Name], Field(max_length=10)] = Field(default_factory=list)
    phone: Name = ""
    email: Name = ""
    website: Name = ""
    strapline: Name = ""
    remuneration: Prose = ""
    complaints: Prose = ""
    conflicts: Prose = ""
