"""The clients as a Qt model, and the header that sorts them."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QLineF, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from advisor_app.ui.pages.client_cells import ASSESSED, CLIENT, COVER, EDGE, RISK, STATUS, Index
from advisor_app.ui.presenters.client_order import ClientOrder
from advisor_app.ui.presenters.clients import ClientWords
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import hairline, text_width

SORT_OF: Final = {CLIENT: "name", RISK: "risk", COVER: "gap", ASSESSED: "assessed", STATUS: "attention"}
ROOT: Final = QModelIndex()


class ClientModel(QAbstractTableModel):
    """The shown rows of a ClientOrder, in words."""

    def __init__(self, order: ClientOrder, words: ClientWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order, self._words = order, words

    def reload(self) -> None:
        """Another search, filter, sort or set of rows."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._order.shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(SORT_OF)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, words = self._order.shown[index.row()], self._words
        column = index.column()
        if column == CLIENT:
            parts = (row.name, words.line(row), self.tr("Demo") if row.demo else "")
            return row.name if role == Qt.ItemDataRole.DisplayRole else ", ".join(part for part in parts if part)
        if column == RISK:
            return words.risk(row)
        if column == COVER:
            return words.cover(row).words
        if column == ASSESSED:
            return words.day(row)
        return f"{words.status(row)}, {words.answered(row)}" if row.status == "in_progress" else words.status(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Client"), self.tr("Risk today"), self.tr("Cover against need"), self.tr("Assessed"),
            self.tr("Status"),
        )[section]


class SortHeader(QHeaderView):
    """asked(sort) when a person clicks a column."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._sort, self._turned = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)
        self.sectionClicked.connect(lambda column: self.asked.emit(SORT_OF[column]))

    def show_sort(self, sort: str, *, turned: bool) -> None:
        self._sort, self._turned = sort, turned
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme, sorted_ = self._theme, SORT_OF[column] == self._sort
        start = EDGE if column == CLIENT else 0
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        font = theme.font("caption", 600 if sorted_ else 500)
        painter.save()
        painter.setFont(font)
        painter.setPen(theme.color("text" if sorted_ else "text2"))
        inside = rect.adjusted(0, 0, -start, 0) if right else rect.adjusted(start, 0, 0, 0)
        near = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, near | Qt.AlignmentFlag.AlignVCenter, words)
        if sorted_:
            side = theme.px(14)
            gap = round(text_width(words, font)) + theme.px(6)
            x = inside.right() - gap - side if right else inside.x() + gap
            icon = theme.icons.pixmap("chevron-up" if self._turned else "chevron-down", side, theme.color("text2"))
            painter.drawPixmap(x, rect.y() + (rect.height() - side) // 2, icon)
        hairline(painter, QLineF(rect.x(), rect.bottom(), rect.right() + 1, rect.bottom()), theme.color("border"))
        painter.restore()
