"""Passphrases: five random words on offer, and an estimate of how long a self-chosen one would withstand guessing.

The estimate is the cheapest way to spell the passphrase out of what guessers try first: common passwords, words,
repetitions, sequences, keyboard rows and years; whatever is left counts as random characters. It errs low.
"""

from __future__ import annotations

import math
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from advisor_app.store.errors import WeakSecret
from advisor_app.store.keys import PASSPHRASE_LIMIT

WORDS_IN_PASSPHRASE: Final = 5
MINIMUM_WORDS: Final = 7_776
MINIMUM_CHARACTERS: Final = 12
MINIMUM_BITS: Final = 50.0

# What every published list of leaked passwords has at its top, and what people add to reach a length.
_COMMON: Final = frozenset(
    "password passwort passw0rd letmein welcome admin administrator qwerty qwertz azerty iloveyou monkey dragon master "
    "football baseball basketball superman batman sunshine princess shadow michael jordan ashley jennifer charlie "
    "trustno1 starwars pokemon liverpool chelsea arsenal barcelona hello hunter summer winter spring autumn login "
    "secret default changeme abc123 computer internet freedom whatever cheese cookie killer pepper ginger soccer "
    "hockey ranger buster tigger mustang harley maggie jessica thomas robert daniel andrew joshua matthew london "
    "company business office insurance client clients advisor adviser broker january february march april may june "
    "july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "love god money".split()
)
_ROWS: Final = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop",
                "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "!@#$%^&*()")
_ROWS_BOTH_WAYS: Final = tuple(row for one in _ROWS for row in (one, one[::-1]))
_LOOKALIKES: Final = str.maketrans("@4031$57!", "aaoeissti")
_COMMON_BITS: Final = 7.0
_PATTERN_BITS: Final = 6.0
_YEAR_BITS: Final = 6.0
_UNLISTED_WORD_BITS: Final = 16.0  # a word of a large dictionary
_VOWELS: Final = frozenset("aeiouy")
_LONGEST_WORD: Final = 16


@dataclass(frozen=True)
class PassphraseCheck:
    """bits: estimated strength. word: Too short, Too long, Too common, Weak, Good or Strong. reason: one sentence,
    empty when nothing is to be said. accepted: whether it may be used."""

    bits: float
    word: str
    reason: str
    accepted: bool


def load_words(path: Path) -> tuple[str, ...]:
    """The word list: one word a line. Raises ValueError when it holds fewer than 7,776 different words."""
    words = tuple(dict.fromkeys(path.read_text("utf-8").split()))
    if len(words) < MINIMUM_WORDS:
        raise ValueError(f"{path.name} has {len(words):,} different words and needs {MINIMUM_WORDS:,}.")
    return words


def require_length(passphrase: str) -> None:
    """Raise WeakSecret for fewer than 12 characters; the vault takes nothing shorter, whatever a screen says."""
    if len(unicodedata.normalize("NFC", passphrase)) < MINIMUM_CHARACTERS:
        raise WeakSecret(f"A passphrase needs {MINIMUM_CHARACTERS} characters or more; add another word.")


def generate_passphrase(words: Sequence[str]) -> str:
    """Five words drawn at random, with blanks between: 64.6 bits from 7,776 words."""
    return " ".join(secrets.choice(words) for _ in range(WORDS_IN_PASSPHRASE))


def check_passphrase(text: str, words: Sequence[str]) -> PassphraseCheck:
    """How a self-chosen passphrase does: 12 characters and 50 bits are needed."""
    text = unicodedata.normalize("NFC", text)
    if len(text) > PASSPHRASE_LIMIT:
        return PassphraseCheck(0.0, "Too long", f"Use at most {PASSPHRASE_LIMIT:,} characters.", False)
    if len(text) < MINIMUM_CHARACTERS:
        missing = MINIMUM_CHARACTERS - len(text)
        return PassphraseCheck(
            0.0, "Too short", f"Add {missing} more character{'s' if missing > 1 else ''}, better another word.", False
        )
    bits, common = _cheapest_spelling(text[:128], frozenset(words))
    if bits < MINIMUM_BITS:
        if common >= 0.5:
            return PassphraseCheck(
                bits, "Too common", "Most of it is on the lists guessers try first. Add unusual words.", False
            )
        return PassphraseCheck(bits, "Weak", "Add another word that has nothing to do with the others.", False)
    return PassphraseCheck(bits, "Strong" if bits >= 64 else "Good", "", True)


def _cheapest_spelling(text: str, words: frozenset[str]) -> tuple[float, float]:
    """(bits of the cheapest spelling, share of the characters spelt by common words and patterns)."""
    low = text.casefold() if len(text.casefold()) == len(text) else text
    plain = low.translate(_LOOKALIKES)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        choices = [(best[end - 1][0] + _character_bits(text[end - 1]), best[end - 1][1])]
        for start in range(max(0, end - _LONGEST_WORD), end - 1):
            found = _piece_bits(text, low, plain, words, start=start, end=end)
            if found is not None:
                bits, common = found
                choices.append((best[start][0] + bits, best[start][1] + (end - start if common else 0)))
        best.append(min(choices))
    bits, common_characters = best[-1]
    return bits, common_characters / len(text)


def _piece_bits(
    text: str, low: str, plain: str, words: frozenset[str], *, start: int, end: int
) -> tuple[float, bool] | None:
    """Bits of one piece as a whole and whether it is common; None when no list has it."""
    piece, size = low[start:end], end - start
    disguise = (0.0 if text[start:end] == piece else 1.0) + (0.0 if plain[start:end] == piece else 1.0)
    if piece in _COMMON or plain[start:end] in _COMMON:
        return _COMMON_BITS + disguise, True
    if size >= 3 and (len(set(piece)) == 1 or any(piece in row for row in _ROWS_BOTH_WAYS)):
        return _PATTERN_BITS + disguise, True
    if size >= 3 and piece in low[:start]:
        return _PATTERN_BITS, True
    if size == 4 and piece.isdecimal() and piece[:2] in ("19", "20"):
        return _YEAR_BITS, True
    if size >= 3 and (piece in words or plain[start:end] in words):
        return math.log2(max(2, len(words))) + disguise, False
    alone = not (start and low[start - 1].isalpha()) and not (end < len(low) and low[end].isalpha())
    if alone and _looks_like_a_word(piece):
        return _UNLISTED_WORD_BITS + disguise, False
    return None


def _looks_like_a_word(piece: str) -> bool:
    """Three letters or more that can be spoken: no list has every word of every language."""
    if len(piece) < 3 or not piece.isalpha():
        return False
    spoken = ["v" if c in _VOWELS else "c" for c in unicodedata.normalize("NFD", piece) if c.isalpha()]
    return spoken.count("v") * 5 >= len(spoken) and "cccc" not in "".join(spoken)


def _character_bits(character: str) -> float:
    """Bits of one character a guesser has to try on its own."""
    if character in " -_.":
        return 1.0
    if character.isdecimal():
        return math.log2(10)
    if character.isascii() and character.isalpha():
        return math.log2(26) + (0.5 if character.isupper() else 0.0)
    return math.log2(33) if character.isascii() else math.log2(100)
