"""Who the firm is: one ClientProfile, one fact per row of FACTS, three states of every fact.

A fact is absent (not answered), UNKNOWN (asked, nobody knows) or a value. An empty list is a value.
Money facts are numbers in major units of `currency`; shares are 0 to 1; dates are dates.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from advisor_app.domain import vocabulary as v
from advisor_app.domain.profile_lists import (
    CARD_TRANSACTION_BANDS,
    CONTRACT_KINDS,
    COUNTRIES,
    DATA_CATEGORIES,
    DATA_ELEMENTS,
    EARLIEST_YEAR,
    INCIDENT_KINDS,
    LATEST_YEAR,
    ORGANISATION_FLAGS,
    RECORD_BANDS,
    REVENUE_BANDS,
    Band,
)
from advisor_app.domain.text import clean_name, clean_text


class Unknown(Enum):
    """Asked, and nobody knows."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
FactValue = str | bool | int | float | date | tuple[Any, ...] | Mapping[str, Any] | Unknown


class FactError(ValueError):
    """A value a fact cannot take; the message says what, where and what to do."""


@dataclass(frozen=True)
class FactSpec:
    """One asked fact.

    kind decides how it is entered, checked and stored. asked_by: question id or `client`. allowed: closed list for
    choices. minimum, maximum: bounds of numbers.
    """

    name: str
    kind: str
    asked_by: str
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


def _specs(*specs: FactSpec) -> dict[str, FactSpec]:
    return {spec.name: spec for spec in specs}


_S = FactSpec
FACTS: Final[dict[str, FactSpec]] = _specs(
    _S("client_name", "name", "client"),
    _S("legal_name", "name", "client"),
    _S("trading_names", "names", "client"),
    _S("assessment_date", "date", "client"),
    _S("home_country", "country", "client"),
    _S("home_region", "region", "client"),
    _S("client_wishes", "texts", "client"),
    _S("currency", "currency", "client"),
    _S("staff", "count", "PF-01", minimum=1, maximum=100_000),
    _S("sector", "choice", "PF-02", tuple(v.SECTORS)),
    _S("second_sector", "choice", "PF-02", ("none", *v.SECTORS)),
    _S("entity_type", "choice", "PF-02", ("for_profit", "nonprofit", "government")),
    _S("gives_professional_advice", "bool", "PF-02"),
    _S("restricted_trade", "choice", "PF-02", ("none", "crypto", "adult", "gambling", "payment_processing")),
    _S("revenue", "money_band", "PF-03", tuple(REVENUE_BANDS), minimum=0),
    _S("next_year_revenue", "money", "PF-03", minimum=0),
    _S("foreign_revenue_share", "share", "PF-03", minimum=0, maximum=1),
    _S("gross_margin", "share", "PF-03", minimum=0.05, maximum=0.95),
    _S("is_sba_small_business", "bool", "PF-03"),
    _S("people_countries", "countries", "PF-04"),
    _S("people_us_states", "us_states", "PF-04"),
    _S("people_regions", "regions", "PF-04"),
    _S("established_countries", "countries", "PF-04"),
    _S("us_states_of_operation", "us_states", "PF-04"),
    _S("targets_people_abroad", "bool", "PF-04"),
    _S("data_categories", "choices", "PF-05", DATA_CATEGORIES),
    _S("data_elements", "choices", "PF-05", DATA_ELEMENTS),
    _S("records_total", "people_band", "PF-06", tuple(RECORD_BANDS), minimum=0),
    _S("records_contact", "people", "PF-06", minimum=0),
    _S("records_identity", "people", "PF-06", minimum=0),
    _S("records_health", "people", "PF-06", minimum=0),
    _S("records_card", "people", "PF-06", minimum=0),
    _S("records_biometric", "people", "PF-06", minimum=0),
    _S("records_for_clients", "people", "PF-06", minimum=0),
    _S("people_by_region", "people_by_region", "PF-06", minimum=0),
    _S("card_handling", "choices", "PF-07",
       ("none", "hosted_redirect", "embedded_form_on_own_page", "terminal_p2pe", "terminal_other", "phone_or_mail",
        "stored_numbers", "handled_for_others")),
    _S("card_transactions_per_year", "number_band", "PF-07", tuple(CARD_TRANSACTION_BANDS), minimum=0),
    _S("data_roles", "choices", "PF-08", ("own_consumers", "own_b2b", "on_behalf", "joint", "employees_only")),
    _S("technology_services", "choices", "PF-09",
       ("none", "custom_software", "saas", "managed_it", "hosting", "it_consulting", "web_agency",
        "data_processing", "hardware_iot", "ai_product", "resale_only")),
    _S("technology_revenue_share", "share", "PF-09", minimum=0, maximum=1),
    _S("it_components", "choices", "PF-10",
       ("cloud_suite", "business_saas", "office_network", "onprem_server", "nas", "cloud_server", "custom_app",
        "pos", "ot_iot", "computers_only")),
    _S("it_support", "choice", "PF-11",
       ("owner_or_staff_member", "inhouse_it", "msp_full", "msp_shared", "nobody")),
    _S("working_patterns", "choices", "PF-12",
       ("office_only", "remote_staff", "remote_into_office", "byod_phone", "byod_computer")),
    _S("payment_size", "choice", "PF-13", ("none", "up_to_10k", "10k_50k", "50k_250k", "over_250k")),
    _S("largest_payment", "money", "PF-13", minimum=0),
    _S("largest_unchecked_transfer", "money", "PF-13", minimum=0),
    _S("client_money_per_month", "money", "PF-13", minimum=0),
    _S("monthly_outgoing", "money", "PF-13", minimum=0),
    _S("issues_invoices", "bool", "PF-13"),
    _S("largest_invoice", "money", "PF-13", minimum=0),
    _S("downtime_tolerance", "choice", "PF-14", ("under_4h", "one_day", "three_days", "one_week", "longer")),
    _S("it_dependence", "share", "PF-14", minimum=0, maximum=1),
    _S("daily_gross_margin", "money", "PF-14", minimum=0),
    _S("peak_factor", "number", "PF-14", minimum=1, maximum=5),
    _S("stated_regimes", "choices", "PF-15",
       ("hipaa", "ftc_safeguards", "nydfs_500", "state_insurance_data_law", "pci_dss", "gdpr", "uk_gdpr",
        "other_privacy_law", "cmmc_dfars", "ferpa", "customer_mandate", "none")),
    _S("organisation_flags", "choices", "PF-15", ORGANISATION_FLAGS),
    _S("incident_history", "choices", "PF-16", ("none", *INCIDENT_KINDS)),
    _S("incidents", "incidents", "PF-16"),
    _S("online_activities", "choices", "PF-17",
       ("none", "brochure_site", "forms_or_accounts", "shop", "ad_or_analytics_tracking",
        "session_recording_or_chat", "user_content", "publishes_media", "video_library",
        "calls_or_texts_marketing")),
    _S("sells_personal_data", "bool", "PF-17"),
    _S("data_sale_revenue_share", "share", "PF-17", minimum=0, maximum=1),
    _S("online_sales_share", "share", "PF-17", minimum=0, maximum=1),
    _S("advertises", "bool", "PF-17"),
    _S("publishing_is_main_activity", "bool", "PF-17"),
    _S("ai_uses", "choices", "PF-18",
       ("none", "staff_assistants", "meeting_recorders", "client_deliverables", "decisions_about_people",
        "in_product")),
    _S("planned_changes", "choices", "RV-03",
       ("none", "new_region", "new_sensitive_data", "merger_or_sale", "new_product_or_service", "move_to_cloud",
        "large_contract", "headcount_growth_20pct", "ai_in_product", "change_of_it_provider")),
    _S("liquid_funds", "money", "PF-19", minimum=0),
    _S("loss_tolerance", "money", "PF-19", minimum=0),
    _S("insurance_budget", "money", "PF-19", minimum=0),
    _S("supplier_count", "count", "PF-20", minimum=0),
    _S("critical_it_suppliers", "count", "PF-20", minimum=0),
    _S("critical_other_suppliers", "count", "PF-20", minimum=0),
    _S("device_count", "count", "PF-20", minimum=0),
    _S("cloud_spend_per_year", "money", "PF-20", minimum=0),
    _S("internet_telephony", "bool", "PF-20"),
    _S("holds_paper_files", "bool", "PF-20"),
    _S("local_it_firm_agreed", "bool", "PF-20"),
    _S("contracts", "contracts", "PF-21"),
    _S("business_customers", "count", "TE-14", minimum=0),
    _S("has_admin_access", "bool", "TE-14"),
    _S("loss_per_customer", "money", "TE-14", minimum=0),
    _S("could_cause_injury", "bool", "TE-14"),
    _S("controls_equipment", "bool", "TE-14"),
    _S("revenue_lines", "revenue_lines", "TE-14"),
    _S("oldest_service_start", "date", "TE-14"),
    # Derived facts that a case file may state; asked by nothing, worked out when absent.
    _S("sells_to_consumers", "bool", "stated"),
    _S("is_technology_firm", "bool", "stated"),
    _S("has_portable_devices", "bool", "stated"),
    _S("ai_role", "choice", "stated", ("none", "internal", "delivers", "core")),
    _S("uses_unsupported_systems", "bool", "stated"),
    _S("has_exposed_service", "bool", "stated"),
    _S("look_deeper", "bool", "stated"),
)
BANDS_OF: Final[dict[str, dict[str, Band]]] = {
    "revenue": REVENUE_BANDS,
    "records_total": RECORD_BANDS,
    "card_transactions_per_year": CARD_TRANSACTION_BANDS,
}


@dataclass(frozen=True)
class ClientProfile:
    """The facts of one firm. values: fact name to value; a name that is absent was not answered."""

    values: Mapping[str, FactValue] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, raw: Mapping[str, object]) -> ClientProfile:
        """The profile of raw values as a case file or a form gives them. Raises FactError on the first bad one."""
        parsed = {name: parse_fact(name, value) for name, value in raw.items() if value is not None}
        return cls(MappingProxyType(parsed))

    def get(self, name: str) -> FactValue | None:
        return self.values.get(name)

    def with_fact(self, name: str, raw: object | None) -> ClientProfile:
        """The profile with one fact changed; None takes it back to not answered. Raises FactError."""
        rest = {key: value for key, value in self.values.items() if key != name}
        if raw is not None:
            rest[name] = parse_fact(name, raw)
        return ClientProfile(MappingProxyType(rest))

    @property
    def name(self) -> str:
        value = self.values.get("client_name")
        return value if isinstance(value, str) else ""


def nearest(word: str, known: object) -> str:
    """' The nearest known one is "x".' or nothing, for a message about an unknown key."""
    match = difflib.get_close_matches(str(word), list(known), n=1, cutoff=0.4)  # type: ignore[call-overload]
    return f' The nearest known one is "{match[0]}".' if match else ""


def parse_fact(name: str, raw: object) -> FactValue:
    """The value of a fact as entered or read from a file. Raises FactError with one sentence naming the fact."""
    spec = FACTS.get(name)
    if spec is None:
        raise FactError(f'There is no fact "{name[:80]}".{nearest(name, FACTS)}')
    if raw is UNKNOWN or (raw == "unknown" and spec.kind not in ("name", "names", "texts")):
        return UNKNOWN
    try:
        return _PARSERS[spec.kind](spec, raw)
    except ValueError as error:
        if isinstance(error, FactError):
            raise
        raise FactError(str(error)) from error


def _shown(raw: object) -> str:
    text = repr(raw) if not isinstance(raw, str) else f'"{raw}"'
    return text if len(text) <= 60 else text[:57] + "..."


def _wrong(spec: FactSpec, raw: object, wanted: str) -> FactError:
    return FactError(f"{spec.name} is {_shown(raw)}; it must be {wanted}.")


def _name(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, str):
        raise _wrong(spec, raw, "text, in quotation marks if it looks like a number")
    return clean_name(raw, field=spec.name)


def _names(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, (list, tuple)):
        raise _wrong(spec, raw, "a list of names")
    return tuple(str(_name(spec, item)) for item in raw)


def _texts(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, (list, tuple)) or not all(isinstance(item, str) for item in raw):
        raise _wrong(spec, raw, "a list of texts")
    return tuple(clean_text(item, field=spec.name) for item in raw)


def _date(spec: FactSpec, raw: object) -> FactValue:
    try:
        day = raw if isinstance(raw, date) else date.fromisoformat(str(raw))
    except ValueError:
        raise _wrong(spec, raw, "a date like 2026-11-24") from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise _wrong(spec, day.isoformat(), f"a date from {EARLIEST_YEAR} to {LATEST_YEAR}")
    return day


def _code(pattern: str, wanted: str) -> Callable[[FactSpec, object], FactValue]:
    compiled = re.compile(pattern)

    def parse(spec: FactSpec, raw: object) -> FactValue:
        if raw is False and spec.kind in ("country", "countries"):
            raise _wrong(spec, raw, 'a code in quotation marks, like "NO"')
        if not isinstance(raw, str) or not compiled.fullmatch(raw.strip().upper()):
            raise _wrong(spec, raw, wanted)
        code = raw.strip().upper()
        if code == "UK" and "two-letter country" in wanted:
            raise _wrong(spec, raw, "GB for the United Kingdom")
        if not spec.kind.startswith("currency") and code[:2] not in COUNTRIES:
            raise _wrong(spec, raw, wanted)
        return code

    return parse


_country = _code(r"[A-Z]{2}", "a two-letter country code of ISO 3166-1, like US or GB")
_region = _code(r"[A-Z]{2}-[A-Z0-9]{1,3}", "a region code of ISO 3166-2, like US-FL or CA-ON")
_currency = _code(r"[A-Z]{3}", "a currency code of ISO 4217, like USD")


def _state(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, str) or raw.strip().upper() not in v.US_STATES:
        raise _wrong(spec, raw, "two-letter codes of US states, like OH")
    return raw.strip().upper()


def _many(one: Callable[[FactSpec, object], FactValue], wanted: str) -> Callable[[FactSpec, object], FactValue]:
    def parse(spec: FactSpec, raw: object) -> FactValue:
        if not isinstance(raw, (list, tuple)):
            raise _wrong(spec, raw, wanted)
        items = [item if item == "unknown" else one(spec, item) for item in raw]
        return tuple(dict.fromkeys(items))

    return parse


def _number(spec: FactSpec, raw: object) -> FactValue:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise _wrong(spec, raw, "a number")
    if not math.isfinite(raw) or abs(raw) > 1e15:
        raise _wrong(spec, raw, "a finite number")
    if spec.minimum is not None and raw < spec.minimum:
        raise _wrong(spec, raw, f"{spec.minimum:,g} or more")
    if spec.maximum is not None and raw > spec.maximum:
        raise _wrong(spec, raw, f"{spec.maximum:,g} or less")
    return raw


def _count(spec: FactSpec, raw: object) -> FactValue:
    number = _number(spec, raw)
    assert isinstance(number, (int, float))
    if number != int(number):
        raise _wrong(spec, raw, "a whole number")
    return int(number)


def _number_or_band(one: Callable[[FactSpec, object], FactValue]) -> Callable[[FactSpec, object], FactValue]:
    def parse(spec: FactSpec, raw: object) -> FactValue:
        if isinstance(raw, str):
            if raw not in spec.allowed:
                raise _wrong(spec, raw, "a number or one of " + ", ".join(spec.allowed))
            return raw
        return one(spec, raw)

    return parse


def _bool(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, bool):
        raise _wrong(spec, raw, "true or false")
    return raw


def _choice(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, str) or raw not in spec.allowed:
        raise FactError(
            f"{spec.name} is {_shown(raw)}, which is not in its list.{nearest(str(raw), spec.allowed)}"
        )
    return raw


def _choices(spec: FactSpec, raw: object) -> FactValue:
    """Several options; `none` means the empty list and excludes all others."""
    if not isinstance(raw, (list, tuple)):
        raise _wrong(spec, raw, "a list")
    values = tuple(
        dict.fromkeys("unknown" if item == "unknown" else str(_choice(spec, item)) for item in raw)
    )
    if "none" in values and len(values) > 1:
        raise FactError(f'{spec.name} holds "none" beside other entries; keep either "none" or the others.')
    return values


def _people_by_region(spec: FactSpec, raw: object) -> FactValue:
    if not isinstance(raw, Mapping):
        raise _wrong(spec, raw, "a map of region to people, like {US-VA: 1200}")
    return MappingProxyType({str(_place(spec, key)): _count(spec, value) for key, value in raw.items()})


def _place(spec: FactSpec, raw: object) -> FactValue:
    return _region(spec, raw) if isinstance(raw, str) and "-" in raw else _country(spec, raw)


@dataclass(frozen=True)
class RowField:
    kind: str
    required: bool = False
    allowed: tuple[str, ...] = ()


ROW_FIELDS: Final[dict[str, dict[str, RowField]]] = {
    "incidents": {
        "kind": RowField("choice", True, INCIDENT_KINDS),
        "date": RowField("date"),
        "cost": RowField("money"),
        "fixed": RowField("bool"),
        "reported_to_insurer": RowField("bool"),
    },
    "contracts": {
        "party": RowField("name", True),
        "kind": RowField("choice", False, CONTRACT_KINDS),
        "required_limit": RowField("money"),
        "requested_limit": RowField("money"),
        "required_parts": RowField("choices", False, v.COVERAGE_PARTS),
        "additional_insured": RowField("bool"),
        "waiver_of_subrogation": RowField("bool"),
        "uncapped_liability": RowField("bool"),
        "agreed_damages": RowField("bool"),
        "notice_hours": RowField("number"),
        "liability_cap": RowField("money"),
        "requires_rated_insurer": RowField("bool"),
    },
    "revenue_lines": {"name": RowField("name", True), "share": RowField("share", True)},
}


def _rows(spec: FactSpec, raw: object) -> FactValue:
    """A list of records, each a read-only map of the fields of its kind."""
    if not isinstance(raw, (list, tuple)):
        raise _wrong(spec, raw, "a list of rows")
    fields = ROW_FIELDS[spec.kind]
    rows = []
    for number, row in enumerate(raw, start=1):
        where = f"{spec.name} row {number}"
        if not isinstance(row, Mapping):
            raise FactError(f"{where} is {_shown(row)}; it must be a row of named values.")
        for key in row:
            if key not in fields:
                raise FactError(f'{where} has an unknown entry "{str(key)[:80]}".{nearest(str(key), fields)}')
        missing = [key for key, entry in fields.items() if entry.required and row.get(key) is None]
        if missing:
            raise FactError(f"{where} has no {missing[0]}; add it.")
        rows.append(MappingProxyType({
            key: _row_value(where, key, fields[key], value) for key, value in row.items() if value is not None
        }))
    return tuple(rows)


def _row_value(where: str, key: str, entry: RowField, raw: object) -> FactValue:
    minimum = 0.0 if entry.kind in ("money", "number", "share") else None
    maximum = 1.0 if entry.kind == "share" else None
    spec = FactSpec(f"{where}: {key}", entry.kind, "row", entry.allowed, minimum, maximum)
    return UNKNOWN if raw == "unknown" and entry.kind != "name" else _PARSERS[entry.kind](spec, raw)


_PARSERS: Final[dict[str, Callable[[FactSpec, object], FactValue]]] = {
    "name": _name, "names": _names, "texts": _texts, "date": _date,
    "country": _country, "countries": _many(_country, "a list of two-letter country codes"),
    "region": _region, "regions": _many(_region, "a list of region codes like CA-ON"),
    "us_states": _many(_state, "a list of US states"), "currency": _currency,
    "count": _count, "people": _count, "number": _number, "share": _number, "money": _number,
    "money_band": _number_or_band(_number), "people_band": _number_or_band(_count),
    "number_band": _number_or_band(_number), "bool": _bool, "choice": _choice, "choices": _choices,
    "people_by_region": _people_by_region, "incidents": _rows, "contracts": _rows, "revenue_lines": _rows,
}
