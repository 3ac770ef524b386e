"""Renew the two lock files from pyproject.toml; `make lock` calls it. Needs uv. Standard library only.

`requirements-dev.lock` holds what the tests need on top of the program; `requirements.lock` holds the same versions for
the program alone. Both hold versions, markers and hashes and nothing of the machine they were made on.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
RUN_LOCK: Final = "packaging/requirements.lock"
DEV_LOCK: Final = "packaging/requirements-dev.lock"
OPTIONS: Final = (
    *("--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)
REQUIREMENT: Final = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^\s;]+( ; [^\\]+)? \\$")
HASH: Final = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def strange_lines(lock_text: str) -> list[str]:
    """Lines that are neither a pinned requirement nor a hash, and requirements without any hash."""
    lines = lock_text.splitlines()
    strange = [line for line in lines if not (REQUIREMENT.match(line) or HASH.match(line))]
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    return strange + [line for line, after in pairs if REQUIREMENT.match(line) and not HASH.match(after)]


def main() -> int:
    """Exit code 0 when both locks were written and are clean, else 1 with a sentence."""
    uv = shutil.which("uv")
    if uv is None:
        print("The lock is made with uv, which is not here: install uv and run `make lock` again.", file=sys.stderr)
        return 1
    compiled = [uv, "pip", "compile", *OPTIONS, "pyproject.toml"]
    subprocess.run([*compiled, "--upgrade", "--group", "dev", "--output-file", DEV_LOCK], cwd=ROOT, check=True)
    subprocess.run([*compiled, "--constraint", DEV_LOCK, "--output-file", RUN_LOCK], cwd=ROOT, check=True)
    for name in (DEV_LOCK, RUN_LOCK):
        strange = strange_lines((ROOT / name).read_text(encoding="utf-8"))
        if strange:
            print(f"{name} holds a line that is no pinned and hashed requirement: {strange[0]}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
