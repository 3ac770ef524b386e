"""Derived facts: never asked, worked out from the asked ones.

Most are conditions of the content's own language; the rest are small functions of `Facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from advisor_app.domain import vocabulary as v
from advisor_app.domain.conditions import UNKNOWN_VALUE, Interval, UnknownValue, Value, has_any

if TYPE_CHECKING:
    from advisor_app.domain.facts import Facts


def _listed(values: frozenset[str] | tuple[str, ...]) -> str:
    return "[" + ",".join(f"'{value}'" for value in sorted(values)) + "]"


DERIVED_CONDITIONS: Final[dict[str, str]] = {
    "holds_personal_data": "has_any(data_categories,['contact','gov_id','financial_account','card','health',"
    "'biometric','children','special_category','login_credentials','location_behaviour'])",
    "holds_sensitive_data": "has_any(data_categories,['gov_id','financial_account','card','health','biometric',"
    "'children','special_category','login_credentials'])",
    "holds_health_data": "has(data_categories,'health')",
    "uses_biometrics": "has(data_categories,'biometric')",
    "processes_for_clients": "has(data_roles,'on_behalf')",
    "serves_businesses": "has_any(data_roles,['own_b2b','on_behalf'])",
    "sells_to_consumers": "has(data_roles,'own_consumers')",
    "faces_the_public": "sells_to_consumers or uses_trackers or markets_by_message",
    "sells_technology": "count(technology_services) > 0",
    "is_technology_firm": "technology_revenue_share >= .25 or sector in ['software','it_services']",
    "has_custom_application": "has(it_components,'custom_app')",
    "has_servers": "has_any(it_components,['onprem_server','nas','cloud_server'])",
    "has_network_equipment": "has_any(it_components,['office_network','onprem_server','nas','pos','ot_iot'])",
    "has_machine_controllers": "has(it_components,'ot_iot')",
    "develops_software": "has_any(technology_services,['custom_software','saas','web_agency','hardware_iot',"
    "'ai_product']) or has_custom_application",
    "runs_systems_for_clients": "has_any(technology_services,['saas','managed_it','hosting','data_processing'])",
    "uses_it_provider": "it_support in ['msp_full','msp_shared']",
    "works_remotely": "has_any(working_patterns,['remote_staff','remote_into_office'])",
    "reaches_office_remotely": "has(working_patterns,'remote_into_office') or runs_systems_for_clients",
    "uses_own_devices": "has_any(working_patterns,['byod_phone','byod_computer'])",
    "pays_by_transfer": "payment_size != 'none'",
    "accepts_payment_cards": "count(card_handling) > 0",
    "uses_trackers": "has_any(online_activities,['ad_or_analytics_tracking','session_recording_or_chat'])",
    "markets_by_message": "has(online_activities,'calls_or_texts_marketing')",
    "publishes_content": "has_any(online_activities,['publishes_media','user_content'])",
    "offers_video": "has(online_activities,'video_library')",
    "in_us": "has(established_countries,'US') or has(people_countries,'US')",
    "in_california": "has(people_us_states,'CA')",
    "in_illinois": "has(people_us_states,'IL')",
    "sells_into_eu": f"has_any(people_countries,{_listed(v.EEA)}) and not in_eu",
    "eu_or_uk_in_play": f"has_any(people_countries,{_listed(v.EEA | {'GB'})}) "
    "or has_any(binding_regimes,['gdpr','uk_gdpr'])",
    "specially_regulated": "has_any(binding_regimes,['hipaa','ftc_safeguards','nydfs_500',"
    "'state_insurance_data_law','cmmc_dfars','customer_mandate'])",
    "look_deeper": "staff >= 25 or records_total >= 50000",
}

# Regime computed as applying -> the word the question bank uses for it.
BINDING_REGIMES: Final[dict[str, str]] = {
    "us_hipaa": "hipaa", "us_glba_ftc_safeguards": "ftc_safeguards", "us_ny_dfs500": "nydfs_500",
    "us_naic_insurance": "state_insurance_data_law", "pci_dss": "pci_dss", "eu_gdpr": "gdpr",
    "uk_gdpr": "uk_gdpr", "us_ferpa": "ferpa",
}


def _roles(facts: Facts) -> Value:
    roles = facts.fact("data_roles")
    if not isinstance(roles, tuple):
        return UNKNOWN_VALUE
    own = any(role in roles for role in ("own_consumers", "own_b2b", "joint"))
    return ("both" if own else "processor") if "on_behalf" in roles else "controller"


def _sensitive_people(facts: Facts) -> Value:
    identity, health = facts.number("records_identity"), facts.number("records_health")
    return UNKNOWN_VALUE if identity is None or health is None else identity + health


def _card_channel(facts: Facts) -> Value:
    handling = facts.fact("card_handling")
    ladder = (
        ("stored", ("stored_numbers", "handled_for_others")), ("own_page", ("embedded_form_on_own_page",)),
        ("terminal", ("terminal_p2pe", "terminal_other", "phone_or_mail")), ("hosted", ("hosted_redirect",)),
    )
    unsure = False
    for channel, entries in ladder:
        found = has_any(handling, entries)
        if found is True:
            return UNKNOWN_VALUE if unsure else channel
        unsure = unsure or found is None
    return UNKNOWN_VALUE if unsure else "none"


def _payment_pattern(facts: Facts) -> Value:
    size = facts.fact("payment_size")
    if size == "none":
        return "none"
    if facts.amount("client_money_per_month") > 0 or facts.amount("largest_payment") >= 250_000:
        return "heavy"
    return UNKNOWN_VALUE if isinstance(size, UnknownValue) else "normal"


def _ai_role(facts: Facts) -> Value:
    uses, sold = facts.fact("ai_uses"), facts.fact("technology_services")
    if has_any(uses, ("in_product",)) or has_any(sold, ("ai_product",)):
        return "core"
    if isinstance(uses, UnknownValue):
        return UNKNOWN_VALUE
    if has_any(uses, ("client_deliverables", "decisions_about_people")):
        return "delivers"
    if has_any(uses, ("staff_assistants", "meeting_recorders")):
        return "internal"
    return UNKNOWN_VALUE if isinstance(uses, tuple) and "unknown" in uses else "none"


def _portable(facts: Facts) -> Value:
    """Not answered counts as true: a laptop nobody mentioned is still a laptop."""
    patterns = facts.fact("working_patterns")
    wanted = ("remote_staff", "remote_into_office", "byod_phone", "byod_computer")
    return True if isinstance(patterns, UnknownValue) else has_any(patterns, wanted) is not False


def _unsupported_systems(facts: Facts) -> Value:
    value = facts.answer_values.get("TS-04")
    if value in (None, v.ANSWER_UNKNOWN, v.ANSWER_NOT_APPLICABLE):
        return UNKNOWN_VALUE
    return value != "none_in_use"


def _exposed_service(facts: Facts) -> Value:
    value = facts.answer_values.get("TS-13")
    if value in (None, v.ANSWER_UNKNOWN, v.ANSWER_NOT_APPLICABLE):
        return UNKNOWN_VALUE
    return value == "exposed"


def _regime(regime_id: str) -> Callable[[Facts], Value]:
    def look_up(facts: Facts) -> Value:
        applies = facts.regimes.get(regime_id)
        return UNKNOWN_VALUE if applies is None else applies

    return look_up


def _binding_regimes(facts: Facts) -> Value:
    """Stated regimes plus those computed as applying; unknown while nothing at all is known."""
    stated = facts.stated("stated_regimes")
    computed = [word for regime, word in BINDING_REGIMES.items() if facts.regimes.get(regime)]
    if any(facts.regimes.get(law) for law in facts.privacy_laws if law not in BINDING_REGIMES):
        computed.append("other_privacy_law")
    members = [*(stated if isinstance(stated, tuple) else ()), *computed]
    if not isinstance(stated, tuple) and not computed:
        return UNKNOWN_VALUE
    if not isinstance(stated, tuple):
        members.append("unknown")
    found = tuple(dict.fromkeys(m for m in members if m != "none"))
    return found or ("none",)


def _has_relevant_policy(facts: Facts) -> Value:
    if facts.policies is None:
        return UNKNOWN_VALUE
    shapes = ("addon", "cyber_sa", "teo_sa", "tech_combo", "pi")
    return any(policy.kind == "current" and policy.shape in shapes for policy in facts.policies)


def _policies_in_force(facts: Facts) -> Value:
    """Shapes of the policies in force, each once; `none` where there is none."""
    if facts.policies is None:
        return UNKNOWN_VALUE
    return tuple(dict.fromkeys(p.shape for p in facts.policies if p.kind == "current")) or ("none",)


def _has_shape(*shapes: str) -> Callable[[Facts], Value]:
    def look_up(facts: Facts) -> Value:
        if facts.policies is None:
            return UNKNOWN_VALUE
        return any(policy.kind == "current" and policy.shape in shapes for policy in facts.policies)

    return look_up


def _size_band(facts: Facts) -> Value:
    """The strictest of S, M, L by size; T and H are separate marks (`size_marks`)."""
    staff, revenue = facts.number("staff"), facts.number("revenue")
    if staff is None or revenue is None:
        return UNKNOWN_VALUE
    if staff <= 10 and revenue <= 1e6:
        return "S"
    return "M" if staff <= 50 and revenue <= 10e6 else "L"


def _bearable_loss(facts: Facts) -> Value:
    tolerance = facts.number("loss_tolerance")
    if tolerance is not None:
        return tolerance
    revenue = facts.fact("revenue")
    if isinstance(revenue, Interval):
        return Interval(0.02 * revenue.low, 0.02 * revenue.high)
    return 0.02 * float(revenue) if isinstance(revenue, (int, float)) else UNKNOWN_VALUE


def _revenue_in(currency: str) -> Callable[[Facts], Value]:
    """The firm's revenue in the currency of a law; unknown without the client's currency or a rate for it."""

    def look_up(facts: Facts) -> Value:
        revenue, own = facts.fact("revenue"), facts.word("currency")
        rates = {**facts.usd_rates, "USD": 1.0}
        if own == currency:
            return revenue
        if own not in rates or currency not in rates or isinstance(revenue, UnknownValue):
            return UNKNOWN_VALUE
        if isinstance(revenue, Interval):
            return Interval(revenue.low * rates[currency] / rates[own], revenue.high * rates[currency] / rates[own])
        return float(revenue) * rates[currency] / rates[own] if isinstance(revenue, (int, float)) else UNKNOWN_VALUE

    return look_up


def _coverage_sector(facts: Facts) -> Value:
    sector = facts.fact("sector")
    return v.SECTORS[sector].coverage if isinstance(sector, str) else UNKNOWN_VALUE


def _any_contract(flag: str) -> Callable[[Facts], Value]:
    def look_up(facts: Facts) -> Value:
        if not isinstance(facts.stated("contracts"), tuple):
            return UNKNOWN_VALUE
        marks = [row.get(flag) for row in facts.rows("contracts")]
        if any(mark is True for mark in marks):
            return True
        return UNKNOWN_VALUE if any(mark not in (None, False) for mark in marks) else False

    return look_up


def _required_limit(facts: Facts) -> Value:
    """The highest limit any contract or body requires; 0 when none does."""
    if not isinstance(facts.stated("contracts"), tuple):
        return UNKNOWN_VALUE
    limits = [row.get("required_limit") for row in facts.rows("contracts")]
    return max([float(limit) for limit in limits if isinstance(limit, (int, float))], default=0.0)


def _liability_cap(facts: Facts) -> Value:
    """The largest liability cap when every contract has one, else unknown."""
    rows: tuple[Mapping[str, object], ...] = facts.rows("contracts")
    caps = [row.get("liability_cap") for row in rows if row.get("kind", "customer") == "customer"]
    numbers = [float(cap) for cap in caps if isinstance(cap, (int, float))]
    return max(numbers) if numbers and len(numbers) == len(caps) else UNKNOWN_VALUE


def _abroad(facts: Facts) -> Value:
    home, people = facts.stated("home_country"), facts.fact("people_countries")
    offices = facts.fact("established_countries")
    if not isinstance(home, str):
        return UNKNOWN_VALUE
    known = [place for places in (people, offices) if isinstance(places, tuple) for place in places]
    if any(place not in (home, "unknown") for place in known):
        return True
    return False if isinstance(people, tuple) and isinstance(offices, tuple) else UNKNOWN_VALUE


DERIVED_VALUES: Final[dict[str, Callable[[Facts], Value]]] = {
    "data_role": _roles,
    "sensitive_people": _sensitive_people,
    "card_channel": _card_channel,
    "payment_pattern": _payment_pattern,
    "ai_role": _ai_role,
    "has_portable_devices": _portable,
    "uses_unsupported_systems": _unsupported_systems,
    "has_exposed_service": _exposed_service,
    "in_eu": _regime("eu_gdpr"),
    "in_uk": _regime("uk_gdpr"),
    "binding_regimes": _binding_regimes,
    "policies_in_force": _policies_in_force,
    "has_relevant_policy": _has_relevant_policy,
    "holds_crime_policy": _has_shape("crime"),
    "holds_professional_policy": _has_shape("pi"),
    "size_band": _size_band,
    "bearable_loss": _bearable_loss,
    "coverage_sector": _coverage_sector,
    "revenue_usd": _revenue_in("USD"),
    "revenue_aud": _revenue_in("AUD"),
    # Belongs to a breach, not to the firm: never known in an assessment.
    "relies_on_no_harm_exception": lambda _: UNKNOWN_VALUE,
    "has_uncapped_contracts": _any_contract("uncapped_liability"),
    "has_agreed_damages": _any_contract("agreed_damages"),
    "requires_additional_insured": _any_contract("additional_insured"),
    "requires_waiver": _any_contract("waiver_of_subrogation"),
    "contract_limit": _required_limit,
    "contract_liability_cap": _liability_cap,
    "has_people_abroad": _abroad,
}
