"""The languages to choose from: for questions on the screen, and for each kind of document."""

from __future__ import annotations

from typing import Final

from babel import Locale

from advisor_app.domain.pack import ContentPack

QUESTIONS: Final = "questions"
DOCUMENTS: Final = "documents"
USES: Final = (QUESTIONS, DOCUMENTS)

Choice = tuple[str, str]


def question_languages(pack: ContentPack, own: str) -> tuple[Choice, ...]:
    """(tag, name in the language itself), the practice's own first. own: BCP 47 tag of the practice."""
    base = own.split("-", 1)[0]
    others = [language for language in pack.texts if language != base]
    return tuple((tag, _name(tag.split("-", 1)[0])) for tag in (own, *others))


def document_languages(pack: ContentPack, own: str, kind: str = "letter") -> tuple[Choice, ...]:
    """(tag, name) of every language that is whole for a kind of document, by region, the practice's own first."""
    base = own.split("-", 1)[0]
    tags = [own] if base in pack.texts and pack.texts[base].whole_for(kind) else []
    for language, texts in pack.texts.items():
        if language != base and texts.whole_for(kind):
            tags += [f"{language}-{region}" for region in texts.regions] or [language]
    return tuple((tag, _name(tag)) for tag in tags)


def _name(tag: str) -> str:
    """`English (United Kingdom)`, `Español (España)`: in the language itself, with a capital."""
    locale = Locale.parse(tag.replace("-", "_"))
    name = str(locale.get_display_name(locale))
    return f"{name[:1].upper()}{name[1:]}"
