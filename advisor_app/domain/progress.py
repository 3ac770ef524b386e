"""The only coupling between long work and whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside long work when the person who waits for it has cancelled."""


@dataclass(frozen=True)
class Progress:
    """Reports steps of long work and stops it when asked.

    report: called with (done, total), both counts of steps.
    cancelled: asked before each report; true raises Cancelled.
    """

    report: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False

    def step(self, done: int, total: int) -> None:
        if self.cancelled():
            raise Cancelled
        self.report(done, total)


SILENT = Progress()
