from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.coverage.advice import Amount, Listed
from advisor_app.domain.evaluation import Case, Evaluation, evaluate
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor
from advisor_app.domain.profile import ClientProfile
from advisor_app.services.reason_words import ReasonWords

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"


@pytest.fixture(scope="module")
def pack() -> ContentPack:
    found = load_pack(CORE)
    english = replace(found.texts["en"], reasons={"x": "Up to {money} for {part}, *really*."})
    return replace(found, texts={"en": english})


@pytest.fixture(scope="module")
def evaluation(pack: ContentPack) -> Evaluation:
    case = Case(ClientProfile.of({"client_name": "A", "home_country": "GB"}), advisor=Advisor(language="en-GB"))
    return evaluate(case, pack, today=date(2026, 11, 25), years=10_000, full=False)


def test_slots_come_in_words_and_money_in_the_clients_currency(pack: ContentPack, evaluation: Evaluation) -> None:
    said = ReasonWords(evaluation, pack).say("x", {"money": Amount(50_000), "part": Listed("parts", ("bi",))})
    assert said == f"Up to £50,000 for {pack.texts['en'].coverage['bi']['name']}, really."


def test_no_template_is_no_words_and_a_missing_one_is_an_error(pack: ContentPack, evaluation: Evaluation) -> None:
    words = ReasonWords(evaluation, pack, "en-US")
    assert words.say("", {}) == ""
    with pytest.raises(KeyError):
        words.say("gone", {})
