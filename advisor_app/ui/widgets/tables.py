"""A quiet table of text: the other view of every chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import lay_out, text_width


class TextTable(QTableView):
    """Read-only rows of text; the first column reads from the near side, the others are figures at the far side.

    whole: as high as all its rows, for a page that scrolls itself. words: all columns are words and read from the near
    side. narrow: columns that take the width of what they hold and no more.
    """

    def __init__(
        self, theme: Theme, name: str, *, whole: bool = False, words: bool = False, narrow: tuple[int, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._whole, self._words, self._narrow = theme, whole, words, narrow
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        # By width and text size: layouts ask again and again.
        self._heights: dict[tuple[int, int], int] = {}
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Everything is seen without scrolling sideways: columns share the width, and long cells take more lines.
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setHighlightSections(False)
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum if whole else QSizePolicy.Policy.Preferred
        )
        policy.setHeightForWidth(whole)
        self.setSizePolicy(policy)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._restyle)

    def show_table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._headers, self._rows, self._heights = tuple(headers), tuple(tuple(cells) for cells in rows), {}
        self._items.clear()
        self._items.setHorizontalHeaderLabels(list(headers))
        for cells in rows:
            self._items.appendRow([self._cell(text, place) for place, text in enumerate(cells)])
        for place in self._narrow:
            self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self._restyle()
        self.updateGeometry()

    # ------------------------------------------------------------------------------------------------- geometry
    def hasHeightForWidth(self) -> bool:
        return self._whole

    def heightForWidth(self, width: int) -> int:
        """Of the header and all rows, at columns that share a width."""
        key = (width, self._theme.text_percent)
        if key not in self._heights:
            self._heights[key] = self._whole_height(width)
        return self._heights[key]

    def _whole_height(self, width: int) -> int:
        widths = self._widths(width - 2 * self.frameWidth())
        heads = max((self._lines(words, "caption", wide) for words, wide in zip(self._headers, widths, strict=True)),
                    default=1)
        head = round(heads * self._theme.line("caption")) + 2 * self._theme.px(8) + 6
        return head + sum(self._row_height(row, widths) for row in self._rows) + 2 * self.frameWidth() + 2

    def _widths(self, inside: int) -> list[int]:
        """Of all columns: narrow ones have what they hold, the others share the rest."""
        own = {place: self._own_width(place) for place in self._narrow if place < len(self._headers)}
        shared = max(1, inside - sum(own.values())) // max(1, len(self._headers) - len(own))
        return [own.get(place, shared) for place in range(len(self._headers))]

    def _own_width(self, place: int) -> int:
        """Of a column whose words all stand on one line."""
        head = text_width(self._headers[place], self._theme.font("caption", 500)) + 14
        font = self._theme.font("label", 500, tabular=True)
        cells = [text_width(row[place], font) + 4 for row in self._rows]
        return round(max(head, *cells, 20)) + 2 * self._theme.px(10) + 2

    def sizeHint(self) -> QSize:
        wide = self._theme.px(420)
        return QSize(wide, self.heightForWidth(wide)) if self._whole else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(80) * max(1, len(self._headers)), self._theme.px(380)), self._theme.px(64))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Headers and cells in as many lines as their column needs."""
        for place in self._narrow:
            if place < len(self._headers):
                self.horizontalHeader().resizeSection(place, self._own_width(place))
        self._break_headers()
        widths = [self.columnWidth(place) for place in range(len(self._headers))]
        for place, row in enumerate(self._rows):
            self.setRowHeight(place, self._row_height(row, widths))
        self.updateGeometries()

    def _row_height(self, row: Sequence[str], widths: Sequence[int]) -> int:
        lines = max((self._lines(cell, "label", wide) for cell, wide in zip(row, widths, strict=False)), default=1)
        return max(self._theme.px(38), round(lines * self._theme.line("label")) + self._theme.px(16))

    def _lines(self, words: str, style: str, column: int) -> int:
        font = self._theme.font(style, 500, tabular=True)
        room = column - 2 * self._theme.px(10) - 4
        return lay_out(words, font, max(room, 20), self._theme.line(style)).lines

    def _break_headers(self) -> None:
        """Qt draws a header on the lines it is given."""
        font, line = self._theme.font("caption", 500), self._theme.line("caption")
        for place, words in enumerate(self._headers):
            room = self.columnWidth(place) - 2 * self._theme.px(10) - 14
            layout = lay_out(words, font, max(room, 20), line).layout
            lines = [layout.lineAt(number) for number in range(layout.lineCount())]
            broken = "\n".join(words[row.textStart():row.textStart() + row.textLength()].strip() for row in lines)
            item = self._items.horizontalHeaderItem(place)
            if item is not None and item.text() != broken:
                item.setText(broken)

    def showEvent(self, event: QShowEvent) -> None:
        # Qt gives a widget back its first font when a styled one gets a new parent.
        self._restyle()
        super().showEvent(event)

    def _cell(self, text: str, place: int) -> QStandardItem:
        item = QStandardItem(text)
        item.setTextAlignment(self._side(place))
        item.setEditable(False)
        return item

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label", 500, tabular=True))
        for place in range(self._items.columnCount()):
            item = self._items.horizontalHeaderItem(place)
            if item is not None:
                item.setFont(self._theme.font("caption", 500))
                item.setTextAlignment(self._side(place))
        self.verticalHeader().setMinimumSectionSize(self._theme.px(32))
        self._fit()

    def _side(self, place: int) -> Qt.AlignmentFlag:
        near = self._words or place == 0
        side = Qt.AlignmentFlag.AlignLeft if near else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter
