"""The clickable part of an answer row: a real radio button or check box that paints itself across the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import Block, draw_check, draw_radio, lay_out, mirrored, rounded
from advisor_app.ui.widgets.text import name_for, verbatim

# A mixin for two Qt classes must not be a Qt class itself; the checker may think it is.
if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


@dataclass(frozen=True)
class Choice:
    """One answer to pick. note: a second, smaller line. half: shares its line with the next half one."""

    id: str
    label: str
    note: str = ""
    half: bool = False


class _Head(_Base):
    """The clickable part of a row. Its words may wrap; the row around it draws the edge."""

    _theme: Theme
    _choice: Choice
    _key: str

    _compact: bool

    def _take(self, theme: Theme, choice: Choice, key: str, compact: bool) -> None:
        self._theme, self._choice, self._key, self._compact = theme, choice, key, compact
        self.setText(verbatim(choice.label))
        name_for(self, choice.label, choice.note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        note = self._theme.line("caption") + 2 if self._choice.note else 0.0
        words = self._block(width).height + note
        return max(self._least(), round(words + self._theme.px(14)))

    def sizeHint(self) -> QSize:
        wide = self._theme.px(150 if self._compact else 300)
        return QSize(wide, self.heightForWidth(self._theme.px(620)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(90 if self._compact else 150), self._least())

    def ring_target(self) -> QWidget:
        return self.parentWidget() or self

    def ring_radius(self) -> int:
        return self._theme.radius("control") + 1

    def _least(self) -> int:
        return self._theme.height("row_single" if self._compact else "option")

    def _indent(self) -> int:
        return self._theme.px(44 if self._compact else 52)

    def _style(self) -> str:
        if self._compact:
            return "strong" if self.isChecked() else "body"
        return "answer_chosen" if self.isChecked() else "answer"

    def _block(self, width: int) -> Block:
        theme = self._theme
        room = width - self._indent() - theme.px(16) - (theme.px(34) if self._key else 0)
        return lay_out(self._choice.label, theme.font(self._style()), room, theme.line("answer"))

    def _draw_rest(self, painter: QPainter) -> None:
        theme = self._theme
        block = self._block(self.width())
        height = block.height + (theme.line("caption") + 2 if self._choice.note else 0)
        top = (self.height() - height) / 2
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - self._indent() - block.width if right else float(self._indent())
        block.draw(painter, x, top, theme.color("text"))
        if self._choice.note:
            note = lay_out(self._choice.note, theme.font("caption"), 10_000, theme.line("caption"))
            x = self.width() - self._indent() - note.width if right else float(self._indent())
            note.draw(painter, x, top + block.height + 2, theme.color("text2"))
        if self._key:
            self._draw_key(painter)

    def _draw_key(self, painter: QPainter) -> None:
        theme = self._theme
        side = theme.px(23)
        box = mirrored(self, QRect(self.width() - 15 - side, (self.height() - side) // 2, side, side))
        rounded(painter, box, 5, theme.color("surface"), theme.color("border_strong"))
        painter.setFont(theme.font("caption", 500))
        painter.setPen(theme.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _mark_box(self, side: int) -> QRectF:
        left = self._theme.px(24 if self._compact else 28) - side // 2
        return QRectF(mirrored(self, QRect(left, (self.height() - side) // 2, side, side)))


class RadioHead(_Head, QRadioButton):
    def __init__(self, theme: Theme, choice: Choice, key: str, compact: bool) -> None:
        QRadioButton.__init__(self)
        self._take(theme, choice, key, compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        colours = (theme.color("border_strong"), theme.color("accent"), theme.color("surface"))
        draw_radio(painter, self._mark_box(theme.px(20 if self._compact else 22)), self.isChecked(), colours)
        self._draw_rest(painter)
        painter.end()


class CheckHead(_Head, QCheckBox):
    def __init__(self, theme: Theme, choice: Choice, key: str, compact: bool) -> None:
        QCheckBox.__init__(self)
        self._take(theme, choice, key, compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        colours = (
            theme.color("border_strong"), theme.color("accent"), theme.color("on_accent"), theme.color("surface")
        )
        draw_check(painter, self._mark_box(theme.px(19 if self._compact else 20)), self.isChecked(), colours)
        self._draw_rest(painter)
        painter.end()
