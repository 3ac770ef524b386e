"""The numbers of the loss model: one row per number with its source, and typed tables made from the rows.

Money is in US dollars at the price level of 2025. Sequences follow the fixed order of CAUSES, RECORD_KINDS, PARTS and
CONTROLS; the order of causes and parts is part of the random streams and never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.pack import Source

MODEL_VERSION: Final = "1.0"

CAUSES: Final = ("ransom", "bec", "ftf", "hack", "error", "insider", "vendor", "privacy", "tech")
PARTS: Final = (
    "response", "notify", "defence", "regul", "civil", "bi", "restore", "fundsxfer", "pci", "techeo",
)
RECORD_KINDS: Final = ("contact", "identity", "health", "card")
LEVERS: Final = (
    "exposed", "restore", "bi", "ransom_pay", "response", "notify", "fundsxfer", "fine", "pci", "techeo",
)
CONTROLS: Final = (
    "mfa", "email_filter", "training", "pay_verify", "patching", "edr", "hardening", "least_priv", "monitoring",
    "backup", "ir_plan", "encryption", "minimise", "data_handling", "vendor_mgmt", "privacy_prog", "policy",
    "card_scope", "contract_cap", "change_mgmt", "leavers",
)
GRADES: Final = ("A", "B", "C", "J")
# The grade of a number that the advisor replaced.
OWN_GRADE: Final = "yours"


class ParameterError(ValueError):
    """The rows do not make a complete set of parameters; one sentence that names the row."""


@dataclass(frozen=True)
class ParameterRow:
    """One number and where it comes from.

    low, high: plausible range, None where a definition leaves no choice. grade: A verified in the author's own text,
    B in a third party's report, C from memory and to be confirmed, J judgement or calibration, `yours` the advisor's
    own, with the reason and no source. explain: one sentence for the person who reads the figure. next_review: day by
    which somebody looks at it again.
    """

    id: str
    value: float
    unit: str
    grade: str
    year: int
    sources: tuple[str, ...]
    explain: str
    next_review: date
    low: float | None = None
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True)
class FrequencyTable:
    """How often. base_rate: incidents a year at reference_revenue (USD) and average controls; shares: by cause.

    sector: annual probability of a significant incident by sector; tech_rate: claims a year of a firm that only
    sells technology; dispersion: gamma shape of the yearly climate. The *_power and *_min, *_max numbers shape the
    adjustments for staff, suppliers and revenue.
    """

    base_rate: float
    reference_revenue: float
    reference_staff: float
    revenue_floor: float
    revenue_power: float
    revenue_min: float
    revenue_max: float
    shares: tuple[float, ...]
    sector: Mapping[str, float]
    sector_reference: float
    sector_min: float
    dependence_base: float
    dependence_slope: float
    payments: Mapping[str, float]
    error_power: float
    error_min: float
    error_max: float
    insider_power: float
    insider_min: float
    insider_max: float
    reference_vendors: float
    vendor_power: float
    vendor_min: float
    vendor_max: float
    privacy_consumer: float
    privacy_other: float
    no_records_factor: float
    tech_rate: float
    tech_power: float
    tech_min: float
    tech_max: float
    dispersion: float


@dataclass(frozen=True)
class Jurisdiction:
    """Legal surroundings. notifiable: share of people to notify by record kind; inquiry_*: chance below and from
    500 people; fine: chance given an inquiry; fine_cap: share of revenue a fine reaches in practice."""

    notifiable: tuple[float, ...]
    suit: float
    inquiry_small: float
    inquiry_large: float
    fine: float
    fine_cap: float


@dataclass(frozen=True)
class ExposureTable:
    """What gets out. By cause: chance that personal data is involved, median share exposed, its logit spread.

    liability: weight of one person by record kind.
    """

    involved: tuple[float, ...]
    median_share: tuple[float, ...]
    spread: tuple[float, ...]
    liability: tuple[float, ...]


@dataclass(frozen=True)
class DataCosts:
    """Costs that follow the people exposed: response, notification, suits, regulators, card charges."""

    response_chance: tuple[float, ...]
    response_median: tuple[float, ...]
    response_revenue_power: float
    response_people_power: float
    response_down: float
    response_up: float
    response_sigma: float
    notify_chance: float
    notify_fixed: float
    notify_unit: float
    notify_people_power: float
    notify_people_min: float
    notify_sigma: float
    suit_any: float
    suit_slope: float
    suit_scale: float
    defence_median: float
    defence_power: float
    defence_sigma: float
    settlement: float
    civil_median: float
    civil_power: float
    civil_min: float
    civil_sigma: float
    inquiry_people: float
    inquiry_privacy: float
    regul_median: float
    regul_sigma: float
    fine_median: float
    fine_revenue_power: float
    fine_sigma: float
    fine_revenue_min: float
    card_chance: float
    card_fixed: float
    card_unit: float
    card_power: float
    card_sigma: float


@dataclass(frozen=True)
class SystemCosts:
    """Costs of stopped systems, stolen money and failed services."""

    down_chance: tuple[float, ...]
    down_days: tuple[float, ...]
    down_days_max: float
    down_sigma: float
    day_revenue_power: float
    day_extra: float
    margin_min: float
    margin_max: float
    restore_chance: tuple[float, ...]
    restore_chance_up: float
    restore_median: tuple[float, ...]
    restore_staff_power: float
    restore_sigma: float
    pay_chance: float
    pay_median: float
    pay_staff_power: float
    pay_sigma: float
    transfer_chance: tuple[float, ...]
    transfer_median: tuple[float, ...]
    transfer_revenue_power: float
    transfer_sigma: float
    transfer_revenue_share: float
    transfer_min: float
    recovery_chance: float
    recovery_least: float
    tech_chance: tuple[float, ...]
    tech_median: tuple[float, ...]
    tech_revenue_power: float
    tech_sigma: float


@dataclass(frozen=True)
class TailTable:
    """Rare very large incidents, how the parts of one incident move together, and prices."""

    extreme_share: float
    extreme_power: float
    extreme_max: float
    common_share: float
    price_trend: float
    price_year: int


@dataclass(frozen=True)
class ControlTable:
    """adoption: score of the average firm by control. cause_cuts, lever_cuts: largest cut by control, then by
    cause or lever. rank_weights: weight of the largest cut on a target, the next and so on; the last repeats."""

    adoption: tuple[float, ...]
    cause_cuts: tuple[tuple[float, ...], ...]
    lever_cuts: tuple[tuple[float, ...], ...]
    rank_weights: tuple[float, ...]
    cause_floor: float
    lever_floor: float
    cut_max: float


@dataclass(frozen=True)
class UncertaintyTable:
    """Log standard deviations of the scales of the ranges, and the weak and strong reading of the controls."""

    frequency_common: float
    frequency_unknown: float
    frequency_cause: float
    severity_common: float
    severity_part: float
    frequency_scale_min: float
    frequency_scale_max: float
    effect_low: float
    effect_high: float
    severity_stress: float


@dataclass(frozen=True)
class GrowthTable:
    """records_a_year: by how much the records grow in a year in which nothing is deleted, as a share."""

    records_a_year: float


@dataclass(frozen=True)
class LossParameters:
    """All numbers of the model. hash: SHA-256 over the canonical rows, stored with every result."""

    rows: Mapping[str, ParameterRow]
    sources: Mapping[str, Source]
    hash: str
    frequency: FrequencyTable
    jurisdictions: Mapping[str, Jurisdiction]
    exposure: ExposureTable
    data_costs: DataCosts
    system_costs: SystemCosts
    tail: TailTable
    controls: ControlTable
    uncertainty: UncertaintyTable
    growth: GrowthTable
