from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.loader import load_pack
from advisor_app.domain.cases import INDUSTRIES, PastCase, cases_like
from advisor_app.domain.facts import Facts
from advisor_app.domain.findings import Finding
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.vocabulary import ROOT_CAUSES, SECTORS

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"


@cache
def core() -> ContentPack:
    return load_pack(CORE)


def firm(**facts: object) -> Facts:
    return Facts(ClientProfile.of(facts))


def finding(*causes: str) -> Finding:
    return Finding("AC-01", "weak", "high", causes, ("AC-01",), None, None, 0.0, "stated")


def ids(facts: Facts, *causes: str, pack: ContentPack | None = None, most: int = 3) -> list[str]:
    return [case.id for case in cases_like(facts, [finding(*causes)], pack or core(), most)]


@pytest.mark.parametrize(
    ("sector", "country", "causes", "wanted"),
    [
        ("dental", "US", ["misconfiguration"], ["green_ridge_2024", "doctors_management_2023"]),
        ("legal", "GB", ["weak_access_control"], ["dpp_law_2025"]),
        ("accounting_tax", "US", ["social_engineering", "third_party"], ["wojeski_cpa_2025", "bst_cpas_2025"]),
        ("accounting_tax", "GB", ["unclear_governance"], ["dpp_law_2025", "bst_cpas_2025", "wojeski_cpa_2025"]),
        ("it_services", "GB", ["unpatched_systems"], ["advanced_computer_2025"]),
        ("hospitality", "US", ["weak_access_control"], ["briar_group_2011", "pf_changs_2016"]),
        ("nonprofit", "GB", ["human_error"], ["central_ymca_2024"]),
        ("nonprofit", "GB", ["weak_encryption"], []),
        ("construction", "US", ["unclear_governance"], []),
    ],
)
def test_the_nearest_cases_come_first(sector: str, country: str, causes: list[str], wanted: list[str]) -> None:
    assert ids(firm(sector=sector, home_country=country), *causes) == wanted


def test_a_second_line_of_business_counts() -> None:
    assert ids(firm(sector="construction", second_sector="nonprofit"), "human_error") == ["central_ymca_2024"]


def test_a_firm_without_findings_or_sector_has_no_case() -> None:
    assert cases_like(firm(sector="dental"), [], core()) == ()
    assert ids(firm(), "unclear_governance") == []


def changed(case_id: str, **changes: object) -> ContentPack:
    return replace(core(), cases=tuple(
        replace(case, **changes) if case.id == case_id else case for case in core().cases  # type: ignore[arg-type]
    ))


def test_what_is_uncertain_or_without_a_source_is_never_shown() -> None:
    charity = firm(sector="nonprofit")
    assert ids(charity, "human_error", pack=changed("central_ymca_2024", confidence="memory")) == []
    assert ids(charity, "human_error", pack=changed("central_ymca_2024", sources=())) == []


@given(
    st.sampled_from(sorted(SECTORS)), st.lists(st.sampled_from(ROOT_CAUSES), max_size=4), st.integers(0, 5),
)
def test_every_case_shown_is_of_the_industry_and_has_a_source(sector: str, causes: list[str], most: int) -> None:
    facts = firm(sector=sector, home_country="US")
    shown: tuple[PastCase, ...] = cases_like(facts, [finding(*causes)], core(), most)
    assert len(shown) <= most
    for case in shown:
        assert case.industry == SECTORS[sector].cases
        assert case.sources and case.citation and case.confidence == "verified"
        assert not case.root_causes or set(case.root_causes) & set(causes)
    shared = [len(set(case.root_causes) & set(causes)) for case in shown]
    assert shared == sorted(shared, reverse=True)
    backwards = replace(core(), cases=core().cases[::-1])
    assert cases_like(facts, [finding(*causes)], backwards, most) == shown


def test_every_industry_has_a_case() -> None:
    assert {case.industry for case in core().cases} == set(INDUSTRIES)
    assert len(core().cases) == 18
