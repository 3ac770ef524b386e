"""Key slots: how a passphrase or a recovery key opens the one random key of the database.

    passphrase    --Argon2id--> wrapping key --+
    recovery key  --BLAKE2b---> wrapping key --+--> XChaCha20-Poly1305 --> database key (32) and salt (16)

The database key never changes with the passphrase. Parameters and slot types are authenticated, so nobody can weaken
or swap them. Sources: RFC 9106 (Argon2), RFC 7693 (BLAKE2), draft-irtf-cfrg-xchacha-03, libsodium.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import nacl.exceptions
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.pwhash import argon2id

from advisor_app.store.errors import Closed, HostileKeys, KeysDamaged, WeakSecret

FORMAT: Final = 1
PASSPHRASE_LIMIT: Final = 1024
_MIB: Final = 1024 * 1024
_MEMORY_BOUNDS: Final = (8, 1024)
_PASSES_BOUNDS: Final = (1, 10)
_KEY_FILE_LIMIT: Final = 64 * 1024


@dataclass(frozen=True)
class Strength:
    """Cost of one guess: memory in MiB (8 to 1,024) and passes over it (1 to 10). One lane."""

    memory_mib: int
    passes: int

    def __post_init__(self) -> None:
        whole = type(self.memory_mib) is int and type(self.passes) is int
        if not whole or not (
            _MEMORY_BOUNDS[0] <= self.memory_mib <= _MEMORY_BOUNDS[1]
            and _PASSES_BOUNDS[0] <= self.passes <= _PASSES_BOUNDS[1]
        ):
            raise HostileKeys


DEFAULT: Final = Strength(256, 3)
FLOOR: Final = Strength(64, 3)


class DatabaseKey:
    """The 32-byte key and 16-byte salt of the database, and what is derived from the key. Wiped when closed.

    Best effort: copies Python makes on the way cannot be wiped.
    """

    def __init__(self, secret: bytes | bytearray) -> None:
        if len(secret) != 48:
            raise ValueError("The database key has 32 bytes and its salt 16.")
        self._secret = bytearray(secret)

    @classmethod
    def random(cls) -> DatabaseKey:
        return cls(secrets.token_bytes(48))

    def hex_digits(self) -> str:
        """96 hex digits for the database. Asserted, because a shorter raw key is silently taken as a passphrase."""
        digits = self.raw().hex()
        if len(digits) != 96:
            raise ValueError("The key of the database must be exactly 96 hex digits; open the vault again.")
        return digits

    def raw(self) -> bytes:
        """Key and salt. Raises Closed once wiped: a wiped key must never be wrapped or used."""
        if not any(self._secret):
            raise Closed
        return bytes(self._secret)

    def subkey(self, purpose: bytes) -> bytes:
        """32 bytes for one purpose (at most 16 bytes long)."""
        return hashlib.blake2b(b"", key=self.raw()[:32], person=purpose, digest_size=32).digest()

    def wipe(self) -> None:
        for place in range(len(self._secret)):
            self._secret[place] = 0


@dataclass(frozen=True)
class Slot:
    """One way in. type: passphrase or recovery. strength: None for a recovery key, which needs no slow function."""

    type: str
    strength: Strength | None
    salt: bytes
    nonce: bytes
    box: bytes


@dataclass(frozen=True)
class KeyFile:
    """All slots of one vault."""

    vault: str
    slots: tuple[Slot, ...]

    def slot(self, kind: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.type == kind), None)

    def with_slot(self, new: Slot) -> KeyFile:
        return KeyFile(self.vault, (*(slot for slot in self.slots if slot.type != new.type), new))

    def to_bytes(self) -> bytes:
        body = {"format": FORMAT, "vault": self.vault, "slots": [_slot_json(slot) for slot in self.slots]}
        return json.dumps({**body, "checksum": _checksum(body)}, indent=1).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> KeyFile:
        """Raises KeysDamaged for anything but a whole key file and HostileKeys for parameters out of bounds."""
        if len(data) > _KEY_FILE_LIMIT:
            raise KeysDamaged
        try:
            body = json.loads(data)
            checksum = body.pop("checksum")
            if checksum != _checksum(body) or body["format"] != FORMAT:
                raise KeysDamaged
            return cls(str(body["vault"]), tuple(_slot_of(raw) for raw in body["slots"]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise KeysDamaged from error


def passphrase_slot(vault: str, key: DatabaseKey, passphrase: str, strength: Strength) -> Slot:
    """A slot that opens with `passphrase`. Raises WeakSecret when it is empty or longer than 1,024 characters."""
    return _sealed(vault, key, "passphrase", strength, _passphrase_bytes(passphrase))


def recovery_slot(vault: str, key: DatabaseKey, recovery_key: bytes) -> Slot:
    return _sealed(vault, key, "recovery", None, recovery_key)


def unlock_passphrase(keys: KeyFile, passphrase: str) -> DatabaseKey | None:
    """The database key, or None when this is not the passphrase."""
    slot = keys.slot("passphrase")
    if slot is None or not 0 < len(unicodedata.normalize("NFC", passphrase)) <= PASSPHRASE_LIMIT:
        return None
    return _opened(keys.vault, slot, _passphrase_bytes(passphrase))


def unlock_recovery(keys: KeyFile, recovery_key: bytes) -> DatabaseKey | None:
    slot = keys.slot("recovery")
    return None if slot is None else _opened(keys.vault, slot, recovery_key)


def calibrate(
    *, clock: Callable[[], float] = time.perf_counter, derive: Callable[[Strength], object] | None = None
) -> Strength:
    """The strength that takes 0.5 to 1 s on this computer, never below 64 MiB and 3 passes.

    derive: runs the function once at a strength; the real one unless a test gives another.
    """
    run = derive or (lambda strength: _argon2id(b"calibrate", bytes(16), strength))
    started = clock()
    run(FLOOR)
    seconds = max(clock() - started, 1e-6)
    memory = FLOOR.memory_mib
    while memory < 512 and 2 * seconds <= 1.0:
        memory *= 2
        seconds *= 2
    passes = FLOOR.passes
    while seconds < 0.5 and passes < _PASSES_BOUNDS[1]:
        passes += 1
        seconds *= passes / (passes - 1)
    return Strength(memory, passes)


def _passphrase_bytes(passphrase: str) -> bytes:
    """NFC, so that the same letter typed on two systems is the same; never trimmed."""
    text = unicodedata.normalize("NFC", passphrase)
    if not 0 < len(text) <= PASSPHRASE_LIMIT:
        raise WeakSecret(f"A passphrase has 1 to {PASSPHRASE_LIMIT:,} characters; choose another.")
    return text.encode("utf-8", "surrogatepass")


def _wrapping_key(kind: str, strength: Strength | None, secret: bytes, salt: bytes) -> bytes:
    if strength is not None:
        return _argon2id(secret, salt, strength)
    return hashlib.blake2b(secret, salt=salt, person=kind.encode(), digest_size=32).digest()


def _argon2id(secret: bytes, salt: bytes, strength: Strength) -> bytes:
    return argon2id.kdf(32, secret, salt, opslimit=strength.passes, memlimit=strength.memory_mib * _MIB)


def _sealed(vault: str, key: DatabaseKey, kind: str, strength: Strength | None, secret: bytes) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(24)
    box = crypto_aead_xchacha20poly1305_ietf_encrypt(
        key.raw(), _associated(vault, kind, strength), nonce, _wrapping_key(kind, strength, secret, salt)
    )
    return Slot(kind, strength, salt, nonce, box)


def _opened(vault: str, slot: Slot, secret: bytes) -> DatabaseKey | None:
    wrapping = _wrapping_key(slot.type, slot.strength, secret, slot.salt)
    try:
        raw = crypto_aead_xchacha20poly1305_ietf_decrypt(
            slot.box, _associated(vault, slot.type, slot.strength), slot.nonce, wrapping
        )
    except nacl.exceptions.CryptoError:
        return None
    return DatabaseKey(raw)


def _associated(vault: str, kind: str, strength: Strength | None) -> bytes:
    return _canonical({"format": FORMAT, "vault": vault, "type": kind, "kdf": _kdf_json(strength)})


def _kdf_json(strength: Strength | None) -> dict[str, object]:
    if strength is None:
        return {"name": "blake2b"}
    return {"name": "argon2id", "memory_mib": strength.memory_mib, "passes": strength.passes, "lanes": 1}


def _slot_json(slot: Slot) -> dict[str, object]:
    parts = {name: base64.b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "box")}
    return {"type": slot.type, "kdf": _kdf_json(slot.strength), **parts}


def _slot_of(raw: dict[str, object]) -> Slot:
    kind, kdf = raw["type"], raw["kdf"]
    if kind not in ("passphrase", "recovery") or not isinstance(kdf, dict):
        raise KeysDamaged
    strength = Strength(kdf["memory_mib"], kdf["passes"]) if kind == "passphrase" else None
    if kdf != _kdf_json(strength):
        raise KeysDamaged
    salt, nonce, box = (base64.b64decode(str(raw[name]), validate=True) for name in ("salt", "nonce", "box"))
    if (len(salt), len(nonce), len(box)) != (16, 24, 64):
        raise KeysDamaged
    return Slot(kind, strength, salt, nonce, box)


def _checksum(body: dict[str, object]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
