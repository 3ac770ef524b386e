"""A thin line that fills."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import rounded
from advisor_app.ui.widgets.text import name_for


class ProgressLine(QProgressBar):
    """How far something is. name: what a screen reader says it is."""

    def __init__(
        self, theme: Theme, name: str = "", *, thick: int = 6, colour: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._thick, self._colour = theme, thick, colour
        self.setTextVisible(False)
        name_for(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_part(self, done: int, total: int) -> None:
        """`done` of `total`, both counts."""
        self.setRange(0, max(1, total))
        self.setValue(max(0, min(done, total)))

    def show_busy(self) -> None:
        """Going on, and nobody knows how long: a part in the middle, still."""
        self.setRange(0, 0)

    def sizeHint(self) -> QSize:
        return QSize(80, self._thick)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, self._thick)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 3, self._theme.color("sunken"))
        span = self.maximum() - self.minimum()
        if span <= 0:
            left, width = self.width() * 0.35, self.width() * 0.3
        else:
            left, width = 0.0, self.width() * (self.value() - self.minimum()) / span
        if width > 0:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = self.width() - left - width
            rounded(painter, QRectF(left, 0, max(width, 4.0), self.height()), 3, self._theme.color(self._colour))
        painter.end()
