from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.exposure import EXPOSURE_BANDS, MOST, Exposure, inherent_exposure
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import FACTS, ClientProfile
from advisor_app.domain.profile_lists import RECORD_BANDS, REVENUE_BANDS

QUESTIONS = ("PF-03", "PF-04", "PF-05", "PF-06", "PF-07", "PF-08", "PF-09", "PF-13", "PF-14")
SMALL: dict[str, object] = {
    "currency": "USD", "revenue": 400_000, "people_countries": ["US"], "people_us_states": ["OH"],
    "data_categories": ["contact"], "records_total": 300, "card_handling": ["none"], "data_roles": ["own_b2b"],
    "technology_services": ["none"], "payment_size": "none", "downtime_tolerance": "longer",
}


def exposure(**raw: object) -> Exposure:
    return inherent_exposure(Facts(ClientProfile.of({**SMALL, **raw}), usd_rates={"USD": 1.0, "GBP": 0.8}))


def degree(question: str, **raw: object) -> int | None:
    return next(driver.degree for driver in exposure(**raw).drivers if driver.question == question)


def test_a_small_firm_worked_out_by_hand() -> None:
    found = exposure()
    assert [(driver.question, driver.degree) for driver in found.drivers] == [
        ("PF-03", 0), ("PF-04", 0), ("PF-05", 1), ("PF-06", 0), ("PF-07", 0), ("PF-08", 1), ("PF-09", 0), ("PF-13", 0),
        ("PF-14", 0),
    ]
    assert found.value == pytest.approx(100 * 2 / 27) and found.band == "small"


def test_everything_at_its_largest_is_the_whole_scale() -> None:
    found = exposure(
        revenue=40e6, people_us_states=["CA", "NY", "TX", "FL", "OH", "WA", "NV", "OR", "UT", "AZ"],
        data_categories=["health"], records_total=60_000, card_handling=["stored_numbers"], data_roles=["on_behalf"],
        technology_services=["saas"], payment_size="over_250k", downtime_tolerance="under_4h",
    )
    assert (found.value, found.band) == (100.0, "very_large")


@pytest.mark.parametrize(
    ("question", "raw", "wanted"),
    [
        ("PF-03", {"revenue": 999_999}, 0), ("PF-03", {"revenue": 1_000_000}, 1), ("PF-03", {"revenue": "25m_50m"}, 3),
        ("PF-03", {"revenue": 4_000_000, "currency": "GBP"}, 2), ("PF-04", {"people_countries": ["US", "CA"]}, 1),
        ("PF-04", {"people_us_states": ["OH", "TX", "NY", "CA"]}, 2), ("PF-05", {"data_categories": ["card"]}, 2),
        ("PF-05", {"data_categories": ["unknown"]}, None), ("PF-06", {"records_total": "500_4999"}, 1),
        ("PF-07", {"card_handling": ["hosted_redirect"]}, 0), ("PF-07", {"card_handling": ["terminal_other"]}, 1),
        ("PF-07", {"card_handling": ["phone_or_mail", "hosted_redirect"]}, 2),
        ("PF-14", {"downtime_tolerance": None}, None),
    ],
)
def test_degrees(question: str, raw: dict[str, Any], wanted: int | None) -> None:
    assert degree(question, **raw) == wanted


def test_too_little_known_gives_no_figure_and_nothing_is_assumed() -> None:
    found = inherent_exposure(Facts(ClientProfile.of({"data_categories": ["health"], "currency": "USD"})))
    assert (found.value, found.band, found.known) == (None, None, 1)


def test_every_choice_has_a_degree() -> None:
    names = {"PF-05": "data_categories", "PF-08": "data_roles", "PF-09": "technology_services"}
    for question, name in names.items():
        for member in FACTS[name].allowed:
            if member not in ("none", "unknown"):
                assert degree(question, **{name: [member]}) in range(MOST + 1)
                assert degree(question, **{name: [member]}) or member == "employees_only", member
    for question, name in (("PF-13", "payment_size"), ("PF-14", "downtime_tolerance")):
        assert all(degree(question, **{name: member}) is not None for member in FACTS[name].allowed)


@given(
    st.sampled_from(sorted(REVENUE_BANDS)), st.sampled_from(sorted(RECORD_BANDS)),
    st.lists(st.sampled_from(("contact", "card", "health", "gov_id")), unique=True),
)
def test_more_is_never_less(revenue: str, records: str, held: list[str]) -> None:
    base = exposure(revenue=revenue, records_total=records, data_categories=held or ["none"])
    more = exposure(revenue=revenue, records_total=records, data_categories=[*held, *({"health"} - set(held))])
    larger = exposure(revenue="over_50m", records_total="1m_plus", data_categories=held or ["none"])
    assert base.value is not None and more.value is not None and larger.value is not None
    assert base.value <= more.value and base.value <= larger.value
    assert base.band in EXPOSURE_BANDS


def test_the_pages_are_those_of_the_profile() -> None:
    assert tuple(driver.question for driver in exposure().drivers) == QUESTIONS
