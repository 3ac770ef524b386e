"""A page that scrolls, also by touch, with its content no wider than is comfortable.

The focus ring of the window has it scroll to what has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScroller, QWidget

MARGIN = 24


class ScrollPage(QScrollArea):
    """Holds one widget, at most `widest` pixels wide (0: no limit), at the start of the line or in the middle."""

    def __init__(
        self, content: QWidget, *, widest: int = 0, centred: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if centred:
            layout.addStretch(1)
        layout.addWidget(content, 1000)
        if widest:
            content.setMaximumWidth(widest)
            layout.addStretch(1)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so far that the whole of `widget` and some room around it is seen."""
        inside = self.widget()
        if inside is None or not inside.isAncestorOf(widget):
            return
        box = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size()).adjusted(0, -MARGIN, 0, MARGIN)
        bar, view = self.verticalScrollBar(), self.viewport().height()
        if box.top() < bar.value() or box.height() > view:
            bar.setValue(max(0, box.top()))
        elif box.bottom() > bar.value() + view:
            bar.setValue(box.bottom() - view)
