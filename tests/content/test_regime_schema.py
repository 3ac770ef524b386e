from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.content.regime_schema import RegimeType, load_regimes
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.regimes import Duty, StatutoryDamages, evaluate_regimes
from tests.content.pack_files import CORE

LAW = """\
- id: some_law
  name: Some law
  type: sector
  country: US
  region: US-XX
  citation: 1 XX 1
  effective_from: 2024-01-01
  applies: has(organisation_flags,'hipaa_covered_entity')
  duties:
    controller: [{text: Keep it safe., cite: § 1}]
  notification:
    required: true
    encryption_safe_harbor: no
    harm_test: yes
    individuals: {wording: Within 30 days., deadline_days: 30, deadline_from: discovery}
    regulators:
      - {recipient: Attorney General, wording: "Above 500.", min_affected: 501, applies_if: staff >= 10,
         max_affected: 900, clock: people_told}
  penalties:
    - {kind: fine, wording: "Up to 5,000.", amount_max: 5000, currency: USD, per: day, floor: 10, amounts_year: 2025}
  sources: [{title: The statute, url: https://example.org/a, kind: statute, as_of: 2025-01-02}]
  private_action_exists: limited
  statutory_damages: {amount_max: 100, currency: USD, per: person}
  as_of: 2025-01-02
  confidence: verified
  field_confidence: {penalties: memory}
"""


ABROAD = "targets_people_abroad"


def write(tmp_path: Path, text: str, stem: str = "some_law") -> Path:
    (tmp_path / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_law_is_read_whole(tmp_path: Path) -> None:
    (law,) = load_regimes(write(tmp_path, LAW))
    assert (law.id, law.region, law.effective_from) == ("some_law", "US-XX", date(2024, 1, 1))
    assert law.duties_controller == (Duty("Keep it safe.", "§ 1"),) and law.duties_processor == ()
    notice = law.notification
    assert (notice.required, notice.encryption_safe_harbor, notice.harm_test) == (True, "no", "yes")
    assert notice.individuals is not None and notice.individuals.deadline_days == 30
    assert notice.regulators[0].min_affected == 501 and notice.regulators[0].applies_if is not None
    assert (notice.regulators[0].max_affected, notice.regulators[0].clock) == (900, "people_told")
    assert notice.service_provider is None
    assert law.private_action_exists == "limited"
    assert law.statutory_damages == StatutoryDamages("USD", "person", None, 100)
    penalty = law.penalties[0]
    assert (penalty.amount_min, penalty.amount_max, penalty.floor, penalty.amounts_year) == (None, 5000, 10, 2025)
    assert law.sources[0].as_of == law.as_of
    assert law.field_confidence == {"penalties": "memory"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("- id: some_law", "  id: some_law", "it must be a list."),
        ("people_told", "people_tld", '"people_tld" is not in its list. The nearest known one is "people_told".'),
        ("per: person", "pro: person", 'there is no entry "pro" here.'),
        ("type: sector", "type: sectors", "type: it must be one of 'biometric'"),
        ("hipaa_covered_entity')", "x') and zip", 'the condition looks up "zip", which is no fact.'),
        ("as_of: 2025-01-02\n  conf", "conf", '"as_of" is missing; add it.'),
        ("staff >= 10", "staf >= 10", 'The nearest known one is "staff".'),
        ("https://", "ftp://", "sources, entry 1, url"),
        ("sources: [{title: The statute, url: https://example.org/a, kind: statute, as_of: 2025-01-02}]", "sources: []",
         "sources: it must have at least 1 entries."),
        ("amount_max: 5000", "amount_max: -5000", "penalties, entry 1, amount_max: it must be 0 or more."),
    ],
)
def test_a_bad_law_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in LAW
    with pytest.raises(ContentError) as caught:
        load_regimes(write(tmp_path, LAW.replace(old, new)))
    assert said in str(caught.value)


def test_laws_with_the_most_to_do_come_first(tmp_path: Path) -> None:
    for number, kind in enumerate(("informational", "breach_notification", "sector", "general", "international")):
        write(tmp_path, LAW.replace("type: sector", f"type: {kind}").replace("some_law", f"law_{number}"), f"a{number}")
    assert [law.type for law in load_regimes(tmp_path)] == [
        "sector", "international", "breach_notification", "general", "informational"]
    assert {law.type for law in load_regimes(CORE / "regimes")} == set(get_args(RegimeType))


def test_a_folder_holds_each_law_once_in_the_order_of_its_files(tmp_path: Path) -> None:
    write(tmp_path, LAW.replace("some_law", "second"), "b")
    folder = write(tmp_path, LAW + LAW.replace("some_law", "third"), "a")
    assert [law.id for law in load_regimes(folder)] == ["some_law", "third", "second"]
    write(tmp_path, LAW, "c")
    with pytest.raises(ContentError, match=r'c\.yaml holds the law "some_law" once more; keep one of them\.'):
        load_regimes(folder)


def applies(profile: dict[str, object]) -> dict[str, str]:
    facts = Facts(ClientProfile.of(profile))
    return {result.regime.id: result.applies for result in evaluate_regimes(load_regimes(CORE / "regimes"), facts)}


@pytest.mark.parametrize(
    ("law", "profile", "answer"),
    [
        ("eu_gdpr", {"established_countries": ["NO"]}, "yes"),
        ("eu_gdpr", {"established_countries": ["US"], "people_countries": ["US"]}, "no"),
        ("eu_gdpr", {"established_countries": ["US"], "people_countries": ["US", "DE"]}, "unknown"),
        ("eu_gdpr", {"established_countries": ["US"], "people_countries": ["DE"], ABROAD: True}, "yes"),
        ("eu_gdpr", {"established_countries": ["US"], "people_countries": ["DE"], ABROAD: False}, "no"),
        ("eu_gdpr", {}, "unknown"),
        ("uk_gdpr", {"established_countries": ["GB"]}, "yes"),
        ("uk_gdpr", {"established_countries": ["IE"], "people_countries": ["IE"]}, "no"),
        ("us_hipaa", {"organisation_flags": ["hipaa_business_associate"]}, "yes"),
        ("us_hipaa", {"organisation_flags": []}, "no"),
        ("us_glba_ftc_safeguards",
         {"people_countries": ["US"], "organisation_flags": ["glba_financial_institution_ftc"]}, "yes"),
        ("us_glba_ftc_safeguards",
         {"people_countries": ["GB"], "organisation_flags": ["glba_financial_institution_ftc"]}, "no"),
        ("us_ny_dfs500", {"organisation_flags": ["nydfs_licensee"]}, "yes"),
        ("us_naic_insurance", {"organisation_flags": ["insurance_licensee"], "people_us_states": ["OH"]}, "yes"),
        ("us_naic_insurance", {"organisation_flags": ["insurance_licensee"], "people_us_states": ["NY"]}, "no"),
        ("pci_dss", {"card_handling": ["hosted_redirect"]}, "yes"),
        ("pci_dss", {"card_handling": ["none"]}, "no"),
        ("pci_dss", {"card_handling": ["unknown"]}, "unknown"),
        ("us_ferpa", {"people_countries": ["US"], "organisation_flags": ["school_service_provider"]}, "yes"),
    ],
)
def test_who_the_laws_of_the_core_pack_catch(law: str, profile: dict[str, object], answer: str) -> None:
    assert applies(profile)[law] == answer
