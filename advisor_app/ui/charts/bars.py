"""Horizontal bars: what each fix saves, losses by cause, and one bar of all kinds of cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from advisor_app.documents.chart_geometry import bar_length, stacked
from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.layout import clear
from advisor_app.ui.widgets.painting import Block, lay_out, rounded, text_width
from advisor_app.ui.widgets.text import Text, name_for


@dataclass(frozen=True)
class SavingRow:
    """One fix. saving: a year, for the bar; the words stand at the right."""

    id: str
    label: str
    saving: float
    saving_words: str
    cost_words: str
    ticked: bool


class _Track(QWidget):
    """A bar on a track; decoration beside words that say the same."""

    def __init__(self, theme: Theme, share: float, on: bool) -> None:
        super().__init__()
        self._theme, self._share, self._on = theme, share, on
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_on(self, on: bool) -> None:
        self._on = on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), 1.5, self._theme.color("sunken"))
        wide = self.width() * self._share
        left = self.width() - wide if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        if wide > 0:
            fill = self._theme.color("accent" if self._on else "border_strong")
            rounded(painter, QRectF(left, 0, wide, self.height()), 1.5, fill)
        painter.end()


class SavingBars(QWidget):
    """Fixes with ticks, longest saving first as given. ticked(id, on) when a person ticks one."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[str, ...], ...] = ()
        self.boxes: dict[str, CheckBox] = {}
        self._tracks: dict[str, _Track] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        name_for(self, name)

    def show_rows(self, rows: Sequence[SavingRow]) -> None:
        """Show these fixes. The same fixes in the same order keep their boxes, and with them the focus."""
        shown = tuple((row.id, row.label, row.saving_words, row.cost_words) for row in rows)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(rows)
        for row in rows:
            self.boxes[row.id].setChecked(row.ticked)
            self._tracks[row.id].show_on(row.ticked)

    def _rebuild(self, rows: Sequence[SavingRow]) -> None:
        clear(self._grid)
        self.boxes, self._tracks = {}, {}
        most = max((row.saving for row in rows), default=0.0) or 1.0
        theme = self._theme
        for place, row in enumerate(rows):
            box = CheckBox(theme)
            name_for(box, row.label, f"{row.saving_words}, {row.cost_words}")
            box.clicked.connect(lambda on=False, id_=row.id: self.ticked.emit(id_, on))
            label = Text(theme, row.label, "label", wrap=True, weight=500)
            label.setBuddy(box)
            track = _Track(theme, bar_length(row.saving, most, 1.0), row.ticked)
            saving = Text(theme, row.saving_words, "label_strong", tabular=True)
            cost = Text(theme, row.cost_words, "caption", "text2", weight=500, tabular=True)
            line = place * 3
            far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(box, line, 0)
            self._grid.addWidget(label, line, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(saving, line, 2, far)
            self._grid.addWidget(track, line + 1, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(cost, line + 1, 2, far)
            self._grid.setRowMinimumHeight(line + 2, theme.px(5) if place < len(rows) - 1 else 0)
            self.boxes[row.id], self._tracks[row.id] = box, track


# Height of one row of ranked bars at 100 %.
ROW = 40


@dataclass(frozen=True)
class BarRow:
    """One bar. value: its length; words: at the right; note: a second figure after them, or ""."""

    label: str
    value: float
    words: str
    note: str = ""


class RankedBars(Chart):
    """Bars from the same zero, in the order given, values at the right. picked(row) when a person moves to one."""

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[BarRow, ...] = ()
        self._headers = ("", "", "")
        self._whole = 0.0
        # By width and text size: layouts ask again and again.
        self._heights: dict[tuple[int, int], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(
        self, rows: Sequence[BarRow], *, title: str, summary: str, headers: tuple[str, str, str] = ("", "", ""),
        whole: float = 0.0,
    ) -> None:
        """headers: of the table: label, words, note. whole: what fills the track, 0 for the longest bar."""
        self._rows, self._headers, self._whole = tuple(rows), headers, whole
        self._heights = {}
        self.describe(title, summary)
        self.updateGeometry()
        self.update()

    def table(self) -> Table:
        noted = any(row.note for row in self._rows)
        rows = tuple((row.label, row.words, row.note) if noted else (row.label, row.words) for row in self._rows)
        return (self._headers if noted else self._headers[:2]), rows

    def choose(self, row: int) -> None:
        """Mark a row without `picked`."""
        self.row = row
        self.update()

    def move_row(self, row: int) -> None:
        super().move_row(row)
        if self.row >= 0:
            self.picked.emit(self.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tops = self._tops(self.width())
        self.move_row(sum(top <= event.position().y() for top in tops[:-1]) - 1)

    # ------------------------------------------------------------------------------------------------- geometry
    def _sides(self) -> tuple[float, float]:
        """Room for the words and for the notes at the right, pixels."""
        words, notes = self.theme.font("label_strong", tabular=True), self.theme.font("caption", tabular=True)
        note = max((text_width(row.note, notes) for row in self._rows), default=0.0)
        return (
            max((text_width(row.words, words) for row in self._rows), default=0.0),
            note + self.theme.px(16) if note else 0.0,
        )

    def _labels(self, width: int) -> list[Block]:
        """The labels in as many lines as they need beside the figures."""
        room = width - sum(self._sides()) - self.theme.px(20)
        font, line = self.theme.font("label", 500), self.theme.line("label")
        return [lay_out(row.label, font, max(room, self.theme.px(60)), line) for row in self._rows]

    def _tops(self, width: int) -> list[float]:
        """Upper edge of every row, and the lower one of the last."""
        tops = [0.0]
        for label in self._labels(width):
            tops.append(tops[-1] + label.height + self.theme.px(ROW - 18))
        return tops

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.theme.text_percent)
        if key not in self._heights:
            self._heights[key] = round(self._tops(width)[-1] + 0.5)
        return self._heights[key]

    def sizeHint(self) -> QSize:
        wide = self.theme.px(460)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(ROW))

    # ------------------------------------------------------------------------------------------------- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        most = self._whole or max((row.value for row in self._rows), default=0.0) or 1.0
        tops, labels = self._tops(self.width()), self._labels(self.width())
        for place, row in enumerate(self._rows):
            box = QRectF(0, tops[place], self.width(), tops[place + 1] - tops[place])
            if place == self.row:
                rounded(painter, box.adjusted(0, 0, 0, -2), 5, theme.color("hover"))
            labels[place].draw(painter, px(4), box.y() + px(4), theme.color("text"))
            self._draw_figures(painter, row, box.y() + px(4))
            track = QRectF(px(4), box.bottom() - px(15), box.width() - px(8), px(8))
            rounded(painter, track, 1.5, theme.color("sunken"))
            if row.value > 0:
                track.setWidth(max(bar_length(row.value, most, track.width()), 1.5))
                rounded(painter, track, 1.5, theme.color("accent"))
        painter.end()

    def _draw_figures(self, painter: QPainter, row: BarRow, top: float) -> None:
        far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        right, line = self.width() - self.theme.px(4), self.theme.line("label")
        painter.setFont(self.theme.font("label_strong", tabular=True))
        painter.setPen(self.theme.color("text"))
        painter.drawText(QRectF(0, top, right - self._sides()[1], line), far, row.words)
        self.pen_text(painter, "caption", "text2")
        painter.drawText(QRectF(0, top, right, line), far, row.note)


class StackedBar(Chart):
    """One bar of several parts, each named with its figure under the bar: no legend to look up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._parts: tuple[BarRow, ...] = ()
        self._headers = ("", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(
        self, parts: Sequence[BarRow], *, title: str, summary: str, headers: tuple[str, str] = ("", "")
    ) -> None:
        """Largest first reads best. Parts of nothing are left out."""
        self._parts, self._headers = tuple(part for part in parts if part.value > 0), headers
        self.describe(title, summary)
        self.updateGeometry()
        self.update()

    def table(self) -> Table:
        return self._headers, tuple((part.label, part.words) for part in self._parts)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.theme.px(34) + self.theme.px(20) * (self._lines(width) or 1)

    def sizeHint(self) -> QSize:
        wide = self.theme.px(460)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        for place, (start, length) in enumerate(stacked([part.value for part in self._parts], self.width(), 2)):
            painter.fillRect(QRectF(start, 0, length, px(22)), self._fill(place))
        for place, (x, line) in enumerate(self._spots(self.width())):
            part = self._parts[place]
            y = px(32) + px(20) * line
            if place == self.row:
                wide = px(21) + text_width(_said(part), theme.font("caption", 500))
                rounded(painter, QRectF(x - px(2), y, wide, px(19)), 4, theme.color("hover"))
            swatch = QRectF(x, y + px(4), px(11), px(11))
            rounded(painter, swatch, 2, self._fill(place), theme.color("text2"))
            self.pen_text(painter, "caption", "text", 500)
            painter.drawText(QRectF(x + px(17), y, self.width(), px(19)), Qt.AlignmentFlag.AlignVCenter, _said(part))
        painter.end()

    def _fill(self, place: int) -> QColor:
        """Steps of one hue from dark to pale, so that neighbours differ on paper and to every eye."""
        shares = (0.0, 0.45, 0.72, 0.22, 0.6, 0.85, 0.35)
        return self.theme.mix("accent", "surface", shares[place % len(shares)])

    def _spots(self, width: int) -> list[tuple[float, int]]:
        """Where each label stands: x and line."""
        font = self.theme.font("caption", 500)
        x, line, spots = 0.0, 0, []
        for part in self._parts:
            wide = self.theme.px(17) + text_width(_said(part), font)
            if x > 0 and x + wide > width:
                x, line = 0.0, line + 1
            spots.append((x, line))
            x += wide + self.theme.px(18)
        return spots

    def _lines(self, width: int) -> int:
        return max((line for _, line in self._spots(width)), default=-1) + 1


def _said(part: BarRow) -> str:
    return f"{part.label} {part.words}"
