"""Closed lists of the facts of a firm: bands of numbers, kinds of data and the elements behind them, flags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Band:
    """A named range of a number. number: what the simulation uses. Digits in the client's currency or people."""

    low: float
    high: float
    number: float


REVENUE_BANDS: Final[dict[str, Band]] = {
    "under_250k": Band(0, 250e3, 150e3),
    "250k_1m": Band(250e3, 1e6, 500e3),
    "1m_5m": Band(1e6, 5e6, 2.2e6),
    "5m_10m": Band(5e6, 10e6, 7e6),
    "10m_25m": Band(10e6, 25e6, 16e6),
    "25m_50m": Band(25e6, 50e6, 35e6),
    "over_50m": Band(50e6, 250e6, 75e6),
}
RECORD_BANDS: Final[dict[str, Band]] = {
    "under_500": Band(0, 499, 200),
    "500_4999": Band(500, 4_999, 1_600),
    "5000_9999": Band(5_000, 9_999, 7_100),
    "10000_49999": Band(10_000, 49_999, 22_000),
    "50000_99999": Band(50_000, 99_999, 71_000),
    "100000_499999": Band(100_000, 499_999, 220_000),
    "500000_999999": Band(500_000, 999_999, 710_000),
    "1m_plus": Band(1e6, 5e6, 1.5e6),
}
CARD_TRANSACTION_BANDS: Final[dict[str, Band]] = {
    "under_20k": Band(0, 19_999, 5_000),
    "20k_1m": Band(20_000, 999_999, 100_000),
    "1m_6m": Band(1e6, 5_999_999, 2.5e6),
    "over_6m": Band(6e6, 50e6, 10e6),
}

DATA_CATEGORIES: Final = (
    "contact", "gov_id", "financial_account", "card", "health", "biometric", "children", "special_category",
    "login_credentials", "location_behaviour", "client_confidential", "employee_only", "none", "unknown",
)


@dataclass(frozen=True)
class CategoryElements:
    """The kind of record a data category counts as, and the finer elements behind it.

    assumed: taken as held when the category is ticked without detail; possible: asked for when a law hinges on it.
    """

    record_kind: str | None
    assumed: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


CATEGORY_ELEMENTS: Final[dict[str, CategoryElements]] = {
    "contact": CategoryElements(
        "contact", (), ("date_of_birth", "mothers_maiden_name", "birth_or_marriage_certificate")
    ),
    "gov_id": CategoryElements(
        "identity", ("government_id", "ssn"),
        ("drivers_license_or_state_id", "passport", "tax_id", "military_id", "tribal_id", "voter_id"),
    ),
    "financial_account": CategoryElements(
        "identity", ("financial_account_with_code",), ("financial_access_codes", "tax_info", "irs_ip_pin")
    ),
    "card": CategoryElements("card", ("payment_card",)),
    "health": CategoryElements(
        "health", ("medical",),
        ("medical_id", "medical_held_by_state_agency", "health_insurance", "healthcare_payment", "consumer_health",
         "reproductive_health", "genetic"),
    ),
    "biometric": CategoryElements("health", ("biometric",)),
    "children": CategoryElements("health", ("children_data",), ("student_id",)),
    "special_category": CategoryElements(
        "health", (),
        ("racial_ethnic_origin", "religious_beliefs", "sexual_orientation", "citizenship_immigration"),
    ),
    "login_credentials": CategoryElements(
        "identity", ("online_credentials",),
        ("security_tokens", "digital_signature_key", "electronic_account_identifier"),
    ),
    "location_behaviour": CategoryElements(
        "contact", ("geolocation",), ("precise_geolocation", "license_plate_recognition")
    ),
    "client_confidential": CategoryElements(None),
    "employee_only": CategoryElements("contact", (), ("employee_id_with_code", "work_evaluations")),
    "none": CategoryElements(None),
}
DATA_ELEMENTS: Final = tuple(
    element for entry in CATEGORY_ELEMENTS.values() for element in (*entry.assumed, *entry.possible)
)
ORGANISATION_FLAGS: Final = (
    "hipaa_covered_entity", "hipaa_business_associate", "phr_vendor", "health_app_operator",
    "wearable_health_provider", "health_provider", "employer_holding_medical_data",
    "glba_financial_institution_ftc", "bank_or_credit_union", "bank_service_provider", "sec_registered_adviser",
    "broker_dealer", "investment_company", "transfer_agent", "funding_portal", "sec_reporting_public_company",
    "nydfs_licensee", "insurance_licensee", "uses_consumer_reports",
    "creditor_or_financial_institution_with_covered_accounts", "school_receiving_federal_funds",
    "school_service_provider", "online_service_directed_to_children", "knows_collects_from_under_13",
    "information_broker", "government_entity", "targets_or_monitors_people_there",
    "credit_reporting_or_tfn_recipient", "au_aml_reporting_entity",
    "large_online_ad_or_app_store_or_smart_speaker_operator",
)
INCIDENT_KINDS: Final = (
    "ransomware_malware", "email_takeover", "payment_fraud", "data_sent_to_wrong_person", "lost_device",
    "vendor_breach", "client_dispute_over_services", "regulator_contact", "claim_or_demand", "known_circumstance",
)
CONTRACT_KINDS: Final = ("customer", "lender", "landlord", "licence", "tender", "body")

# ISO 3166-1 alpha-2 as of 2026, with XK, the code in use for Kosovo.
COUNTRIES: Final = frozenset("""
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK
    YE YT ZA ZM ZW
""".split())
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2200
