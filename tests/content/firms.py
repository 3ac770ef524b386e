"""The nine firms of tests/fixtures/personas.yaml as profiles and policies, over the program's own content."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from advisor_app.content.loader import load_pack
from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.case_facts import CaseFacts, case_facts
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.vocabulary import POLICY_OPTIONS

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 25)
PERSONAS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "fixtures" / "personas.yaml").read_text("utf-8"))
DEFAULTS = {
    "staff": 10, "records_total": "500_4999", "home_country": "US", "people_countries": ["US"],
    "payment_size": "none", "downtime_tolerance": "one_day", "online_activities": ["brochure_site"],
    "it_support": "owner_or_staff_member", "incident_history": ["none"], "ai_uses": ["none"],
    "technology_services": ["none"], "card_handling": ["none"], "stated_regimes": ["none"], "sector": "other",
    "revenue": "1m_5m",
}


@cache
def pack() -> ContentPack:
    return load_pack(ROOT / "resources" / "content" / "core")


def policies_of(persona: dict[str, Any]) -> tuple[Policy, ...]:
    return tuple(Policy(POLICY_OPTIONS[name]) for name in persona["policies"] if name != "none")


def profile_of(persona: dict[str, Any]) -> ClientProfile:
    return ClientProfile.of({**DEFAULTS, **persona["facts"]})


def known_of(persona: dict[str, Any], answers: AnswerSheet) -> CaseFacts:
    return case_facts(profile_of(persona), answers, policies_of(persona), pack(), TODAY)
