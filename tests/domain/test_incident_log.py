from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from advisor_app.domain.incident_log import Incident, IncidentNotice, LogEntry
from advisor_app.domain.record_checks import RecordError

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NAIVE = datetime(2026, 11, 20, 9, 30)


def test_an_incident_is_the_breach_its_deadlines_are_counted_from() -> None:
    incident = Incident("i1", "Mailbox", NOW, people={"US-TX": 40, "DE": None}, elements=("medical",), role="processor")
    breach = incident.breach()
    assert (breach.discovered, dict(breach.people), breach.elements, breach.role) == (
        NOW, {"US-TX": 40, "DE": None}, frozenset({"medical"}), "processor",
    )
    assert Incident("i2", "Mailbox", NOW).breach().elements == frozenset({"unknown"})


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Incident("i", " ", NOW), "needs a short name"),
        (lambda: Incident("i", "x", NAIVE), "no time zone"),
        (lambda: Incident("i", "x", NOW, happened=NOW + timedelta(minutes=1)), "before it happened"),
        (lambda: Incident("i", "x", NOW, "storm"), "kind of incident"),
        (lambda: Incident("i", "x", NOW, people={"US-ZZ": 1}), "is no state"),
        (lambda: Incident("i", "x", NOW, people={"DE": -1}), "below zero"),
        (lambda: Incident("i", "x", NOW, people_told=NAIVE), "no time zone"),
        (lambda: LogEntry("e", "i", NAIVE, "note", "x"), "no time zone"),
        (lambda: LogEntry("e", "i", NOW, "note", " "), "needs words"),
        (lambda: LogEntry("e", "i", NOW, "cost", "lawyer"), "needs its amount"),
        (lambda: LogEntry("e", "i", NOW, "hours", "lawyer"), "needs their number"),
        (lambda: LogEntry("e", "i", NOW, "song", "x"), "kind of entry"),
        (lambda: LogEntry("e", "i", NOW, "cost", "x", amount=-1), "below zero"),
        (lambda: IncidentNotice("n", "i", "d", ""), "who is told"),
        (lambda: IncidentNotice("n", "i", "d", "regulator", due=NAIVE), "no time zone"),
        (lambda: IncidentNotice("n", "i", "d", "regulator", sent=NAIVE), "no time zone"),
    ],
)
def test_half_a_record_is_refused_in_one_sentence(make: Any, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        make()
