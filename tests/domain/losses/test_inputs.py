from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.inputs import NoRateError, jurisdictions, loss_inputs
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.domain.profile import ClientProfile


def facts(**raw: object) -> Facts:
    return Facts(ClientProfile.of(raw), "assumed")


def test_money_is_in_dollars_and_the_price_level_never_before_the_models() -> None:
    made = loss_inputs(facts(currency="GBP", revenue=800_000, sector="dental"), {}, {"GBP": 0.8}, 2024)
    assert (made.revenue, made.usd_rate, made.price_year, made.sector) == (1_000_000, 0.8, 2025, "healthcare")


def test_a_currency_without_a_rate_is_refused_in_words() -> None:
    with pytest.raises(NoRateError, match="no exchange rate for XAU"):
        loss_inputs(facts(currency="XAU"), {}, {"USD": 1.0}, 2026)


def test_jurisdictions_are_blended() -> None:
    assert jurisdictions(facts(home_country="US", people_countries=["US"])) == (("US", 1.0),)
    assert jurisdictions(facts(home_country="US", people_countries=["US"], stated_regimes=["hipaa"])) == (
        ("US-HIPAA", 1.0),
    )
    two = dict(jurisdictions(facts(home_country="GB", people_countries=["GB", "FR", "BR"])))
    assert two == pytest.approx({"UK": 0.8, "EU": 0.1, "OTHER": 0.1})
    counted = dict(jurisdictions(facts(
        home_country="US", people_countries=["US", "DE"], people_by_region={"US-VA": 300, "DE": 100}
    )))
    assert counted == pytest.approx({"US": 0.75, "EU": 0.25})
    assert jurisdictions(facts(home_country="JP")) == (("OTHER", 1.0),)


def test_client_money_shares_what_can_be_reached() -> None:
    made = loss_inputs(facts(client_money_per_month=300_000, liquid_funds=100_000), {}, {"USD": 1.0}, 2026)
    assert made.client_money_share == pytest.approx(0.75)
    assert loss_inputs(facts(liquid_funds=100_000), {}, {"USD": 1.0}, 2026).client_money_share == 0


def test_twice_the_money_at_twice_the_rate_is_the_same_firm() -> None:
    """So every ratio of the model stays."""
    money = {
        "revenue": 800_000, "largest_payment": 40_000, "liquid_funds": 90_000,
        "client_money_per_month": 30_000,
    }

    def firm(factor: int, rate: float) -> LossInputs:
        profile = ClientProfile.of({"currency": "GBP", **{name: factor * amount for name, amount in money.items()}})
        return loss_inputs(Facts(profile, "assumed", usd_rates={"GBP": rate}), {}, {"GBP": rate}, 2026)

    assert firm(2, 1.6) == replace(firm(1, 0.8), usd_rate=1.6)
