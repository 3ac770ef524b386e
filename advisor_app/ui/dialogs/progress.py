"""What long work shows when it takes longer than a moment: what is going on, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from advisor_app.ui.tasks import Task
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.progress import ProgressLine
from advisor_app.ui.widgets.text import caption, heading

DELAY_MS = 300


class ProgressDialog(QDialog):
    """Follows one task; appears after DELAY_MS if it still runs, and goes by itself."""

    def __init__(self, theme: Theme, task: Task, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(420))
        self._line = ProgressLine(theme, title)
        self._line.show_busy()
        self.note = caption(theme, self.tr("Preparing…"), "text2")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.setLayout(column(
            heading(theme, title), 14, self._line, 6, self.note, 18, row(None, self.cancel_button),
            margins=(24, 22, 24, 20),
        ))
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._end)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self._timer.start(DELAY_MS)

    def reject(self) -> None:
        """Escape, close and Cancel: ask the work to stop and wait until it has."""
        self._task.cancel()
        self.cancel_button.set_busy(self.tr("Stopping…"))

    def _appear(self) -> None:
        if not self._task.done:
            self.show()

    def _show_progress(self, done: int, total: int) -> None:
        self._line.show_part(done, total)
        self.note.setText(self.tr("Step {done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))

    def _end(self) -> None:
        self._timer.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()
