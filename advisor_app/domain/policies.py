"""Policies in force and quotes: one shape for both, as a declarations page gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class PartHeld:
    """How a policy treats one coverage part. sublimit, premium: major units of the policy's currency; premium: what the
    part costs a year where the insurer itemises it."""

    id: str
    status: str = "unknown"
    sublimit: float | None = None
    in_addition: bool = False
    note: str = ""
    page: str = ""
    premium: float | None = None


@dataclass(frozen=True)
class TermHeld:
    """How a policy words one term: good, acceptable, poor, unknown or not_applicable. change_agreed: the insurer has
    agreed in writing to put a poor wording right."""

    id: str
    value: str = "unknown"
    number: float | None = None
    note: str = ""
    page: str = ""
    change_agreed: bool = False


@dataclass(frozen=True)
class Endorsement:
    """A change to the printed wording. effect: restricts, broadens or neutral, on the parts and terms named."""

    ref: str = ""
    title: str = ""
    effect: str = "neutral"
    parts: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subjectivity:
    """Something to be done on which cover hangs. status: open, done or unachievable."""

    text: str = ""
    due: date | None = None
    owner: str = ""
    status: str = "open"


@dataclass(frozen=True)
class Service:
    """A service that comes with the policy and how it is started."""

    name: str = ""
    how: str = ""
    activated: bool = False


@dataclass(frozen=True)
class AnswersGiven:
    """What the firm told the insurer. answers: id of what underwriters ask for to yes, partly or no."""

    form_date: date | None = None
    signed_by: str = ""
    file: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ClaimsContacts:
    """Where to report, beside the hotline. out_of_hours: telephone for nights and weekends."""

    email: str = ""
    portal: str = ""
    out_of_hours: str = ""


@dataclass(frozen=True)
class Pay:
    """What the advisor earns by a policy, told in the disclosures. type: commission, fee, none or unknown; value: a
    share for a commission, money for a fee."""

    type: str = "unknown"
    value: float | None = None


@dataclass(frozen=True)
class Limit:
    """Money limits in major units; None is not known."""

    each: float | None = None
    aggregate: float | None = None
    shared_with: tuple[str, ...] = ()
    reinstatement: bool = False
    response_in_addition: float | None = None


@dataclass(frozen=True)
class Retention:
    default: float | None = None
    by_part: Mapping[str, float] = field(default_factory=dict)
    per_event_single: bool = True


@dataclass(frozen=True)
class Policy:
    """A policy in force or a quote. Anything not known is None, empty or `unknown`.

    kind: current, quote, expired or declined. shape: one of POLICY_SHAPES. Money in major units of `currency`
    (empty: the client's). seen: declarations_only, full_wording, broker_summary or client_recall.
    """

    shape: str
    kind: str = "current"
    id: str = ""
    insurer: str = ""
    carrier_status: str = "unknown"
    rating: str = ""
    form_ref: str = ""
    policy_no: str = ""
    named_insured: str = ""
    other_insureds: tuple[str, ...] = ()
    trading_names: tuple[str, ...] = ()
    territory: str = ""
    law: str = ""
    start: date | None = None
    end: date | None = None
    retro_date: date | None = None
    continuity_date: date | None = None
    premium_net: float | None = None
    premium_tax: float | None = None
    premium_fees: float | None = None
    currency: str = ""
    limit: Limit = field(default_factory=Limit)
    retention: Retention = field(default_factory=Retention)
    waiting_hours: Mapping[str, float] = field(default_factory=dict)
    waiting_type: str = "unknown"
    bi_days: float | None = None
    extended_days: float | None = None
    coinsurance_default: float = 0.0
    coinsurance_by_part: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[PartHeld, ...] = ()
    terms: tuple[TermHeld, ...] = ()
    services_described: str = ""
    hotline: str = ""
    seen: str = "client_recall"
    documents: tuple[str, ...] = ()
    valid_until: date | None = None
    broker_ref: str = ""
    pending_date: date | None = None
    instalments: str = ""
    endorsements: tuple[Endorsement, ...] = ()
    subjectivities: tuple[Subjectivity, ...] = ()
    services: tuple[Service, ...] = ()
    answers_given: AnswersGiven = field(default_factory=AnswersGiven)
    contacts: ClaimsContacts = field(default_factory=ClaimsContacts)
    pay: Pay = field(default_factory=Pay)

    def part(self, part_id: str) -> PartHeld:
        """The row of a part; a missing row is `not_mentioned` for an endorsement, else `unknown`."""
        for row in self.parts:
            if row.id == part_id:
                return row
        return PartHeld(part_id, "not_mentioned" if self.shape == "addon" else "unknown")

    def term(self, term_id: str) -> TermHeld:
        return next((row for row in self.terms if row.id == term_id), TermHeld(term_id))


@dataclass(frozen=True)
class Advisor:
    """Who speaks. capacity decides what may be printed; unknown prints as `risk_advisor`."""

    name: str = ""
    firm: str = ""
    capacity: str = "risk_advisor"
    country: str = ""
    us_state: str = ""
    licence: str = ""
    disclosure_regime: str = ""
    language: str = "en-US"
    paper: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    strapline: str = ""
    remuneration: str = ""
    complaints: str = ""
    conflicts: str = ""
