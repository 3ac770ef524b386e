"""Thirty documents of very short and very long clients, looked at with a ruler."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from advisor_app.documents.compose import MOST_BRIEF, compose_report
from advisor_app.documents.context import Addressee
from advisor_app.documents.pdf import render_pdf
from advisor_app.documents.request import Request
from advisor_app.domain.deadlines import Breach
from advisor_app.domain.evaluation import Case, Evaluation, evaluate
from advisor_app.domain.policies import Advisor, Policy
from advisor_app.domain.profile import ClientProfile
from tests.documents.clients import FONTS, TODAY, evaluation, pack
from tests.documents.layout import problems

LONG = "Whitstable, Wimbledon & Worthing Wholesale Warehouse Works Company of the Western Isles " * 2 + "(Holdings) Ltd"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstelle" * 3
SHORT: dict[str, Any] = {"client_name": "Ada", "home_country": "GB", "currency": "GBP"}
# Where a page starts anew on purpose.
BREAKS = ("1  Summary", "2  What you told us", "Blocked until", "Your decision", "Statement")
KINDS = ("report", "letter", "summary", "actions", "card", "deadlines", "proposal", "declination")
BREACH = Breach(
    datetime(2026, 11, 20, 9, 30, tzinfo=UTC), {"US-TX": 1200, "US-CA": None, "GB": 40, "DE": 3},
    frozenset({"ssn", "medical", "online_credentials"}),
)


def _long(name: str, many: int) -> dict[str, Any]:
    contracts = [
        {"party": f"{name[:150]} {n}", "kind": "customer", "required_limit": 250_000 * (n + 1), "notice_hours": 24}
        for n in range(many)
    ]
    return {
        **SHORT, "client_name": name, "legal_name": name, "trading_names": [f"{name[:150]} {n}" for n in range(3)],
        "client_wishes": [f"{name} would like to know {n}" for n in range(many)], "contracts": contracts,
        "staff": 4_000, "revenue": 90_000_000, "records_total": 800_000, "largest_payment": 2_500_000,
        "data_categories": ["contact", "health", "card"], "people_countries": ["GB", "DE", "US", "CA", "AU"],
        "people_us_states": ["CA", "TX", "NY", "MA"], "established_countries": ["GB"],
        "technology_services": ["saas", "managed_it"], "technology_revenue_share": 0.6, "sector": "software",
    }


@cache
def generated(number: int) -> Evaluation:
    """0 to 4: from almost nothing said to far too much."""
    profiles = (SHORT, {**SHORT, "staff": 1, "revenue": 0, "records_total": 0}, _long("Long & Sons", 3),
                _long(LONG, 12), _long(UNBROKEN[:200], 6))
    policies = (None, (), tuple(Policy("cyber_sa", insurer=LONG, named_insured=LONG) for _ in range(3)),
                (Policy("addon", insurer="Mutual", hotline="0800 555 0188", end=date(2027, 1, 15)),), ())
    case = Case(ClientProfile.of(profiles[number]), policies=policies[number], advisor=Advisor(
        name=profiles[number]["client_name"], firm=profiles[number]["client_name"], capacity="broker", country="GB",
        language="en-GB", address=(LONG,), phone="01326 555 0142", email="a@b.example",
    ))
    return evaluate(case, pack(), today=TODAY, years=10_000)


CASES = [(kind, number, MOST_BRIEF if number > 2 else 0) for number in range(5) for kind in KINDS
         if not (kind in ("card", "summary") and number == 1)]


@pytest.mark.parametrize(("kind", "number", "brevity"), CASES)
def test_no_widow_no_empty_half_no_text_over_text(kind: str, number: int, brevity: int) -> None:
    reader = Addressee("Dr Amara Osei", ("3 Harbour Lane", "Falmouth TR11 3QQ"), "2026-014")
    report = compose_report(kind, generated(number), pack(), addressee=reader, brevity=brevity,
                            request=Request(breach=BREACH, summary=MOST_BRIEF if number > 1 else 0))
    assert problems(render_pdf(report, fonts=FONTS), breaks=BREAKS) == []


@pytest.mark.parametrize("brevity", [0, 4, MOST_BRIEF])
@pytest.mark.parametrize("client", ["dental-practice", "online-retailer"])
def test_reports_of_demo_clients_have_a_sound_layout(client: str, brevity: int) -> None:
    report = compose_report("report", evaluation(client), pack(), brevity=brevity, request=Request(all_figures=True))
    assert problems(render_pdf(report, fonts=FONTS), breaks=BREAKS) == []
