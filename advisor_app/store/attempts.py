"""Wrong tries in a row make the next one wait: half a second, doubling to thirty. Kept beside the vault, so that
starting the program anew does not help; nothing is ever wiped."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0


def failures(path: Path) -> int:
    """Wrong tries in a row."""
    try:
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return 0
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def wait_after(count: int) -> float:
    """Seconds to wait before the next try."""
    return 0.0 if count <= 0 else min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(count - 1, 10))


def note_failure(path: Path) -> int:
    """Count one more; the new count. A folder that cannot be written still opens with the right secret."""
    count = failures(path) + 1
    with suppress(OSError):
        path.write_text(f"{count}\n", "ascii")
    return count


def forget_failures(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
