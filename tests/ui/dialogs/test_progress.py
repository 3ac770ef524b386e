"""The progress dialog: only for work that lasts, follows it, and asks it to stop."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.domain.progress import Progress
from advisor_app.ui.dialogs.progress import ProgressDialog
from advisor_app.ui.tasks import TaskRunner
from advisor_app.ui.theme import Theme


def test_short_work_shows_nothing(theme: Theme, qtbot: QtBot) -> None:
    task = TaskRunner().start(lambda _progress: None)
    dialog = ProgressDialog(theme, task, "Writing the letter")
    with qtbot.waitSignal(dialog.finished):
        pass
    assert not dialog.isVisible()


def test_long_work_shows_its_steps_and_can_be_cancelled(theme: Theme, qtbot: QtBot) -> None:
    release = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(10, 10)
        release.wait(20)
        progress.step(10, 10)

    task = TaskRunner().start(work)
    dialog = ProgressDialog(theme, task, "Writing the letter")
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: "Step 10 of 10" in dialog.note.text())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.cancel_button.isEnabled()
    with qtbot.waitSignal(task.cancelled):
        release.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
