"""What can go wrong with the encrypted file, each with one clear message for the person in front of it.

A message says what happened, what it means for the answers, and what to do; it never quotes stored text.
"""

from __future__ import annotations

from datetime import datetime


class StoreError(Exception):
    """Base of everything the store raises on purpose. code: stable word for logs."""

    code = "store"


class WrongSecret(StoreError):  # noqa: N818 - reads as what happened, like its siblings
    """Decided at the key slots, never from a database error. failures: wrong tries in a row."""

    code = "wrong-secret"

    def __init__(self, failures: int = 1) -> None:
        super().__init__("That passphrase doesn't open this file. Check Caps Lock and keyboard language.")
        self.failures = failures


class WeakSecret(StoreError):  # noqa: N818
    """A new passphrase that is not taken; the message is the reason."""

    code = "weak-secret"


class Damaged(StoreError):  # noqa: N818
    """The database does not decrypt or is not whole. Nothing was changed or deleted."""

    code = "damaged"

    def __init__(self, newest_backup: datetime | None = None) -> None:
        backup = (
            "There is no backup yet; keep the folder and ask for help."
            if newest_backup is None
            else f"Your backups are not affected. The newest is from {newest_backup:%d %b %Y %H:%M}."
        )
        super().__init__(f"This practice file is damaged and can't be opened. {backup}")
        self.newest_backup = newest_backup


class KeysDamaged(StoreError):  # noqa: N818
    """No copy of the key file can be read."""

    code = "keys-damaged"

    def __init__(self) -> None:
        super().__init__(
            "The key file of this practice file is damaged in every copy. Nothing was changed. "
            "Put vault.keys of a copy kept elsewhere back into the folder."
        )


class HostileKeys(StoreError):  # noqa: N818
    """Key file with parameters that are out of bounds."""

    code = "hostile-keys"

    def __init__(self) -> None:
        super().__init__(
            "The key file of this practice file asks for more memory or time than the app ever uses, so it was "
            "not opened. Use a copy of the file from a place you trust."
        )


class InUse(StoreError):  # noqa: N818
    code = "in-use"

    def __init__(self) -> None:
        super().__init__(
            "This practice file is already open in another window or program. Close it there, then open it here."
        )


class NewerSchema(StoreError):  # noqa: N818
    """schema: number found; known: highest number this version reads."""

    code = "newer-schema"

    def __init__(self, schema: int, known: int) -> None:
        super().__init__(
            "This file was made with a newer version of the app. Update the app to open it. "
            f"The file has not been changed. (File format {schema}; this version reads up to {known}.)"
        )
        self.schema = schema
        self.known = known


class MigrationFailed(StoreError):  # noqa: N818
    code = "migration"

    def __init__(self) -> None:
        super().__init__(
            "This practice file couldn't be brought up to date. It is as it was before and nothing is lost. "
            "Go on with the previous version of the app and update later."
        )


class DiskFull(StoreError):  # noqa: N818
    code = "disk-full"

    def __init__(self) -> None:
        super().__init__(
            "There is no space left on the disk. Everything saved before is safe; the last changes are not saved yet. "
            "Free some space, then choose Try again."
        )


class NotEnoughSpace(StoreError):  # noqa: N818
    """A big operation that was not begun. needed, free: bytes."""

    code = "not-enough-space"

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(
            f"This needs {-(-needed // 1_000_000):,} MB of free disk space and {free // 1_000_000:,} MB are free. "
            "Nothing was changed. Free some space and try again."
        )
        self.needed = needed
        self.free = free


class ReadOnly(StoreError):  # noqa: N818
    code = "read-only"

    def __init__(self) -> None:
        super().__init__(
            "The practice file can't be written to. Everything saved before is safe; changes made now are not saved. "
            "Check the permissions of its folder, then open it again."
        )


class Unavailable(StoreError):  # noqa: N818
    """The folder, the disk or the open file cannot be reached."""

    code = "unavailable"

    def __init__(self) -> None:
        super().__init__(
            "The practice file can't be reached. Everything saved before is safe. "
            "Check that its disk or stick is connected, then open it again."
        )


class Unsuitable(StoreError):  # noqa: N818
    """A place where a vault is not safe; the message says why. Can be overridden."""

    code = "unsuitable-place"


class Closed(StoreError):  # noqa: N818
    code = "closed"

    def __init__(self) -> None:
        super().__init__("The practice file is locked. Unlock it, then try again.")


class NotFound(StoreError):  # noqa: N818
    code = "not-found"

    def __init__(self, what: str) -> None:
        super().__init__(f"This {what} is no longer in the practice file. Go back to the list and choose another.")


class NotStorable(StoreError):  # noqa: N818
    """A value that cannot be kept exactly (not finite, too large, no plain JSON). The message says which."""

    code = "not-storable"
