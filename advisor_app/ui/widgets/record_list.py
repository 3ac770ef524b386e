"""A list of records to choose from: two lines each, groups with a head, a figure at the right, bars for a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from advisor_app.ui.theme import LEVELS, Theme
from advisor_app.ui.tokens import mixed
from advisor_app.ui.widgets.levels import level_sentence
from advisor_app.ui.widgets.painting import draw_bars, hairline, lay_out, rounded, text_width
from advisor_app.ui.widgets.text import name_for

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole
EDGE, GAP = 14, 10


@dataclass(frozen=True)
class Record:
    """One line of the list. note: small, under the title. figure: at the right, with its tone. level: low to critical
    draws bars before the title. head: of the group that begins here, "" for none. struck: crossed out, done with."""

    id: str
    title: str
    note: str = ""
    figure: str = ""
    tone: str = "text2"
    level: str | None = None
    head: str = ""
    struck: bool = False


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.records: tuple[Record, ...] = ()

    def show_records(self, records: Sequence[Record]) -> None:
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return record.title
        if role == ID:
            return record.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            level = level_sentence(record.level) if record.level else ""
            return ". ".join(words for words in (record.head, record.title, level, record.note, record.figure) if words)
        return None


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: RecordList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        record = self._view.record(index.row())
        return QSize(120, round(self._head(record) + self._theme.px(20) + self._words(record, self._width())))

    def _width(self) -> float:
        return self._view.viewport().width() - 2 * self._theme.px(EDGE)

    def _head(self, record: Record) -> int:
        return self._theme.px(36) if record.head else 0

    def _side(self, record: Record) -> float:
        if not record.figure:
            return 0.0
        return text_width(record.figure, self._theme.font("label_strong", tabular=True)) + self._theme.px(GAP)

    def _indent(self, record: Record) -> int:
        return self._theme.px(20 + GAP) if record.level else 0

    def _title(self, record: Record, width: float) -> tuple[QTextLayout, float]:
        theme = self._theme
        font = theme.font("body", 500)
        font.setStrikeOut(record.struck)
        room = max(40.0, width - self._side(record) - self._indent(record))
        block = lay_out(record.title, font, room, theme.line("body"))
        return block.layout, block.height

    def _note(self, record: Record, width: float) -> tuple[QTextLayout, float] | None:
        if not record.note:
            return None
        theme = self._theme
        block = lay_out(
            record.note, theme.font("caption"), max(40.0, width - self._indent(record)), theme.line("caption")
        )
        return block.layout, block.height

    def _words(self, record: Record, width: float) -> float:
        note = self._note(record, width)
        return self._title(record, width)[1] + (note[1] + 2 if note else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, record = self._theme, self._view.record(index.row())
        painter.save()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = theme.px(EDGE)
        head = self._head(record)
        if head:
            painter.setFont(theme.font("label_strong"))
            painter.setPen(theme.color("text2"))
            painter.drawText(
                QRectF(box.x() + edge, box.y() + theme.px(8), box.width() - 2 * edge, head - theme.px(8)),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, record.head,
            )
            box.setTop(box.top() + head)
        if chosen or over:
            painter.fillRect(box, theme.color("accent_bg" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.color("accent"))
        else:
            hairline(painter, QLineF(box.x() + edge, box.bottom() - 1, box.right() - edge, box.bottom() - 1),
                     theme.color("border"))
        self._draw(painter, record, box.adjusted(edge, theme.px(10), -edge, -theme.px(10)))
        if chosen and self._view.shows_ring:
            rounded(painter, box.adjusted(5, 2, -3, -2), theme.radius("small"), None, theme.color("focus"), width=2)
        painter.restore()

    def _draw(self, painter: QPainter, record: Record, box: QRectF) -> None:
        theme = self._theme
        left, top = box.x() + self._indent(record), box.y()
        if record.level:
            colours = theme.level(record.level)
            faint = QColor(mixed(colours.text.name(), theme.color("surface").name(), 0.7))
            bars = QRectF(box.x(), top + theme.px(5), theme.px(18), theme.px(11))
            draw_bars(painter, bars, LEVELS.index(record.level) + 1, colours.text, faint)
        title, tall = self._title(record, box.width())
        painter.setPen(theme.color("text2" if record.struck else "text"))
        title.draw(painter, QRectF(left, top, 1, 1).topLeft())
        if record.figure:
            painter.setFont(theme.font("label_strong", tabular=True))
            painter.setPen(theme.color(record.tone))
            painter.drawText(
                QRectF(box.x(), top, box.width(), theme.line("body")),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, record.figure,
            )
        note = self._note(record, box.width())
        if note:
            painter.setPen(theme.color("text2"))
            note[0].draw(painter, QRectF(left, top + tall + 2, 1, 1).topLeft())


class RecordList(QListView):
    """picked(id) when a person moves to a record; opened(id) on Enter or a double click."""

    picked = QtSignal(str)
    opened = QtSignal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ring, self._quiet = theme, False, False
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")
        name_for(self, name)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.record(index.row()).id))
        theme.changed.connect(self._restyle)

    # ---------------------------------------------------------------------------------------------------- verbs
    def show_records(self, records: Sequence[Record], chosen: str | None = None) -> Record | None:
        """Show records with one chosen: `chosen`, else the one chosen before, else the first. Emits nothing."""
        wanted = chosen if chosen is not None else self.chosen()
        self._quiet = True
        self._model.show_records(records)
        place = next((at for at, record in enumerate(records) if record.id == wanted), 0)
        if records:
            self.setCurrentIndex(self._model.index(place))
        self._quiet = False
        return records[place] if records else None

    def choose(self, id_: str) -> bool:
        """Move to a record without `picked`; whether there is one of that id."""
        for place, record in enumerate(self._model.records):
            if record.id == id_:
                self._quiet = True
                self.setCurrentIndex(self._model.index(place))
                self.scrollTo(self._model.index(place))
                self._quiet = False
                return True
        return False

    def chosen(self) -> str | None:
        line = self.currentIndex().row()
        return self._model.records[line].id if 0 <= line < len(self._model.records) else None

    def record(self, line: int) -> Record:
        return self._model.records[line]

    @property
    def records(self) -> tuple[Record, ...]:
        return self._model.records

    @property
    def shows_ring(self) -> bool:
        """Whether the person moves by keyboard here."""
        return self._ring and self.hasFocus()

    # --------------------------------------------------------------------------------------------------- events
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        chosen = self.chosen()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.opened.emit(chosen)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.picked.emit(self.record(current.row()).id)

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
