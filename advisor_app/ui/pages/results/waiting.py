"""What stands in the place of the results while there are none: too few answers, the work going on, or stopped."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import EmptyState
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.progress import ProgressLine
from advisor_app.ui.widgets.text import caption, heading

# Shorter work shows nothing: a line that flashes is worse than none.
DELAY_MS = 400
LINE_WIDTH = 420


class WaitingPage(QWidget):
    """questions_asked(), cancel_asked(), again_asked() from its buttons."""

    questions_asked = Signal()
    cancel_asked = Signal()
    again_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._empty = EmptyState(theme, "", self.tr("Continue"))
        self._empty.action.clicked.connect(self.questions_asked)
        self._stopped = EmptyState(theme, "", self.tr("Work out the figures"))
        self._stopped.action.clicked.connect(self.again_asked)
        self.line = ProgressLine(theme, self.tr("Working out the figures"))
        self.line.setMaximumWidth(theme.px(LINE_WIDTH))
        self.step = caption(theme, "", "text2")
        self.cancel = Button(theme, self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        title = heading(theme, self.tr("Working out the figures…"))
        inside = boxed(column(title, 14, self.line, 6, self.step, 18, row(self.cancel, None)))
        inside.setFixedWidth(theme.px(LINE_WIDTH))
        self._working = boxed(column(None, row(None, inside, None), None, margins=(24, 36, 24, 36)))
        self._nothing = QWidget()
        self._pages = QStackedWidget()
        for page in (self._nothing, self._empty, self._working, self._stopped):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(lambda: self._pages.setCurrentWidget(self._working))

    def show_missing(self, missing: int) -> None:
        """Too few answers for any figure."""
        self._delay.stop()
        self._empty.text.setText(
            self.tr("Answer {n} more questions to see results.").format(n=missing) if missing > 1
            else self.tr("Answer 1 more question to see results.")
        )
        self._pages.setCurrentWidget(self._empty)

    def show_working(self) -> None:
        """Work has begun: nothing at first, then what is going on."""
        self.line.show_busy()
        self.step.setText(self.tr("Simulating the years"))
        self.cancel.set_ready(self.tr("Cancel"))
        self._pages.setCurrentWidget(self._nothing)
        self._delay.start()

    def show_progress(self, done: int, total: int) -> None:
        self.line.show_part(done, total)
        self.step.setText(self.tr("Step {done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))

    def show_stopped(self, text: str) -> None:
        """The work ended without a result. text: why, one sentence."""
        self._delay.stop()
        self._stopped.text.setText(text)
        self._pages.setCurrentWidget(self._stopped)
        self._stopped.action.setFocus()

    def _cancel(self) -> None:
        self.cancel.set_busy(self.tr("Stopping…"))
        self.cancel_asked.emit()
