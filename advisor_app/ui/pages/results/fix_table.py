"""The table of fixes: ticks, figures, and as many columns as there is room for; the others stand under the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from advisor_app.ui.presenters.fixes import FixRow
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import Block, draw_check, hairline, lay_out, rounded
from advisor_app.ui.widgets.text import name_for

Index = QModelIndex | QPersistentModelIndex
TITLE_WIDTH, BOX, PAD = 250, 19, 10


@dataclass(frozen=True)
class Column:
    """name: field of FixRow. width: at 100 %. Those named first are the last to be left out."""

    name: str
    words: Callable[[], str]
    width: int


TITLE = Column("title", lambda: _tr("Fix"), TITLE_WIDTH)
# In the order of their importance; they stand in the order of SHOWN.
COLUMNS: tuple[Column, ...] = (
    Column("saving", lambda: _tr("Saves a year"), 92), Column("serious", lambda: _tr("Serious loss"), 88),
    Column("cost", lambda: _tr("Cost, first year"), 122), Column("effort", lambda: _tr("Effort"), 96),
    Column("status", lambda: _tr("Status"), 84), Column("owner", lambda: _tr("Who"), 90),
    Column("due", lambda: _tr("By when"), 104), Column("later", lambda: _tr("Each later year"), 92),
)
SHOWN = ("saving", "serious", "cost", "later", "effort", "owner", "due", "status")
_NUMBERS = ("saving", "serious", "cost", "later")


class _Model(QAbstractTableModel):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: tuple[FixRow, ...] = ()
        self.columns: tuple[Column, ...] = (TITLE,)

    def show_all(self, rows: Sequence[FixRow], columns: Sequence[Column]) -> None:
        """The same fixes in the same order only change their cells: the focus stays."""
        rows, columns = tuple(rows), tuple(columns)
        if [r.action for r in rows] == [r.action for r in self.rows] and columns == self.columns:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        self.rows, self.columns = rows, columns
        self.endResetModel()

    def hidden(self) -> tuple[str, ...]:
        shown = {column.name for column in self.columns}
        return tuple(name for name in SHOWN if name not in shown)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._broken(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("caption", 500)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column) | Qt.AlignmentFlag.AlignBottom
        return None

    def _broken(self, column: Column) -> str:
        """The header on as many lines as its column needs: Qt draws it on the lines it is given."""
        words, theme = column.words(), self._theme
        room = theme.px(column.width) - 2 * theme.px(PAD) - 4
        layout = lay_out(words, theme.font("caption", 500), room, theme.line("caption")).layout
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        return "\n".join(words[line.textStart():line.textStart() + line.textLength()].strip() for line in lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return getattr(row, column.name)
        if role == Qt.ItemDataRole.CheckStateRole and column is TITLE:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def _spoken(self, row: FixRow, column: Column) -> str:
        if column is not TITLE:
            return f"{column.words()}: {getattr(row, column.name)}"
        ticked = _tr("ticked") if row.ticked else _tr("not ticked")
        return ", ".join(text for text in (row.title, ticked, row.note(*self.hidden())) if text)


class _Cells(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: FixTable) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def blocks(self, row: FixRow, column: Column, width: float, hidden: tuple[str, ...]) -> list[tuple[Block, str]]:
        """The texts of a cell from top to bottom, with their colours. hidden: columns told under the title."""
        theme = self._theme
        inside = max(40.0, width - 2 * theme.px(PAD))
        if column is TITLE:
            inside = max(60.0, inside - theme.px(BOX + PAD))
            found = [(lay_out(row.title, theme.font("body", 500), inside, theme.line("body")), "text")]
            note = row.note(*hidden)
            if note:
                found.append((lay_out(note, theme.font("caption"), inside, theme.line("caption")), "text2"))
            return found
        strong = column.name == "saving"
        font = theme.font("label_strong" if strong else "label", None if strong else 500, tabular=True)
        far = _side(column)
        found = [(lay_out(getattr(row, column.name), font, inside, theme.line("label"), far), "text")]
        if column.name == "cost" and row.own:
            own = lay_out(_tr("your figure"), theme.font("caption", 600), inside, theme.line("caption"), far)
            found.append((own, "accent_text"))
        return found

    def height(self, row: FixRow, widths: dict[str, int], hidden: tuple[str, ...]) -> int:
        """Of a row with columns of these widths, pixels."""
        by_name = {column.name: column for column in (TITLE, *COLUMNS)}
        tall = max(
            sum(block.height for block, _ in self.blocks(row, by_name[name], width, hidden))
            for name, width in widths.items()
        )
        return round(max(tall + self._theme.px(20), self._theme.px(46)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, self._table.row(index.row())
        column, box = self._table.columns[index.column()], QRectF(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.color("accent_bg"))
        hairline(painter, QLineF(box.x(), box.bottom(), box.right() + 1, box.bottom()), theme.color("border"))
        left = box.x() + theme.px(PAD)
        if column is TITLE:
            side = theme.px(BOX)
            colours = ("border_strong", "accent", "on_accent", "surface")
            edge, fill, tick, inside = (theme.color(name) for name in colours)
            mark = QRectF(left, box.y() + theme.px(10), side, side)
            draw_check(painter, mark, row.ticked, (edge, fill, tick, inside))
            left += side + theme.px(PAD)
            if chosen and self._table.shows_ring:
                ring = mark.adjusted(-4, -4, 4, 4)
                rounded(painter, ring, 6, None, theme.color("focus"), width=2)
        top = box.y() + theme.px(9)
        for block, colour in self.blocks(row, column, box.width(), self._table.hidden()):
            block.draw(painter, left, top, theme.color(colour))
            top += block.height
        if column.name == "saving" and row.share > 0:
            self._draw_share(painter, row, QRectF(left, top + 3, box.width() - 2 * theme.px(PAD), theme.px(5)))
        painter.restore()

    def _draw_share(self, painter: QPainter, row: FixRow, track: QRectF) -> None:
        theme = self._theme
        rounded(painter, track, 1.5, theme.color("hover"))
        track.setWidth(max(track.width() * row.share, 2.0))
        rounded(painter, track, 1.5, theme.color("accent" if row.ticked else "border_strong"))


class FixTable(QTableView):
    """ticked(action, on) by a click on a tick or the space bar; picked(action) on moving; opened(action) on Enter."""

    ticked = Signal(str, bool)
    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ring, self._quiet = theme, False, False
        self._rows: tuple[FixRow, ...] = ()
        # By width and text size: layouts ask again and again.
        self._heights: dict[tuple[int, int], int] = {}
        self._model = _Model(theme, self)
        self.setModel(self._model)
        self._cells = _Cells(theme, self)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(10)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        policy_of = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy_of.setHeightForWidth(True)
        self.setSizePolicy(policy_of)
        name_for(self, name, _tr("Space ticks a fix. Enter goes to what was agreed on it."))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        theme.changed.connect(self._share_out)

    # --------------------------------------------------------------------------------------------------- verbs
    def show_rows(self, rows: Sequence[FixRow]) -> None:
        """Show fixes; the one that is chosen stays chosen wherever it stands now. Emits nothing."""
        chosen = self.chosen()
        self._quiet = True
        self._rows, self._heights = tuple(rows), {}
        self._share_out()
        place = next((at for at, row in enumerate(rows) if row.action == chosen), 0)
        if rows:
            self.setCurrentIndex(self._model.index(place, 0))
        self._quiet = False

    def chosen(self) -> str | None:
        place = self.currentIndex().row()
        return self._rows[place].action if 0 <= place < len(self._rows) else None

    def choose(self, action: str) -> None:
        """Move to a fix as a person does."""
        place = next(at for at, row in enumerate(self._rows) if row.action == action)
        self.setCurrentIndex(self._model.index(place, 0))

    def row(self, place: int) -> FixRow:
        return self._model.rows[place]

    @property
    def rows(self) -> tuple[FixRow, ...]:
        return self._rows

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._model.columns

    def hidden(self) -> tuple[str, ...]:
        """The columns there is no room for."""
        return self._model.hidden()

    @property
    def shows_ring(self) -> bool:
        return self._ring and self.hasFocus()

    # ------------------------------------------------------------------------------------------------ geometry
    def _columns_for(self, width: int) -> tuple[Column, ...]:
        """As many as fit beside the title, the important ones first."""
        room, kept = width - self._theme.px(TITLE_WIDTH), []
        for column in COLUMNS:
            room -= self._theme.px(column.width)
            if room < 0:
                break
            kept.append(column.name)
        by_name = {column.name: column for column in COLUMNS}
        return (TITLE, *(by_name[name] for name in SHOWN if name in kept))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self._theme.text_percent)
        if key not in self._heights:
            widths = self._widths(width)
            hidden = tuple(name for name in SHOWN if name not in widths)
            rows = sum(self._cells.height(row, widths, hidden) for row in self._rows)
            self._heights[key] = self._head_height() + rows + 2
        return self._heights[key]

    def _widths(self, width: int) -> dict[str, int]:
        """The columns that fit and their widths; the title takes what is left."""
        columns = self._columns_for(width)
        fixed = {column.name: self._theme.px(column.width) for column in columns[1:]}
        return {TITLE.name: max(width - sum(fixed.values()), self._theme.px(120)), **fixed}

    def _head_height(self) -> int:
        return round(2 * self._theme.line("caption")) + 2 * self._theme.px(8)

    def sizeHint(self) -> QSize:
        wide = self._theme.px(760)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(TITLE_WIDTH), self._theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Widths of the columns, heights of the rows."""
        width = self.viewport().width()
        chosen = self.chosen()
        self._model.show_all(self._rows, self._columns_for(width))
        if chosen is not None and self.currentIndex().row() < 0:
            place = next((at for at, row in enumerate(self._rows) if row.action == chosen), 0)
            self._quiet, before = True, self._quiet
            self.setCurrentIndex(self._model.index(place, 0))
            self._quiet = before
        widths = self._widths(width)
        for place, column in enumerate(self.columns):
            self.setColumnWidth(place, widths[column.name])
        for place, row in enumerate(self._rows):
            self.setRowHeight(place, self._cells.height(row, widths, self.hidden()))
        self.horizontalHeader().setFixedHeight(self._head_height())
        self.updateGeometry()

    # -------------------------------------------------------------------------------------------------- events
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        action = self.chosen()
        if action is not None and event.key() == Qt.Key.Key_Space:
            self._toggle(action)
        elif action is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(action)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        reach = self._theme.px(PAD + BOX + PAD)
        if index.isValid() and index.column() == 0 and event.position().x() < reach:
            self._toggle(self._rows[index.row()].action)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def _toggle(self, action: str) -> None:
        row = next(row for row in self._rows if row.action == action)
        self.ticked.emit(action, not row.ticked)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.picked.emit(self._rows[current.row()].action)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.viewport().update()


def _side(column: Column) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.name in _NUMBERS else Qt.AlignmentFlag.AlignLeft


def _tr(text: str) -> str:
    return QCoreApplication.translate("FixTable", text)
