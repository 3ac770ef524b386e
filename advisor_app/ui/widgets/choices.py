"""Check boxes and radio buttons at the size of body text: lists of fixes, details inside an answer, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import draw_check, draw_radio, lay_out, mirrored, text_width

BOX = 19
GAP = 9
# A mixin for two Qt classes must not be a Qt class itself; the checker may think it is.
if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class _Mark(_Base):
    """Painting and sizes shared by both; mixed in before the Qt class that gives the behaviour."""

    _theme: Theme
    _weight: int | None
    _font: QFont

    def _take(self, theme: Theme, text: str, weight: int | None) -> None:
        self._theme, self._weight = theme, weight
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._font = self._theme.font("body", self._weight)
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return self._theme.px(BOX)

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _box(self) -> QRect:
        top = round((self._theme.px(28) - self._side()) / 2)
        return mirrored(self, QRect(0, top, self._side(), self._side()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._height(width - self._side() - self._theme.px(GAP)))

    def sizeHint(self) -> QSize:
        wide = text_width(self._words(), self._font) if self._words() else 0
        gap = self._theme.px(GAP) if wide else 0
        return QSize(round(wide + gap + self._side() + 0.999), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        wide = min(self.sizeHint().width(), self._theme.px(140)) if self._words() else self._side()
        return QSize(wide, self._theme.px(28))

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def ring_radius(self) -> int:
        return 5

    def _height(self, width: float) -> float:
        block = lay_out(self._words(), self._font, width, self._theme.line("body"))
        return max(float(self._theme.px(28)), block.height + self._theme.px(8))

    def _draw_words(self, painter: QPainter) -> None:
        if not self._words():
            return
        start = self._side() + self._theme.px(GAP)
        area = mirrored(self, QRect(start, 0, self.width() - start, self.height()))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        block = lay_out(self._words(), self._font, area.width(), self._theme.line("body"), align)
        top = (self._theme.px(28) - self._theme.line("body")) / 2
        block.draw(painter, area.x(), top, self._theme.color("text" if self.isEnabled() else "text3"))


class CheckBox(_Mark, QCheckBox):
    """A check box; `text` wraps, and may be empty where a name is given for screen readers."""

    def __init__(
        self, theme: Theme, text: str = "", *, weight: int | None = None, parent: QWidget | None = None
    ) -> None:
        QCheckBox.__init__(self, parent)
        self._take(theme, text, weight)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        edge = theme.color("text2" if self.underMouse() else "border_strong")
        if self.isEnabled():
            colours = (edge, theme.color("accent"), theme.color("on_accent"), theme.color("surface"))
        else:
            colours = (theme.color("border_strong"), theme.color("hover"), theme.color("text2"), theme.color("sunken"))
        draw_check(painter, QRectF(self._box()), self.isChecked(), colours)
        self._draw_words(painter)
        painter.end()


class RadioButton(_Mark, QRadioButton):
    """A radio button; those with one parent exclude each other."""

    def __init__(
        self, theme: Theme, text: str, *, weight: int | None = None, parent: QWidget | None = None
    ) -> None:
        QRadioButton.__init__(self, parent)
        self._take(theme, text, weight)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        edge = theme.color("text2" if self.underMouse() else "border_strong")
        colours = (edge, theme.color("accent"), theme.color("surface"))
        draw_radio(painter, QRectF(self._box()), self.isChecked(), colours)
        self._draw_words(painter)
        painter.end()
