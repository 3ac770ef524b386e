"""The risk map: how often each kind of incident happens, and what it typically costs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from advisor_app.documents.chart_geometry import LogScale, steps_between
from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.charts.mark_layout import Box, Mark, Placed, place_marks
from advisor_app.ui.theme import LEVELS, Theme
from advisor_app.ui.widgets.painting import draw_bars, hairline, rounded, text_width

# Steps of the scale across, in years of 100.
OFTEN = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
LEAST_SHOWN = (0.1, 30.0)
SHAPE = (24.0, 20.0)


@dataclass(frozen=True)
class RiskMark:
    """One kind of incident. chance: a year, 0 to 1. cost: typical, in the client's currency. after: both with the plan.

    chance_range, cost_range: one in ten either way, None while they are worked out. level: low to critical. reading:
    all of it in a sentence. cells: of its row in the table.
    """

    label: str
    chance: float
    cost: float
    level: str
    reading: str
    cells: tuple[str, ...]
    after: tuple[float, float] | None = None
    chance_range: tuple[float, float] | None = None
    cost_range: tuple[float, float] | None = None


@dataclass(frozen=True)
class RiskMapData:
    """marks: the costliest on average first. bearable: the loss the firm could pay itself. axis: an amount in short;
    yearly: an amount a year in words. headers: of the table."""

    marks: tuple[RiskMark, ...]
    bearable: float
    axis: Callable[[float], str]
    yearly: Callable[[float], str]
    headers: tuple[str, ...]
    title: str = ""
    summary: str = ""


@dataclass(frozen=True)
class _Plot:
    box: QRectF
    often: LogScale
    cost: LogScale

    def at(self, chance: float, cost: float) -> QPointF:
        """Where a chance (0 to 1) and a cost stand."""
        return QPointF(self.box.x() + self.often.at(chance * 100), self.box.bottom() - self.cost.at(cost))


class RiskMap(Chart):
    """Up and down move through the marks by rank, left and right by how often they happen; a click takes the nearest.
    picked(number) when a person moves to another mark."""

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._data: RiskMapData | None = None

    def show_map(self, data: RiskMapData) -> None:
        """Show these marks; the one that is marked stays while there are as many."""
        if self._data is None or len(self._data.marks) != len(data.marks):
            self.row = 0 if data.marks else -1
        self._data = data
        self.describe(data.title, data.summary)
        self.update()

    def choose(self, number: int) -> None:
        """Mark one without `picked`."""
        self.row = number
        self.update()

    def table(self) -> Table:
        if self._data is None:
            return (), ()
        return self._data.headers, tuple(mark.cells for mark in self._data.marks)

    def row_text(self, row: int) -> str:
        return self._data.marks[row].reading if self._data is not None else ""

    # ---------------------------------------------------------------------------------------------------- moving
    def move_row(self, row: int) -> None:
        super().move_row(row)
        if self.row >= 0:
            self.picked.emit(self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        data, steps = self._data, {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if data is not None and data.marks and key in steps:
            order = sorted(range(len(data.marks)), key=lambda number: data.marks[number].chance)
            place = order.index(max(self.row, 0)) + steps[key]
            self.move_row(order[min(max(place, 0), len(order) - 1)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        data = self._data
        if data is None or not data.marks:
            return
        spot, placed = event.position(), self._placed(data)
        for number, one in enumerate(placed):
            if one.mark.holds(spot.x(), spot.y()) or one.label.holds(spot.x(), spot.y()):
                self.move_row(number)
                return
        self.move_row(min(range(len(placed)), key=lambda number: _apart(placed[number].mark, spot)))

    # ------------------------------------------------------------------------------------------------ geometry
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(620), self.theme.px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(380), self.theme.px(320))

    def _plot(self, data: RiskMapData) -> _Plot:
        px, font = self.theme.px, self.theme.font("caption", 500)
        left = px(24) + max(text_width(data.axis(step), font) for step in (1e3, 3e5))
        box = QRectF(left, px(28), max(20, self.width() - left - px(16)), max(20, self.height() - px(28) - px(50)))
        chances = [mark.chance * 100 for mark in data.marks]
        chances += [mark.after[0] * 100 for mark in data.marks if mark.after]
        costs = [mark.cost for mark in data.marks if mark.cost > 0] + [max(data.bearable, 1.0)]
        costs += [mark.after[1] for mark in data.marks if mark.after and mark.after[1] > 0]
        rare, often = min([LEAST_SHOWN[0], *(c for c in chances if c > 0)]), max([LEAST_SHOWN[1], *chances])
        low = max((step for step in OFTEN if step <= rare), default=OFTEN[0])
        high = min((step for step in OFTEN if step >= often), default=OFTEN[-1])
        steps = steps_between(min(costs) / 1.5, max(costs) * 2)
        return _Plot(box, LogScale(low, high, box.width()), LogScale(steps[0], steps[-1], box.height()))

    def _placed(self, data: RiskMapData) -> tuple[Placed, ...]:
        plot, font = self._plot(data), self.theme.font("label", 600)
        marks = []
        for mark in data.marks:
            spot = plot.at(mark.chance, mark.cost)
            marks.append(Mark(spot.x(), spot.y(), text_width(mark.label, font) + 6))
        shape = (self.theme.px(SHAPE[0]), self.theme.px(SHAPE[1]))
        box = plot.box
        area = Box(box.x(), box.y() - shape[1] / 2, box.width() + shape[0] / 2, box.height() + shape[1])
        return place_marks(marks, shape, self.theme.line("label"), area, self._taken(data, plot))

    def _taken(self, data: RiskMapData, plot: _Plot) -> list[Box]:
        """The words that are part of the ground."""
        boxes = [Box(place.x(), place.y(), place.width(), place.height()) for _, place in self._sums(data, plot)]
        name = self._bearable_words(data, plot)
        return [*boxes, Box(name.x(), name.y(), name.width(), name.height())]

    def _sums(self, data: RiskMapData, plot: _Plot) -> list[tuple[float, QRectF]]:
        """The yearly sums whose lines cross the plot, and where their words stand: at the lower end of the line."""
        font, line = self.theme.font("caption"), self.theme.line("caption")
        found: list[tuple[float, QRectF]] = []
        sums = [mark.chance * mark.cost for mark in data.marks if mark.chance * mark.cost > 0]
        for step in steps_between(min(sums) / 3, max(sums) * 3) if sums else ():
            wide = text_width(data.yearly(step), font) + 4
            chance = min(plot.often.high, step / plot.cost.low * 100)
            spot = plot.at(chance / 100, step / chance * 100)
            x = min(spot.x() - wide - 6, plot.box.right() - wide)
            y = min(max(spot.y() - line - 2, plot.box.y()), plot.box.bottom() - line - 2)
            box = QRectF(x, y, wide, line)
            if x > plot.box.x() and not any(box.intersects(other) for _, other in found):
                found.append((step, box))
        return found

    def _bearable_words(self, data: RiskMapData, plot: _Plot) -> QRectF:
        """In the upper corner of what the firm could not pay, or under it where that is too low to write in."""
        line = self.theme.line("caption") + 2
        wide = text_width(self._beyond(), self.theme.font("caption_strong")) + 4
        edge = plot.at(0.01, data.bearable).y()
        y = plot.box.y() + 3 if edge - plot.box.y() > line + 3 else edge + 1
        return QRectF(plot.box.x() + 8, y, wide, line)

    def _beyond_fill(self) -> QColor:
        return self.theme.mix("c_over", "surface", 0.55)

    def _beyond(self) -> str:
        return self.tr("More than the firm could pay itself")

    # ------------------------------------------------------------------------------------------------ painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        data = self._data
        if data is None or not data.marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot(data)
        self._draw_ground(painter, plot, data)
        self._draw_axes(painter, plot, data)
        for mark in data.marks:
            self._draw_move(painter, plot, mark)
        chosen = data.marks[self.row] if 0 <= self.row < len(data.marks) else None
        if chosen is not None:
            self._draw_whiskers(painter, plot, chosen)
        edge = plot.at(0.01, data.bearable).y()
        for mark, placed in zip(data.marks, self._placed(data), strict=True):
            ground = self._beyond_fill() if placed.mark.y < edge else self.theme.color("surface")
            self._draw_mark(painter, plot.at(mark.chance, mark.cost), mark, placed, ground, chosen=mark is chosen)
        painter.end()

    def _draw_ground(self, painter: QPainter, plot: _Plot, data: RiskMapData) -> None:
        theme, box = self.theme, plot.box
        top = min(max(plot.at(0.01, data.bearable).y(), box.y()), box.bottom())
        painter.fillRect(QRectF(box.x(), box.y(), box.width(), top - box.y()), self._beyond_fill())
        painter.save()
        painter.setClipRect(box)
        for step, place in self._sums(data, plot):
            ends = [
                plot.at(chance / 100, step / chance * 100) if plot.cost.low <= step / chance * 100 <= plot.cost.high
                else None for chance in (plot.often.low, plot.often.high)
            ]
            first = ends[0] or plot.at(step / plot.cost.high, plot.cost.high)
            last = ends[1] or plot.at(step / plot.cost.low, plot.cost.low)
            hairline(painter, QLineF(first, last), theme.color("border_strong"))
            painter.fillRect(place, theme.color("surface") if place.y() >= top else self._beyond_fill())
            self.pen_text(painter, "caption", "text2")
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, data.yearly(step))
        painter.restore()
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(self._bearable_words(data, plot), Qt.AlignmentFlag.AlignVCenter, self._beyond())

    def _draw_axes(self, painter: QPainter, plot: _Plot, data: RiskMapData) -> None:
        theme, px, box = self.theme, self.theme.px, plot.box
        self.pen_text(painter, "caption", "text2", 500)
        hairline(painter, QLineF(box.x(), box.bottom(), box.right(), box.bottom()), theme.color("border_strong"))
        hairline(painter, QLineF(box.x(), box.y(), box.x(), box.bottom()), theme.color("border_strong"))
        far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for step in plot.cost.ticks():
            y = box.bottom() - plot.cost.at(step)
            hairline(painter, QLineF(box.x() - 4, y, box.x(), y), theme.color("border_strong"))
            self.pen_text(painter, "caption", "text2", 500)
            painter.drawText(QRectF(0, y - px(9), box.x() - 8, px(18)), far, data.axis(step))
        for step in OFTEN:
            if plot.often.low <= step <= plot.often.high:
                x = box.x() + plot.often.at(step)
                hairline(painter, QLineF(x, box.bottom(), x, box.bottom() + 4), theme.color("border_strong"))
                self.pen_text(painter, "caption", "text2", 500)
                place = QRectF(x - px(30), box.bottom() + 6, px(60), px(18))
                place.moveRight(min(place.right(), self.width()))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{step:g}")
        self.pen_text(painter, "caption", "text2")
        painter.drawText(QRectF(0, 2, self.width(), px(18)), Qt.AlignmentFlag.AlignLeft,
                         self.tr("Typical cost when it happens"))
        painter.drawText(QRectF(box.x(), self.height() - px(22), box.width(), px(18)), Qt.AlignmentFlag.AlignCenter,
                         self.tr("Years in 100 in which it happens (each step is about three times bigger)"))

    def _draw_move(self, painter: QPainter, plot: _Plot, mark: RiskMark) -> None:
        """From where a mark stands to where the plan would bring it."""
        if mark.after is None or mark.after[0] <= 0:
            return
        start, end = plot.at(mark.chance, mark.cost), plot.at(*mark.after)
        line = QLineF(start, end)
        if line.length() < 6:
            return
        pen = QPen(self.theme.color("c_after"), 2)
        pen.setDashPattern([2.6, 1.6])
        painter.setPen(pen)
        painter.drawLine(line)
        painter.setPen(QPen(self.theme.color("c_after"), 2))
        for turn in (150, -150):
            wing = QLineF(end, end + QPointF(7, 0))
            wing.setAngle(line.angle() + turn)
            painter.drawLine(wing)

    def _draw_whiskers(self, painter: QPainter, plot: _Plot, mark: RiskMark) -> None:
        painter.setPen(QPen(self.theme.color("text"), 1.5))
        if mark.chance_range is not None:
            across = [plot.at(chance, mark.cost) for chance in mark.chance_range]
            painter.drawLine(QLineF(*across))
            for end in across:
                painter.drawLine(QLineF(end.x(), end.y() - 5, end.x(), end.y() + 5))
        if mark.cost_range is not None:
            upright = [plot.at(mark.chance, cost) for cost in mark.cost_range]
            painter.drawLine(QLineF(*upright))
            for end in upright:
                painter.drawLine(QLineF(end.x() - 5, end.y(), end.x() + 5, end.y()))

    def _draw_mark(
        self, painter: QPainter, spot: QPointF, mark: RiskMark, placed: Placed, ground: QColor, *, chosen: bool
    ) -> None:
        """ground: the colour behind the words, so that no line runs through them."""
        theme, colours = self.theme, self.theme.level(mark.level)
        box = QRectF(placed.mark.x, placed.mark.y, placed.mark.width, placed.mark.height)
        if placed.led:
            hairline(painter, QLineF(spot, box.center()), colours.text)
            painter.setPen(QPen(colours.text, 1))
            painter.setBrush(colours.mark)
            painter.drawEllipse(spot, 4, 4)
        edge = theme.color("focus") if chosen else colours.text
        rounded(painter, box, 5, colours.chip, edge, width=3 if chosen else 1)
        inner = box.adjusted(box.width() * 0.22, box.height() * 0.24, -box.width() * 0.22, -box.height() * 0.24)
        draw_bars(painter, inner, LEVELS.index(mark.level) + 1, colours.text, theme.mix("surface", "text", 0.25))
        place = QRectF(placed.label.x, placed.label.y, placed.label.width + 4, placed.label.height)
        ground.setAlphaF(0.85)
        painter.fillRect(place.adjusted(-1, 2, 1, -2), ground)
        painter.setFont(theme.font("label", 600 if chosen else 500))
        painter.setPen(theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.label)


def _apart(box: Box, spot: QPointF) -> float:
    return math.hypot(box.x + box.width / 2 - spot.x(), box.y + box.height / 2 - spot.y())
