from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from advisor_app.documents.figures import Figures
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import QuestionText
from advisor_app.domain.records import AssessmentRecord, ClientRecord, ClientSummary
from advisor_app.services.client_rows import ClientRow
from advisor_app.services.practice import Practice, ResultNote
from advisor_app.ui.presenters.clients import ClientWords, client_rows
from tests.ui.pages.client_examples import CAFE, HARBOUR, MARKUP, OAKFIELD, ROWAN, TODAY, english


@pytest.fixture
def words() -> ClientWords:
    return ClientWords(lambda currency: Figures("en-GB", currency, english().letter), english(), lambda: TODAY)


@pytest.mark.parametrize(("row", "line"), [
    (HARBOUR, "Dental practice · 11 people"), (CAFE, "Restaurant, hotel or catering · 1 person"), (MARKUP, ""),
    (replace(HARBOUR, staff=None), "Dental practice"), (replace(HARBOUR, sector="", staff=1200), "1,200 people"),
])
def test_the_line_under_a_name(words: ClientWords, row: ClientRow, line: str) -> None:
    assert words.line(row) == line


@pytest.mark.parametrize(("held", "wanted", "said", "share", "meets"), [
    (50_000, 150_000, "£50K of £150K", 1 / 3, False),
    (0, 200_000, "None of £200K", 0.0, False),
    (25_000, 25_000, "£25K meets need", 1.0, True),
    (2_000_000, 1_000_000, "£2M meets need", 1.0, True),
    (None, 200_000, "£200K needed", None, False),
    (None, None, "–", None, False),
    (125_000, 250_000, "£125,000 of £250K", 0.5, False),
])
def test_cover_against_need(
    words: ClientWords, held: float | None, wanted: float | None, said: str, share: float | None, meets: bool
) -> None:
    bar = words.cover(replace(HARBOUR, held=held, wanted=wanted))
    assert (bar.words, bar.meets) == (said, meets)
    assert bar.share == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(("day", "said"), [
    (TODAY, "Today"), (date(2026, 9, 28), "28 Sept"), (date(2025, 7, 11), "11 Jul 2025"), (None, "Not yet"),
])
def test_days_are_as_short_as_they_can_be(words: ClientWords, day: date | None, said: str) -> None:
    assert words.day(replace(HARBOUR, assessed=day)) == said


def test_where_things_stand(words: ClientWords) -> None:
    assert words.standing(HARBOUR) == {
        "serious": "about 14 in 100", "bad": "£120,000", "held": "£50,000", "wanted": "£150,000", "answered": "46%",
    }
    assert words.standing(OAKFIELD)["held"] == "None"
    assert words.standing(ROWAN)["answered"] == ""
    assert set(words.standing(CAFE).values()) == {""}


def test_facts_of_the_firm(words: ClientWords) -> None:
    assert words.facts(HARBOUR) == {
        "country": "United Kingdom", "records": "6,400", "assessed": "Quick · 16 Nov 2026", "reference": "HL-01",
    }
    assert words.facts(ROWAN)["assessed"] == "Standard · 11 Jul 2025"


def test_risk_and_state_have_words(words: ClientWords) -> None:
    assert words.risk(HARBOUR) == "Risk: critical, 4 of 4"
    assert words.risk(CAFE) == "Risk: not known yet"
    assert [words.status(row) for row in (HARBOUR, OAKFIELD, CAFE)] == ["In progress", "Finished", "Not started"]


def test_amounts_are_in_the_currency_of_each_client(words: ClientWords) -> None:
    assert words.cover(replace(HARBOUR, currency="EUR")).words == "€50K of €150K"


# ---------------------------------------------------------------------------------------------- rows from a practice
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


@dataclass
class SmallPractice:
    """As much of a practice as the rows are made of: one client, perhaps with an assessment and its result."""

    assessment: AssessmentRecord | None = None
    note: ResultNote | None = None
    policies: tuple[object, ...] | None = None
    profile: ClientProfile = field(default_factory=lambda: ClientProfile.of(
        {"client_name": "Harbour Lane Dental", "staff": 11, "records_total": "500_4999", "currency": "GBP"}
    ))

    def clients(self) -> tuple[ClientSummary, ...]:
        return (ClientSummary("c1", "Harbour Lane Dental", "HL", "dental", "GB", NOW, False, self.assessment),)

    def client(self, id_: str) -> ClientRecord:
        return ClientRecord(id_, "Harbour Lane Dental", "HL", self.profile, NOW, NOW)

    def is_demo(self, _id: str) -> bool:
        return True

    def result_note(self, _assessment: str) -> ResultNote | None:
        return self.note

    def open_assessment(self, _assessment: str) -> SimpleNamespace:
        wizard = SimpleNamespace(answered=12, total=24, flagged=("AC-01",))
        return SimpleNamespace(
            wizard=lambda: wizard, case=SimpleNamespace(profile=self.profile, policies=self.policies)
        )


def row_of(practice: SmallPractice) -> ClientRow:
    texts = replace(english(), questions={"AC-01": QuestionText(
        **dict.fromkeys(QuestionText.__dataclass_fields__, "Second sign-in step")
    )})
    (row,) = client_rows(cast(Practice, practice), texts)
    return row


def assessment(status: str) -> AssessmentRecord:
    return AssessmentRecord("a1", "c1", "quick", "core", "1", TODAY, status, None, 1, NOW, NOW)


def test_a_client_without_an_assessment() -> None:
    row = row_of(SmallPractice())
    assert (row.name, row.reference, row.sector, row.country, row.currency, row.demo) == (
        "Harbour Lane Dental", "HL", "dental", "GB", "GBP", True,
    )
    assert (row.staff, row.records, row.status, row.level, row.assessed) == (11, None, "none", None, None)


def test_an_open_assessment_says_how_far_it_is_and_what_to_check() -> None:
    row = row_of(SmallPractice(assessment("in_progress")))
    assert (row.status, row.share_answered, row.assessed) == ("in_progress", 0.5, TODAY)
    assert row.next_steps == ("Second sign-in step",)
    assert row.held is None


def test_a_firm_that_has_said_it_has_no_policy_has_none() -> None:
    assert row_of(SmallPractice(assessment("in_progress"), policies=())).has_no_policy
    assert not row_of(SmallPractice(assessment("in_progress"), policies=None)).has_no_policy


def test_what_came_out_of_the_last_evaluation() -> None:
    note = ResultNote(
        level="high", serious_chance=0.08, bad_incident=64_000.0, held=0.0, wanted=200_000.0, currency="EUR"
    )
    row = row_of(SmallPractice(assessment("finished"), note))
    assert (row.level, row.serious_chance, row.bad_incident, row.held, row.wanted, row.currency) == (
        "high", 0.08, 64_000, 0, 200_000, "EUR",
    )
    assert row.falls_short
