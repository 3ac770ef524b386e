from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.conditions import UNKNOWN_VALUE, Interval, PartlyKnown, parse, truth
from advisor_app.domain.conditions import evaluate as evaluate_condition
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.profile_lists import CATEGORY_ELEMENTS, DATA_CATEGORIES, ORGANISATION_FLAGS


def facts(mode: str = "strict", **raw: object) -> Facts:
    return Facts(ClientProfile.of(raw), mode, usd_rates={"USD": 1.0, "GBP": 0.8, "AUD": 1.6})  # type: ignore[arg-type]


def says(condition: str, **raw: object) -> bool | None:
    return truth(parse(condition), facts(**raw))


# ------------------------------------------------------------------------------------------------ kinds of data
@pytest.mark.parametrize(
    ("element", "raw", "answer"),
    [
        ("medical", {"data_categories": ["health"]}, True),
        ("genetic", {"data_categories": ["health"]}, None),
        ("biometric", {"data_categories": ["health"]}, False),
        ("date_of_birth", {"data_categories": ["contact"]}, None),
        ("ssn", {"data_categories": ["gov_id"], "people_countries": ["US"]}, True),
        ("ssn", {"data_categories": ["gov_id"], "people_countries": ["GB"]}, False),
        ("ssn", {"data_categories": ["gov_id"]}, None),
        ("government_id", {"data_categories": ["gov_id"], "people_countries": ["GB"]}, True),
        ("medical_held_by_state_agency", {"data_categories": ["health"], "sector": "public_body"}, None),
        ("medical_held_by_state_agency", {"data_categories": ["health"], "sector": "dental"}, False),
        ("medical_held_by_state_agency", {"data_categories": ["health"]}, None),
        ("passport", {"data_categories": ["client_confidential", "employee_only"]}, False),
        ("work_evaluations", {"data_categories": ["employee_only"]}, None),
        ("passport", {"data_categories": ["none"]}, False),
        ("passport", {"data_categories": ["contact", "unknown"]}, None),
        ("passport", {"data_categories": "unknown"}, None),
        ("passport", {}, None),
        ("passport", {"data_categories": ["gov_id"], "data_elements": []}, False),
        ("passport", {"data_categories": ["gov_id"], "data_elements": ["passport"]}, True),
        ("government_id", {"data_categories": ["gov_id"], "data_elements": ["passport"]}, False),
        ("government_id", {"data_categories": ["gov_id"], "data_elements": "unknown"}, True),
    ],
)
def test_a_category_without_detail_stands_for_its_certain_elements(
    element: str, raw: dict[str, Any], answer: bool | None
) -> None:
    assert says(f"has(data_elements,'{element}')", **raw) is answer


def test_losses_and_cover_take_the_certain_elements_alone() -> None:
    held = facts("assumed", data_categories=["health", "contact"]).fact("data_elements")
    assert held == ("medical",) and not isinstance(held, PartlyKnown)


@given(st.lists(st.sampled_from([c for c in DATA_CATEGORIES if c not in ("none", "unknown")]), unique=True))
def test_more_categories_never_turn_a_yes_into_less(categories: list[str]) -> None:
    fewer = facts(data_categories=categories[:-1], people_countries=["US"])
    more = facts(data_categories=categories, people_countries=["US"])
    rank = {False: 0, None: 1, True: 2}
    for entry in CATEGORY_ELEMENTS.values():
        for element in (*entry.assumed, *entry.possible):
            node = parse(f"has(data_elements,'{element}')")
            assert rank[truth(node, fewer)] <= rank[truth(node, more)]


# --------------------------------------------------------------------------------------- marks of the organisation
NEW_YORK = {"home_country": "US", "home_region": "US-NY", "data_categories": ["contact"], "data_roles": ["own_b2b"]}


@pytest.mark.parametrize(
    ("raw", "possible"),
    [
        ({**NEW_YORK, "sector": "consulting"}, set()),
        ({**NEW_YORK, "sector": "dental"}, {"hipaa_covered_entity", "health_provider"}),
        ({**NEW_YORK, "sector": "mortgage"}, {"glba_financial_institution_ftc"}),
        ({**NEW_YORK, "sector": "insurance_agency"}, {"insurance_licensee", "nydfs_licensee"}),
        ({**NEW_YORK, "sector": "insurance_agency", "home_region": "US-OH", "us_states_of_operation": ["OH"]},
         {"insurance_licensee"}),
        ({**NEW_YORK, "sector": "education"}, {"school_receiving_federal_funds"}),
        ({**NEW_YORK, "sector": "public_body"}, {"government_entity"}),
        ({**NEW_YORK, "sector": "consulting", "second_sector": "mortgage"}, {"glba_financial_institution_ftc"}),
        ({**NEW_YORK, "sector": "it_services", "data_roles": ["on_behalf"], "data_categories": ["health"]},
         {"hipaa_business_associate"}),
        ({**NEW_YORK, "sector": "it_services", "data_categories": ["health"]}, set()),
        ({**NEW_YORK, "sector": "it_services", "data_roles": ["on_behalf"]}, set()),
        ({**NEW_YORK, "sector": "insurance_agency", "home_region": None}, {"insurance_licensee", "nydfs_licensee"}),
        ({**NEW_YORK, "sector": "software", "data_categories": ["children"]},
         {"online_service_directed_to_children", "knows_collects_from_under_13"}),
        ({"home_country": "GB", "sector": "dental", "people_countries": ["GB"], "established_countries": ["GB"],
          "data_categories": ["contact"], "data_roles": ["own_b2b"]}, {"health_provider"}),
    ],
)
def test_only_the_marks_that_such_a_firm_is_asked_about_are_open(raw: dict[str, Any], possible: set[str]) -> None:
    known = facts(**raw)
    answers = {flag: truth(parse(f"has(organisation_flags,'{flag}')"), known) for flag in ORGANISATION_FLAGS}
    assert {flag for flag, answer in answers.items() if answer is None} == possible
    assert True not in answers.values()


def test_an_empty_list_is_a_no_for_all_marks_and_nobody_knowing_leaves_all_open() -> None:
    answered = facts(sector="dental", organisation_flags=[])
    asked = facts(sector="dental", organisation_flags="unknown")
    for flag in ORGANISATION_FLAGS:
        node = parse(f"has(organisation_flags,'{flag}')")
        assert truth(node, answered) is False and truth(node, asked) is None


def test_without_a_sector_no_mark_is_ruled_out() -> None:
    assert facts().fact("organisation_flags") == UNKNOWN_VALUE


# ---------------------------------------------------------------------------------------------------------- places
@pytest.mark.parametrize(
    ("condition", "raw", "answer"),
    [
        ("has(people_us_states,'OH')", {"people_countries": ["GB"]}, False),
        ("has(people_us_states,'OH')", {"people_countries": ["US", "GB"]}, None),
        ("has(people_us_states,'OH')", {"people_countries": ["GB", "unknown"]}, None),
        ("has(people_us_states,'OH')", {"people_countries": ["US"], "people_us_states": ["TX"]}, False),
        ("has(us_states_of_operation,'OH')", {"established_countries": ["GB"]}, False),
        ("has(us_states_of_operation,'OH')", {"established_countries": ["US"]}, None),
        ("has(people_regions,'CA-QC')", {"people_countries": ["US"]}, False),
        ("has(people_regions,'CA-QC')", {"people_countries": ["US", "CA"]}, None),
    ],
)
def test_no_part_of_a_country_that_is_not_listed(condition: str, raw: dict[str, Any], answer: bool | None) -> None:
    assert says(condition, **raw) is answer


def test_a_home_state_stands_in_only_where_people_of_the_country_are_listed() -> None:
    home = {"home_country": "US", "home_region": "US-FL"}
    assert facts("assumed", **home).fact("people_us_states") == ("FL",)
    assert facts("assumed", **home, people_countries=["GB"]).fact("people_us_states") == ()


# ------------------------------------------------------------------------------------- lists that are partly known
def test_a_list_known_in_part_is_counted_as_a_range() -> None:
    partly = facts(data_categories=["gov_id"], people_countries=["US"])
    assert evaluate_condition(parse("count(data_elements)"), partly) == Interval(2, 8)
    assert truth(parse("count(data_elements) > 1"), partly) is True
    assert truth(parse("count(data_elements) > 2"), partly) is None
    assert PartlyKnown.of(("a",), ("a", "b")).possible == {"b"}
    assert PartlyKnown.of(("a",), ("b",)) != PartlyKnown.of(("a",), ()) and PartlyKnown.of(("a",), ()) != ("a",)
    assert len({PartlyKnown.of(("a",), ("b",)), PartlyKnown.of(("a",), ("b",))}) == 1


# --------------------------------------------------------------------------------------------------------- revenue
@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("revenue_usd", {"revenue": 800, "currency": "GBP"}, 1000),
        ("revenue_aud", {"revenue": 800, "currency": "GBP"}, 1600),
        ("revenue_usd", {"revenue": 800, "currency": "USD"}, 800),
        ("revenue_usd", {"revenue": "250k_1m", "currency": "GBP"}, Interval(312_500, 1_250_000)),
        ("revenue_usd", {"revenue": 800}, UNKNOWN_VALUE),
        ("revenue_usd", {"revenue": 800, "currency": "CHF"}, UNKNOWN_VALUE),
        ("revenue_usd", {"currency": "GBP"}, UNKNOWN_VALUE),
    ],
)
def test_revenue_in_the_currency_of_a_law(name: str, raw: dict[str, Any], value: object) -> None:
    assert facts(**raw).fact(name) == value


def test_dollars_need_no_rates() -> None:
    profile = ClientProfile.of({"revenue": 800, "currency": "USD"})
    assert Facts(profile).fact("revenue_usd") == 800
    assert Facts(profile).fact("revenue_aud") == UNKNOWN_VALUE
