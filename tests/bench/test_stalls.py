"""How long the window stands still while the engine works: the longest gap between two ticks of a timer, on the clock
and in work of the window's own thread. Told at the end and not judged: a time says nothing about another machine.

    python -m pytest tests/bench/test_stalls.py -s
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.results.page import TABS, ResultsPage
from advisor_app.ui.pages.results.summary import SummaryTab
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up

TICK_MS = 2


class Ticks(QObject):
    """Counts ticks and remembers the longest gap between two: on the clock, and in processor time of this thread, which
    leaves out what other programs took."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.clock, self.own = 0, 0.0, 0.0
        self._last = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self.count, self.clock, self.own = 0, 0.0, 0.0
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start()

    def stop(self) -> tuple[float, float]:
        """The longest gaps since `start`, on the clock and of own work, in milliseconds."""
        self._timer.stop()
        return self.clock * 1000, self.own * 1000

    def _tick(self) -> None:
        clock, own = time.perf_counter(), time.thread_time()
        self.count += 1
        self.clock, self.own = max(self.clock, clock - self._last[0]), max(self.own, own - self._last[1])
        self._last = (clock, own)


def workspace_of(window: MainWindow) -> Workspace:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    return workspace


def works(window: MainWindow) -> dict[str, Callable[[], None]]:
    """What keeps the engine busy, each begun by what a person does."""
    workspace = workspace_of(window)

    def page() -> ResultsPage:
        return window.findChildren(ResultsPage)[-1]

    def answer() -> None:
        session = workspace._visit.at_hand()
        for value in ("none", "fully"):
            session.edit_answer("AC-01", value)
        workspace.results("summary")

    def tick() -> None:
        summary = page().tab("summary")
        assert isinstance(summary, SummaryTab)
        box = next(iter(summary.help.bars.boxes.values()))
        box.click()

    found: dict[str, Callable[[], None]] = {"a changed answer: the whole evaluation": answer, "a fix ticked": tick}
    for spec in TABS[1:]:
        found[f"the tab {spec.id}, first opened"] = lambda id_=spec.id: page().open_tab(id_)  # type: ignore[misc]
    return found


def test_the_longest_stall_is_told(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        ticks, told = Ticks(), []
        for name, begin in works(window).items():
            clock, own = measured(window, qtbot, ticks, begin)
            told.append(f"{clock:7.0f} ms {own:7.0f} ms  {name}")
            assert ticks.count > 0
    with capsys.disabled():
        print("\nLongest stall of the window while the engine works and results are drawn: on the clock, of own work")
        print("\n".join(told))


def measured(window: MainWindow, qtbot: QtBot, ticks: Ticks, begin: Callable[[], None]) -> tuple[float, float]:
    """The longest stall of one piece of work, begun inside the event loop as a click is."""
    workspace, begun = workspace_of(window), [False]

    def start() -> None:
        begin()
        begun[0] = True

    ticks.start()
    QTimer.singleShot(0, start)
    # Not by the person, who reads the whole screen at every look.
    qtbot.waitUntil(lambda: begun[0] and workspace.is_quiet and ticks.count > 1, timeout=60_000)
    return ticks.stop()
