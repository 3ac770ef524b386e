from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.documents.figures import Figures
from advisor_app.domain.contradictions import Contradiction
from advisor_app.domain.pack import ContentPack
from advisor_app.services.second_look import second_look

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"
UNKNOWN = Contradiction("much_unknown_in_a_section", ("TS-02",), {"section": "TS", "unknown": 3.0, "asked": 7.0})
ENDED = Contradiction("policy_past_its_end", ("IN-01",), {"policy": "cyber_sa", "date": date(2026, 3, 4)})


@cache
def core() -> ContentPack:
    return load_pack(CORE)


@pytest.mark.parametrize(
    ("contradiction", "language", "start"),
    [
        (UNKNOWN, "en-GB", "Technical security: 3 of 7 answers are not known. Shall we pause"),
        (ENDED, "en-GB", "Stand-alone cyber policy: its last day was 4 March 2026. Was it renewed"),
        (ENDED, "en-US", "Stand-alone cyber policy: its last day was March 4, 2026."),
        (Contradiction("list_of_nothing", ("PF-05",)), "en-US", "There is a full list of the information held"),
    ],
)
def test_the_question_names_what_it_is_about(contradiction: Contradiction, language: str, start: str) -> None:
    assert second_look(contradiction, core(), Figures(language, "GBP")).startswith(start)


def test_a_language_without_the_question_asks_it_in_english() -> None:
    spanish = replace(core().texts["en"], language="es", contradictions={}, covers=frozenset({"letter"}))
    pack = replace(core(), texts={**core().texts, "es": spanish})
    assert second_look(UNKNOWN, pack, Figures("es", "EUR")).startswith("Technical security: 3 of 7")
