"""The log: time, level, module, event and numbers. Never a name, an answer, a path or a foreign message.

Exception messages of libraries quote what the person typed, so only the exception's type and our own places in the
program are written.
"""

from __future__ import annotations

import logging
import logging.handlers
import traceback
from pathlib import Path
from types import TracebackType

_PACKAGE = "advisor_app"
_FILES = 5
_BYTES = 1_000_000


class SafeFormatter(logging.Formatter):
    """Writes messages of our own loggers; for all others, and for exceptions, only the type and our own frames."""

    def format(self, record: logging.LogRecord) -> str:
        own = record.name.split(".", 1)[0] == _PACKAGE
        event = record.getMessage() if own else "message of a library"
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {event}"
        if record.exc_info and record.exc_info[0] is not None:
            line += " " + describe(record.exc_info[0], record.exc_info[2])
        return line


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """`ValueError at domain/profile.py:210 < ui/pages/question.py:40`: type and places, no message."""
    frames = [frame for frame in traceback.extract_tb(trace) if _PACKAGE in Path(frame.filename).parts]
    places = [f"{'/'.join(_inside(frame.filename))}:{frame.lineno}" for frame in reversed(frames[-8:])]
    return kind.__name__ + (" at " + " < ".join(places) if places else "")


def _inside(filename: str) -> tuple[str, ...]:
    parts = Path(filename).parts
    return parts[len(parts) - parts[::-1].index(_PACKAGE):]


def start_log(folder: Path) -> logging.Logger:
    """The program's logger, writing to at most five files of 1 MB in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "log.txt", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(SafeFormatter())
    logger = logging.getLogger(_PACKAGE)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    logger.addHandler(handler)
    return logger
