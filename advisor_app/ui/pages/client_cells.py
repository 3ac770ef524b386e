"""How the cells of the client list are painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advisor_app.services.client_rows import FINISHED, IN_PROGRESS, ClientRow
from advisor_app.ui.presenters.clients import NOTHING, ClientWords
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.levels import chip_size, paint_chip
from advisor_app.ui.widgets.painting import rounded, text_width

CLIENT, RISK, COVER, ASSESSED, STATUS = range(5)
EDGE = 20
BAR = 116
NEED_AT = 110
DONE_BAR = 66
Index = QModelIndex | QPersistentModelIndex


class ClientCells(QStyledItemDelegate):
    """Paints one cell. row_at: the client of a line of the list. hovered: the line under the pointer, or -1."""

    def __init__(
        self, theme: Theme, words: ClientWords, row_at: Callable[[int], ClientRow], hovered: Callable[[], int]
    ) -> None:
        super().__init__()
        self._theme, self._words, self._row_at, self._hovered = theme, words, row_at, hovered
        self._painters = {
            CLIENT: self._paint_client, RISK: self._paint_risk, COVER: self._paint_cover,
            ASSESSED: self._paint_day, STATUS: self._paint_status,
        }

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._theme.px(100), self._theme.height("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or index.row() == self._hovered():
            painter.fillRect(cell, self._theme.color("accent_bg" if chosen else "hover"))
        right = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setClipRect(cell)
        brush = _Cell(self._theme, painter, QRectF(cell), right=right, chosen=chosen)
        self._painters[index.column()](brush, self._row_at(index.row()))
        painter.restore()

    # ------------------------------------------------------------------------------------------------ columns
    def _paint_client(self, cell: _Cell, row: ClientRow) -> None:
        theme = self._theme
        room = cell.box.width() - EDGE - theme.px(14)
        pill = self.tr("Demo") if row.demo else ""
        taken = theme.px(24) + text_width(pill, theme.font("caption", 600)) if pill else 0.0
        used = cell.text(row.name, "strong", "text", EDGE, -9, room - taken)
        if pill:
            cell.pill(pill, EDGE + used + theme.px(8), -9)
        cell.text(self._words.line(row), "label", "text2", EDGE, 10, room, weight=400)

    def _paint_risk(self, cell: _Cell, row: ClientRow) -> None:
        if row.level is None:
            cell.text(NOTHING, "body", "text3", 0, 0)
            return
        size = chip_size(self._theme, row.level)
        place = QRectF(0, (cell.box.height() - size.height()) / 2, size.width(), size.height())
        paint_chip(cell.painter, self._theme, row.level, cell.at(place), edged=cell.chosen)

    def _paint_cover(self, cell: _Cell, row: ClientRow) -> None:
        bar = self._words.cover(row)
        if row.wanted is None:
            cell.text(NOTHING, "body", "text3", 0, 0)
            return
        cell.text(bar.words, "caption", "text", 0, -10, weight=500, tabular=True)
        cell.bar(BAR, 9, (bar.share or 0) * NEED_AT, "accent" if bar.meets else "border_strong", need=NEED_AT)

    def _paint_day(self, cell: _Cell, row: ClientRow) -> None:
        cell.text(self._words.day(row), "label", "text2", 0, 0, weight=400, tabular=True)

    def _paint_status(self, cell: _Cell, row: ClientRow) -> None:
        theme, words = self._theme, self._words.status(row)
        if row.status == IN_PROGRESS:
            cell.text(words, "label_strong", "accent_text", 0, -9)
            cell.bar(DONE_BAR, 10, DONE_BAR * row.share_answered, "accent")
            cell.text(self._words.answered(row), "caption", "text2", theme.px(DONE_BAR + 6), 9, weight=500)
        elif row.status == FINISHED:
            cell.icon("circle-check", "ok", 0)
            cell.text(words, "label", "text2", theme.px(22), 0)
        else:
            cell.text(words, "label", "text2", 0, 0, weight=400)


class _Cell:
    """Draws into one cell with places counted along the line of reading and from the middle of its height."""

    def __init__(self, theme: Theme, painter: QPainter, box: QRectF, *, right: bool, chosen: bool) -> None:
        self._theme, self.painter, self.box = theme, painter, box
        self._right, self.chosen = right, chosen

    def at(self, place: QRectF) -> QRectF:
        """`place`, counted from the start of the cell, on the painter."""
        x = self.box.right() - place.right() if self._right else self.box.x() + place.x()
        return QRectF(x, self.box.y() + place.y(), place.width(), place.height())

    def text(
        self, words: str, style: str, colour: str, x: float, middle: float, room: float = 0, *,
        weight: int | None = None, tabular: bool = False,
    ) -> float:
        """One line that ends in "…" where there is no more room; how wide it came out, pixels."""
        theme = self._theme
        font = theme.font(style, weight, tabular=tabular)
        shown = QFontMetricsF(font).elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, (room or self.box.width() - x - 4) + 0.5
        )
        wide = text_width(shown, font)
        tall = theme.line(style)
        place = QRectF(x, self.box.height() / 2 + theme.px(middle) - tall / 2, wide + 1, tall)
        self.painter.setFont(font)
        self.painter.setPen(theme.color(colour))
        align = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(self.at(place), int(align | Qt.AlignmentFlag.AlignVCenter), shown)
        return wide

    def pill(self, words: str, x: float, middle: float) -> None:
        theme = self._theme
        font = theme.font("caption", 600)
        wide, tall = text_width(words, font) + theme.px(14), theme.px(20)
        place = QRectF(x, self.box.height() / 2 + theme.px(middle) - tall / 2, wide, tall)
        rounded(self.painter, self.at(place), theme.radius("small"), theme.color(self._ground()))
        self.painter.setFont(font)
        self.painter.setPen(theme.color("text2"))
        self.painter.drawText(self.at(place), Qt.AlignmentFlag.AlignCenter, words)

    def bar(self, width: float, middle: float, filled: float, colour: str, *, need: float | None = None) -> None:
        """A bar of `width` with `filled` of it in a colour, and a mark where the need is; lengths at 100 %."""
        theme = self._theme
        tall = theme.px(8 if need is not None else 7)
        y = self.box.height() / 2 + theme.px(middle) - tall / 2
        painter = self.painter
        round_ = 2 if need is not None else tall / 2
        track = self.at(QRectF(0, y, theme.px(width), tall))
        rounded(painter, track, round_, theme.color(self._ground()))
        if filled > 0:
            rounded(painter, self.at(QRectF(0, y, max(3.0, theme.px(filled)), tall)), round_, theme.color(colour))
        if need is not None:
            mark = self.at(QRectF(theme.px(need) - 1, y - theme.px(3), 2, tall + 2 * theme.px(3)))
            painter.fillRect(mark, theme.color("text"))

    def icon(self, name: str, colour: str, x: float) -> None:
        side = self._theme.px(16)
        place = self.at(QRectF(x, (self.box.height() - side) / 2, side, side)).toRect()
        self.painter.drawPixmap(place.topLeft(), self._theme.icons.pixmap(name, side, self._theme.color(colour)))

    def _ground(self) -> str:
        """Tracks must differ from the row they lie on."""
        return "surface" if self.chosen else "sunken"
