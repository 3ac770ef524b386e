"""Laws in words: every line with its day and how sure it is, and the facts to collect where nobody knows."""

from __future__ import annotations

from functools import cache

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.documents.figures import Figures
from advisor_app.domain.facts import Facts
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.regimes import evaluate_regimes
from advisor_app.ui.presenters.laws import LawView, law_view
from tests.content.pack_files import CORE
from tests.domain.test_deadlines import BASE


@cache
def pack() -> ContentPack:
    return load_pack(CORE)


def views(**changes: object) -> dict[str, LawView]:
    profile = ClientProfile.of({**BASE, **changes})
    words = pack().words("en")
    figures = Figures("en-GB", "USD", words.letter)
    results = evaluate_regimes(pack().regimes, Facts(profile, usd_rates=pack().usd_rates))
    return {r.regime.id: law_view(r.regime, pack(), words, figures, result=r, profile=profile) for r in results}


def test_every_duty_notice_and_penalty_says_its_day_and_how_sure_it_is() -> None:
    sure = set(pack().words("en").vocabulary["source_confidences"].values())
    for view in views().values():
        assert view.as_of.startswith("As of ")
        for block in view.blocks:
            if block.title in ("What it asks of you", "After a breach", "What it may cost", "Who is exempt"):
                for line in block.lines:
                    assert "As of " in line.small and any(words in line.small for words in sure), (view.id, line)


def test_a_law_that_hangs_on_a_fact_names_it_and_its_question() -> None:
    unknown = [view for view in views(people_us_states=None, records_total=None).values() if view.answer == "unknown"]
    assert unknown
    for view in unknown:
        assert view.missing and all(missing.question for missing in view.missing), view.id
        assert all(missing.question in pack().question_index for missing in view.missing)


def test_penalties_are_ranges_of_their_law_and_old_ones_stand_last() -> None:
    block = next(block for block in views()["us_hipaa"].blocks if block.title == "What it may cost")
    assert "never added" in block.note
    assert "No longer in force" in block.lines[-1].small
    assert all("No longer in force" not in line.small for line in block.lines[:-1])


@pytest.mark.parametrize(("law", "role", "title"), [("us_hipaa", ["on_behalf"], "Follow the Security Rule directly")])
def test_duties_are_those_of_the_role(law: str, role: list[str], title: str) -> None:
    found = views(data_roles=role, organisation_flags=["hipaa_business_associate"])[law]
    duties = next(block for block in found.blocks if block.title == "What it asks of you")
    assert found.answer == "yes" and any(line.text.startswith(title) for line in duties.lines)


def test_less_certain_parts_are_named() -> None:
    notes = next(block for block in views()["us_oh_breach"].blocks if block.title == "To know besides")
    assert any(line.text == "individuals: from memory, not looked up again" for line in notes.lines)
