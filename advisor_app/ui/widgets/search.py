"""A field to search in, with its key and a way to clear it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.painting import rounded
from advisor_app.ui.widgets.pills import KeyHint
from advisor_app.ui.widgets.text import name_for


class _Line(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def ring_target(self) -> QWidget:
        return self.parentWidget() or self


class SearchField(QWidget):
    """typed(text) on every change by a person, clearing included; entered() on Enter."""

    typed = Signal(str)
    entered = Signal()

    def __init__(
        self, theme: Theme, placeholder: str, key: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = _Line()
        self.line.setProperty("bare", True)
        self.line.setPlaceholderText(placeholder)
        name_for(self.line, name or placeholder)
        self._hint = KeyHint(theme, key, framed=False)
        self._clear = IconButton(theme, "x", self.tr("Clear search"), size=26, icon_size=16)
        self._clear.hide()
        self.setLayout(row(self.line, self._hint, self._clear, gap=4, margins=(theme.px(38), 0, 6, 0)))
        self._hint.setVisible(bool(key))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_edit)
        self.line.returnPressed.connect(self.entered)
        self.line.escaped.connect(self.clear)
        self._clear.clicked.connect(self.clear)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Empty it as a person would."""
        self.line.clear()
        self._on_edit("")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edit(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._hint.setVisible(bool(self._hint.text()) and not text)
        self.typed.emit(text)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(270), self._theme.height("button"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.height("button"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        edge = theme.color("accent" if self.line.hasFocus() else "border_strong")
        rounded(painter, self.rect(), theme.radius("control"), theme.color("surface"), edge)
        side = theme.px(18)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - side - 12 if right else 12
        icon = theme.icons.pixmap("search", side, theme.color("text3"))
        painter.drawPixmap(x, (self.height() - side) // 2, icon)
        painter.end()
