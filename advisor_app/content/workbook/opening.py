"""Opening a workbook that came from outside: everything about the file is checked before its first sheet is read."""

from __future__ import annotations

import io
import stat
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import openpyxl

MAX_BYTES: Final = 25 * 1024 * 1024
MAX_UNPACKED: Final = 100 * 1024 * 1024
MAX_RATIO: Final = 100
MAX_PARTS: Final = 500
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200
BLOCK: Final = 64 * 1024
_ACTIVE: Final = ("vbaproject", "externallinks/", "activex/", "embeddings/", "macrosheets/", "ctrlprops/")


class WorkbookError(ValueError):
    """A workbook that cannot be read; the message is one sentence."""


def open_workbook(path: Path) -> Any:
    """The workbook in a file, to be read row by row. Raises WorkbookError; the file is never changed."""
    data = _bytes(path)
    _check_parts(data, path.name)
    if not openpyxl.DEFUSEDXML:
        raise WorkbookError("The part that makes reading workbooks safe (defusedxml) is missing; install it first.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except Exception as error:
        raise WorkbookError(
            f"{path.name} is damaged or no workbook; open it in a spreadsheet program and save it anew as .xlsx."
        ) from error


def sheet_rows(worksheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet as cells, each a tuple from column A on. Raises WorkbookError for a sheet beyond all bounds
    or one that cannot be read."""
    name = worksheet.title
    rows = _raw_rows(worksheet)
    for number in count(1):
        try:
            row = next(rows, None)
        except Exception as error:
            raise WorkbookError(
                f"The sheet {name} is damaged; open the workbook in a spreadsheet program and save it anew."
            ) from error
        if row is None:
            return
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise WorkbookError(
                f"The sheet {name} has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns; it is none of ours."
            )
        yield row


def _raw_rows(worksheet: Any) -> Iterator[tuple[Any, ...]]:
    # The size a sheet gives of itself may be wrong: rows are read until there are no more.
    worksheet.reset_dimensions()
    yield from worksheet.iter_rows()


def _bytes(path: Path) -> bytes:
    suffix = path.suffix.lower()
    if suffix in (".xlsm", ".xltm", ".xlam"):
        raise WorkbookError(f"{path.name} may hold macros; save it as a workbook without them (.xlsx).")
    if suffix != ".xlsx":
        raise WorkbookError(f"{path.name} is no workbook of this kind; save it as .xlsx.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise WorkbookError(f"{path.name} is no file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise WorkbookError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise WorkbookError(f"{path.name} is larger than {MAX_BYTES // 1024 // 1024} MB; it is none of our workbooks.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise WorkbookError(f"{path.name} is protected by a password or of an old kind; save it as .xlsx without one.")
    if not data.startswith(b"PK\x03\x04"):
        raise WorkbookError(f"{path.name} is no workbook, whatever its name says; save one as .xlsx.")
    return data


def _check_parts(data: bytes, name: str) -> None:
    """The packed parts before anything is made of them: number, sizes and names, then each of them unpacked in small
    blocks, so that one that is larger than it says, or not whole, is found without filling the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _check_names(parts, len(data), name)
            declared = [part.filename for part in parts if _declares(packed, part)]
    except WorkbookError:
        raise
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError) as error:
        raise WorkbookError(f"{name} is damaged; take another copy of it.") from error
    if declared:
        raise WorkbookError(f"{name} declares its own words, as no spreadsheet program does; it is not opened.")


def _check_names(parts: list[zipfile.ZipInfo], packed_size: int, name: str) -> None:
    strange = f"{name} is packed in a way that no spreadsheet program does; it is not opened."
    if len(parts) > MAX_PARTS or len({part.filename for part in parts}) != len(parts):
        raise WorkbookError(strange)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed_size:
        raise WorkbookError(f"{name} would unpack to {unpacked // 1024 // 1024:,} MB; it is not opened.")
    for part in parts:
        if part.flag_bits & 0x1:
            raise WorkbookError(f"{name} is protected by a password; save it without one.")
        if part.filename.startswith("/") or ".." in part.filename.split("/") or "\\" in part.filename:
            raise WorkbookError(strange)
        if any(active in part.filename.lower() for active in _ACTIVE):
            raise WorkbookError(f"{name} holds macros, links or embedded files; save it without them.")


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part begins with a document type: the way to make a parser unpack without end. Reads it to its end,
    where its checksum is compared."""
    with packed.open(part) as file:
        start = file.read(BLOCK)
        while file.read(BLOCK):
            pass
    return any("<!DOCTYPE".encode(encoding) in start for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
