"""Which facts of a page are worth asking, and in which currency."""

from __future__ import annotations

from typing import Final

from advisor_app.domain.conditions import parse, truth
from advisor_app.domain.fact_defaults import currency_of
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import ClientProfile

# Shown at once beside the main fact of their page, because the answer hinges on them.
ASKED_WITH_THE_MAIN_FACT: Final = ("technology_revenue_share", "largest_payment")

# When a fact is worth asking; facts without a row always are. Unknown means ask.
USEFUL: Final[dict[str, str]] = {
    "is_sba_small_business": "home_country == 'US'",
    "technology_revenue_share": "count(technology_services) > 0",
    "records_contact": "holds_personal_data",
    "records_identity": "has_any(data_categories,['gov_id','financial_account','login_credentials'])",
    "records_health": "has_any(data_categories,['health','biometric','children','special_category'])",
    "records_card": "has(data_categories,'card')",
    "records_biometric": "uses_biometrics",
    "records_for_clients": "processes_for_clients",
    "largest_payment": "pays_by_transfer",
    "largest_unchecked_transfer": "pays_by_transfer",
    "largest_invoice": "issues_invoices",
    "incidents": "count(incident_history) > 0",
    "data_sale_revenue_share": "sells_personal_data",
    "card_transactions_per_year": "accepts_payment_cards",
}


def client_currency(profile: ClientProfile) -> str:
    """The client's currency: as stated, else that of its country."""
    stated, home = profile.get("currency"), profile.get("home_country")
    return stated if isinstance(stated, str) else currency_of(home if isinstance(home, str) else "")


def is_useful(name: str, profile: ClientProfile) -> bool:
    """Whether what is known leaves a reason to ask for a fact; beside a main fact only when it gives one."""
    condition = USEFUL.get(name)
    if condition is None:
        return True
    useful = truth(parse(condition), Facts(profile, "strict"))
    return useful is True or (useful is None and name not in ASKED_WITH_THE_MAIN_FACT)
