"""What our own widgets paint with: crisp rounded boxes, lines of text with the leading of their style, marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QWidget


@dataclass(frozen=True)
class Block:
    """Text laid out in lines. width: of the longest line; height: lines times leading. Pixels."""

    layout: QTextLayout
    width: float
    height: float
    lines: int

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def lay_out(
    text: str, font: QFont, width: float, line: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> Block:
    """Plain text in lines no wider than `width`, each `line` high. Words longer than a line are broken."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    widest, count = 0.0, 0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(1.0, width))
        row.setPosition(QPointF(0, count * line + (line - row.height()) / 2))
        widest = max(widest, row.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Block(layout, widest, count * line, count)


def text_width(text: str, font: QFont) -> float:
    return max(QFontMetricsF(font).horizontalAdvance(row) for row in text.split("\n"))


def rounded(
    painter: QPainter, rect: QRect | QRectF, radius: float, fill: QColor | None, edge: QColor | None = None,
    *, width: float = 1,
) -> None:
    """A box with round corners whose edge lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if edge is not None else 0
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    box = QRectF(rect).adjusted(half, half, -half, -half)
    corner = max(0.0, min(radius - half, box.height() / 2))
    painter.drawRoundedRect(box, corner, corner)


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """`rect`, drawn for reading from left to right, where it belongs in the widget's own direction."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), rect)


def draw_radio(painter: QPainter, box: QRectF, chosen: bool, colours: tuple[QColor, QColor, QColor]) -> None:
    """A radio mark that fills `box`. colours: edge, mark when chosen, inside."""
    edge, accent, inside = colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(inside)
    painter.setPen(QPen(accent if chosen else edge, 2 if chosen else 1.5))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        inner = box.width() * 0.25
        painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))


def draw_check(painter: QPainter, box: QRectF, chosen: bool, colours: tuple[QColor, QColor, QColor, QColor]) -> None:
    """A check mark in a box. colours: edge, fill when chosen, tick, fill when not chosen."""
    edge, accent, tick, inside = colours
    if not chosen:
        rounded(painter, box, 4, inside, edge, width=1.5)
        return
    rounded(painter, box, 4, accent)
    draw_tick(painter, box, tick)


def draw_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(
        colour, max(2.0, box.width() / 9.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    ))
    path = QPainterPath(_at(box, 0.26, 0.52))
    path.lineTo(_at(box, 0.43, 0.69))
    path.lineTo(_at(box, 0.75, 0.34))
    painter.drawPath(path)


def draw_bars(painter: QPainter, box: QRectF, filled: int, colour: QColor, faint: QColor) -> None:
    """Four rising bars, the first `filled` of them in `colour`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    step = (box.width() + 1.4) / 4
    for place in range(4):
        height = box.height() * (0.36, 0.52, 0.76, 1.0)[place]
        painter.setBrush(colour if place < filled else faint)
        painter.drawRoundedRect(
            QRectF(box.x() + place * step, box.bottom() - height, step - 1.4, height), 1, 1
        )


def hairline(painter: QPainter, line: QLineF, colour: QColor) -> None:
    """A line of one device pixel."""
    smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + box.width() * x, box.y() + box.height() * y)
