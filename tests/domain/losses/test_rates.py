from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.losses.firm import firm_of
from advisor_app.domain.losses.parameters import CAUSES, LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.rates import base_rates, chance_of_any

SHARES = dict(zip(CAUSES, (0.19, 0.25, 0.20, 0.11, 0.09, 0.03, 0.09, 0.04, 0.0), strict=True))
# Largest cuts and average adoption of the controls, written down again for the check by hand.
CUTS = {
    "mfa": (0.50, {"bec": 0.55, "ransom": 0.30, "hack": 0.30, "ftf": 0.20, "insider": 0.05}),
    "email_filter": (0.60, {"bec": 0.25, "ftf": 0.15, "ransom": 0.10}),
    "training": (0.40, {"error": 0.30, "bec": 0.20, "ftf": 0.15, "ransom": 0.08}),
    "pay_verify": (0.35, {"ftf": 0.60}),
    "patching": (0.45, {"hack": 0.30, "ransom": 0.25}),
    "edr": (0.35, {"ransom": 0.33, "hack": 0.25}),
    "hardening": (0.35, {"ransom": 0.35, "hack": 0.35, "error": 0.10}),
    "least_priv": (0.30, {"insider": 0.35, "ransom": 0.20, "hack": 0.15}),
    "monitoring": (0.25, {"insider": 0.20, "ransom": 0.12, "hack": 0.12}),
    "encryption": (0.40, {"error": 0.20}),
    "data_handling": (0.30, {"error": 0.30, "insider": 0.20}),
    "vendor_mgmt": (0.25, {"vendor": 0.25}),
    "privacy_prog": (0.35, {"privacy": 0.50}),
    "policy": (0.45, {"error": 0.10, "insider": 0.10}),
    "change_mgmt": (0.40, {"tech": 0.35, "error": 0.05}),
    "leavers": (0.40, {"insider": 0.25}),
}


def left(cause: str, score: float | None) -> float:
    """What the controls leave of a cause, all at one score or at the average."""
    cuts = [
        -math.log(1 - min(0.95, effects[cause] * (adoption if score is None else score)))
        for adoption, effects in CUTS.values() if cause in effects
    ]
    weights = [1, 0.7, 0.5, 0.35] + [0.25] * 20
    return max(0.2, math.exp(-sum(w * c for w, c in zip(weights, sorted(cuts, reverse=True), strict=False))))


def by_hand(
    revenue: float, staff: float, sector: float, *, dependence: float, transfers: float = 1.0, public: bool = False,
    tech: float = 0.0, score: float | None = None,
) -> float:
    growth = min(max((revenue / 5e6) ** 0.2, 0.45), 3.0)
    adjusted = {
        **SHARES,
        "ransom": SHARES["ransom"] * (0.6 + 0.8 * dependence),
        "hack": SHARES["hack"] * (0.6 + 0.8 * dependence),
        "ftf": SHARES["ftf"] * transfers,
        "error": SHARES["error"] * min(max((staff / 25) ** 0.3, 0.5), 2.0),
        "insider": SHARES["insider"] * min(max((staff / 25) ** 0.4, 0.3), 2.5),
        "privacy": SHARES["privacy"] * (1.5 if public else 0.7),
    }
    rate = {cause: 0.03 * growth * max(0.6, math.sqrt(sector / 0.093)) * share for cause, share in adjusted.items()}
    rate["tech"] = 0.012 * tech * min(max((revenue / 5e6) ** 0.3, 0.4), 3.0)
    return sum(value * left(cause, score) / left(cause, None) for cause, value in rate.items())


# backup changes no rate, so the dental practice counts as all at .15.
@pytest.mark.parametrize(("name", "hand", "published"), [
    ("bookkeeper", by_hand(180e3, 1, 0.089, dependence=0.5), 0.0139),
    ("dental", by_hand(1.8e6, 14, 0.091, dependence=0.6, public=True, score=0.15), 0.0315),
    ("retailer", by_hand(6e6, 30, 0.073, dependence=0.9, public=True, score=0.45), 0.0301),
    ("provider", by_hand(12e6, 70, 0.084, dependence=0.8, tech=1.0, score=0.8), 0.0385),
    ("manufacturer", by_hand(45e6, 180, 0.112, dependence=0.7, transfers=1.5), 0.0636),
])
def test_rates_by_hand(name: str, hand: float, published: float, picture: Callable[[str], LossPicture]) -> None:
    assert picture(name).incident_rate == pytest.approx(hand, rel=1e-9)
    assert hand == pytest.approx(published, abs=0.00006)


def test_reference_firm_has_the_base_rate(parameters: LossParameters) -> None:
    inputs = LossInputs(5e6, 25, "other", records_contact=100, dependence=0.5, consumer=True)
    rates = dict(zip(CAUSES, base_rates(firm_of(inputs, parameters), parameters), strict=True))
    sector = math.sqrt(0.072 / 0.093)
    assert rates["bec"] == pytest.approx(0.03 * 0.25 * sector, rel=1e-12)
    assert rates["ransom"] == pytest.approx(0.03 * 0.19 * sector, rel=1e-12)
    assert rates["tech"] == 0


@given(revenue=st.floats(0, 1e10), staff=st.floats(0, 1e5), vendors=st.floats(0, 1e4), share=st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_rates_stay_in_bounds(
    revenue: float, staff: float, vendors: float, share: float, parameters: LossParameters
) -> None:
    inputs = LossInputs(
        revenue, staff, "manufacturing", records_contact=10, vendors=vendors, tech_share=share, payments="heavy",
        consumer=True, dependence=1.0,
    )
    rates = base_rates(firm_of(inputs, parameters), parameters)
    assert all(0 <= rate < 0.3 for rate in rates)
    assert 0.004 < rates.sum() < 0.5
    bigger = base_rates(firm_of(replace(inputs, revenue=revenue * 2), parameters), parameters)
    assert (bigger >= rates).all()


@pytest.mark.parametrize(("change", "cause", "factor"), [
    ({"payments": "none"}, "ftf", 0.3),
    ({"payments": "heavy"}, "ftf", 1.5),
    ({"vendors": 0.0}, "vendor", 0.5),
    ({"vendors": 1e6}, "vendor", 2.0),
    ({"consumer": True}, "privacy", 1.5 / 0.7),
    ({"staff": 1e6}, "error", 2.0),
    ({"staff": 1e6}, "insider", 2.5),
    ({"dependence": 1.0}, "hack", 1.4),
    ({"dependence": 7.0}, "ransom", 1.4),
])
def test_one_fact_moves_one_rate(
    change: Mapping[str, object], cause: str, factor: float, parameters: LossParameters
) -> None:
    plain = LossInputs(5e6, 25, "other", records_contact=100)
    before = base_rates(firm_of(plain, parameters), parameters)[CAUSES.index(cause)]
    changed = replace(plain, **change)  # type: ignore[arg-type]
    assert base_rates(firm_of(changed, parameters), parameters)[CAUSES.index(cause)] == pytest.approx(factor * before)


def test_a_share_above_one_is_one(parameters: LossParameters) -> None:
    firms = (firm_of(LossInputs(5e6, 25, "information", tech_share=share), parameters) for share in (1.0, 3.0))
    whole, odd = (base_rates(firm, parameters) for firm in firms)
    assert (whole == odd).all()


def test_chance_of_any() -> None:
    assert chance_of_any(0.0, 1.0) == 0.0
    assert chance_of_any(0.03, 1.0) == pytest.approx(0.03 / 1.03)
    assert chance_of_any(0.03, 1e9) == pytest.approx(1 - math.exp(-0.03), rel=1e-6)
    assert chance_of_any(0.03, 1.0, 5) == pytest.approx(1 - (1 / 1.03) ** 5)
