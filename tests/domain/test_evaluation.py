from __future__ import annotations

from advisor_app.domain.evaluation import risk_level


def test_headline_level() -> None:
    assert [risk_level(p) for p in (0.0099, 0.01, 0.0199, 0.02, 0.0499, 0.05)] == [
        "low", "moderate", "moderate", "high", "high", "critical",
    ]
