"""The six worked clients: their facts, and the loss figures their cover is worked out from by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from advisor_app.content.coverage_schema import load_coverage
from advisor_app.content.reading import read_file
from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.picture import (
    AnnualLosses,
    CoverTerms,
    IncidentSizes,
    LossPicture,
    PartLoss,
    Retained,
)
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.vocabulary import GRADES
from advisor_app.services.case_policies import PolicyEntry, to_policy

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "resources" / "demo" / "examples"
FILES = {
    "A1": "a1-dental-practice-us", "A2": "a2-retailer-us", "A3": "a3-bookkeeping-us",
    "A4": "a4-managed-it-provider-us", "A5": "a5-hospital-software-us", "A6": "a6-charity-uk",
}
NAMES = tuple(FILES)
# Incident P50, P90, P95, P99; annual P99, P99.5, P99.8; stolen money P90. In thousands of the client's currency.
FIGURES: Mapping[str, tuple[float, ...]] = {
    "A1": (41, 246, 392, 826, 68, 151, 310, 218),
    "A2": (38, 275, 440, 1080, 59, 150, 329, 326),
    "A3": (30, 178, 270, 548, 23, 69, 162, 182),
    "A4": (48, 378, 654, 1700, 111, 255, 559, 390),
    "A5": (75, 852, 1530, 4530, 176, 503, 1230, 233),
    "A6": (19, 109, 151, 368, 15, 44, 102, 109),
}


@cache
def book() -> CoverageRulebook:
    return load_coverage(ROOT / "resources" / "content" / "core" / "coverage")


def policy_of(raw: Mapping[str, Any]) -> Policy:
    return to_policy(TypeAdapter(PolicyEntry).validate_python(dict(raw)), "current")


def make_facts(
    profile: Mapping[str, Any],
    answers: Mapping[str, Any] | None = None,
    policies: tuple[Policy, ...] | None = (),
    regimes: Mapping[str, bool] | None = None,
) -> Facts:
    """Facts in strict mode, with the scores of graded answers and the regimes given; all other regimes do not apply."""
    values = {q: a["value"] if isinstance(a, dict) else a for q, a in (answers or {}).items()}
    known = {"eu_gdpr": False, "uk_gdpr": False, **(regimes or {})}
    return Facts(
        ClientProfile.of(profile),
        scores={q: GRADES.get(value) for q, value in values.items() if isinstance(value, str)},
        unknown_answers=frozenset(q for q, value in values.items() if value == "unknown"),
        answer_values=values,
        policies=policies,
        regimes=known,
    )


@cache
def client(name: str) -> Facts:
    """The facts of a worked client; the charity answers to the British law."""
    raw = read_file(EXAMPLES / f"{FILES[name]}.yaml").value
    policies = tuple(policy_of(row) for row in raw["policies"])
    return make_facts(raw["profile"], raw["answers"], policies, {"uk_gdpr": name == "A6"})


@dataclass(frozen=True)
class FakeEvents:
    """Stands in for simulated incidents: a policy pays all above its retention and below its limit of one incident.

    p95: of every combination of loss parts. size: the one incident that there is, with its chance a year.
    """

    p95: float = 0.0
    size: float = 100_000.0
    chance: float = 0.05

    def incident_exceeds(self, amount: float) -> float:
        return 1.0 if self.size > amount else 0.0

    def year_exceeds(self, amount: float) -> float:
        return self.chance if self.size > amount else 0.0

    def _kept(self, terms: CoverTerms | None) -> float:
        if terms is None:
            return self.size
        return self.size - max(0.0, min(self.size, terms.limit) - terms.retention)

    def retained(self, terms: CoverTerms | None) -> Retained:
        kept = self._kept(terms)
        return Retained(self.chance * kept, kept, self.chance * (self.size - kept))

    def kept_exceeds(self, terms: CoverTerms | None, amount: float) -> float:
        return self.chance if self._kept(terms) > amount else 0.0

    def combined_p95(self, parts: tuple[str, ...]) -> float:
        return self.p95


def make_losses(
    figures: tuple[float, ...],
    currency: str = "USD",
    parts: Mapping[str, PartLoss] | None = None,
    events: FakeEvents | None = None,
) -> LossPicture:
    """A picture of the figures that the rules read, in thousands as in FIGURES; everything else is empty."""
    p50, p90, p95, p99, a99, a995, a998, fraud = (1000.0 * f for f in figures)
    return LossPicture(
        currency=currency, years=500_000, seed=1, incidents=25_000, incident_rate=0.05, chance=0.05,
        chance_five_years=0.2, expected_annual=0.05 * p50,
        incident=IncidentSizes(mean=p90 / 2, p50=p50, p75=(p50 + p90) / 2, p90=p90, p95=p95, p99=p99),
        annual=AnnualLosses(0.0, 0.0, 0.0, 0.0, a99, a995, a998, False),
        by_part={}, by_coverage_part=parts or {}, by_cause={}, matrix={}, curve=(),
        fraud_p90=fraud if fraud else None, ranges=None, gains={}, plan=(), assumed_controls=(), notes=(),
        events=events or FakeEvents(size=p90), model_version="test", parameter_hash="", numpy_version="",
    )


def losses_of(name: str) -> LossPicture:
    return make_losses(FIGURES[name], "GBP" if name == "A6" else "USD")


def with_facts(facts: Facts, **changes: Any) -> Facts:
    """The same facts with some of them stated otherwise."""
    values = dict(facts.profile.values)
    changed = ClientProfile.of({k: v for k, v in changes.items() if v is not None})
    for key, value in changes.items():
        if value is None:
            values.pop(key, None)
    return replace(facts, profile=ClientProfile({**values, **changed.values}), _assumed={}, _cache={})
