"""Long work off the screen's thread: plain functions on a thread pool, reporting through signals."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from advisor_app.domain.progress import Cancelled, Progress

# Reports closer together than this are dropped: nobody sees them and they fill the event queue.
REPORT_SECONDS = 0.05


class Task(QObject):
    """One piece of running work. All signals arrive on the thread that started it.

    progressed(done, total); then exactly one of succeeded(result), failed(exception), cancelled(); then finished().
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _told = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._silent = False
        self._done = False
        self._last = 0.0
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def done(self) -> bool:
        return self._done

    def cancel(self) -> None:
        """Ask the work to stop at its next step. Work that ends before it sees this still succeeds."""
        self._stop.set()

    def abandon(self) -> None:
        """Ask it to stop and say nothing more but `finished`: newer work has taken its place."""
        self._silent = True
        self._stop.set()

    def run(self, work: Callable[[Progress], object]) -> None:
        """Do the work. Called on a thread of the pool."""
        try:
            result = work(Progress(report=self._report, cancelled=self._stop.is_set))
        except Cancelled:
            self._told.emit("cancelled", None)
        except Exception as error:  # whatever goes wrong in the work is handed to whoever waits for it
            self._told.emit("failed", error)
        else:
            self._told.emit("succeeded", result)

    def _report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= REPORT_SECONDS:
            self._last = now
            self._told.emit("progressed", (done, total))

    def _tell(self, what: str, value: object) -> None:
        if what == "progressed":
            if not self._silent and not self._done and isinstance(value, tuple):
                self.progressed.emit(*value)
            return
        self._done = True
        if not self._silent:
            if what == "succeeded":
                self.succeeded.emit(value)
            elif what == "failed":
                self.failed.emit(value)
            else:
                self.cancelled.emit()
        self.finished.emit()


class TaskRunner(QObject):
    """Starts work on a thread pool and keeps it alive until it has ended."""

    def __init__(self, pool: QThreadPool | None = None) -> None:
        super().__init__()
        self._pool = pool or QThreadPool.globalInstance()
        self._tasks: set[Task] = set()

    @property
    def running(self) -> int:
        return len(self._tasks)

    def start(self, work: Callable[[Progress], object]) -> Task:
        """Start `work(progress)`. Connect to the task before control returns to the event loop: nothing arrives
        earlier. The work gets plain data, never a session or a widget."""
        # Without a parent: the worker holds the task too, so that it outlives the runner and whoever asked.
        task = Task()
        self._tasks.add(task)
        task.finished.connect(self._forget)
        self._pool.start(lambda: task.run(work))
        return task

    def stop(self, wait_ms: int = -1) -> bool:
        """Ask all work to stop and wait for it (-1: as long as it takes); whether it has ended."""
        for task in self._tasks:
            task.abandon()
        return self._pool.waitForDone(wait_ms)

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
