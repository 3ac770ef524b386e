"""How many questions each kind of firm is asked, at each depth."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor_app.content.loader import load_pack
from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.case_facts import case_facts
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.vocabulary import POLICY_OPTIONS
from advisor_app.domain.wizard import asked_order

ROOT = Path(__file__).resolve().parents[2]
PERSONAS = yaml.safe_load((ROOT / "tests" / "fixtures" / "personas.yaml").read_text("utf-8"))
DEFAULTS = {
    "staff": 10, "records_total": "500_4999", "home_country": "US", "people_countries": ["US"],
    "payment_size": "none", "downtime_tolerance": "one_day", "online_activities": ["brochure_site"],
    "it_support": "owner_or_staff_member", "incident_history": ["none"], "ai_uses": ["none"],
    "technology_services": ["none"], "card_handling": ["none"], "stated_regimes": ["none"], "sector": "other",
    "revenue": "1m_5m",
}
# Pages of facts that stand beside the bank and are counted apart.
FACT_PAGES = {"PF-19", "PF-20", "PF-21", "TE-14"}


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "resources" / "content" / "core")


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p["persona"])
def test_how_many_questions_a_firm_is_asked(persona: dict[str, Any]) -> None:
    policies = tuple(Policy(POLICY_OPTIONS[name]) for name in persona["policies"] if name != "none")
    profile = ClientProfile.of({**DEFAULTS, **persona["facts"]})
    known = case_facts(profile, AnswerSheet(), policies, pack(), date(2026, 11, 25))

    def asked(depth: str) -> list[str]:
        return [q for q in asked_order(pack(), depth, known) if q not in FACT_PAGES]

    assert {
        "full": len(asked("full")),
        "standard": len(asked("standard")),
        "scored": sum(pack().question(q).scored for q in asked("standard")),
        "quick": len(asked("quick")),
    } == persona["asked"]
