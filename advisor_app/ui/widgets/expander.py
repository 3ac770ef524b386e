"""A heading that opens and closes what is under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Painted
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.painting import mirrored, text_width


class _Head(Painted):
    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme)
        self.setText(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._theme
        wide = text_width(self.text().replace("&&", "&"), theme.font("card_title"))
        return QSize(round(wide + theme.px(30)), theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.px(18)
        painter = QPainter(self)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        box = mirrored(self, QRect(0, (self.height() - side) // 2, side, side))
        painter.drawPixmap(box.topLeft(), theme.icons.pixmap(name, side, theme.color("text2")))
        painter.setFont(theme.font("card_title"))
        painter.setPen(theme.color("accent_text" if self._over else "text"))
        words = mirrored(self, QRect(theme.px(25), 0, self.width() - theme.px(25), self.height()))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        near = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(near | Qt.AlignmentFlag.AlignVCenter), self.text().replace("&&", "&"))
        painter.end()


class Expander(QWidget):
    """title: on the heading. content: under it, closed at first. opened(on) when a person opens or closes it."""

    opened = Signal(bool)

    def __init__(self, theme: Theme, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self._content = _Head(theme, title), content
        self.setLayout(column(self.head, 6, content))
        content.hide()
        self.head.toggled.connect(content.setVisible)
        self.head.clicked.connect(self.opened)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def open(self) -> None:
        self.head.setChecked(True)
