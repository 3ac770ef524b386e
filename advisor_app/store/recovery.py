"""The recovery key on paper: 160 random bits as 32 symbols in groups of four, and a check symbol."""

from __future__ import annotations

import secrets

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_BYTES = 20
_LENGTH = 32


class RecoveryKeyError(ValueError):
    """Text that is no recovery key; the message is one sentence for the person who typed it."""


def new_recovery_key() -> bytes:
    """20 random bytes."""
    return secrets.token_bytes(_BYTES)


def recovery_text(key: bytes) -> str:
    """`XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-C` without the letters I, L, O and U."""
    number = int.from_bytes(key, "big")
    values = [number >> 5 * place & 31 for place in reversed(range(_LENGTH))]
    symbols = "".join(SYMBOLS[value] for value in values)
    groups = [symbols[at:at + 4] for at in range(0, _LENGTH, 4)]
    return "-".join([*groups, SYMBOLS[_check(values)]])


def parse_recovery_key(text: str) -> bytes:
    """The bytes of a typed recovery key: any case, blanks and hyphens anywhere, O read as 0, I and L as 1.

    Raises RecoveryKeyError; a single wrong symbol and two swapped neighbours are always noticed.
    """
    typed = [_READ_AS.get(c, c) for c in text.upper() if not c.isspace() and c not in "-\u2010\u2011\u2012\u2013"]
    if len(typed) != _LENGTH + 1:
        raise RecoveryKeyError(
            f"A recovery key has {_LENGTH + 1} letters and digits; this has {len(typed)}. Compare it with the sheet."
        )
    if any(symbol not in SYMBOLS for symbol in typed):
        raise RecoveryKeyError("A recovery key has only digits and letters without U. Compare it with the sheet.")
    values = [SYMBOLS.index(symbol) for symbol in typed]
    if _check(values[:-1]) != values[-1]:
        raise RecoveryKeyError("One of the symbols of this recovery key is wrong. Compare it with the sheet.")
    number = 0
    for value in values[:-1]:
        number = number << 5 | value
    return number.to_bytes(_BYTES, "big")


def _check(values: list[int]) -> int:
    """Weights are powers of x in GF(32), modulus x^5 + x^2 + 1: neighbours always have different weights."""
    check = 0
    for value in values:
        check = (check ^ value) << 1
        if check & 32:
            check ^= 0b100101
    return check
