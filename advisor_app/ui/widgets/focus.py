"""The ring around what has the focus: 2 px with a gap of 2, outside the control, cut off by nothing but a scroll edge.

One ring per window follows the focus and has the pages around it scroll there. It is shown for focus by keyboard and
by the program, not after a click.
"""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.ending import whole
from advisor_app.ui.widgets.painting import rounded
from advisor_app.ui.widgets.scroll import ScrollPage

REACH = 4
_MOVES = frozenset({
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange,
    QEvent.Type.Destroy, QEvent.Type.ZOrderChange,
})


class FocusRing(QWidget):
    """Create one per window and keep it: FocusRing(theme, window)."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._listen()
        theme.changed.connect(self.update)

    def target(self) -> QWidget | None:
        """The widget the ring is around, or None while it is hidden."""
        return self._target if self.isVisible() else None

    def _listen(self) -> None:
        """Hear of the focus by a weak reference: it still moves while a window, and the ring in it, is deleted."""
        me = weakref.ref(self)

        def moved(_old: QWidget | None, new: QWidget | None) -> None:
            ring = me()
            if ring is not None and whole(ring, "_target"):
                ring.on_focus(new)

        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(moved)

    def on_focus(self, new: QWidget | None) -> None:
        """The focus has moved to `new`."""
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        inside = new is not None and new.window() is self.window()
        self._follow(new if inside and not by_mouse else None)

    def _follow(self, widget: QWidget | None) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        target, radius = _ring_of(widget) if widget is not None else (None, 0)
        self._target, self._radius = target, radius
        if target is not None:
            _show_in_page(target)
        if target is None or target is self.window():
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
        step, window = target, self.window()
        while (parent := step.parentWidget()) is not None and step is not window:
            area = parent.parentWidget()
            if isinstance(area, QScrollArea) and area.widget() is step and step is not target:
                return step
            step = parent
        return window

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
        if not whole(self, "_target"):
            return False
        if event.type() == QEvent.Type.Destroy or (event.type() == QEvent.Type.ParentChange):
            self._follow(None)
        elif event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), self._radius + REACH, None, self._theme.color("focus"), width=2)
        painter.end()


def _show_in_page(target: QWidget) -> None:
    """Have every scrolling page around the target bring it into view."""
    step = target.parentWidget()
    while step is not None:
        if isinstance(step, ScrollPage):
            step.show_widget(target)
        step = step.parentWidget()


def _ring_of(widget: QWidget) -> tuple[QWidget | None, int]:
    """What to draw the ring around, and its inner radius. A widget says so by ring_target() and ring_radius()."""
    if isinstance(widget, QAbstractItemView) or widget.property("ringless"):
        return None, 0
    target = widget.ring_target() if hasattr(widget, "ring_target") else widget
    radius = widget.ring_radius() if hasattr(widget, "ring_radius") else 7
    return target, radius
