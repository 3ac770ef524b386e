"""What all charts have in common: a title and a sentence for screen readers, a table of the same figures, copying, and
a cursor that reads one row of the table after another."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.text import name_for

Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


class Chart(QWidget):
    """A painted chart. It takes the focus; T asks for its table, C copies it as picture and as text; up and down (Home,
    End) read its rows: read(text) tells which.

    Subclasses paint, and give the same figures by `table`; `row` is the one the cursor is on, -1 before it was used.
    """

    table_wanted = Signal()
    read = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.row = -1
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

    def row_text(self, row: int) -> str:
        """What is read out for one row of the table."""
        return ", ".join(cell for cell in self.table()[1][row] if cell)

    def move_row(self, row: int) -> None:
        """Put the cursor on a row; what is out of range is brought to the end."""
        last = len(self.table()[1]) - 1
        if last < 0:
            return
        self.row = min(max(row, 0), last)
        self.update()
        text = self.row_text(self.row)
        announce(self, text)
        self.read.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() == Qt.Key.Key_T:
            self.table_wanted.emit()
        elif (plain and event.key() == Qt.Key.Key_C) or event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            last = len(self.table()[1]) - 1
            self.move_row({
                Qt.Key.Key_Up: self.row - 1, Qt.Key.Key_Down: self.row + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
            }[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def pen_text(self, painter: QPainter, style: str, colour: str, weight: int | None = None) -> None:
        """Font and colour for what is written next."""
        painter.setFont(self.theme.font(style, weight, tabular=True))
        painter.setPen(self.theme.color(colour))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
