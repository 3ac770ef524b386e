"""vault.state: the last change number that was saved, beside the database, so that a database which has fallen back
to an older state is noticed. No client data; sealed with a key derived from the database key."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from advisor_app.store.keys import DatabaseKey

_SIZE = 512
_FORMAT = 1


@dataclass(frozen=True)
class StateNote:
    """change: number of the last commit. clean: the vault was closed. at: time of the last commit, if any."""

    change: int
    clean: bool
    at: datetime | None = None


class StateFile:
    """The note of one vault. Written in place at a fixed size and without fsync: it only ever lags behind."""

    def __init__(self, path: Path, vault: str, key: DatabaseKey) -> None:
        self._path = path
        self._vault = vault
        self._subkey = key.subkey(b"state note")

    def read(self) -> StateNote | None:
        """The note, or None when there is none or it is torn, damaged or of another vault."""
        try:
            body = json.loads(self._path.read_bytes()[:_SIZE])
            seal = body.pop("seal")
            if not hmac.compare_digest(str(seal), self._seal(body)) or body["vault"] != self._vault:
                return None
            at = None if body["at"] is None else datetime.fromisoformat(body["at"])
            return StateNote(int(body["change"]), bool(body["clean"]), at)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def write(self, note: StateNote) -> None:
        """Write the note; a note that cannot be written is no reason to fail a change that is already saved."""
        body: dict[str, object] = {
            "format": _FORMAT, "vault": self._vault, "change": note.change, "clean": note.clean,
            "at": None if note.at is None else note.at.isoformat(),
        }
        data = json.dumps({**body, "seal": self._seal(body)}).encode().ljust(_SIZE - 1) + b"\n"
        with suppress(OSError):
            if not self._path.exists():
                self._path.touch(mode=0o600)
            with self._path.open("r+b", buffering=0) as file:
                file.write(data)

    def _seal(self, body: dict[str, object]) -> str:
        text = json.dumps(body, sort_keys=True).encode()
        return hashlib.blake2b(text, key=self._subkey, digest_size=32).hexdigest()
