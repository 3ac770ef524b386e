from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import Case, evaluate
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import ClientProfile
from advisor_app.services.case_files import read_case
from advisor_app.services.evaluation_json import evaluation_tree
from advisor_app.services.evaluation_summary import summary_text

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def pack() -> ContentPack:
    return load_pack(RESOURCES / "content" / "core")


def test_the_summary_speaks_of_this_firm(pack: ContentPack) -> None:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    text = summary_text(evaluate(case, pack, today=TODAY, years=20_000), pack)
    assert text.splitlines()[0] == "Harbour Lane Dental, 25 November 2026"
    for wanted in ("UK GDPR", "£", "Stand-alone cyber policy", "waiting period 12 hours", "8 in 10 sure"):
        assert wanted in text
    american = summary_text(evaluate(case, pack, today=TODAY, years=20_000), pack, "en-US")
    assert american.splitlines()[0] == "Harbour Lane Dental, November 25, 2026"


@pytest.mark.parametrize("language", ["es-ES", "fr-FR"])
def test_the_page_is_english_where_another_language_is_not_whole(pack: ContentPack, language: str) -> None:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    text = summary_text(evaluate(case, pack, today=TODAY, years=10_000, full=False), pack, language)
    assert "25 November 2026" in text.splitlines()[0] or "November 25, 2026" in text.splitlines()[0]
    assert " de cada " not in text and "Stand-alone cyber policy" in text and "£" in text


def test_a_firm_nobody_knows_anything_about_still_gets_a_page(pack: ContentPack) -> None:
    evaluation = evaluate(Case(ClientProfile()), pack, today=TODAY, years=10_000, full=False)
    text = summary_text(evaluation, pack)
    assert text.startswith("Client without a name, ")
    assert "more may apply. To find out:" in text and "8 in 10 sure" not in text
    tree = evaluation_tree(evaluation, pack, case="nobody")
    assert tree["losses"]["ranges"] is None and tree["score"]["overall"] is None
    assert {law["applies"] for law in tree["regimes"]} <= {"unknown", "no"}


def test_hostile_names_print_as_they_are(pack: ContentPack) -> None:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    name = "<b>{slot}</b> %s \\n \u202eevil"
    profile = ClientProfile({**case.profile.values, **ClientProfile.of({"client_name": name}).values})
    text = summary_text(evaluate(replace(case, profile=profile), pack, today=TODAY, years=10_000, full=False), pack)
    assert text.startswith("<b>{slot}</b> %s \\n evil, ")


def test_the_summary_asks_about_contradictions_and_tells_of_real_cases(pack: ContentPack) -> None:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    answers = case.answers.with_value("TS-05", "fully").with_value("TS-01", "none")
    before = summary_text(evaluate(case, pack, today=TODAY, years=10_000, full=False), pack)
    after = summary_text(evaluate(replace(case, answers=answers), pack, today=TODAY, years=10_000, full=False), pack)
    assert "Worth a second look" not in before and "How is it known that none is left out?" in " ".join(after.split())
    cases = before.split("Cases like yours")[1]
    assert "Green Ridge Behavioral Health" in cases and "US$40,000" in cases
    assert cases.count("https://") == cases.count("HHS Office for Civil Rights") == 2


def test_costs_carry_their_currency_and_a_band_held_down_says_by_what(pack: ContentPack) -> None:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    evaluation = evaluate(case, pack, today=TODAY, years=20_000)
    text = " ".join(summary_text(evaluation, pack).split())
    assert "£500 to £2,500" in text or "up to £500" in text
    assert "held there by" not in text
    good = replace(evaluation.assessment, overall=88.0, band="weak", gates=("AC-01", "TS-05"))
    text = " ".join(summary_text(replace(evaluation, assessment=good), pack).split())
    assert "88 of 100 (weak, held there by 2 critical answers below half: AC-01, TS-05)" in text


def test_a_small_saving_is_only_a_bound(pack: ContentPack) -> None:
    case = read_case(RESOURCES / "demo" / "dental-practice.yaml", pack)
    evaluation = evaluate(case, pack, today=TODAY, years=20_000)
    actions = tuple(replace(action, saving=0.65) for action in evaluation.assessment.actions)
    text = summary_text(replace(evaluation, assessment=replace(evaluation.assessment, actions=actions)), pack)
    assert "saves under £50 in an average year" in " ".join(text.split()) and "0.65" not in text


def test_figures_of_ones_own_stand_with_their_reasons(pack: ContentPack) -> None:
    case = Case(ClientProfile(), overrides=(LossOverride("frequency.base_rate", 0.05, "Our own claims."),))
    text = summary_text(evaluate(case, pack, today=TODAY, years=10_000, full=False), pack)
    assert "Own figure: frequency.base_rate is 0.05 in place of 0.03, because: Our own claims." in text


def test_quotes_stand_side_by_side_and_are_ranked_only_with_a_licence(pack: ContentPack) -> None:
    case = read_case(RESOURCES / "demo" / "examples" / "a2-retailer-us.yaml", pack)
    text = summary_text(evaluate(case, pack, today=TODAY, years=20_000), pack)
    assert "  B: $3,900 a year, fit " in text
    assert "B fits the need better" in text and "Lean         limit $500,000" in text
    unlicensed = replace(case, advisor=replace(case.advisor, capacity="risk_advisor"))
    text = summary_text(evaluate(unlicensed, pack, today=TODAY, years=20_000), pack)
    assert "side by side, not ranked" in text and "fits the need better" not in text
