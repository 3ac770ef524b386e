"""How big could a bad year be: years in 100 with losses of at least so much, today and with the ticked fixes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from advisor_app.documents.chart_geometry import (
    Curve,
    LogScale,
    chance_at,
    chance_ticks,
    chance_y,
    curve_range,
)
from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.charts.loss_plot import LossCurveData, Plot
from advisor_app.ui.charts.policy_strips import draw_limit, draw_strips, strips_height, strips_of
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.painting import hairline, lay_out, rounded, text_width

__all__ = ["LossCurve", "LossCurveData"]

# How far one press of an arrow key moves the cursor: this share of the whole width.
STEP = 0.02


class LossCurve(Chart):
    """Arrow keys, Home, End, click and touch move a reading cursor; read(text) tells what it reads."""

    def __init__(self, theme: Theme, data: LossCurveData | None = None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._data: LossCurveData | None = None
        self._cursor = 0.0
        if data is not None:
            self.show_curves(data)

    def show_curves(self, data: LossCurveData) -> None:
        """Show these curves; a cursor the person has moved stays where it is."""
        if self._data is None or self._cursor == self._data.cursor:
            self._cursor = data.cursor
        self._data = data
        self.describe(data.title, data.summary)
        self.update()

    def cursor_loss(self) -> float:
        return self._cursor

    def reading(self) -> tuple[str, ...]:
        """What the cursor reads, line by line: the loss, today, with the fixes."""
        data = self._data
        if data is None or not data.today:
            return ()
        lines = [
            self.tr("{amount} or more").format(amount=data.exact(self._cursor)),
            self.tr("Today: {chance}").format(chance=data.years(chance_at(data.today, self._cursor))),
        ]
        if data.after:
            chance = data.years(chance_at(data.after, self._cursor))
            lines.append(self.tr("With fixes: {chance}").format(chance=chance))
        if data.last:
            chance = data.years(chance_at(data.last, self._cursor))
            lines.append(self.tr("Last assessment: {chance}").format(chance=chance))
        if data.band:
            low, high = (data.years(chance_at(edge, self._cursor)) for edge in data.band)
            lines.append(self.tr("Could be {low} to {high}").format(low=low, high=high))
        return tuple(lines)

    def table(self) -> Table:
        data = self._data
        if data is None:
            return (), ()
        headers = [self.tr("Loss in one year, at least"), self.tr("Today")]
        curves = [data.today]
        for words, curve in (
            (data.after_label, data.after), (self.tr("Last assessment"), data.last),
            (self.tr("Could be as low as"), data.band[0] if data.band else ()),
            (self.tr("Could be as high as"), data.band[1] if data.band else ()),
        ):
            if curve:
                headers.append(words)
                curves.append(curve)
        rows = tuple(
            (data.exact(loss), *(data.years(chance_at(curve, loss)) for curve in curves))
            for loss in self._plot(data).scale.ticks()
        )
        return tuple(headers), rows

    # ---------------------------------------------------------------------------------------------------- moving
    def move_cursor(self, loss: float) -> None:
        """Read at a loss; what is out of range is brought to the end."""
        if self._data is None:
            return
        scale = self._plot(self._data).scale
        self._cursor = min(max(loss, scale.low), scale.high)
        self.update()
        text = ". ".join(self.reading()) + "."
        announce(self, text)
        self.read.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._data is None:
            return
        scale = self._plot(self._data).scale
        here, step = scale.at(self._cursor), scale.length * STEP
        targets = {
            Qt.Key.Key_Left: scale.loss(here - step), Qt.Key.Key_Right: scale.loss(here + step),
            Qt.Key.Key_Home: scale.low, Qt.Key.Key_End: scale.high,
        }
        key = Qt.Key(event.key())
        if key in targets:
            self.move_cursor(targets[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._read_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._read_at(event)

    def _read_at(self, event: QMouseEvent) -> None:
        if self._data is not None:
            plot = self._plot(self._data)
            self.move_cursor(plot.scale.loss(event.position().x() - plot.box.x()))

    # -------------------------------------------------------------------------------------------------- painting
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(640), self.theme.px(250))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.theme.px(200))

    def _plot(self, data: LossCurveData) -> Plot:
        px = self.theme.px
        edges = data.band or ((), ())
        curves = [curve for curve in (data.today, data.after, data.last, *edges) if curve]
        shown = [data.cursor, data.limit, *((data.recommended[1],) if data.recommended else ())]
        low, high = curve_range(curves, shown)
        left, right, below = px(46), px(18), px(46)
        scale = LogScale(low, high, max(10, self.width() - left - right))
        strips = strips_height(self.theme, strips_of(data, scale))
        above = strips + px(20)
        box = QRectF(left, above, scale.length, max(10, self.height() - above - below))
        highest = max((chance_at(curve, low) for curve in curves), default=0.1)
        return Plot(box, strips, scale, chance_ticks(highest)[-1] / 100)

    def paintEvent(self, _event: QPaintEvent) -> None:
        data = self._data
        if data is None or not data.today:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot(data)
        self._draw_axes(painter, plot, data)
        draw_strips(painter, self.theme, strips_of(data, plot.scale), plot)
        if data.limit > data.excess:
            draw_limit(painter, self.theme, data.limit, plot)
        self._draw_between(painter, plot, data)
        self._draw_lines(painter, plot, data)
        self._draw_cursor(painter, plot, data)
        painter.end()

    def _draw_axes(self, painter: QPainter, plot: Plot, data: LossCurveData) -> None:
        theme, box = self.theme, plot.box
        for years in chance_ticks(plot.top):
            y = box.y() + chance_y(years / 100, plot.top, box.height())
            hairline(painter, QLineF(box.x(), y, box.right(), y), theme.color("border"))
            self.pen_text(painter, "caption", "text2", 500)
            place = QRectF(0, y - 10, box.x() - 10, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(years))
        wide = theme.px(60)
        for loss in plot.scale.ticks():
            x = box.x() + plot.scale.at(loss)
            hairline(painter, QLineF(x, box.bottom(), x, box.bottom() + 4), theme.color("border_strong"))
            self.pen_text(painter, "caption", "text2", 500)
            place = QRectF(x - wide / 2, box.bottom() + 6, wide, theme.px(18))
            place.moveRight(min(place.right(), self.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, data.axis(loss))
        self.pen_text(painter, "caption", "text2")
        place = QRectF(box.x(), self.height() - theme.px(20), box.width(), theme.px(18))
        words = self.tr("Loss in one year, or more (each step is about three times bigger)")
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_between(self, painter: QPainter, plot: Plot, data: LossCurveData) -> None:
        """The pale area of how sure we are, or else what the fixes take away."""
        lower, upper = data.band or (data.after, data.today)
        if not lower or not upper:
            return
        fill = self.theme.color("accent")
        fill.setAlphaF(0.10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([*plot.points(upper), *reversed(plot.points(lower))]))

    def _draw_lines(self, painter: QPainter, plot: Plot, data: LossCurveData) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        thick = 3 if self.theme.text_percent < 125 else 4
        for curve, colour, style, width in (
            (data.last, "text3", Qt.PenStyle.SolidLine, 1.5),
            (data.after, "c_after", Qt.PenStyle.CustomDashLine, thick),
            (data.today, "c_today", Qt.PenStyle.SolidLine, thick),
        ):
            if not curve:
                continue
            pen = QPen(self.theme.color(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                       Qt.PenJoinStyle.RoundJoin)
            if style == Qt.PenStyle.CustomDashLine:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([2.6, 1.6])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(plot.points(curve)))
        self._label(painter, plot, data.today, self.tr("Today"), "c_today")
        if data.after:
            self._label(painter, plot, data.after, data.after_label, "c_after")
        far = plot.scale.loss(plot.scale.length * 0.62)
        if data.last:
            above = chance_at(data.last, far) >= chance_at(data.today, far)
            self._edge_label(painter, plot, data.last, self.tr("Last assessment"), above=above)
        if data.band:
            self._edge_label(painter, plot, data.band[1], self.tr("could be this high"), above=True, share=0.3)
            self._edge_label(painter, plot, data.band[0], self.tr("could be this low"), above=False, share=0.3)

    def _edge_label(
        self, painter: QPainter, plot: Plot, curve: Curve, words: str, *, above: bool, share: float = 0.62
    ) -> None:
        """The name of a thin line or of an edge of the band, clear of it: it falls from left to right."""
        theme = self.theme
        block = lay_out(words, theme.font("caption", 500), theme.px(160), theme.line("caption"))
        x = plot.scale.length * share
        loss = plot.scale.loss(x if above else x + block.width)
        y = plot.at(loss, chance_at(curve, loss)).y() + (-block.height - 3 if above else 3)
        y = min(max(y, plot.strips + 1), plot.box.bottom() - block.height - 2)
        block.draw(painter, plot.box.x() + x, y, theme.color("text2"))

    def _label(self, painter: QPainter, plot: Plot, curve: Curve, words: str, colour: str) -> None:
        """The name of a line: today's above it, the other's below it, both near the left where they are apart."""
        theme, above = self.theme, colour == "c_today"
        font = theme.font("label_strong")
        block = lay_out(words, font, theme.px(110), theme.line("label") - 1)
        start = plot.scale.length * (0.03 if above else 0.02)
        if above:
            x = start + theme.px(2)
            y = plot.at(plot.scale.loss(x), chance_at(curve, plot.scale.loss(x))).y() - block.height - 3
            y = max(y, plot.strips + 1)
        else:
            # The line falls, so the end of the words decides how low they must stand.
            x, end = start, plot.scale.loss(start + block.width)
            y = plot.at(end, chance_at(curve, end)).y() + theme.px(3)
            y = min(y, plot.box.bottom() - block.height - 2)
        block.draw(painter, plot.box.x() + x, y, theme.color(colour))

    def _draw_cursor(self, painter: QPainter, plot: Plot, data: LossCurveData) -> None:
        theme, lines = self.theme, self.reading()
        spot = plot.at(self._cursor, chance_at(data.today, self._cursor))
        fonts = [theme.font("label_strong"), *[theme.font("caption", 500)] * (len(lines) - 1)]
        colours = ["text", "c_today", *(["c_after"] if data.after else []), "text2", "text2"]
        wide = max(text_width(line, font) for line, font in zip(lines, fonts, strict=False)) + theme.px(24)
        tall = theme.px(16) * len(lines) + theme.px(14)
        box = QRectF(spot.x() - theme.px(20), spot.y() - theme.px(34) - tall, wide, tall)
        box.moveRight(min(box.right(), plot.box.right()))
        box.moveLeft(max(box.left(), plot.box.left() + 4))
        # Above the line wherever there is room: it falls, so it stands highest at the left of the box.
        loss = plot.scale.loss(box.left() - plot.box.left())
        highest = plot.at(loss, chance_at(data.today, loss)).y()
        box.moveBottom(min(box.bottom(), highest - 8))
        box.moveTop(max(box.top(), plot.strips + 6))
        painter.setPen(QPen(theme.color("text2"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(spot.x(), spot.y(), spot.x(), plot.box.bottom()))
        if box.bottom() < spot.y():
            hairline(painter, QLineF(spot.x(), box.bottom(), spot.x(), spot.y()), theme.color("border_strong"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, box, 6, theme.color("surface"), theme.color("border_strong"))
        for place, line in enumerate(lines):
            painter.setFont(fonts[place])
            painter.setPen(theme.color(colours[place]))
            at = QRectF(box.x() + theme.px(12), box.y() + theme.px(7) + theme.px(16) * place, wide, theme.px(16))
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("c_today"))
        painter.drawEllipse(spot, 6, 6)
