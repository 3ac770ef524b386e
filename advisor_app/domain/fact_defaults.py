"""Defaults of facts that were not answered or nobody knows: used by losses and cover, never by laws.

Each use is noted and lowers the confidence of the recommendation. A fact without a row here has no default: a rule
that needs it stays unknown. The figures are judgement (grade J) unless a comment says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from advisor_app.domain import vocabulary as v
from advisor_app.domain.conditions import UNKNOWN_VALUE, Value, has_any
from advisor_app.domain.profile import UNKNOWN
from advisor_app.domain.profile_lists import CATEGORY_ELEMENTS

if TYPE_CHECKING:
    from advisor_app.domain.facts import Facts

# US dollars.
REVENUE_PER_HEAD: Final = 150_000.0
REVENUE_PER_HEAD_FOR_STAFF: Final = 180_000.0
LEAST_TRANSFER: Final = 25_000.0
LARGEST_PAYMENT: Final = {
    "none": 0.0, "up_to_10k": 5e3, "10k_50k": 25e3, "50k_250k": 120e3, "over_250k": 400e3,
}
DEPENDENCE: Final = {"under_4h": 0.9, "one_day": 0.7, "three_days": 0.5, "one_week": 0.3, "longer": 0.1}
CURRENCIES: Final = {
    "US": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "CH": "CHF", "SE": "SEK", "NO": "NOK",
    "DK": "DKK", "PL": "PLN", "CZ": "CZK", "HU": "HUF", "RO": "RON", "BG": "EUR", "JP": "JPY", "IS": "ISK",
}


def currency_of(country: str) -> str:
    """Currency of a country: the euro for the rest of the EU, the dollar elsewhere."""
    return CURRENCIES.get(country, "EUR" if country in v.EEA | {"MC", "SM", "VA", "AD"} else "USD")


def _is_known(facts: Facts, name: str) -> bool:
    value = facts.stated(name)
    return value is not None and value is not UNKNOWN


def _dollar(facts: Facts) -> float:
    """One US dollar in the client's currency, as far as rates are at hand."""
    return facts.usd_rates.get(facts.word("currency", "USD"), 1.0) if facts.usd_rates else 1.0


def _staff(facts: Facts) -> Value:
    if not _is_known(facts, "revenue"):
        return 10.0
    return max(1.0, round(facts.amount("revenue") / (REVENUE_PER_HEAD_FOR_STAFF * _dollar(facts))))


def _revenue(facts: Facts) -> Value:
    return facts.amount("staff") * REVENUE_PER_HEAD * _dollar(facts)


def _entity_type(facts: Facts) -> Value:
    return {"nonprofit": "nonprofit", "public_body": "government"}.get(facts.word("sector"), "for_profit")


def _gross_margin(facts: Facts) -> Value:
    """Back from the stated money a day, if that was given."""
    daily, revenue = facts.profile.get("daily_gross_margin"), facts.amount("revenue")
    dependence = facts.amount("it_dependence")
    if isinstance(daily, (int, float)) and revenue > 0 and dependence > 0:
        return min(0.95, max(0.05, float(daily) * 365 / revenue / dependence))
    return 0.40


def _home_list(facts: Facts) -> Value:
    home = facts.profile.get("home_country")
    return (home,) if isinstance(home, str) else UNKNOWN_VALUE


def _home_state(facts: Facts) -> Value:
    region = facts.profile.get("home_region")
    return (region[3:],) if isinstance(region, str) and region.startswith("US-") else ()


def _home_region(facts: Facts) -> Value:
    region = facts.profile.get("home_region")
    return (region,) if isinstance(region, str) and not region.startswith("US-") else ()


def _targets_abroad(facts: Facts) -> Value:
    people, offices = facts.fact("people_countries"), facts.fact("established_countries")
    if isinstance(people, tuple) and isinstance(offices, tuple) and set(people) <= set(offices):
        return False
    return UNKNOWN_VALUE


def _elements(facts: Facts) -> Value:
    categories = facts.fact("data_categories")
    if not isinstance(categories, tuple):
        return UNKNOWN_VALUE
    in_us = has_any(facts.fact("people_countries"), ("US",)) is True
    held = [e for c in categories if c in CATEGORY_ELEMENTS for e in CATEGORY_ELEMENTS[c].assumed]
    return tuple(e for e in held if e != "ssn" or in_us)


def record_kinds(facts: Facts) -> dict[str, float]:
    """People by most sensitive kind when only the total is known: contact, identity, health.

    Health firms: all health. Financial, legal, education and public firms with an identity category: 70 % identity.
    Others: 10 % identity and 10 % health where such a category is ticked, the rest contact.
    """
    total = facts.amount("records_total")
    kinds = {
        CATEGORY_ELEMENTS[c].record_kind for c in facts.members("data_categories") if c in CATEGORY_ELEMENTS
    }
    sector = facts.word("coverage_sector", "other")
    if sector == "healthcare":
        return {"contact": 0.0, "identity": 0.0, "health": total}
    if sector in ("financial", "legal", "education", "public") and "identity" in kinds:
        return {"contact": 0.3 * total, "identity": 0.7 * total, "health": 0.0}
    identity = 0.1 * total if "identity" in kinds else 0.0
    health = 0.1 * total if "health" in kinds else 0.0
    return {"contact": total - identity - health, "identity": identity, "health": health}


def _kind(kind: str) -> Callable[[Facts], Value]:
    """The stated kinds stay; what is left of the total is split in the usual proportions of the missing kinds."""

    def default(facts: Facts) -> Value:
        split = record_kinds(facts)
        names = {"contact": "records_contact", "identity": "records_identity", "health": "records_health"}
        stated = {k: facts.profile.get(n) for k, n in names.items()}
        numbers = {k: float(value) for k, value in stated.items() if isinstance(value, (int, float))}
        left = max(0.0, facts.amount("records_total") - sum(numbers.values()))
        share = sum(value for k, value in split.items() if k not in numbers)
        if share <= 0:
            missing = [k for k in names if k not in numbers]
            return left if missing and kind == missing[0] else 0.0
        return left * split[kind] / share

    return default


def _records_card(facts: Facts) -> Value:
    return facts.amount("records_total") if facts.fact("card_channel") == "stored" else 0.0


def _records_for_clients(facts: Facts) -> Value:
    share = {"processor": 1.0, "both": 0.5}.get(facts.word("data_role"), 0.0)
    return share * facts.amount("records_total")


def _technology_services(facts: Facts) -> Value:
    return UNKNOWN_VALUE if facts.fact("sector") in ("it_services", "software") else ("none",)


def _technology_share(facts: Facts) -> Value:
    if facts.fact("sector") in ("it_services", "software"):
        return 1.0
    return 0.25 if facts.fact("sells_technology") is True else 0.0


def _issues_invoices(facts: Facts) -> Value:
    return any(role in facts.members("data_roles") for role in ("own_b2b", "on_behalf"))


def _online_share(facts: Facts) -> Value:
    if facts.fact("sector") == "ecommerce":
        return 0.9
    return 0.5 if "shop" in facts.members("online_activities") else 0.0


def _advertises(facts: Facts) -> Value:
    return facts.fact("online_activities") != ("none",)


def _admin_access(facts: Facts) -> Value:
    return any(s in facts.members("technology_services") for s in ("managed_it", "hosting", "it_consulting"))




DEFAULTS: Final[dict[str, Callable[[Facts], Value]]] = {
    "legal_name": lambda f: f.profile.name,
    "trading_names": lambda _: (),
    "client_wishes": lambda _: (),
    "currency": lambda f: currency_of(str(f.profile.get("home_country") or "")),
    "staff": _staff,
    "sector": lambda _: "other",
    "second_sector": lambda _: "none",
    "entity_type": _entity_type,
    "gives_professional_advice": lambda f: v.SECTORS[f.word("sector", "other")].professional,
    "restricted_trade": lambda _: "none",
    "revenue": _revenue,
    "next_year_revenue": lambda f: f.amount("revenue"),
    "foreign_revenue_share": lambda _: 0.0,
    "gross_margin": _gross_margin,
    "people_countries": _home_list,
    "people_us_states": _home_state,
    "people_regions": _home_region,
    "established_countries": _home_list,
    "us_states_of_operation": _home_state,
    "targets_people_abroad": _targets_abroad,
    "data_elements": _elements,
    "records_total": lambda _: 10_000.0,
    "records_contact": _kind("contact"),
    "records_identity": _kind("identity"),
    "records_health": _kind("health"),
    "records_card": _records_card,
    "records_for_clients": _records_for_clients,
    "technology_services": _technology_services,
    "technology_revenue_share": _technology_share,
    "payment_size": lambda _: "10k_50k",
    "largest_payment": lambda f: LARGEST_PAYMENT.get(f.word("payment_size", "10k_50k"), 25e3),
    "largest_unchecked_transfer": lambda f: max(
        0.25 * f.amount("revenue"), LEAST_TRANSFER * _dollar(f), f.amount("largest_payment")
    ),
    "monthly_outgoing": lambda f: f.amount("revenue") * 0.85 / 12,
    "issues_invoices": _issues_invoices,
    "largest_invoice": lambda f: 0.05 * f.amount("revenue") if f.flag("issues_invoices") else 0.0,
    "it_dependence": lambda f: DEPENDENCE.get(f.word("downtime_tolerance"), 0.5),
    "daily_gross_margin": lambda f: (
        f.amount("revenue") / 365 * f.amount("gross_margin") * f.amount("it_dependence")
    ),
    "peak_factor": lambda _: 1.0,
    "incidents": lambda _: (),
    "data_sale_revenue_share": lambda _: 0.0,
    "online_sales_share": _online_share,
    "advertises": _advertises,
    "publishing_is_main_activity": lambda f: f.word("sector") in ("marketing_agency", "entertainment_media"),
    "supplier_count": lambda _: 5.0,
    "critical_it_suppliers": lambda _: 2.0,
    "critical_other_suppliers": lambda _: 0.0,
    "device_count": lambda f: f.amount("staff"),
    "cloud_spend_per_year": lambda _: 0.0,
    "internet_telephony": lambda _: False,
    "holds_paper_files": lambda _: False,
    "local_it_firm_agreed": lambda _: False,
    "contracts": lambda _: (),
    "has_admin_access": _admin_access,
    "loss_per_customer": lambda _: 60_000.0,
    "could_cause_injury": lambda _: False,
    "controls_equipment": lambda _: False,
    "revenue_lines": lambda _: (),
}
