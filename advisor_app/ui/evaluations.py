"""The engine off the screen's thread: the live estimate, the full results, a plan. The newest request wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from advisor_app.domain.evaluation import Case, Evaluation, evaluate
from advisor_app.domain.losses.fixes import after_fixes
from advisor_app.domain.losses.inputs import NoRateError
from advisor_app.domain.losses.overrides import with_overrides
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.progress import Progress
from advisor_app.ui.tasks import Task, TaskRunner


class Evaluations(QObject):
    """estimated(now, before): base runs; evaluated(full); planned(controls, losses); failed(sentence); stopped() after
    `cancel`. working(on) when work begins and when all is done; progressed(done, total) in between."""

    estimated = Signal(object, object)
    evaluated = Signal(object)
    planned = Signal(tuple, object)
    failed = Signal(str)
    stopped = Signal()
    working = Signal(bool)
    progressed = Signal(int, int)

    def __init__(self, runner: TaskRunner, pack: ContentPack, version: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._pack, self._version = runner, pack, version
        self._running: Task | None = None
        self._waiting: Callable[[], None] | None = None
        self._done: Callable[..., None] = lambda _result: None
        self._base: tuple[Case, Evaluation] | None = None
        self._full: tuple[Case, Evaluation] | None = None

    @property
    def busy(self) -> bool:
        return self._running is not None or self._waiting is not None

    @property
    def evaluated_last(self) -> Evaluation | None:
        """The newest full evaluation of the assessment at hand."""
        return self._full[1] if self._full is not None else None

    def cancel(self) -> None:
        """Stop what is running and drop what waits."""
        self._waiting = None
        if self._running is not None:
            self._running.cancel()

    def forget(self, pack: ContentPack | None = None) -> None:
        """Another assessment is at hand; pack: the content it was made with."""
        self._base = self._full = None
        self._pack = pack or self._pack

    def estimate(self, case: Case, today: date) -> None:
        """The base run for a case; while one is running only the newest case waits."""
        before = self._base
        if before is not None and before[0] == case:
            self.estimated.emit(before[1], None)
            return

        def done(result: Evaluation) -> None:
            self._base = (case, result)
            self.estimated.emit(result, before[1] if before is not None else None)

        pack = self._pack
        self._queue(lambda progress: self._evaluate(case, pack, today, progress, full=False), done)

    def evaluate(self, case: Case, today: date) -> None:
        """The full evaluation of a case."""
        if self._full is not None and self._full[0] == case:
            self.evaluated.emit(self._full[1])
            return

        def done(result: Evaluation) -> None:
            self._full = (case, result)
            self.evaluated.emit(result)

        pack = self._pack
        self._queue(lambda progress: self._evaluate(case, pack, today, progress, full=True), done)

    def plan(self, controls: tuple[str, ...]) -> None:
        """The losses with some controls in full, for the case evaluated last."""
        if self._full is None:
            return
        evaluation = self._full[1]
        if not controls:
            self.planned.emit((), None)
            return

        def done(losses: LossPicture) -> None:
            if self.evaluated_last is evaluation:
                self.planned.emit(controls, losses)

        parameters = with_overrides(self._pack.losses, evaluation.case.overrides)
        self._queue(lambda _progress: after_fixes(
            evaluation.loss_inputs, parameters, controls, seed=evaluation.seed, years=evaluation.years
        ), done)

    def _evaluate(
        self, case: Case, pack: ContentPack, today: date, progress: Progress, *, full: bool
    ) -> Evaluation:
        return evaluate(case, pack, today=today, app_version=self._version, full=full, progress=progress)

    def _queue(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        if self._running is not None:
            self._waiting = lambda: self._start(work, done)
        else:
            self._start(work, done)

    def _start(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        task = self._runner.start(work)
        if self._running is None:
            self.working.emit(True)
        self._running, self._done = task, done
        # Methods rather than closures: they let go of the task when the window, and this with it, is gone.
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._on_success)
        task.cancelled.connect(self.stopped)
        task.failed.connect(self._on_failure)
        task.finished.connect(self._next)

    def _on_success(self, result: object) -> None:
        self._done(result)

    def _next(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        else:
            self._running = None
            self.working.emit(False)

    def _on_failure(self, error: BaseException) -> None:
        if isinstance(error, NoRateError):
            self.failed.emit(str(error))
            return
        self.failed.emit(self.tr("The estimate couldn't be worked out for these answers. The answers are saved."))
        raise error
