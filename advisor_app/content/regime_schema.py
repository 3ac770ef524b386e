"""The files of the laws: several laws a file, grouped by meaning, checked and turned into domain regimes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from advisor_app.content.explain import ContentError, read_as
from advisor_app.content.schema import Condition, Day, Entry, Identifier, Words, one_of
from advisor_app.domain.conditions import parse
from advisor_app.domain.regimes import (
    CLOCKS,
    Duty,
    LawSource,
    Notification,
    Penalty,
    Recipient,
    Regime,
    StatutoryDamages,
)

Degree = Literal["yes", "no", "limited", ""]
Confidence = Literal["verified", "memory", "uncertain"]
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
RegimeType = Literal[
    "biometric", "breach_notification", "comprehensive_privacy", "consumer_credit", "contractual", "data_security",
    "general", "health_data", "informational", "international", "sector",
]


class DutyEntry(Entry):
    text: Words
    cite: str = ""


class RecipientEntry(Entry):
    recipient: str = ""
    wording: Words
    min_affected: Annotated[int, Field(ge=1)] = 1
    max_affected: Annotated[int, Field(ge=1)] | None = None
    per_state: bool = False
    elsewhere: bool = False
    deadline_days: Amount | None = None
    deadline_business_days: Amount | None = None
    deadline_hours: Amount | None = None
    deadline_from: str = ""
    clock: Annotated[str, AfterValidator(one_of(CLOCKS))] = "discovery"
    applies_if: Condition | None = None


class NotificationEntry(Entry):
    required: bool
    see: Identifier | None = None
    trigger: str = ""
    trigger_basis: Literal["access", "acquisition", "access_and_acquisition", "access_or_acquisition",
                           "access_or_disclosure_or_loss", "acquisition_or_use", "acquisition_release_or_use",
                           "any_security_breach", ""] = ""
    data_form: Literal["electronic", "electronic_and_paper", "electronic_and_derived_paper", "any", ""] = ""
    encryption_safe_harbor: Degree = ""
    harm_test: Degree = ""
    harm_wording: str = ""
    individuals: RecipientEntry | None = None
    regulators: list[RecipientEntry] = Field(default_factory=list)
    service_provider: RecipientEntry | None = None
    credit_agencies: RecipientEntry | None = None
    media: RecipientEntry | None = None
    credit_monitoring: str = ""
    credit_monitoring_months: Annotated[int, Field(ge=1)] | None = None


class DamagesEntry(Entry):
    amount_min: Amount | None = None
    amount_max: Amount | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    per: Words


class PenaltyEntry(Entry):
    kind: Identifier
    wording: Words
    amount_min: Amount | None = None
    amount_max: Amount | None = None
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""
    per: str = ""
    floor: Amount | None = None
    cap: Amount | None = None
    cap_per: str = ""
    turnover_share_max: Annotated[float, Field(ge=0, le=1)] | None = None
    amounts_year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    citation: str = ""
    confidence: Confidence = "uncertain"


class LawSourceEntry(Entry):
    title: Words
    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""
    kind: str = ""
    as_of: Day | None = None


class DutiesEntry(Entry):
    controller: list[DutyEntry] = Field(default_factory=list)
    processor: list[DutyEntry] = Field(default_factory=list)


class RegimeEntry(Entry):
    """One law. The words are the pack's own; figures, dates and citations are the law's."""

    id: Identifier
    name: Words
    type: RegimeType
    country: Words
    region: str = ""
    citation: Words
    status: Literal["in_force", "enacted_not_yet_effective"] = "in_force"
    effective_from: Day | None = None
    applies: Condition
    exemptions: list[Words] = Field(default_factory=list)
    duties: DutiesEntry
    notification: NotificationEntry
    penalties: list[PenaltyEntry] = Field(default_factory=list)
    nonprofits_covered: bool | None = None
    private_action: str = ""
    private_action_exists: Literal["yes", "no", "limited", "uncertain"]
    statutory_damages: DamagesEntry | None = None
    cure_period: str = ""
    sources: Annotated[list[LawSourceEntry], Field(min_length=1)]
    as_of: Day
    confidence: Confidence
    field_confidence: dict[str, Confidence] = Field(default_factory=dict)
    notes: str = ""


_REGIMES = TypeAdapter(list[RegimeEntry])
# Where several laws apply, those with the most to do and to lose are named first.
_FIRST: Final = (
    "sector", "international", "health_data", "biometric", "comprehensive_privacy", "contractual", "consumer_credit",
    "data_security", "breach_notification", "general", "informational",
)


def load_regimes(folder: Path) -> tuple[Regime, ...]:
    """The laws of a folder by type, then in the order of its files and entries. Raises ContentError."""
    regimes: dict[str, Regime] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in read_as(path, _REGIMES, name=f"{folder.name}/{path.name}"):
            if entry.id in regimes:
                raise ContentError(f'{folder.name}/{path.name} holds the law "{entry.id}" once more; keep one of them.')
            regimes[entry.id] = _regime(entry)
    return tuple(sorted(regimes.values(), key=lambda regime: _FIRST.index(regime.type)))


def _regime(entry: RegimeEntry) -> Regime:
    damages = entry.statutory_damages
    return Regime(
        id=entry.id,
        name=entry.name,
        type=entry.type,
        country=entry.country,
        region=entry.region,
        citation=entry.citation,
        applies=parse(entry.applies),
        as_of=entry.as_of,
        confidence=entry.confidence,
        exemptions=tuple(entry.exemptions),
        duties_controller=tuple(Duty(duty.text, duty.cite) for duty in entry.duties.controller),
        duties_processor=tuple(Duty(duty.text, duty.cite) for duty in entry.duties.processor),
        notification=_notification(entry.notification),
        penalties=tuple(Penalty(**dict(penalty)) for penalty in entry.penalties),
        sources=tuple(LawSource(**dict(source)) for source in entry.sources),
        status=entry.status,
        effective_from=entry.effective_from,
        notes=entry.notes,
        nonprofits_covered=entry.nonprofits_covered,
        private_action=entry.private_action,
        private_action_exists=entry.private_action_exists,
        statutory_damages=None if damages is None else StatutoryDamages(**dict(damages)),
        cure_period=entry.cure_period,
        field_confidence=entry.field_confidence,
    )


def _notification(entry: NotificationEntry) -> Notification:
    values: dict[str, Any] = dict(entry)
    for name in ("individuals", "service_provider", "credit_agencies", "media"):
        values[name] = _recipient(values[name])
    values["regulators"] = tuple(_recipient(regulator) for regulator in entry.regulators)
    return Notification(**values)


def _recipient(entry: RecipientEntry | None) -> Recipient | None:
    if entry is None:
        return None
    values = dict(entry)
    values["applies_if"] = None if entry.applies_if is None else parse(entry.applies_if)
    return Recipient(**values)
