"""The way from a figure to where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Painted
from advisor_app.ui.widgets.painting import Block, lay_out, mirrored, text_width
from advisor_app.ui.widgets.text import name_for, verbatim

MARK, GAP = 14, 5


class SourceLink(Painted):
    """A small link whose words wrap. what: the figure it belongs to, read out after "Source". words: "Source" where
    none are given. asked(source) when it is pressed."""

    asked = Signal(str)

    def __init__(
        self, theme: Theme, source: str, what: str, words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.source = source
        self.setText(verbatim(words or QCoreApplication.translate("SourceLink", "Source")))
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_figure(what)
        self.clicked.connect(lambda: self.asked.emit(self.source))

    def show_figure(self, what: str) -> None:
        """The figure has another name now."""
        name_for(self, QCoreApplication.translate("SourceLink", "Source: {what}").format(what=what))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._theme.px(22), round(self._laid_out(width).height))

    def sizeHint(self) -> QSize:
        wide = text_width(self._words(), self._theme.font("caption", 500)) + self._start()
        return QSize(round(wide + 0.999), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(130)), self._theme.px(22))

    def ring_radius(self) -> int:
        return 4

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _start(self) -> int:
        return self._theme.px(MARK + GAP)

    def _laid_out(self, width: float) -> Block:
        room = max(1.0, width - self._start())
        return lay_out(self._words(), self._theme.font("caption", 500), room, self._theme.line("caption"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side, block = self._theme, self._theme.px(MARK), self._laid_out(self.width())
        colour = theme.color("accent_text" if self._over or self.isDown() else "text2")
        painter = QPainter(self)
        top = max(0.0, (self.height() - block.height) / 2)
        first = round(top + (theme.line("caption") - side) / 2)
        box = mirrored(self, QRect(0, first, side, side))
        painter.drawPixmap(box.topLeft(), theme.icons.pixmap("book-open", side, colour))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        block.draw(painter, 0 if right else self._start(), top, colour)
        painter.end()
