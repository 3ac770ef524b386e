"""A language beside English: whole for what it says it covers, the same slots and weights, and nothing left in English.

A language may be partial. What it does not cover is shown in English on screen, and documents that need it are refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final

from advisor_app.content.schema import LanguageEntry
from advisor_app.content.text_checks import lengths_of
from advisor_app.content.text_files import read_language, text_ids_of
from advisor_app.domain.pack import BASE_LANGUAGE, EVERYTHING, ContentPack, Texts
from advisor_app.domain.text_ids import flat_texts

QUICK: Final = "quick"
LETTER: Final = "letter"
# What a letter and an action plan can print, whoever the client is.
_PRINTED: Final = re.compile(
    r"(reasons|actions|laws|sections)\."
    r"|vocabulary\.(answers|efforts|conditions|policy_shapes|incident_causes|incident_kinds|verdicts)\."
    r"|coverage\.(?!(controls|technology)\.)([a-z_]+|terms\.[a-z_]+)\.name$"
    r"|facts\.[a-z_0-9]+\.label$"
    r"|questions\.[A-Z0-9-]+\.(short|evidence|options\..+)$"
)
# What the pages of questions show beside the questions.
_PAGES: Final = re.compile(
    r"(sections|contradictions)\."
    r"|vocabulary\.(answers|evidence|depths|policy_shapes|part_statuses|incident_kinds|contract_kinds|sections_short|row_fields)\."
)
PRINTED_KINDS: Final = (LETTER, "actions")
USES: Final = (QUICK, *PRINTED_KINDS, EVERYTHING)
# A language has its own words of the trade and its own ways of joining a list.
_OWN: Final = re.compile(r"letter\.(terms|list)\.")
# The trade's words differ between regions in one language and not in the next.
_REGION: Final = re.compile(r"\.(us|uk|eu)_words$")


def languages(pack: ContentPack, folder: Path) -> Iterator[str]:
    """What is wrong with the languages beside English. folder: of the pack, where each says what it covers."""
    letter = text_ids_of(folder, BASE_LANGUAGE, LETTER)
    for language, texts in pack.texts.items():
        if language == BASE_LANGUAGE:
            if not texts.whole_for(EVERYTHING):
                yield f"{language}: the first language of the pack must cover all."
        else:
            yield from language_problems(pack, texts, read_language(folder, language), letter)


def language_problems(
    pack: ContentPack, texts: Texts, about: LanguageEntry, letter: Collection[str]
) -> Iterator[str]:
    """Texts that are missing, left over, with other slots or weights, untranslated or too long.

    letter: the ids of letter.yaml, which holds the words of the letter and of the action plan; those of other documents
    stand in files of their own.
    """
    english, own = flat_texts(pack, pack.texts[BASE_LANGUAGE]), flat_texts(pack, texts)
    for use in about.covers:
        if use not in USES:
            yield f'{texts.language}: language.yaml covers "{use[:40]}", which is not in its list: {", ".join(USES)}.'
    spoken = {_REGION.sub("", text_id) for text_id in english}
    found = {_REGION.sub("", text_id) for text_id in own}
    wanted = {_REGION.sub("", text_id) for text_id in needed(pack, english, about.covers, letter)}
    for text_id in sorted(wanted - found):
        yield f"{texts.language}: {text_id} has no words."
    for text_id in sorted(found - spoken):
        if not _OWN.match(text_id):
            yield f"{texts.language}: {text_id} has words, and English has none."
    yield from _differences(texts.language, english, own)
    yield from _untranslated(texts.language, english, own, about.same_as_english)
    yield from lengths_of(texts, about.longer)


def needed(
    pack: ContentPack, english: Mapping[str, str], covers: Collection[str], letter: Collection[str]
) -> set[str]:
    """The ids of the texts that a language must have for what it covers."""
    if EVERYTHING in covers:
        return {text_id for text_id in english if not _OWN.match(text_id)}
    found: set[str] = set()
    if set(covers) & set(PRINTED_KINDS):
        found |= {text_id for text_id in english if _PRINTED.match(text_id)}
        found |= {f"{LETTER}.{key}" for key in letter} & set(english)
        found = {text_id for text_id in found if not _OWN.match(text_id)}
    if QUICK in covers:
        quick = [question for question in pack.questions if question.quick is not None]
        starts = tuple(f"questions.{question.id}." for question in quick)
        starts += tuple(f"facts.{fact}." for question in quick for fact in question.facts)
        found |= {text_id for text_id in english if text_id.startswith(starts) or _PAGES.match(text_id)}
    return found


def _differences(language: str, english: Mapping[str, str], own: Mapping[str, str]) -> Iterator[str]:
    """Slots that one of the two languages lacks, and words set apart in one only. The trade's words are free."""
    free = {text_id.rsplit(".", 1)[-1] for text_id in (*english, *own) if text_id.startswith("letter.terms.")}
    by_id = {_REGION.sub("", text_id): text for text_id, text in english.items()}
    for text_id, text in own.items():
        base = by_id.get(_REGION.sub("", text_id))
        if base is None or _OWN.match(text_id):
            continue
        slots, wanted = slots_of(text) - free, slots_of(base) - free
        if slots != wanted:
            odd = ", ".join(sorted(slots ^ wanted))
            yield f"{language}: {text_id} and its English differ in what is filled in: {odd}."
        if text.count("*") != base.count("*"):
            yield f"{language}: {text_id} and its English differ in the words set apart by asterisks."


def slots_of(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _untranslated(
    language: str, english: Mapping[str, str], own: Mapping[str, str], allowed: Collection[str]
) -> Iterator[str]:
    """Words left as they are in English, and permissions that no text needs."""
    same = {
        text_id: text for text_id, text in own.items()
        if text == english.get(text_id) and any(letter.isalpha() for letter in re.sub(r"{.*?}", "", text))
    }
    for text_id, text in same.items():
        if text not in allowed:
            yield f"{language}: {text_id} reads as in English; translate it or name its words in language.yaml."
    for text in allowed:
        if text not in same.values():
            yield f'{language}: language.yaml lets "{text[:60]}" read as in English, but no text does.'
