"""Buttons: primary, normal, quiet, link, danger and inverse (on a toast); and round-cornered icon buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOption, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import Block, lay_out, mirrored, rounded, text_width
from advisor_app.ui.widgets.text import name_for, set_tooltip

KINDS: Final = ("primary", "normal", "quiet", "link", "danger", "inverse")


@dataclass(frozen=True)
class Look:
    """What one state of a button looks like. fill, edge: None for none."""

    text: QColor
    fill: QColor | None
    edge: QColor | None


class Painted(QPushButton):
    """A push button that remembers whether the pointer is over it and paints itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = False
        self.setAutoDefault(False)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring_radius(self) -> int:
        return self._theme.radius("control")


class Button(Painted):
    """A button with words.

    text: verb first; "&" marks the letter for Alt (use text.verbatim for somebody's own words). kind: one of KINDS.
    icon: name of an icon before the words; icon_after: after them. large: 44 instead of 36 high.
    """

    def __init__(
        self, theme: Theme, text: str, kind: str = "normal", *, icon: str = "", icon_after: str = "",
        large: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        if kind not in KINDS:
            raise ValueError(f'There is no kind of button "{kind}"; choose one of {", ".join(KINDS)}.')
        self._kind, self._icon, self._icon_after, self._large = kind, icon, icon_after, large
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.restyle()

    @property
    def kind(self) -> str:
        return self._kind

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.restyle()

    def set_busy(self, text: str) -> None:
        """Show what is going on and take no more clicks; `set_ready` ends it."""
        self.setText(text)
        self.setEnabled(False)

    def set_ready(self, text: str) -> None:
        self.setText(text)
        self.setEnabled(True)

    def restyle(self) -> None:
        self._font = self._theme.font("answer" if self._large else "button", 600)
        super().restyle()

    def sizeHint(self) -> QSize:
        theme = self._theme
        icons = sum(theme.px(18) + theme.px(7) for name in (self._icon, self._icon_after) if name)
        wide = text_width(self.text().replace("&&", "&"), self._font) + icons + 2 * theme.px(self._padding())
        return QSize(round(wide + 0.999), theme.height("button_large" if self._large else "button"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, look = self._theme, self._look()
        painter = QPainter(self)
        rounded(painter, self.rect(), theme.radius("control"), look.fill, look.edge)
        side, gap = theme.px(18), theme.px(7)
        words = text_width(self.text().replace("&&", "&"), self._font)
        total = words + sum(side + gap for name in (self._icon, self._icon_after) if name)
        x = round((self.width() - total) / 2)
        if self._icon:
            self._draw_icon(painter, self._icon, x, side, look.text)
            x += side + gap
        painter.setFont(self._font)
        painter.setPen(look.text)
        option = QStyleOption()
        option.initFrom(self)
        shown = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, option, self)
        mnemonic = Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic
        place = mirrored(self, QRect(x, 0, round(words + 0.999), self.height()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | int(mnemonic), self.text())
        if self._icon_after:
            self._draw_icon(painter, self._icon_after, round(x + words + gap), side, look.text)
        painter.end()

    def _draw_icon(self, painter: QPainter, name: str, x: int, side: int, colour: QColor) -> None:
        box = mirrored(self, QRect(x, (self.height() - side) // 2, side, side))
        painter.drawPixmap(box.topLeft(), self._theme.icons.pixmap(name, side, colour))

    def _padding(self) -> int:
        return 12 if self._kind in ("quiet", "link", "inverse") else 16

    def _look(self) -> Look:
        theme = self._theme
        if not self.isEnabled():
            return _disabled(theme, self._kind)
        held = self.isDown()
        if self._kind == "primary":
            over = theme.mix("accent_hover", "text", 0.18) if held else theme.color("accent_hover")
            return Look(theme.color("on_accent"), over if held or self._over else theme.color("accent"), None)
        if self._kind == "danger":
            fill = theme.mix("danger_bg", "danger", 0.15) if held else theme.color("danger_bg")
            rest = theme.color("surface")
            return Look(theme.color("danger"), fill if held or self._over else rest, theme.color("danger"))
        if self._kind == "inverse":
            fill = theme.mix("text", "surface", 0.3 if held else 0.18)
            return Look(theme.inverse("accent_text"), fill if held or self._over else None, None)
        text = {"normal": "text", "quiet": "text2", "link": "accent_text"}[self._kind]
        if self.isCheckable() and self.isChecked():
            return Look(theme.color("accent_text"), theme.color("accent_bg"), theme.color("accent"))
        fill = theme.mix("hover", "text", 0.08) if held else theme.color("hover")
        if self._kind == "normal":
            rest = theme.color("surface")
            return Look(theme.color(text), fill if held or self._over else rest, theme.color("border_strong"))
        return Look(theme.color(text), fill if held or self._over else None, None)


def _disabled(theme: Theme, kind: str) -> Look:
    flat = kind in ("quiet", "link", "inverse")
    return Look(theme.color("text3"), None if flat else theme.color("sunken"), None)


class TitleLink(Painted):
    """The title of a card that leads on: its words wrap, a chevron follows the last line."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _laid_out(self, width: float) -> Block:
        words, font = self.text().replace("&&", "&"), self._theme.font("card_title")
        return lay_out(words, font, max(1.0, width - self._mark()), self._theme.line("card_title"))

    def _mark(self) -> int:
        return self._theme.px(22)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).height)

    def sizeHint(self) -> QSize:
        wide = text_width(self.text().replace("&&", "&"), self._theme.font("card_title")) + self._mark()
        # Two more than the words need: laid out to the exact width they might break.
        return QSize(round(wide + 2.999), round(self._theme.line("card_title")))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), round(self._theme.line("card_title")))

    def ring_radius(self) -> int:
        return self._theme.radius("small")

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, block = self._theme, self._laid_out(self.width())
        colour = theme.color("accent_text" if self._over or self.isDown() else "text")
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        block.draw(painter, self.width() - block.width if right else 0, 0, colour)
        side = theme.px(16)
        last = block.layout.lineAt(block.lines - 1).naturalTextWidth()
        top = round(block.height - (theme.line("card_title") + side) / 2)
        box = mirrored(self, QRect(round(last) + theme.px(4), top, side, side))
        painter.drawPixmap(box.topLeft(), theme.icons.pixmap("chevron-right", side, theme.color("text3")))
        painter.end()


class IconButton(Painted):
    """A square button with only an icon: for chevrons, close, more, zoom and show. Named for screen readers."""

    def __init__(
        self, theme: Theme, icon: str, name: str, *, size: int = 36, icon_size: int = 20,
        colour: str = "text2", parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icon, self._size, self._icon_size, self._colour = icon, size, icon_size, colour
        name_for(self, name)
        set_tooltip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str) -> None:
        self._icon = icon
        name_for(self, name)
        set_tooltip(self, name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self.isEnabled() and (self._over or self.isDown() or self.isChecked()):
            fill = theme.mix("hover", "text", 0.08) if self.isDown() else theme.color("hover")
            rounded(painter, self.rect(), theme.radius("control"), fill)
        side = theme.px(self._icon_size)
        colour = theme.color(self._colour if self.isEnabled() else "text3")
        at = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.drawPixmap(at.topLeft(), theme.icons.pixmap(self._icon, side, colour))
        painter.end()

