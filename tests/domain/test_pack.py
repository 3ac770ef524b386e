from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.domain.pack import ContentPack, LanguageError
from tests.content.pack_files import CORE


@cache
def core() -> ContentPack:
    return load_pack(CORE)


def test_the_screen_falls_back_to_english_text_by_text() -> None:
    words, english = core().words("es-MX"), core().texts["en"]
    assert words.questions["AC-01"].prompt.startswith("¿")
    assert words.questions["TS-25"] == english.questions["TS-25"]
    assert words.coverage["bi"]["name"] == "Ingresos perdidos, sistemas propios"
    assert words.coverage["bi"]["plain"] == english.coverage["bi"]["plain"]
    assert words.cases == english.cases and words.word("answers", "unknown") == "No lo sabemos"
    assert set(words.questions) == set(english.questions)


def test_a_language_nobody_wrote_is_english_on_screen() -> None:
    assert core().words("fr-FR") is core().texts["en"]


def test_documents_are_never_filled_up() -> None:
    assert core().document_words("letter", "es-US") is core().texts["es"]
    assert core().document_words("anything", "en-GB") is core().texts["en"]
    for kind, language in (("card", "es"), ("letter", "fr-FR"), ("letter", "")):
        with pytest.raises(LanguageError, match="There are no texts in the language"):
            core().document_words(kind, language)


def test_a_law_keeps_its_own_name_where_a_language_has_no_other() -> None:
    regime = next(regime for regime in core().regimes if regime.id == "eu_gdpr")
    assert core().texts["en"].law(regime) == regime.name
    assert core().texts["es"].law(regime).startswith("Reglamento")
    assert replace(core().texts["es"], laws={}).law(regime) == regime.name
