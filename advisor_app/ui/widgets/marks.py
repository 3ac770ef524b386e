"""A line with an icon before its words, which may wrap."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.painting import mirrored
from advisor_app.ui.widgets.text import Text


class IconLine(QWidget):
    """icon: name; tone: token of its colour."""

    def __init__(self, theme: Theme, icon: str, text: str, tone: str = "text2") -> None:
        super().__init__()
        self._theme, self._icon, self._tone = theme, icon, tone
        layout = row(margins=(theme.px(18) + 10, 0, 0, 0))
        layout.addWidget(Text(theme, text, "label", wrap=True, weight=500), 1)
        self.setLayout(layout)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self._theme.px(17)
        painter = QPainter(self)
        box = mirrored(self, QRect(0, 1, side, side))
        painter.drawPixmap(box.topLeft(), self._theme.icons.pixmap(self._icon, side, self._theme.color(self._tone)))
        painter.end()
