"""The test's end of a kill server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.faults.native import PROJECT


class Workers:
    """One server; start() a worker, read() what it says, kill() it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.kill_server"], cwd=PROJECT, text=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )
        self._pid = 0

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.kill()
        with self._process:
            pass

    def start(self, kind: str, folder: Path, first: int = 0) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([kind, str(folder), first]) + "\n")
        self._process.stdin.flush()
        word, self._pid = self.read()
        assert word == "pid"

    def read(self) -> list[Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the server has ended"
        words: list[Any] = json.loads(line)
        return words

    def kill(self) -> list[list[Any]]:
        """Kill the worker at once; what it had said until then."""
        if not self._pid:
            return []
        os.kill(self._pid, signal.SIGKILL)
        return self.finish()

    def finish(self) -> list[list[Any]]:
        """Wait until the worker has ended; what it said until then."""
        self._pid = 0
        said = []
        while (words := self.read()) != ["gone"]:
            said.append(words)
        return said
