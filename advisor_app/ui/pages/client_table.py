"""The table of clients: it looks like cards in rows and moves like a list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QLineF,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from advisor_app.services.client_rows import ClientRow
from advisor_app.ui.pages.client_cells import ASSESSED, CLIENT, COVER, EDGE, RISK, STATUS, ClientCells
from advisor_app.ui.pages.client_model import ClientModel, SortHeader
from advisor_app.ui.presenters.client_order import ClientOrder
from advisor_app.ui.presenters.clients import ClientWords
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import hairline, mirrored, rounded
from advisor_app.ui.widgets.text import name_for

WIDTHS: Final = {RISK: 120, COVER: 138, ASSESSED: 82, STATUS: 128}
NAME_LEAST = 170
# The chosen row shows where the focus is; the ring is for those who move by keyboard.
RING_FOR: Final = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason,
)
GO_FIRST: Final = (ASSESSED, COVER)
HEADER_HEIGHT = 38


class ClientTable(QTableView):
    """chosen(id) when a person moves to a client; opened(id), previewed(), delete_asked(id), menu_asked(id, place on
    the screen), escaped()."""

    chosen = Signal(str)
    opened = Signal(str)
    previewed = Signal()
    delete_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    escaped = Signal()

    def __init__(self, theme: Theme, order: ClientOrder, words: ClientWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._order = theme, order
        self._hovered = -1
        self._ring = False
        self._quiet = False
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.list_model = ClientModel(order, words, self)
        self.setModel(self.list_model)
        self.sort_header = SortHeader(theme)
        self.setHorizontalHeader(self.sort_header)
        self._cells = ClientCells(theme, words, lambda line: order.shown[line], lambda: self._hovered)
        self.setItemDelegate(self._cells)
        self._behave()
        name_for(self, self.tr("Clients"))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(order.shown[index.row()].id))
        theme.changed.connect(self.restyle)
        self.restyle()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        # The frame around it shows through, so that its round corners stay round.
        self.setStyleSheet("QTableView, QHeaderView { background: transparent; }")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.sort_header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # ---------------------------------------------------------------------------------------------------- verbs
    def reload(self, client: str | None) -> ClientRow | None:
        """Show the order's rows again with a client chosen, else the first; returns who is chosen. Emits nothing."""
        self._quiet = True
        self._hovered = -1
        self.list_model.reload()
        place = self._order.place_of(client)
        place = 0 if place is None and self._order.shown else place
        if place is not None:
            self._go(place)
        self._quiet = False
        return self._order.shown[place] if place is not None else None

    def restyle(self) -> None:
        theme = self._theme
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.height("row"))
        self.sort_header.setFixedHeight(theme.px(HEADER_HEIGHT))
        self._fit()
        self.viewport().update()

    def client(self) -> str | None:
        """Who is chosen."""
        line = self.currentIndex().row()
        return self._order.shown[line].id if 0 <= line < len(self._order.shown) else None

    def height_for_all(self) -> int:
        """How high it is when every row is seen, pixels."""
        return self._theme.px(HEADER_HEIGHT) + len(self._order.shown) * self._theme.height("row")

    def keyboardSearch(self, search: str) -> None:
        """Typing jumps to the first name that begins so; letters after a pause begin anew."""
        if self._since_typed.isValid() and self._since_typed.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._typed += search
        self._since_typed.start()
        place = self._order.starting_with(self._typed)
        if place is not None:
            self._go(place)

    # --------------------------------------------------------------------------------------------------- events
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        client, key = self.client(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and client:
            self.opened.emit(client)
        elif key == Qt.Key.Key_Delete and client:
            self.delete_asked.emit(client)
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self.previewed.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._order.shown:
            self._go(0 if key == Qt.Key.Key_Home else len(self._order.shown) - 1)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        client = self.client()
        if client is None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex())
        place = self.viewport().mapToGlobal(row.bottomLeft() + QPoint(EDGE, 0)) if by_key else event.globalPos()
        self.menu_asked.emit(client, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in RING_FOR
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then what spans a whole row: hairlines, the edge of the chosen row, the ring of the focus."""
        super().paintEvent(event)
        theme, view = self._theme, self.viewport()
        painter = QPainter(view)
        tall, chosen = theme.height("row"), self.currentIndex().row()
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        lines = range(max(0, first), (last if last >= 0 else len(self._order.shown) - 1) + 1)
        for line in lines:
            y = self.rowViewportPosition(line)
            if line not in (chosen, chosen - 1) and line + 1 < len(self._order.shown):
                hairline(painter, QLineF(EDGE, y + tall - 1, view.width() - EDGE, y + tall - 1), theme.color("border"))
            if line == chosen:
                painter.fillRect(mirrored(view, QRect(0, y, 3, tall)), theme.color("accent"))
                if self._ring and self.hasFocus():
                    ring = QRectF(5, y + 2, view.width() - 8, tall - 4)
                    rounded(painter, ring, theme.radius("small"), None, theme.color("focus"), width=2)
        painter.end()

    # --------------------------------------------------------------------------------------------------- inside
    def _go(self, place: int) -> None:
        index = self.list_model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._order.shown[current.row()].id)

    def _hover(self, line: int) -> None:
        if line != self._hovered:
            self._hovered = line
            self.viewport().update()

    def _fit(self) -> None:
        """Fixed columns, and the client's name in the rest. Where that is too narrow, columns go whose content the
        details repeat."""
        theme = self._theme
        fixed = {column: theme.px(width) for column, width in WIDTHS.items()}
        hidden: set[int] = set()
        for column in GO_FIRST:
            if self._rest(fixed, hidden) < theme.px(NAME_LEAST):
                hidden.add(column)
        for column, width in fixed.items():
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, width)
        self.setColumnWidth(CLIENT, max(theme.px(100), self._rest(fixed, hidden)))

    def _rest(self, fixed: Mapping[int, int], hidden: Collection[int]) -> int:
        return self.viewport().width() - sum(width for column, width in fixed.items() if column not in hidden)
