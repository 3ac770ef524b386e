"""Long work: every outcome is told once, on the thread that asked."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread, QThreadPool
from pytestqt.qtbot import QtBot

from advisor_app.domain.progress import Progress
from advisor_app.ui.tasks import Task, TaskRunner


class Heard:
    """What a task said, in order, and on which thread."""

    def __init__(self, task: Task) -> None:
        self.said: list[tuple[str, object]] = []
        self.threads: set[object] = set()
        task.progressed.connect(lambda done, total: self._note("progressed", (done, total)))
        task.succeeded.connect(lambda result: self._note("succeeded", result))
        task.failed.connect(lambda error: self._note("failed", error))
        task.cancelled.connect(lambda: self._note("cancelled", None))
        task.finished.connect(lambda: self._note("finished", None))

    def _note(self, what: str, value: object) -> None:
        self.said.append((what, value))
        self.threads.add(QThread.currentThread())

    def names(self) -> list[str]:
        return [what for what, _ in self.said if what != "progressed"]


def test_a_result_arrives_on_the_asking_thread(qtbot: QtBot) -> None:
    runner, worker = TaskRunner(), []

    def work(_progress: Progress) -> str:
        worker.append(threading.current_thread())
        return "done"

    task = runner.start(work)
    heard = Heard(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert heard.said == [("succeeded", "done"), ("finished", None)]
    assert heard.threads == {QThread.currentThread()}
    assert worker[0] is not threading.current_thread()
    assert runner.running == 0


def test_a_mistake_is_handed_over(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise ValueError("no such figure")

    task = TaskRunner().start(work)
    heard = Heard(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert heard.names() == ["failed", "finished"]
    assert str(heard.said[0][1]) == "no such figure"


def test_cancel_stops_at_the_next_step(qtbot: QtBot) -> None:
    started, release = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        release.wait(10)
        progress.step(1, 2)
        raise AssertionError("went on after the cancel")

    task = TaskRunner().start(work)
    heard = Heard(task)
    assert started.wait(10)
    task.cancel()
    release.set()
    with qtbot.waitSignal(task.finished):
        pass
    assert heard.names() == ["cancelled", "finished"]


def test_work_that_ended_before_the_cancel_succeeds(qtbot: QtBot) -> None:
    release = threading.Event()

    def work(_progress: Progress) -> str:
        release.wait(10)
        return "written"

    task = TaskRunner().start(work)
    heard = Heard(task)
    task.cancel()
    release.set()
    with qtbot.waitSignal(task.finished):
        pass
    assert heard.names() == ["succeeded", "finished"]


def test_abandoned_work_says_only_that_it_has_ended(qtbot: QtBot) -> None:
    release = threading.Event()

    def work(progress: Progress) -> None:
        release.wait(10)
        progress.step(2, 2)

    task = TaskRunner().start(work)
    heard = Heard(task)
    task.abandon()
    release.set()
    with qtbot.waitSignal(task.finished):
        pass
    assert [what for what, _ in heard.said] == ["finished"]


def test_the_last_step_is_always_reported_and_few_of_the_others(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for done in range(1, 5001):
            progress.step(done, 5000)

    task = TaskRunner().start(work)
    heard = Heard(task)
    with qtbot.waitSignal(task.finished):
        pass
    steps = [value for what, value in heard.said if what == "progressed"]
    assert steps[-1] == (5000, 5000)
    assert len(steps) < 2500


def test_stop_waits_for_all_work(qtbot: QtBot) -> None:
    pool = QThreadPool()
    runner, ended = TaskRunner(pool), []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 1)
        finally:
            ended.append(True)

    for _ in range(3):
        runner.start(work)
    assert runner.stop(10_000)
    assert len(ended) == 3


def test_twenty_thousand_signals_leave_the_interpreter_standing(qtbot: QtBot) -> None:
    """Some versions of the bindings lose a reference with every signal and end the program after a few hundred."""
    task, seen = Task(), []
    task.succeeded.connect(seen.append)
    payload = object()
    for _ in range(20_000):
        task.succeeded.emit(payload)
    assert len(seen) == 20_000
    assert all(item is payload for item in seen)
