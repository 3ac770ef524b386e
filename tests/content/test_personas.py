"""How many questions each kind of firm is asked, at each depth."""

from __future__ import annotations

from typing import Any

import pytest

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.wizard import asked_order
from tests.content.firms import PERSONAS, known_of, pack

# Pages of facts that stand beside the bank and are counted apart.
FACT_PAGES = {"PF-19", "PF-20", "PF-21", "TE-14"}


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p["persona"])
def test_how_many_questions_a_firm_is_asked(persona: dict[str, Any]) -> None:
    known = known_of(persona, AnswerSheet())

    def asked(depth: str) -> list[str]:
        return [q for q in asked_order(pack(), depth, known) if q not in FACT_PAGES]

    assert {
        "full": len(asked("full")),
        "standard": len(asked("standard")),
        "scored": sum(pack().question(q).scored for q in asked("standard")),
        "quick": len(asked("quick")),
    } == persona["asked"]
