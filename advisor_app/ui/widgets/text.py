"""All text on the screen: labels by style and colour, always plain. No other module makes a QLabel or a tooltip."""

from __future__ import annotations

import html

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import Block, lay_out, text_width

# The longest comfortable line, as a width of body text at 100 %: about 75 characters.
LINE_LIMIT = 560


class Text(QLabel):
    """Plain text in a style and colour of the theme, with the leading of its style.

    style: name of a type style. colour: token. wrap: break into lines and grow in height. tabular: figures of equal
    width. selectable: for text that people copy, such as details of an error.
    """

    def __init__(
        self, theme: Theme, text: str = "", style: str = "body", colour: str = "text", *, wrap: bool = False,
        weight: int | None = None, tabular: bool = False, selectable: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style, self._colour, self._weight, self._tabular = style, colour, weight, tabular
        self._wrap = wrap
        self._selectable = selectable
        self._block: tuple[tuple[str, int], Block] | None = None
        # By width: layouts ask for several widths in turn, again and again.
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred if not wrap else QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setWordWrap(wrap)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.setText(text)

    # ------------------------------------------------------------------------------------------------- changing
    def setText(self, text: str) -> None:
        self._block, self._heights = None, {}
        super().setText(text)
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the theme again."""
        self._block, self._heights = None, {}
        # Painted with this one: Qt gives a widget back its first font when a styled one gets a new parent.
        self._font = self._theme.font(self._style, self._weight, tabular=self._tabular)
        self.setFont(self._font)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._colour))
        self.setPalette(palette)
        self.updateGeometry()
        self.update()

    # ----------------------------------------------------------------------------------------------------- size
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = round(self._laid_out(width).height)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(0, round(self._line()))
        natural = text_width(self.text(), self._font)
        if not self._wrap:
            return QSize(round(natural + 0.999), round(self._laid_out(0).height))
        width = min(round(natural + 0.999), self._theme.px(LINE_LIMIT))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self._wrap:
            return self.sizeHint()
        metrics = QFontMetricsF(self._font)
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0.0)
        return QSize(min(round(longest + 0.999), self._theme.px(160)), round(self._line()))

    # ------------------------------------------------------------------------------------------------- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._selectable:
            super().paintEvent(event)
            return
        area = self.contentsRect()
        block = self._laid_out(area.width())
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        block.draw(painter, area.x(), _top(area, block.height, self.alignment()), self._theme.color(self._colour))
        painter.end()

    def _laid_out(self, width: int) -> Block:
        key = (self.text(), width)
        if self._block is None or self._block[0] != key:
            align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
            sideways = align & Qt.AlignmentFlag.AlignHorizontal_Mask
            # One pixel less than it needs must cut a line that does not wrap, never break it in two.
            room = float(width) if self._wrap else max(width, text_width(self.text(), self._font) + 1)
            self._block = (key, lay_out(self.text(), self._font, max(1.0, room), self._line(), sideways))
        return self._block[1]

    def _line(self) -> float:
        return self._theme.line(self._style)


class ElidedText(Text):
    """One line that ends in "…" when it does not fit; the whole text is in the tooltip and the accessible name."""

    def __init__(
        self, theme: Theme, text: str = "", style: str = "body", colour: str = "text", *, weight: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, style, colour, weight=weight, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self.setAccessibleName(self.text())
        self._note_elision()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_elision()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), round(self._line()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.color(self._colour))
        align = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(self.contentsRect(), int(align) | int(Qt.TextFlag.TextSingleLine), self.shown())
        painter.end()

    def shown(self) -> str:
        """The text as it is drawn."""
        metrics = QFontMetricsF(self._font)
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width() + 0.5)

    def _note_elision(self) -> None:
        set_tooltip(self, self.text() if self.shown() != self.text() else "")


def heading(theme: Theme, text: str, style: str = "card_title", *, parent: QWidget | None = None) -> Text:
    """A title that wraps; style is card_title, page_title, question or header_name."""
    return Text(theme, text, style, wrap=True, parent=parent)


def caption(theme: Theme, text: str = "", colour: str = "text3", *, parent: QWidget | None = None) -> Text:
    """Small wrapped text: hints and notes."""
    return Text(theme, text, "caption", colour, wrap=True, parent=parent)


def body(theme: Theme, text: str = "", colour: str = "text", *, parent: QWidget | None = None) -> Text:
    """A wrapped paragraph."""
    return Text(theme, text, "body", colour, wrap=True, parent=parent)


def field_label(theme: Theme, text: str, buddy: QWidget, *, parent: QWidget | None = None) -> Text:
    """The label of a field: announced with it, and a click on it goes there."""
    made = Text(theme, text, "label", "text2", wrap=True, parent=parent)
    name_for(buddy, text)
    made.setBuddy(buddy)
    return made


def name_for(widget: QWidget, name: str, description: str = "") -> None:
    """What a screen reader calls a widget, and says about it after a pause."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)


def set_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows exactly this text: Qt would read anything that looks like markup as markup."""
    widget.setToolTip(f"<qt>{html.escape(text)}</qt>" if text else "")


def verbatim(text: str) -> str:
    """Somebody's own words for a button, menu or tab: an ampersand stays an ampersand."""
    return text.replace("&", "&&")


def _top(area: QRect, height: float, alignment: Qt.AlignmentFlag) -> float:
    spare = area.height() - height
    if alignment & Qt.AlignmentFlag.AlignTop:
        return area.y()
    return area.y() + (spare if alignment & Qt.AlignmentFlag.AlignBottom else spare / 2)

