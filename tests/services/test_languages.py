from __future__ import annotations

from dataclasses import replace
from functools import cache

from advisor_app.content.loader import load_pack
from advisor_app.domain.pack import ContentPack
from advisor_app.services.languages import document_languages, question_languages
from tests.content.pack_files import CORE


@cache
def core() -> ContentPack:
    return load_pack(CORE)


def test_the_practice_s_own_language_comes_first() -> None:
    assert question_languages(core(), "en-GB") == (("en-GB", "English"), ("es", "Español"))
    assert document_languages(core(), "en-GB") == (
        ("en-GB", "English (United Kingdom)"), ("es-ES", "Español (España)"), ("es-MX", "Español (México)"),
        ("es-US", "Español (Estados Unidos)"),
    )


def test_only_languages_that_are_whole_for_the_document_are_offered() -> None:
    assert document_languages(core(), "en-IE", "report") == (("en-IE", "English (Ireland)"),)
    assert [tag for tag, _ in document_languages(core(), "es-MX", "card")] == ["en"]


def test_a_language_without_regions_is_offered_as_it_is() -> None:
    spanish = replace(core().texts["es"], regions=())
    pack = replace(core(), texts={**core().texts, "es": spanish})
    assert document_languages(pack, "en-US")[1:] == (("es", "Español"),)
