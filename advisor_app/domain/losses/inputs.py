"""From the firm's facts to the inputs of the loss model."""

from __future__ import annotations

from collections.abc import Mapping

from advisor_app.domain import vocabulary as v
from advisor_app.domain.conditions import has_any
from advisor_app.domain.controls import ControlState, unknown_share
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import LossInputs

# Share of revenue taken as reachable money when nobody said (judgement, grade J).
LIQUID_SHARE_OF_REVENUE = 0.08
HOME_SHARE = 0.8


class NoRateError(ValueError):
    """The content has no exchange rate for the client's currency; the message is for the person."""


def loss_inputs(
    facts: Facts, controls: Mapping[str, ControlState], usd_rates: Mapping[str, float], price_year: int
) -> LossInputs:
    """The inputs of a firm. facts: in assumed mode. usd_rates: units of a currency for one US dollar.

    Raises NoRateError for a currency without a rate.
    """
    currency = facts.word("currency", "USD")
    if currency not in usd_rates:
        raise NoRateError(
            f"There is no exchange rate for {currency}, so nothing can be estimated in it. Choose another currency."
        )
    rate = usd_rates[currency]

    def usd(name: str) -> float:
        return facts.amount(name) / rate

    cap = facts.number("contract_liability_cap")
    client_money = facts.amount("client_money_per_month")
    liquid = facts.number("liquid_funds")
    reachable = client_money + (LIQUID_SHARE_OF_REVENUE * facts.amount("revenue") if liquid is None else liquid)
    return LossInputs(
        revenue=usd("revenue"),
        staff=facts.amount("staff"),
        sector=v.SECTORS[facts.word("sector", "other")].model,
        records_contact=facts.amount("records_contact"),
        records_identity=facts.amount("records_identity"),
        records_health=facts.amount("records_health"),
        records_card=facts.amount("records_card"),
        records_total=facts.amount("records_total"),
        dependence=facts.amount("it_dependence"),
        margin=facts.amount("gross_margin"),
        jurisdictions=jurisdictions(facts),
        payments=facts.word("payment_pattern", "normal"),
        vendors=facts.amount("supplier_count"),
        consumer=facts.flag("faces_the_public"),
        tech_share=facts.amount("technology_revenue_share"),
        max_transfer=usd("largest_unchecked_transfer"),
        liability_cap=None if cap is None else cap / rate,
        client_money_share=client_money / reachable if client_money > 0 and reachable > 0 else 0.0,
        controls={key: state.credited for key, state in controls.items() if state.applies},
        unknown_share=unknown_share(controls),
        currency=currency,
        usd_rate=rate,
        price_year=max(2025, price_year),
    )


def jurisdictions(facts: Facts) -> tuple[tuple[str, float], ...]:
    """Legal surroundings of the people in the records, as (key, share); shares add up to 1.

    By the people counted per place, else the home country four fifths and the others the rest in equal parts.
    """
    countries = list(facts.members("people_countries"))
    home = facts.word("home_country")
    counted = {c: _counted(facts, c) for c in countries}
    total = sum(counted.values())
    if total > 0:
        weights = {c: n / total for c, n in counted.items() if n > 0}
    elif not countries:
        weights = {home: 1.0}
    elif home in countries and len(countries) > 1:
        weights = {c: HOME_SHARE if c == home else (1 - HOME_SHARE) / (len(countries) - 1) for c in countries}
    else:
        weights = {c: 1 / len(countries) for c in countries}
    shares: dict[str, float] = {}
    for country, weight in weights.items():
        key = _jurisdiction(country, facts)
        shares[key] = shares.get(key, 0.0) + weight
    return tuple(sorted(shares.items()))


def _counted(facts: Facts, country: str) -> float:
    counts = facts.profile.get("people_by_region")
    if not isinstance(counts, Mapping):
        return 0.0
    return sum(float(n) for place, n in counts.items() if str(place).split("-", 1)[0] == country)


def _jurisdiction(country: str, facts: Facts) -> str:
    if country == "US":
        hipaa = facts.regimes.get("us_hipaa") is True or has_any(facts.fact("stated_regimes"), ("hipaa",)) is True
        return "US-HIPAA" if hipaa else "US"
    if country == "GB":
        return "UK"
    return "EU" if country in v.EEA else "OTHER"
