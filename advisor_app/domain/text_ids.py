"""All texts of a language by one dotted id each, such as questions.PF-01.prompt or vocabulary.sectors.dental."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from advisor_app.domain.pack import BASE_LANGUAGE, ContentPack, Texts

_QUESTION_FIELDS: Final = ("prompt", "technical", "short", "finding", "hint", "why", "help", "evidence")


def flat_texts(pack: ContentPack, texts: Texts) -> Mapping[str, str]:
    """Id to text, empty ones left out. Laws without words of their own have their own names in English only."""
    return {text_id: text for text_id, text in _pairs(pack, texts) if text}


def _pairs(pack: ContentPack, texts: Texts) -> Iterator[tuple[str, str]]:
    for question, words in texts.questions.items():
        for name in _QUESTION_FIELDS:
            yield f"questions.{question}.{name}", str(getattr(words, name))
        yield from _grouped(f"questions.{question}.options", words.options)
    for fact, entry in texts.facts.items():
        yield f"facts.{fact}.label", entry.label
        yield f"facts.{fact}.hint", entry.hint
        yield from _grouped(f"facts.{fact}.options", entry.options)
    for action, advice in texts.actions.items():
        yield f"actions.{action}.title", advice.title
        yield f"actions.{action}.why", advice.why
        yield from _grouped(f"actions.{action}.steps", {str(n): step for n, step in enumerate(advice.steps, start=1)})
    for table in ("sections", "reasons", "letter", "contradictions", "losses"):
        yield from _grouped(table, getattr(texts, table))
    for table in ("vocabulary", "coverage"):
        groups: Mapping[str, Mapping[str, str]] = getattr(texts, table)
        for group, words_of_group in groups.items():
            yield from _grouped(f"{table}.{group}", words_of_group)
    named = {regime.id: texts.law(regime) for regime in pack.regimes} if texts.language == BASE_LANGUAGE else texts.laws
    yield from _grouped("laws", named)


def _grouped(start: str, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((f"{start}.{key}", text) for key, text in words.items())
