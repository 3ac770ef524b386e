"""Cards under one another on a scrolling page; some share a line where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.scroll import ScrollPage

GAP, WIDEST = 12, 1440
MARGINS = (20, 14, 20, 20)


class CardColumn(QWidget):
    """lines: cards with the share of the line each takes. beside_from: width at 100 % from which they share it.

    arranged(side by side) when that changes.
    """

    arranged = Signal(bool)

    def __init__(
        self, theme: Theme, lines: Sequence[Sequence[tuple[QWidget, int]]], *, beside_from: int = 900,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._from = theme, beside_from
        self._lines: list[QBoxLayout] = []
        self.beside = True
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(*MARGINS)
        inside.setSpacing(GAP)
        for cards in lines:
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            line.setSpacing(GAP)
            for card, share in cards:
                line.addWidget(card, share)
            self._lines.append(line)
            inside.addLayout(line)
        inside.addStretch(1)
        self.page = ScrollPage(content, widest=theme.px(WIDEST), centred=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(self._from)
        if beside != self.beside:
            self.beside = beside
            way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            for line in self._lines:
                line.setDirection(way)
            self.arranged.emit(beside)
