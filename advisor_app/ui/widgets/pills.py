"""Small things in a box: tags, filters, keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Painted
from advisor_app.ui.widgets.painting import mirrored, rounded, text_width
from advisor_app.ui.widgets.text import Text, name_for, verbatim

TONES = {
    "quiet": ("sunken", "text2"), "accent": ("accent_bg", "accent_text"), "warn": ("warn_bg", "warn"),
    "danger": ("danger_bg", "danger"), "ok": ("ok_bg", "ok"),
}


class Pill(Text):
    """A tag or a short state. tone: quiet, accent, warn, danger, ok."""

    def __init__(self, theme: Theme, text: str, tone: str = "quiet", parent: QWidget | None = None) -> None:
        self._fill, colour = TONES[tone]
        super().__init__(theme, text, "caption", colour, weight=600, parent=parent)
        self.setContentsMargins(9, 0, 9, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 18, self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 5, self._theme.color(self._fill))
        painter.end()
        super().paintEvent(event)


class KeyHint(Text):
    """The name of a key in a small frame, or bare inside a field."""

    def __init__(self, theme: Theme, text: str, *, framed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, "caption", "text2" if framed else "text3", weight=500, parent=parent)
        self._framed = framed
        self.setContentsMargins(6, 0, 6, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 12, self._theme.px(23))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            painter = QPainter(self)
            rounded(painter, self.rect(), 5, self._theme.color("surface"), self._theme.color("border_strong"))
            painter.end()
        super().paintEvent(event)


class FilterChip(Painted):
    """A filter that is on or off, with how many it would show. Connect to `clicked`."""

    def __init__(self, theme: Theme, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words, self._count = text, count
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(count)

    def show_count(self, count: int | None) -> None:
        self._count = count
        self.setText(verbatim(self._words))
        name_for(self, self._words if count is None else f"{self._words}, {count}")
        self.restyle()

    def ring_radius(self) -> int:
        return self.height() // 2

    def sizeHint(self) -> QSize:
        theme = self._theme
        wide = text_width(self._words, theme.font("label_strong")) + theme.px(26)
        if self._count is not None:
            wide += theme.px(7) + text_width(str(self._count), theme.font("label"))
        return QSize(round(wide + 0.999), theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        fill = theme.color("accent_bg" if on else "hover" if self._over else "surface")
        rounded(painter, self.rect(), self.height() / 2, fill, theme.color("accent" if on else "border_strong"))
        font = theme.font("label_strong")
        painter.setFont(font)
        painter.setPen(theme.color("accent_text" if on else "text"))
        words = round(text_width(self._words, font) + 0.999)
        box = mirrored(self, QRect(theme.px(13), 0, words, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
        if self._count is not None:
            painter.setFont(theme.font("label", tabular=True))
            painter.setPen(theme.color("accent_text" if on else "text2"))
            box = mirrored(self, QRect(theme.px(20) + words, 0, self.width() - theme.px(33) - words, self.height()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._count))
        painter.end()
