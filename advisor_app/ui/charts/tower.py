"""The programme as a tower: for each option what the firm pays first, what the policy pays, and what lies above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.documents.chart_geometry import scale_end
from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import hairline, lay_out


@dataclass(frozen=True)
class Storey:
    """One block, from the bottom: up to which amount it reaches (None: without end), its colour token, its words."""

    top: float | None
    colour: str
    words: str
    note: str


@dataclass(frozen=True)
class TowerColumn:
    label: str
    storeys: tuple[Storey, ...]


class Tower(Chart):
    """Columns on one scale that begins at nothing and is never broken; the highest block of each goes on upwards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._columns: tuple[TowerColumn, ...] = ()
        self._headers: tuple[str, str, str] = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(
        self, columns: Sequence[TowerColumn], *, title: str, summary: str, headers: tuple[str, str, str]
    ) -> None:
        """headers: of the table: option, block, when it is needed."""
        self._columns, self._headers = tuple(columns), headers
        self.describe(title, summary)
        self.updateGeometry()
        self.update()

    def table(self) -> Table:
        return self._headers, tuple(
            (column.label, storey.words, storey.note) for column in self._columns for storey in column.storeys
        )

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(640), self.theme.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(90) * max(1, len(self._columns)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._columns:
            return
        px, theme = self.theme.px, self.theme
        painter = QPainter(self)
        tops = [storey.top for column in self._columns for storey in column.storeys if storey.top is not None]
        end = scale_end([*tops, max(tops, default=1.0) * 1.25])
        foot = self.height() - px(44)
        wide = self.width() / len(self._columns)
        hairline(painter, QLineF(0, foot, self.width(), foot), theme.color("border_strong"))
        place = 0
        for number, column in enumerate(self._columns):
            left, across = number * wide + px(6), wide - px(12)
            edges = [0.0, *(end if storey.top is None else storey.top for storey in column.storeys)]
            for (low, high), storey in zip(pairwise(edges), column.storeys, strict=True):
                y = foot - foot * min(high, end) / end
                box = QRectF(left, y, across, foot * (min(high, end) - min(low, end)) / end)
                self._draw(painter, box, storey, chosen=place == self.row)
                place += 1
            self._name(painter, QRectF(left, foot + px(6), across, px(36)), column.label)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, storey: Storey, *, chosen: bool) -> None:
        theme, px = self.theme, self.theme.px
        painter.fillRect(box.adjusted(0, 1, 0, -1), theme.color(storey.colour))
        if chosen:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 2, -2, -3))
        room = box.width() - px(12)
        words = lay_out(storey.words, theme.font("caption_strong", tabular=True), room, theme.line("caption"))
        note = lay_out(storey.note, theme.font("caption", tabular=True), room, theme.line("caption"))
        tall = words.height + note.height
        if box.height() >= tall + px(6):
            top = box.center().y() - tall / 2
            words.draw(painter, box.x() + px(6), top, theme.color("text"))
            note.draw(painter, box.x() + px(6), top + words.height, theme.color("text"))
        elif box.height() >= words.height + px(2):
            words.draw(painter, box.x() + px(6), box.center().y() - words.height / 2, theme.color("text"))

    def _name(self, painter: QPainter, box: QRectF, label: str) -> None:
        font, line = self.theme.font("label_strong"), self.theme.line("label")
        block = lay_out(label, font, box.width(), line, Qt.AlignmentFlag.AlignHCenter)
        block.draw(painter, box.x(), box.y(), self.theme.color("text"))
