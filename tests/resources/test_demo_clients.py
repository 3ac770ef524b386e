"""The made-up clients that come with the program: readable, whole, and answered as far as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.case_facts import case_facts
from advisor_app.domain.evaluation import Case
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.wizard import wizard_state
from advisor_app.services.case_files import case_text, parse_case, read_case

RESOURCES = Path(__file__).parents[2] / "resources"
DEMOS = sorted((RESOURCES / "demo").glob("*.yaml"))
EXAMPLES = sorted((RESOURCES / "demo" / "examples").glob("*.yaml"))
EXAMPLE_NAMES = (
    "a1-dental-practice-us", "a2-retailer-us", "a3-bookkeeping-us", "a4-managed-it-provider-us",
    "a5-hospital-software-us", "a6-charity-uk",
)


@pytest.fixture(scope="module")
def pack() -> ContentPack:
    return load_pack(RESOURCES / "content" / "core")


def missing(case: Case, pack: ContentPack) -> tuple[str, ...]:
    day = case.profile.get("assessment_date")
    known = case_facts(case.profile, case.answers, case.policies, pack, day)  # type: ignore[arg-type]
    return wizard_state(pack, known, case.answers, "quick", None).missing


def test_all_of_them_are_there() -> None:
    assert [path.stem for path in DEMOS] == ["dental-practice", "managed-it-provider", "online-retailer"]
    assert tuple(path.stem for path in EXAMPLES) == EXAMPLE_NAMES


@pytest.mark.parametrize("path", [*DEMOS, *EXAMPLES], ids=lambda path: path.stem)
def test_it_is_read_and_written_back_the_same(path: Path, pack: ContentPack) -> None:
    case = read_case(path, pack)
    assert parse_case(case_text(case), pack) == case
    assert "http" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DEMOS, ids=lambda path: path.stem)
def test_a_demo_client_has_every_quick_answer_with_notes_and_evidence(path: Path, pack: ContentPack) -> None:
    case = read_case(path, pack)
    assert missing(case, pack) == ()
    assert any(answer.note for answer in case.answers)
    assert any(answer.evidence != "stated" for answer in case.answers)
    assert case.advisor.firm and case.advisor.address and case.advisor.email.endswith(".example")
    assert case.policies or case.quotes
