"""Text fields and lists to choose from, in the style of the theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from advisor_app.domain.text import TEXT_LIMIT
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import text_width
from advisor_app.ui.widgets.text import name_for

LINES = 8


class LineEdit(QLineEdit):
    """One line of text, with a unit inside at either end and an optional icon at the far end.

    widest: pixels at 100 %, 0 for as wide as there is room.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, *, name: str = "", before: str = "", after: str = "", icon: str = "", widest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._before, self._after, self._icon, self._widest = theme, before, after, icon, widest
        self.setMaxLength(20_000)
        name_for(self, name)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_units(self, before: str, after: str = "") -> None:
        self._before, self._after = before, after
        self._restyle()

    def show_wrong(self, wrong: bool) -> None:
        """Mark it as wrong, or no longer."""
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _restyle(self) -> None:
        gap = 5
        font = self._theme.font("body")
        before = round(text_width(self._before, font)) + gap if self._before else 0
        after = round(text_width(self._after, font)) + gap if self._after else 0
        if self._icon:
            after += self._theme.px(20)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(after if right else before, 0, before if right else after, 0)
        if self._widest:
            self.setMaximumWidth(self._theme.px(self._widest))
        self.setFont(font)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self._before or self._after or self._icon):
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text2"))
        inside = self.rect().adjusted(12, 0, -12, 0)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        near = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, near | Qt.AlignmentFlag.AlignVCenter, self._before)
        painter.drawText(inside, far | Qt.AlignmentFlag.AlignVCenter, self._after)
        if self._icon:
            side = self._theme.px(16)
            x = inside.left() if right else inside.right() - side
            pixmap = self._theme.icons.pixmap(self._icon, side, self._theme.color("text3"))
            painter.drawPixmap(x, (self.height() - side) // 2, pixmap)
        painter.end()


class TextArea(QPlainTextEdit):
    """Several lines of plain text; grows to eight lines. typed() on each change by a person, left() on leaving.

    Tab moves on instead of writing a tab; Ctrl+Enter emits confirmed(). A paste that would not fit is refused whole,
    before it is laid out: refused(characters it would have).
    """

    typed = Signal()
    refused = Signal(int)
    left = Signal()
    confirmed = Signal()

    def __init__(self, theme: Theme, *, name: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._least = theme, lines
        self._setting = False
        self.setTabChangesFocus(True)
        name_for(self, name)
        self.textChanged.connect(self._on_change)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Put text in without `typed`; what is there already is left alone, with the cursor in it."""
        if text == self.toPlainText():
            return
        self._setting = True
        self.setPlainText(text)
        self._setting = False

    def show_wrong(self, wrong: bool) -> None:
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        would_have = len(self.toPlainText()) + len(source.text())
        if would_have > TEXT_LIMIT:
            self.refused.emit(would_have)
            return
        super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _on_change(self) -> None:
        self._fit()
        if not self._setting:
            self.typed.emit()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body"))
        self._fit()

    def _fit(self) -> None:
        lines = max(self._least, min(LINES, self.blockCount()))
        self.setFixedHeight(round(lines * self._theme.line("body")) + 24)


class Select(QComboBox):
    """A closed list. picked(id) only when a person chooses. choices: (id, words)."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        name_for(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.set_choices(choices)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self.update)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        self.clear()
        for id_, words in choices:
            self.addItem(words, id_)

    def choice(self) -> str | None:
        data = self.currentData()
        return data if isinstance(data, str) else None

    def show_choice(self, id_: str | None) -> None:
        """Show a choice without `picked`; None or an unknown id shows nothing chosen."""
        self.setCurrentIndex(self.findData(id_) if id_ is not None else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page over a closed list must not change an answer."""
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.height("button"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(18)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        pixmap = self._theme.icons.pixmap("chevron-down", side, self._theme.color("text2"))
        painter.drawPixmap(11 if right else self.width() - side - 11, (self.height() - side) // 2, pixmap)
        painter.end()

    def _on_activated(self, _place: int) -> None:
        chosen = self.choice()
        if chosen is not None:
            self.picked.emit(chosen)
