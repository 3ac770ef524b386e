from __future__ import annotations

from datetime import date

import pytest

from advisor_app.documents.figures import Figures
from advisor_app.documents.reasons import name_of, slot_words
from advisor_app.domain.coverage.advice import Amount, Listed, Slot
from tests.documents.clients import pack

UK = Figures("en-GB", "GBP")


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        (Amount(123_456), "£123,456"),
        (Amount(123_456, True), "£120,000"),
        (1200, "1,200"),
        (0.35, "35%"),
        ("Harbour {Lane}", "Harbour {Lane}"),
        (date(2026, 11, 24), "24 November 2026"),
        (Listed("severities", ("low", "high")), "Low, High"),
        (Listed("facts", ("client_name",)), "Name of the client"),
        (Listed("names", ("Bank", "Clinic")), "Bank, Clinic"),
        (Listed("names", ("Smith, Jones", "Clinic")), "Smith, Jones; Clinic"),
    ],
)
def test_each_kind_of_slot_has_its_words(slot: Slot, words: str) -> None:
    assert slot_words(slot, pack().texts["en"], pack(), UK) == words


def test_parts_terms_and_laws_go_by_their_names() -> None:
    texts = pack().texts["en"]
    assert name_of("parts", "bi", texts, pack()) == texts.coverage["bi"]["name"]
    assert name_of("terms", "unencrypted", texts, pack()) == texts.coverage["terms"]["unencrypted.name"]
    assert name_of("regimes", "uk_gdpr", texts, pack()) == "UK GDPR and Data Protection Act 2018"
    assert name_of("regimes", "no_such_law", texts, pack()) == "no_such_law"
    with pytest.raises(KeyError):
        name_of("parts", "no_such_part", texts, pack())
