"""Charts as charts to screen readers: Qt knows only its own kinds of widget."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from advisor_app.ui.charts.base import Chart


class ChartRoles(QObject):
    """Create one per program, with the application as parent: Qt asks it for the interface of every chart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Qt owns and ends the interfaces; without a reference here Python would end them first.
        self._made: list[QAccessibleInterface] = []
        QAccessible.installFactory(self._make)

    def _make(self, _kind: str, widget: QObject) -> QAccessibleInterface | None:
        if not isinstance(widget, Chart):
            return None
        made = QAccessibleWidget(widget, QAccessible.Role.Chart)
        self._made.append(made)
        return made
