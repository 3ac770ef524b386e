"""What an error of the database or the disk means for what is being saved."""

from __future__ import annotations

import errno
from enum import Enum

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError


class Trouble(Enum):
    """full: no space. unknown: whether it was saved is not known. corrupt: the file is damaged. busy: somebody else
    has it. read_only: it may not be written."""

    FULL = "full"
    UNKNOWN = "unknown"
    CORRUPT = "corrupt"
    BUSY = "busy"
    READ_ONLY = "read_only"


# Primary result codes of SQLite (sqlite.org/rescode.html). 3 is PERM, 14 CANTOPEN, 26 NOTADB.
_BY_CODE = {
    3: Trouble.READ_ONLY, 5: Trouble.BUSY, 6: Trouble.BUSY, 8: Trouble.READ_ONLY, 10: Trouble.UNKNOWN,
    11: Trouble.CORRUPT, 13: Trouble.FULL, 14: Trouble.UNKNOWN, 26: Trouble.CORRUPT,
}
# The backup call of the driver raises without a code; these are the fixed texts of sqlite3_errstr.
_BY_TEXT = {
    "database or disk is full": 13, "disk I/O error": 10, "database disk image is malformed": 11,
    "file is not a database": 26, "database is locked": 5, "attempt to write a readonly database": 8,
    "unable to open database file": 14,
}
_BY_ERRNO = {
    errno.ENOSPC: Trouble.FULL, errno.EDQUOT: Trouble.FULL, errno.EFBIG: Trouble.FULL,
    errno.EACCES: Trouble.READ_ONLY, errno.EPERM: Trouble.READ_ONLY, errno.EROFS: Trouble.READ_ONLY,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """The trouble an error stands for; None for an error of our own code."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    if isinstance(error, sqlcipher.Error):
        code = getattr(error, "sqlite_errorcode", None) or _BY_TEXT.get(str(error))
        return None if code is None else _BY_CODE.get(code & 0xFF)
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, Trouble.UNKNOWN)
    return None
