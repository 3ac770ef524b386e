"""What all charts have in common: a title and a sentence for screen readers, a table of the same figures, copying."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.text import name_for

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


class Chart(QWidget):
    """A painted chart. It takes the focus; T asks for its table, C copies it as picture and as text.

    Subclasses paint, and give the same figures by `table`.
    """

    table_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._on_theme)

    def describe(self, title: str, summary: str) -> None:
        """What a screen reader says: title as name, one sentence as description."""
        name_for(self, title, summary)

    def table(self) -> Table:
        """Headers and rows of the figures shown, as text."""
        return (), ()

    def copy(self) -> None:
        """Put picture and table on the clipboard."""
        headers, rows = self.table()
        data = QMimeData()
        data.setText("\n".join("\t".join(cells) for cells in (headers, *rows)))
        data.setImageData(self.grab().toImage())
        QGuiApplication.clipboard().setMimeData(data)

    def ring_radius(self) -> int:
        return 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() == Qt.Key.Key_T:
            self.table_wanted.emit()
        elif (plain and event.key() == Qt.Key.Key_C) or event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def pen_text(self, painter: QPainter, style: str, colour: str, weight: int | None = None) -> None:
        """Font and colour for what is written next."""
        painter.setFont(self.theme.font(style, weight, tabular=True))
        painter.setPen(self.theme.color(colour))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

