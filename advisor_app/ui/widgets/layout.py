"""Rows and columns in one line, dividers, and a row that wraps."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QLineF, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import hairline

L = TypeVar("L", bound=QBoxLayout)
Part = QWidget | QLayout | int | None


def column(*parts: Part, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets and layouts from top to bottom. An int is a space in pixels, None takes what is left."""
    return _filled(QVBoxLayout(), parts, gap, margins)


def row(*parts: Part, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """The same along the line of reading."""
    return _filled(QHBoxLayout(), parts, gap, margins)


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A bare widget around a layout, for places that want a widget."""
    holder = QWidget(parent)
    holder.setLayout(layout)
    return holder


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _filled(
    layout: L, parts: tuple[Part, ...], gap: int, margins: tuple[int, int, int, int]
) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


class Divider(QWidget):
    """A hairline across, or down when `upright`."""

    def __init__(self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._upright = theme, upright
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else free, free if upright else fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        end = (0, self.height()) if self._upright else (self.width(), 0)
        hairline(painter, QLineF(0, 0, *end), self._theme.color("border"))
        painter.end()


class FlowLayout(QLayout):
    """Items in a row that continues on the next line when it is full; each in the middle of its line. gap: pixels both
    ways."""

    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        wide = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for line in self._broken(rect.width()):
            tallest = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line if move else ():
                size = item.sizeHint()
                at = QPoint(x, y + (tallest - size.height()) // 2)
                item.setGeometry(QStyle.visualRect(direction, rect, QRect(at, size)))
                x += size.width() + self._gap
            y += tallest + self._gap
        return max(0, y - self._gap - rect.y())

    def _broken(self, width: int) -> list[list[QLayoutItem]]:
        """The shown items, line by line."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines and used + self._gap + wide <= width:
                lines[-1].append(item)
                used += self._gap + wide
            else:
                lines.append([item])
                used = wide
        return lines
