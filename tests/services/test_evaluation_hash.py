from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import evaluate
from advisor_app.services.case_files import read_case
from advisor_app.services.evaluation_hash import evaluation_hash
from tests.conftest import RESOURCES


def test_the_same_evaluation_has_the_same_fingerprint_and_another_answer_another() -> None:
    pack = load_pack(RESOURCES / "content" / "core")
    case = read_case(RESOURCES / Path("demo/dental-practice.yaml"), pack)
    day = case.profile.get("assessment_date")
    changed = replace(case, answers=case.answers.without("AC-01"))
    one, again, other = (
        evaluation_hash(evaluate(each, pack, today=day, years=10_000), pack)  # type: ignore[arg-type]
        for each in (case, case, changed)
    )
    assert one == again != other and len(one) == 64
