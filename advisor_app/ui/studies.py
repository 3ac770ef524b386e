"""What single tabs of the results show beyond the evaluation: each worked out once, when a tab asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor_app.domain.evaluation import Case, Evaluation, evaluate
from advisor_app.domain.losses.fixes import next_savings, serious_changes
from advisor_app.domain.losses.growth import GrowthView, growth_view
from advisor_app.domain.losses.kinds import KindRange, kind_ranges
from advisor_app.domain.losses.overrides import with_overrides
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.losses.sensitivity import Swing, swings
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.progress import Progress
from advisor_app.ui.tasks import Task, TaskRunner


@dataclass(frozen=True)
class Studied:
    """What is known so far, None for what nobody has asked for.

    kinds: ranges of each kind of incident. growth: the coming years. swings: what moves the loss. serious: chance of a
    serious year with one control in full. savings: what each control saves beyond the ticked ones. last: the losses of
    the assessment before, under the figures of today.
    """

    kinds: Mapping[str, KindRange] | None = None
    growth: GrowthView | None = None
    swings: tuple[Swing, ...] | None = None
    serious: Mapping[str, float] | None = None
    savings: Mapping[str, float] | None = None
    last: LossPicture | None = None


class Studies(QObject):
    """found(name, result): name is a field of Studied. failed(sentence)."""

    found = Signal(str, object)
    failed = Signal(str)

    def __init__(self, runner: TaskRunner, pack: ContentPack, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._pack = runner, pack
        self._evaluation: Evaluation | None = None
        self._before: tuple[Case, date] | None = None
        self._known: dict[tuple[str, object], object] = {}
        self._running: dict[tuple[str, object], Task] = {}

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def begin(
        self, evaluation: Evaluation, before: tuple[Case, date] | None, pack: ContentPack | None = None
    ) -> None:
        """From now on all is about this evaluation. before: the case of the assessment before it, and its day. pack:
        the content of both."""
        if evaluation is not self._evaluation:
            self.stop()
            self._pack = pack or self._pack
            self._evaluation, self._before = evaluation, before

    def stop(self) -> None:
        """Nothing that was asked for is wanted any more."""
        for task in self._running.values():
            task.abandon()
        self._running, self._known, self._evaluation = {}, {}, None

    def ask(self, name: str, detail: object = None) -> None:
        """Work one thing out, unless it is known or on its way; a newer detail takes the place of an older one.

        detail: growth of the records a year for `growth` (None: as usual), ticked controls for `savings`.
        """
        key = (name, detail)
        if key in self._known:
            self.found.emit(name, self._known[key])
        elif key not in self._running and self._evaluation is not None:
            for other in [other for other in self._running if other[0] == name]:
                self._running.pop(other).abandon()
            self._start(key, self._work(name, detail, self._evaluation))

    def _start(self, key: tuple[str, object], work: Callable[[Progress], object]) -> None:
        task = self._runner.start(work)
        self._running[key] = task
        # Methods rather than closures: they let go of the task when the window, and this with it, is gone.
        task.succeeded.connect(self._on_success)
        task.failed.connect(self._on_failure)
        task.finished.connect(self._on_end)

    def _on_success(self, result: object) -> None:
        key = self._of_sender()
        if key is not None:
            self._known[key] = result
            self.found.emit(key[0], result)

    def _on_end(self) -> None:
        key = self._of_sender()
        if key is not None:
            del self._running[key]

    def _of_sender(self) -> tuple[str, object] | None:
        """What the task was started for whose signal has just arrived; None for one that was given up."""
        task = self.sender()
        return next((key for key, running in self._running.items() if running is task), None)

    def _work(self, name: str, detail: Any, about: Evaluation) -> Callable[[Progress], object]:
        parameters = with_overrides(self._pack.losses, about.case.overrides)
        inputs, picture, run = about.loss_inputs, about.losses, {"seed": about.seed, "years": about.years}
        serious = about.bearable_loss
        works: dict[str, Callable[[Progress], object]] = {
            "kinds": lambda _progress: kind_ranges(picture, parameters, inputs.unknown_share),
            "growth": lambda progress: growth_view(
                inputs, parameters, serious=serious, growth=detail, progress=progress, **run
            ),
            "swings": lambda progress: swings(picture, inputs, parameters, progress=progress),
            "serious": lambda progress: serious_changes(inputs, parameters, serious, progress=progress, **run),
            "savings": lambda _progress: next_savings(inputs, parameters, detail or (), **run),
            "last": partial(self._last, about),
        }
        return works[name]

    def _last(self, about: Evaluation, progress: Progress) -> LossPicture | None:
        if self._before is None:
            return None
        case, day = self._before
        return evaluate(
            case, self._pack, today=day, seed=about.seed, years=about.years, full=False, progress=progress
        ).losses

    def _on_failure(self, error: BaseException) -> None:
        self.failed.emit(self.tr("A part of the results couldn't be worked out. The answers are saved."))
        raise error
