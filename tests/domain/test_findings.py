from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.answers import Answer
from advisor_app.domain.findings import Assessment, assess, weigh
from advisor_app.domain.losses.picture import ControlGain
from tests.domain.small_pack import TODAY, known, small_pack

PROFILE: dict[str, object] = {"payment_size": "10k_50k", "data_categories": ["contact"]}


def assessed(answers: dict[str, str | Answer], profile: dict[str, object] | None = None) -> Assessment:
    facts, sheet = known(profile or PROFILE, answers, ())
    return assess(facts, sheet, small_pack(), TODAY)


class Gains:
    """Stands for a loss picture: only the savings are read."""

    def __init__(self, **savings: float) -> None:
        self.gains = {key: ControlGain(value, value, value, 0.0, False) for key, value in savings.items()}


def weighed(answers: dict[str, str | Answer], bearable: float = 10_000, **savings: float) -> Assessment:
    losses: Any = Gains(**savings)
    return weigh(assessed(answers), losses, bearable, small_pack())


def test_section_and_overall_scores_are_weighted_means() -> None:
    result = assessed({"AC-01": "fully", "PT-04": "partial", "TS-21": "mostly", "TS-23": "older"})
    assert result.overall == pytest.approx(100 * (8 * 1 + 8 * 0.35 + 8 * 0.7 + 5 * 0.2) / 29)
    technical = next(s for s in result.sections if s.section == "TS")
    assert technical.score == pytest.approx(100 * (8 * 0.7 + 5 * 0.2) / 13)


def test_a_failed_gate_caps_the_band_at_weak() -> None:
    good = {"AC-01": "fully", "PT-04": "fully", "TS-21": "fully", "TS-23": "within_6m"}
    assert assessed(good).band == "strong"  # type: ignore[arg-type]
    failed = assessed({**good, "AC-01": "partial"})
    assert failed.overall is not None and failed.overall > 70
    assert (failed.band, failed.gates) == ("weak", ("AC-01",))


def test_a_section_says_which_answer_caps_it() -> None:
    found = assessed({"AC-01": "partial", "TS-21": "fully", "TS-23": "within_6m"})
    by_section = {row.section: row for row in found.sections}
    assert by_section["AC"].gates == ("AC-01",) and by_section["TS"].gates == ()
    assert not by_section["AC"].held_down and not by_section["TS"].held_down
    mixed = assessed({"TS-21": "partial", "TS-23": "within_6m"})
    (row,) = (row for row in mixed.sections if row.section == "TS")
    assert (row.band, row.gates) == ("weak", ("TS-21",))


def test_not_applicable_is_neutral_and_unknown_is_scored_none() -> None:
    base = assessed({"AC-01": "mostly"})
    assert assessed({"AC-01": "mostly", "TS-21": "not_applicable"}).overall == base.overall
    assert assessed({"AC-01": "unknown"}).overall == 0


def test_findings_of_weak_and_unknown_answers() -> None:
    found = {f.id: f for f in assessed({"AC-01": "none", "PT-04": "unknown", "TS-21": "mostly"}).findings}
    assert set(found) == {"AC-01", "PT-04"}
    assert (found["AC-01"].kind, found["PT-04"].kind) == ("weak", "to_find_out")
    assert (found["AC-01"].severity, found["PT-04"].severity) == ("high", "moderate")
    assert found["AC-01"].control == "mfa"


@pytest.mark.parametrize(("saving", "level"), [(499, "high"), (500, "critical"), (0, "high")])
def test_severity_follows_the_saving_and_a_gate_is_at_least_high(saving: float, level: str) -> None:
    assert weighed({"AC-01": "none"}, mfa=saving).findings[0].severity == level


@pytest.mark.parametrize(("saving", "level"), [(500, "critical"), (200, "high"), (100, "moderate"), (99, "low")])
def test_severity_steps_of_a_question_that_is_no_gate(saving: float, level: str) -> None:
    weak = weighed({"TS-21": "fully", "TS-23": "older"}, backup=saving)
    assert {f.id: f.severity for f in weak.findings}["TS-23"] == level


def test_unknown_is_one_step_lower() -> None:
    assert weighed({"AC-01": "unknown"}, mfa=600).findings[0].severity == "high"


def test_actions_are_ordered_by_priority_gap_and_saving() -> None:
    result = weighed({"AC-01": "partial", "PT-04": "none", "TS-23": "older"}, mfa=300, pay_verify=900, backup=10)
    assert [a.id for a in result.actions] == ["call_back", "second_step", "test_restore"]
    assert [a.order for a in result.actions] == [1, 2, 3]
    assert result.actions[0].saving == 900


def test_evidence_confidence() -> None:
    told = assessed({"AC-01": Answer("AC-01", "fully"), "TS-23": Answer("TS-23", "older", "seen")})
    assert told.confidence == pytest.approx(5 / 13)
    old = Answer("TS-23", "older", "tested", evidence_date=TODAY.replace(year=2025, month=1))
    assert assessed({"TS-23": old}).confidence == 0


grades = st.sampled_from(["fully", "mostly", "partial", "none"])


@given(st.fixed_dictionaries(dict.fromkeys(("AC-01", "PT-04", "TS-21"), grades)), st.sampled_from(["AC-01", "PT-04"]))
def test_a_better_answer_never_lowers_a_score_and_unknown_never_beats_the_worst(
    answers: dict[str, str], question: str
) -> None:
    ladder = ["unknown", "none", "partial", "mostly", "fully"]
    scores = [assessed({**answers, question: grade}).overall or 0.0 for grade in ladder]
    assert scores == sorted(scores)
