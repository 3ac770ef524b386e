from __future__ import annotations

import errno

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import OperationalError

from advisor_app.store.trouble import Trouble, trouble_of


def coded(code: int, text: str = "x") -> Exception:
    error = sqlcipher.OperationalError(text)
    error.sqlite_errorcode = code
    return OperationalError("SELECT", {}, error)


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (coded(13), Trouble.FULL), (coded(10), Trouble.UNKNOWN), (coded(10 | 4 << 8), Trouble.UNKNOWN),
        (coded(11), Trouble.CORRUPT), (coded(26), Trouble.CORRUPT), (coded(5), Trouble.BUSY),
        (coded(8), Trouble.READ_ONLY), (coded(14), Trouble.UNKNOWN), (coded(19), None), (coded(1), None),
        (sqlcipher.OperationalError("database or disk is full"), Trouble.FULL),
        (sqlcipher.OperationalError("disk I/O error"), Trouble.UNKNOWN),
        (sqlcipher.OperationalError("something else"), None),
        (OSError(errno.ENOSPC, "x"), Trouble.FULL), (OSError(errno.EIO, "x"), Trouble.UNKNOWN),
        (OSError(errno.EROFS, "x"), Trouble.READ_ONLY), (ValueError("x"), None),
    ],
)
def test_what_an_error_stands_for(error: Exception, wanted: Trouble | None) -> None:
    assert trouble_of(error) is wanted
