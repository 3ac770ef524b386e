from __future__ import annotations

from datetime import timedelta

import pytest

from advisor_app.domain.deadlines import BreachError
from advisor_app.services.breaches import read_breach
from tests.documents.clients import evaluation

TIME = "2026-11-20T09:30-05:00"


def test_a_breach_as_it_was_typed() -> None:
    facts = evaluation("dental-practice").facts
    breach = read_breach(facts, TIME, ["us-tx=1200", "GB=unknown"], "ssn, medical", role="both")
    assert breach.discovered.utcoffset() == timedelta(hours=-5)
    assert breach.people == {"US-TX": 1200, "GB": None}
    assert breach.elements == {"ssn", "medical"}
    assert breach.role == "both"


def test_without_places_the_firms_own_people_and_data_count() -> None:
    facts = evaluation("dental-practice").facts
    breach = read_breach(facts, "2026-11-20", [], "")
    assert breach.people == {"GB": 6400}
    assert "medical" in breach.elements
    assert breach.discovered.utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("time", "people", "data", "said"),
    [
        ("soon", ["GB=1"], "", "is no day and time; write it like"),
        (TIME, ["ZZ=1"], "", '"ZZ" is no place'),
        (TIME, ["US-XX=1"], "", '"US-XX" is no place'),
        (TIME, ["GB=many"], "", "write a whole number or unknown"),
        (TIME, ["GB"], "", "write a whole number or unknown"),
        (TIME, ["GB=1"], "medicl", 'The nearest known one is "medical"'),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(time: str, people: list[str], data: str, said: str) -> None:
    with pytest.raises(BreachError, match=said):
        read_breach(evaluation("dental-practice").facts, time, people, data)
