"""The ring around what has the focus: 2 px with a gap of 2, outside the control, cut off by nothing but a scroll edge.

One ring per window follows the focus. It is shown for focus by keyboard and by the program, not after a click.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import rounded

REACH = 4
_MOVES = frozenset({
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange,
    QEvent.Type.Destroy, QEvent.Type.ZOrderChange,
})


class FocusRing(QWidget):
    """Create one per window and keep it: FocusRing(theme, window)."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        theme.changed.connect(self.update)

    def target(self) -> QWidget | None:
        """The widget the ring is around, or None while it is hidden."""
        return self._target if self.isVisible() else None

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        inside = new is not None and new.window() is self._window
        self._follow(new if inside and not by_mouse else None)

    def _follow(self, widget: QWidget | None) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        target, radius = _ring_of(widget) if widget is not None else (None, 0)
        self._target, self._radius = target, radius
        if target is None or target is self._window:
            self._target = None
            self.hide()
            return
        host = self._host(target)
        if self.parentWidget() is not host:
            self.setParent(host)
        step: QWidget | None = target
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def _host(self, target: QWidget) -> QWidget:
        """The scrolled content around the target, so that the ring scrolls with it, or the window."""
        step = target
        while (parent := step.parentWidget()) is not None and step is not self._window:
            area = parent.parentWidget()
            if isinstance(area, QScrollArea) and area.widget() is step and step is not target:
                return step
            step = parent
        return self._window

    def _place(self) -> None:
        target, host = self._target, self.parentWidget()
        if target is None or host is None or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(host, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH))
        self.raise_()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Destroy or (event.type() == QEvent.Type.ParentChange):
            self._follow(None)
        elif event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), self._radius + REACH, None, self._theme.color("focus"), width=2)
        painter.end()


def _ring_of(widget: QWidget) -> tuple[QWidget | None, int]:
    """What to draw the ring around, and its inner radius. A widget says so by ring_target() and ring_radius()."""
    if isinstance(widget, QAbstractItemView) or widget.property("ringless"):
        return None, 0
    target = widget.ring_target() if hasattr(widget, "ring_target") else widget
    radius = widget.ring_radius() if hasattr(widget, "ring_radius") else 7
    return target, radius
