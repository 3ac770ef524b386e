"""Documents in Spanish: whole, with the figures of the English ones, and never with a word of English between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from advisor_app.content.text_files import text_ids_of
from advisor_app.documents import blocks as b
from advisor_app.documents.blocks import Report
from advisor_app.documents.compose import MOST_BRIEF, PAGES, compose_report, compose_to_fit
from advisor_app.documents.pdf import count_pages, render_pdf
from advisor_app.documents.request import Change, Correction, Request
from advisor_app.domain.pack import ContentPack, LanguageError
from advisor_app.domain.policies import Advisor
from advisor_app.domain.text_ids import flat_texts
from advisor_app.domain.vocabulary import CAPACITIES, DISCLOSURE_REGIMES
from tests.content.pack_files import CORE
from tests.documents.clients import CLIENTS, DEMOS, FONTS, evaluation, pack
from tests.documents.reading import texts

KINDS = ("letter", "actions")
TAGS = ("es-ES", "es-US")
# Small words without which hardly an English sentence can be built, and which Spanish does not have.
ENGLISH = re.compile(
    r"\b(the|and|of|to|is|are|not|your|you|with|for|what|which|this|that|from|by|or|if|we|it|has|have|be|an|at|on|in|The|You|Your|We|It|If)\b"
)


def words(item: Any) -> Iterator[str]:
    """Every text of a report, spans joined."""
    if isinstance(item, tuple) and item and all(isinstance(entry, b.Span) for entry in item):
        yield "".join(span.text for span in item)
    elif isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for entry in item:
            yield from words(entry)
    elif is_dataclass(item) and not isinstance(item, type):
        for field in fields(item):
            if field.name not in ("kind", "language", "style", "align", "tone", "id"):
                yield from words(getattr(item, field.name))


def typed(item: Any) -> Iterator[str]:
    """What people typed into a case: names, wishes, services. It stands in a document as it was typed."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, Mapping):
        for value in item.values():
            yield from typed(value)
    elif isinstance(item, (tuple, list)):
        for value in item:
            yield from typed(value)
    elif is_dataclass(item) and not isinstance(item, type):
        for field in fields(item):
            yield from typed(getattr(item, field.name))


@cache
def spoken(client: str, kind: str, language: str) -> tuple[str, ...]:
    return tuple(words(compose_report(kind, evaluation(client), pack(), language=language)))


@cache
def english_sentences() -> tuple[str, ...]:
    """The pieces of the English texts between their slots, three words or more, without the names of laws."""
    pieces = [
        piece.strip(" .:;,") for text_id, text in flat_texts(pack(), pack().texts["en"]).items()
        if not text_id.startswith("laws.")
        for piece in re.split(r"{[a-z_]*}|\*|\n", text)
    ]
    names = (*pack().texts["es"].laws.values(), *pack().texts["es"].questions["AU-05"].options.values())
    return tuple({p for p in pieces if len(p.split()) >= 3 and not any(p.lower() in name.lower() for name in names)})


def ours(client: str, kind: str, language: str) -> str:
    """The words of a document without what was typed and without the laws' names."""
    text = "\n".join(spoken(client, kind, language))
    case = evaluation(client).case
    own = [text for text in typed((case.profile, case.policies, case.quotes, case.advisor)) if len(text) > 3]
    for name in sorted((*own, *(n.rstrip(".") for n in own), *pack().texts["es"].laws.values()), key=len, reverse=True):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("client", CLIENTS)
def test_a_spanish_document_holds_no_english(client: str, kind: str) -> None:
    text = ours(client, kind, "es-ES")
    assert not [piece for piece in english_sentences() if piece in text]
    assert not [line for line in text.split("\n") if ENGLISH.search(line)]


def test_no_spanish_text_holds_an_english_word_whoever_reads_it() -> None:
    spanish = flat_texts(pack(), pack().texts["es"]).items()
    assert len(spanish) > 2_000
    said = {key: re.sub(r"{\w+}", "", text) for key, text in spanish if not key.startswith("laws.")}
    assert not [key for key, text in said.items() if ENGLISH.search(text)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("client", CLIENTS)
def test_its_figures_are_those_of_the_english_one(client: str, kind: str) -> None:
    def figures(language: str) -> Counter[str]:
        text = "\n".join(spoken(client, kind, language))
        return Counter(re.sub(r"\D", "", found) for found in re.findall(r"\d(?:[\d.,\u00a0]*\d)?", text))

    assert figures("es-ES") == figures("en-GB")
    assert figures("es-US") == figures("en-US")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("client", CLIENTS)
def test_it_fits_the_same_pages(client: str, tag: str) -> None:
    paper = "Letter" if tag == "es-US" else "A4"
    for kind in KINDS:
        report = compose_report(kind, evaluation(client), pack(), language=tag, brevity=MOST_BRIEF)
        assert count_pages(report, fonts=FONTS, paper=paper) <= PAGES[kind]


def corrected(kind: str, language: str, texts_of: ContentPack) -> Report:
    """A second version with everything that can have changed."""
    keys = [key.removeprefix("changes.") for key in pack().texts["en"].letter if key.startswith("changes.")]
    changes = tuple(Change(key, "1", "2") for key in keys if key not in ("heading", "intro", "nothing", "line", "none"))
    request = Request(version=2, number=12, correction=Correction(1, date(2026, 11, 1), changes))
    return compose_report(kind, evaluation(DEMOS[0]), texts_of, language=language, request=request)


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_is_spanish_too(kind: str) -> None:
    said = list(words(corrected(kind, "es-ES", pack())))
    assert "Qué ha cambiado" in said and any("n.º 12, versión 2" in text for text in said)
    assert not [text for text in said if any(piece in text for piece in english_sentences())]


class Noted(dict[str, str]):
    """Texts that remember which of them were read."""

    def __init__(self, texts_of: Mapping[str, str]) -> None:
        super().__init__(texts_of)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.read.add(key)
        return super().__getitem__(key)


def test_all_words_of_the_letter_and_the_plan_stand_in_the_file_that_languages_are_held_to() -> None:
    english = pack().texts["en"]
    noted = Noted(english.letter)
    watched = replace(pack(), texts={"en": replace(english, letter=noted)})
    for kind in KINDS:
        corrected(kind, "en-GB", watched)
        for client in CLIENTS:
            compose_report(kind, evaluation(client), watched, language="en-US", mark="draft")
    assert len(noted.read) > 150
    assert noted.read <= text_ids_of(CORE, "en", "letter")


@pytest.mark.parametrize("client", CLIENTS)
def test_no_heading_of_a_plan_stands_alone_at_the_end_of_a_page(client: str) -> None:
    for language in ("es-ES", "en-GB"):
        report = compose_report("actions", evaluation(client), pack(), language=language)
        pages = texts(render_pdf(report, fonts=FONTS, paper="A4"))
        headings = [b.words_of(x.text) for s in report.sections for x in s.blocks if isinstance(x, b.Heading)]
        assert not [heading for heading in headings for page in pages if page.endswith(heading)]


@pytest.mark.parametrize("regime", DISCLOSURE_REGIMES)
@pytest.mark.parametrize("capacity", CAPACITIES)
def test_every_speaker_has_spanish_statements(capacity: str, regime: str) -> None:
    advisor = Advisor(firm="Fenwick", capacity=capacity, disclosure_regime=regime, licence="1", remuneration="2",
                      complaints="3", conflicts="4")
    report = compose_report("letter", evaluation(DEMOS[1]), pack(), advisor=advisor, language="es-MX")
    said = [text for section in report.sections if section.id in ("L9", "L10", "F1-F3") for text in words(section)]
    assert not [text for text in said if ENGLISH.search(text)]
    assert not [text for text in said if any(piece in text for piece in english_sentences())]


def test_the_trade_speaks_as_its_readers_do() -> None:
    spain, mexico = (" ".join(spoken(DEMOS[0], "letter", tag)) for tag in ("es-ES", "es-MX"))
    assert "franquicia" in spain and "deducible" not in spain
    assert "deducible" in mexico and "franquicia" not in mexico


def test_a_document_is_refused_where_the_language_is_not_whole_for_it() -> None:
    with pytest.raises(LanguageError, match=r'"fr" .*\(letter\); there are: en, es\.'):
        compose_report("letter", evaluation(DEMOS[0]), pack(), language="fr")
    with pytest.raises(LanguageError, match=r'"es-ES" .*\(report\); there are: en\.'):
        pack().document_words("report", "es-ES")


def test_a_list_ends_with_the_word_for_and_that_its_sound_asks_for() -> None:
    spanish = compose_to_fit("letter", evaluation(DEMOS[0]), pack(), fonts=FONTS, paper="A4", language="es-ES")
    assert not re.search(r"\by [Ii](?!o)", " ".join(words(spanish)))
