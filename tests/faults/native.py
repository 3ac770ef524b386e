"""Builds the shim and runs a program under it. Linux only; there, a missing compiler is an error and no skip."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
PROJECT = Path(__file__).parents[2]


def build_shim(folder: Path) -> Path:
    """Compile the shim into `folder`. Raises RuntimeError naming what is missing."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise RuntimeError("The fault tests need a C compiler; install gcc (Debian: apt-get install gcc libc6-dev).")
    target = folder / "shim.so"
    flags = ["-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror"]
    done = subprocess.run(
        [compiler, *flags, "-o", str(target), str(SOURCE), "-ldl", "-lpthread"],
        capture_output=True, text=True, check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The shim did not compile; install libc6-dev. The compiler said: {done.stderr}")
    return target


def run_under_shim(shim: Path, module: str, root: Path, *arguments: str, log: Path | None = None) -> str:
    """Run `python -m module root arguments` with everything below `root` watched; what it printed."""
    environment = {**os.environ, "LD_PRELOAD": str(shim), "SHIM_ROOT": str(root), "PYTHONPATH": str(PROJECT)}
    if log is not None:
        environment["SHIM_LOG"] = str(log)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", module, str(root), *arguments],
        env=environment, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=300,
    )
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-4000:]}")
    return done.stdout


class Shim:
    """The shim as seen from inside a program that runs under it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.shim_mark.argtypes = [ctypes.c_uint64]
        self._library.shim_mark.restype = None
        self._library.shim_set_budget.argtypes = [ctypes.c_long]
        self._library.shim_set_budget.restype = None
        self._library.shim_budget.restype = ctypes.c_long
        self._library.shim_fail.argtypes = [ctypes.c_long, ctypes.c_int]
        self._library.shim_fail.restype = None

    def mark(self, number: int) -> None:
        self._library.shim_mark(number)

    @property
    def budget(self) -> int:
        """Bytes the watched folder may still grow; -1 for no limit."""
        return int(self._library.shim_budget())

    @budget.setter
    def budget(self, left: int) -> None:
        self._library.shim_set_budget(left)

    def fail(self, calls: int, *, stay: bool = False) -> None:
        """Let one write, truncation or sync end with EIO after `calls` more; -1 for never. stay: all later ones too."""
        self._library.shim_fail(calls, int(stay))
