"""One program at a time: a lock of the operating system on vault.lock, gone with the process that held it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from advisor_app.store.errors import InUse


class VaultLock:
    """Held from construction to release(). Raises InUse at once when another process or vault holds it.

    A lock of the system, not a file with a process id in it: it vanishes with its process, even killed.
    """

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise InUse from error

    def release(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
