"""Choosing the words: who speaks, under which rules and to readers of which region decides which template is used.

A template is ours: `{slot}` is filled in, `*words*` are set apart. What fills a slot is never read again, so that
braces, asterisks or markup in a client's name stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Final

from advisor_app.documents.blocks import Span, Text, words_of
from advisor_app.documents.figures import Figures
from advisor_app.documents.reasons import separator
from advisor_app.domain.policies import Advisor
from advisor_app.domain.vocabulary import CAPACITIES, DISCLOSURE_REGIMES, EEA

UNLICENSED: Final = "risk_advisor"
# Where two sets of rules meet, the first of these is the stricter one.
_STRICTEST_FIRST: Final = ("eu", "uk", "us", "ca", "au", "neutral")
_LETTER_PAPER: Final = ("US", "CA")
_I_SOUND: Final = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """texts: the letter's templates by dotted id. capacity, regime: of the vocabulary's lists. region: us_words,
    uk_words or eu_words, for what the trade calls things."""

    texts: Mapping[str, str]
    capacity: str
    regime: str
    region: str
    figures: Figures

    @property
    def licensed(self) -> bool:
        """Whether the speaker may recommend insurance at all."""
        return self.capacity != UNLICENSED

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The region's own words: limit, cover, first share; usable as slots everywhere."""
        start = f"terms.{self.region}."
        return {key.removeprefix(start): text for key, text in self.texts.items() if key.startswith(start)}

    def template(self, key: str) -> str:
        """The template of an id: the variant of the capacity, of the rules or of the region, else the id itself."""
        licence = "licensed" if self.licensed else UNLICENSED
        for variant in (self.capacity, licence, self.regime, self.region):
            if f"{key}.{variant}" in self.texts:
                return self.texts[f"{key}.{variant}"]
        return self.texts[key]

    def has(self, key: str) -> bool:
        """Whether there is a text for this speaker, not empty."""
        try:
            return bool(self.template(key))
        except KeyError:
            return False

    def text(self, key: str, **slots: object) -> Text:
        """The text of an id with its slots filled. KeyError for an id or a slot that is missing."""
        return fill(self.template(key), {**self.terms, **slots})

    def say(self, key: str, **slots: object) -> str:
        """As text, without its weight."""
        return words_of(self.text(key, **slots))

    def count(self, key: str, number: float, **slots: object) -> str:
        """`key.one` or `key.many`, with {n} in the language's own digits."""
        form = "one" if number == 1 else "many"
        return self.say(f"{key}.{form}", n=self.figures.number(number), **slots)

    def listed(self, items: Iterable[str], *, most: int = 99) -> str:
        """`a, b and c`; beyond `most` the rest is counted. Semicolons part names that have a comma of their own."""
        names = list(items)
        if len(names) > most:
            names = [*names[:most], self.say("list.more", n=self.figures.number(len(names) - most))]
        if len(names) < 2:
            return "".join(names)
        between = separator(names)
        pair = len(names) == 2 and ", " not in names[0]
        last = "list.last" if between == ", " or pair else "list.last_apart"
        if _sounds_like_i(names[-1]) and f"{last}_before_i" in self.texts:
            last = f"{last}_before_i"
        return self.say(last, start=between.join(names[:-1]), last=names[-1])


def fill(template: str, slots: Mapping[str, object]) -> Text:
    """Spans of a template. A slot holds words, or a text whose weight is kept."""
    spans: list[Span] = []
    strong = False
    for literal, name, _, _ in Formatter().parse(template):
        for number, piece in enumerate(literal.split("*")):
            strong = strong != (number > 0)
            if piece:
                spans.append(Span(piece, strong))
        if name is None:
            continue
        value = slots[name]
        if isinstance(value, tuple):
            spans += [Span(span.text, span.strong or strong) for span in value]
        else:
            spans.append(Span(str(value), strong))
    return tuple(span for span in spans if span.text)


def _sounds_like_i(name: str) -> bool:
    """Whether a word begins with the sound i, before which some languages change their word for and."""
    return _I_SOUND.match(name) is not None


def inside(name: str) -> str:
    """A name inside a sentence: with a small letter, unless it starts with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def capacity_of(advisor: Advisor) -> str:
    """The capacity, or the most careful one where it is not known."""
    return advisor.capacity if advisor.capacity in CAPACITIES else UNLICENSED


def regime_of(advisor: Advisor, home_country: str) -> str:
    """The disclosure rules: as stated, by the advisor's country, else by the client's. Where both have rules of their
    own, the stricter ones."""
    if advisor.disclosure_regime in DISCLOSURE_REGIMES:
        return advisor.disclosure_regime
    own, client = _regime_of_country(advisor.country), _regime_of_country(home_country)
    if not advisor.country:
        return client
    return min(own, client, key=_STRICTEST_FIRST.index) if home_country else own


def _regime_of_country(country: str) -> str:
    if country in EEA:
        return "eu"
    return {"US": "us", "GB": "uk", "CA": "ca", "AU": "au"}.get(country, "neutral")


def region_of(language: str) -> str:
    """Whose words of the trade a language tag means. Outside English there are two: of Europe and of the Americas."""
    base, _, place = language.partition("-")
    country = place.rsplit("-", maxsplit=1)[-1].upper()
    if base.lower() not in ("en", ""):
        return "eu_words" if country in (*EEA, "CH", "GB", "") else "us_words"
    if country in ("US", "CA"):
        return "us_words"
    return "uk_words" if country in ("GB", "AU", "NZ", "") else "eu_words"


def paper_of(advisor: Advisor, language: str) -> str:
    """Letter in the United States and Canada, A4 elsewhere, or as the advisor says."""
    if advisor.paper:
        return advisor.paper
    return "Letter" if language.rsplit("-", maxsplit=1)[-1].upper() in _LETTER_PAPER else "A4"
