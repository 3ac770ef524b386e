"""A language beside English is held to what it covers: the core pack's Spanish, broken in one place at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from advisor_app.content.language_checks import QUICK, language_problems, languages, needed
from advisor_app.content.loader import load_pack
from advisor_app.content.schema import LanguageEntry
from advisor_app.content.text_files import read_language, text_ids_of
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.domain.text_ids import flat_texts
from tests.content.pack_files import CORE


@cache
def core() -> ContentPack:
    return load_pack(CORE)


def spanish() -> Texts:
    return core().texts["es"]


def about(**changes: object) -> LanguageEntry:
    return read_language(CORE, "es").model_copy(update=changes)


def found(texts: Texts, entry: LanguageEntry | None = None) -> list[str]:
    return list(language_problems(core(), texts, entry or about(), text_ids_of(CORE, "en", "letter")))


def table(name: str, change: Callable[[dict[str, Any]], object]) -> Texts:
    """The Spanish texts with one table changed in place."""
    words: dict[str, Any] = dict(getattr(spanish(), name))
    change(words)
    changes: Mapping[str, Any] = {name: words}
    return replace(spanish(), **changes)


def test_the_spanish_of_the_core_pack_is_sound() -> None:
    assert list(languages(core(), CORE)) == []


@pytest.mark.parametrize(("texts", "said"), [
    (lambda: table("letter", lambda t: t.pop("close")), "es: letter.close has no words."),
    (lambda: table("letter", lambda t: t.update(poem="Rosas")), "es: letter.poem has words, and English has none."),
    (lambda: table("reasons", lambda t: t.update({"lim.tail": "Mucho."})),
     "es: reasons.lim.tail and its English differ in what is filled in: tail."),
    (lambda: table("letter", lambda t: t.update({"next.force": "Nada está en vigor."})),
     "es: letter.next.force and its English differ in the words set apart by asterisks."),
    (lambda: table("letter", lambda t: t.update({"year.heading": "What a year could look like"})),
     "es: letter.year.heading reads as in English; translate it or name its words in language.yaml."),
    (lambda: table("reasons", lambda t: t.update({"contract.cap": "uno " * 70})),
     "es: reason contract.cap has 70 words; the most is 58."),
    (lambda: table("laws", lambda t: t.pop("eu_gdpr")), "es: laws.eu_gdpr has no words."),
    (lambda: table("questions", lambda t: t.update({"AC-01": replace(t["AC-01"], technical="")})),
     "es: questions.AC-01.technical has no words."),
    (lambda: table("questions", lambda t: t.update({"TS-25": replace(t["TS-25"], short="")})),
     "es: questions.TS-25.short has no words."),
    (lambda: table("coverage", lambda t: t.pop("bi")), "es: coverage.bi.name has no words."),
])
def test_a_mistake_is_named(texts: Callable[[], Texts], said: str) -> None:
    assert said in found(texts())


def test_permissions_and_uses_are_checked_too() -> None:
    assert 'es: language.yaml lets "Rosas" read as in English, but no text does.' in found(
        spanish(), about(same_as_english=[*about().same_as_english, "Rosas"])
    )
    said = found(spanish(), about(covers=["poems"]))
    assert any('covers "poems", which is not in its list' in text for text in said)


def test_a_language_that_claims_all_is_held_to_all() -> None:
    said = found(spanish(), about(covers=["all"]))
    assert "es: questions.TS-25.prompt has no words." in said


def test_the_trade_and_the_regions_of_a_language_are_its_own() -> None:
    own = set(flat_texts(core(), spanish()))
    assert "letter.terms.us_words.the_share" in own and "letter.salutation" in own
    assert not any(text_id.startswith("letter.salutation.") for text_id in own)


def test_what_a_use_needs() -> None:
    english = flat_texts(core(), core().texts["en"])
    own = text_ids_of(CORE, "en", "letter")
    quick, letter = needed(core(), english, [QUICK], own), needed(core(), english, ["letter"], own)
    assert "questions.AC-01.help" in quick and "questions.TS-25.help" not in quick
    assert "letter.plan.proof" in letter and "letter.glossary.limit.text" not in letter
    assert {"questions.TS-25.evidence", "facts.peak_factor.label", "coverage.terms.war.name"} <= letter
    assert "coverage.bi.plain" not in letter and needed(core(), english, [], own) == set()
