"""Closed lists: the field's own terms, each spelt in one place.

Ids are stable keys. They are never renamed, only retired.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Sector(StrEnum):
    ACCOUNTING_TAX = "accounting_tax"
    PAYROLL_SERVICES = "payroll_services"
    FINANCIAL_ADVICE = "financial_advice"
    INSURANCE_AGENCY = "insurance_agency"
    MORTGAGE = "mortgage"
    LEGAL = "legal"
    ARCHITECTURE_ENGINEERING = "architecture_engineering"
    CONSULTING = "consulting"
    RECRUITMENT = "recruitment"
    MARKETING_AGENCY = "marketing_agency"
    HEALTHCARE = "healthcare"
    DENTAL = "dental"
    IT_SERVICES = "it_services"
    SOFTWARE = "software"
    RETAIL = "retail"
    ECOMMERCE = "ecommerce"
    WHOLESALE = "wholesale"
    HOSPITALITY = "hospitality"
    LEISURE_FITNESS = "leisure_fitness"
    ENTERTAINMENT_MEDIA = "entertainment_media"
    CONSTRUCTION = "construction"
    MANUFACTURING = "manufacturing"
    AGRICULTURE = "agriculture"
    UTILITIES = "utilities"
    LOGISTICS = "logistics"
    EDUCATION = "education"
    NONPROFIT = "nonprofit"
    PUBLIC_BODY = "public_body"
    REAL_ESTATE = "real_estate"
    OTHER = "other"


@dataclass(frozen=True)
class SectorClass:
    """How one sector is called by the coverage rules, the loss model and the case library."""

    coverage: str
    model: str
    cases: str | None
    professional: bool = False


SECTORS: Final[dict[str, SectorClass]] = {
    "accounting_tax": SectorClass("financial", "professional", "professional_services", True),
    "payroll_services": SectorClass("financial", "financial", "professional_services", True),
    "financial_advice": SectorClass("financial", "financial", "financial_services", True),
    "insurance_agency": SectorClass("financial", "financial", "financial_services", True),
    "mortgage": SectorClass("financial", "financial", "financial_services", True),
    "legal": SectorClass("legal", "professional", "professional_services", True),
    "architecture_engineering": SectorClass("professional", "professional", "professional_services", True),
    "consulting": SectorClass("professional", "professional", "professional_services", True),
    "recruitment": SectorClass("professional", "professional", "professional_services"),
    "marketing_agency": SectorClass("professional", "professional", "professional_services"),
    "healthcare": SectorClass("healthcare", "healthcare", "healthcare", True),
    "dental": SectorClass("healthcare", "healthcare", "healthcare", True),
    "it_services": SectorClass("information", "information", "saas_msp"),
    "software": SectorClass("information", "information", "saas_msp"),
    "retail": SectorClass("retail", "retail", "retail"),
    "ecommerce": SectorClass("retail", "retail", "retail"),
    "wholesale": SectorClass("retail", "wholesale", "retail"),
    "hospitality": SectorClass("hospitality", "hospitality", "hospitality"),
    "leisure_fitness": SectorClass("leisure", "entertainment", "hospitality"),
    "entertainment_media": SectorClass("leisure", "entertainment", "hospitality"),
    "construction": SectorClass("construction", "construction", None),
    "manufacturing": SectorClass("manufacturing", "manufacturing", None),
    "agriculture": SectorClass("other", "agriculture", None),
    "utilities": SectorClass("other", "utilities", None),
    "logistics": SectorClass("transport", "transport", None),
    "education": SectorClass("education", "education", "education"),
    "nonprofit": SectorClass("charity", "other", "nonprofit"),
    "public_body": SectorClass("public", "public", None),
    "real_estate": SectorClass("realestate", "realestate", None),
    "other": SectorClass("other", "other", None),
}

SECTIONS: Final = ("PF", "DI", "DG", "AC", "TS", "PT", "VC", "TE", "IR", "CR", "AU", "IN", "RV")

# Graded answers and their scores; the last two are offered on every scored question that allows them.
GRADES: Final[dict[str, float]] = {"fully": 1.0, "mostly": 0.7, "partial": 0.35, "none": 0.0}
ANSWER_UNKNOWN: Final = "unknown"
ANSWER_NOT_APPLICABLE: Final = "not_applicable"

EVIDENCE: Final = ("stated", "seen", "tested")

ROOT_CAUSES: Final = (
    "human_error", "misconfiguration", "unpatched_systems", "weak_encryption", "lack_of_training",
    "unclear_governance", "weak_access_control", "social_engineering", "third_party", "service_failure",
)
FACTORS: Final = (
    "compliance", "security_posture", "data_sensitivity", "oversight", "role_allocation", "volume", "response",
    "resilience", "evidence", "professional_services", "claims_history", "insurance",
)
CONSEQUENCES: Final = (
    "fines", "claims", "reputation", "operations", "contract_breach", "response_cost", "funds_loss", "exposure",
)

# Order matters: the index of an incident cause is used by the random streams of the simulation.
INCIDENT_CAUSES: Final = ("ransom", "bec", "ftf", "hack", "error", "insider", "vendor", "privacy", "tech")
LOSS_PARTS: Final = (
    "response", "notify", "defence", "regul", "civil", "bi", "restore", "fundsxfer", "pci", "techeo",
)
CONTROLS: Final = (
    "mfa", "email_filter", "training", "pay_verify", "patching", "edr", "hardening", "least_priv", "monitoring",
    "backup", "ir_plan", "encryption", "minimise", "data_handling", "vendor_mgmt", "privacy_prog", "policy",
    "card_scope", "contract_cap", "change_mgmt", "leavers",
)
COVERAGE_PARTS: Final = (
    "tech_eo", "prof_liab", "net_sec_liab", "privacy_liab", "reg_def", "reg_fines", "pci", "media", "breach_resp",
    "data_rest", "bi", "dep_bi", "dep_bi_nonit", "sys_fail", "extortion", "soc_eng", "ftf", "inv_manip",
    "client_funds", "svc_fraud", "reputation", "bricking", "betterment", "gdpr", "wrongful_collect", "biometric",
    "contingent_bi", "contingent_pd", "ai_affirm", "software_product", "vol_shutdown", "claims_prep",
    "risk_services",
)
POLICY_SHAPES: Final = (
    "cyber_sa", "tech_combo", "teo_sa", "addon", "cert", "crime", "pi", "do", "epl", "gl", "property",
)
# What the question about policies in force calls the shapes.
POLICY_OPTIONS: Final[dict[str, str]] = {
    "general_liability": "gl", "bop_with_cyber_endorsement": "addon", "standalone_cyber": "cyber_sa",
    "tech_eo": "teo_sa", "combined_tech_eo_cyber": "tech_combo", "professional_indemnity": "pi",
    "crime": "crime", "dno": "do",
}
GAP_RULES: Final = tuple(f"G{number:02}" for number in range(1, 33))
CARRIER_STATUSES: Final = ("licensed", "surplus_lines", "lloyds_or_market", "unknown")
WAITING_TYPES: Final = ("qualifying", "deductible", "both", "unknown")
SEEN_BY: Final = ("declarations_only", "full_wording", "broker_summary", "client_recall")
TERM_VALUES: Final = ("good", "acceptable", "poor", "unknown", "not_applicable")
PART_STATUSES: Final = ("included", "sublimit", "excluded", "not_mentioned", "unknown", "elsewhere")

SEVERITIES: Final = ("low", "moderate", "high", "critical")
PRIORITIES: Final = ("essential", "advised", "optional", "not_needed")
VERDICTS: Final = ("ready", "conditions", "restricted", "hard")
BANDS: Final = ("strong", "sound", "weak", "exposed")
EFFORTS: Final = ("hours", "days", "weeks")
COSTS: Final = ("c0", "c1", "c2", "c3", "c4")
# What a cost band means: first year, a firm of ten, the same digits in every currency (judgement, indicative).
COST_RANGES: Final[dict[str, tuple[float, float | None]]] = {
    "c0": (0, 0), "c1": (0, 500), "c2": (500, 2_500), "c3": (2_500, 10_000), "c4": (10_000, None),
}
WEIGHTS: Final[dict[str, int]] = {"critical": 8, "high": 5, "medium": 3, "low": 1}
DEPTHS: Final = ("quick", "standard", "full")
CAPACITIES: Final = ("broker", "agent_tied", "insurer_staff", "consultant_licensed", "risk_advisor")
DISCLOSURE_REGIMES: Final = ("us", "uk", "eu", "ca", "au", "neutral")

EU: Final = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()
)
EEA: Final = EU | {"IS", "LI", "NO"}
US_STATES: Final = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
    "OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI".split()
)
HEALTH_SECTORS: Final = frozenset({"healthcare", "dental"})
