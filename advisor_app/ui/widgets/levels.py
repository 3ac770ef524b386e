"""Levels of risk: a word and one to four rising bars, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.theme import LEVELS, Theme
from advisor_app.ui.tokens import mixed
from advisor_app.ui.widgets.painting import draw_bars, mirrored, rounded, text_width
from advisor_app.ui.widgets.text import name_for


def level_word(level: str) -> str:
    """The word of a level, in the language of the screen."""
    words = {
        "low": QCoreApplication.translate("Level", "Low"),
        "moderate": QCoreApplication.translate("Level", "Moderate"),
        "high": QCoreApplication.translate("Level", "High"),
        "critical": QCoreApplication.translate("Level", "Critical"),
    }
    return words[level]


def level_sentence(level: str) -> str:
    """What a screen reader says: "Risk: critical, 4 of 4"."""
    pattern = QCoreApplication.translate("Level", "Risk: {word}, {bars} of 4")
    return pattern.format(word=level_word(level).lower(), bars=LEVELS.index(level) + 1)


def paint_chip(painter: QPainter, theme: Theme, level: str, box: QRectF, *, edged: bool = False) -> None:
    """Draw a chip into `box`; for lists that paint their own cells. edged: with a line around it, on a ground that is
    coloured itself."""
    colours = theme.level(level)
    rounded(painter, box, box.height() / 2, colours.chip, colours.mark if edged else None)
    faint = QColor(mixed(colours.text.name(), colours.chip.name(), 0.7))
    tall = theme.px(10)
    bars = QRectF(box.x() + theme.px(10), box.center().y() - tall / 2, theme.px(20), tall)
    draw_bars(painter, bars, colours.bars, colours.text, faint)
    painter.setFont(theme.font("label_strong"))
    painter.setPen(colours.text)
    start = bars.right() + theme.px(6)
    words = QRectF(start, box.y(), box.right() - start, box.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, level_word(level))


def chip_size(theme: Theme, level: str) -> QSize:
    words = text_width(level_word(level), theme.font("label_strong"))
    return QSize(round(words + theme.px(10 + 20 + 6 + 11) + 0.999), theme.px(24))


class LevelChip(QWidget):
    """The level of a firm or a finding."""

    def __init__(self, theme: Theme, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._level = theme, level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.show_level(level)

    def show_level(self, level: str) -> None:
        """low, moderate, high or critical."""
        self._level = level
        name_for(self, level_sentence(level))
        self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._theme, self._level)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self._theme, self._level, QRectF(self.rect()))
        painter.end()


class LevelBars(QWidget):
    """Only the bars, where the word stands beside them or in the heading of a group."""

    def __init__(self, theme: Theme, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._level = theme, level
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name_for(self, level_sentence(level))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(22), self._theme.px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        box = QRectF(mirrored(self, QRect(0, 0, theme.px(21), theme.px(13))))
        draw_bars(
            painter, box, LEVELS.index(self._level) + 1, theme.level(self._level).text, theme.color("border")
        )
        painter.end()
