"""Ranges as bands: how low and how high a figure could be, each on its own scale or all on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtCore import QSize as Size
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import Block, lay_out, rounded, text_width


@dataclass(frozen=True)
class Span:
    """One band. low, high: its ends, in either order; middle: the figure itself. The words stand at the ends and, for
    the figure, at the right of the label; low_words is at `low`, wherever that lies."""

    label: str
    low: float
    high: float
    middle: float
    low_words: str
    high_words: str
    middle_words: str = ""


class SpanBars(Chart):
    """shared: all bands lie on one scale from 0, with a line through the figure they have in common (a tornado)."""

    def __init__(self, theme: Theme, *, shared: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shared = shared
        self._spans: tuple[Span, ...] = ()
        # By width and text size: layouts ask again and again.
        self._heights: dict[tuple[int, int], int] = {}
        self._headers: tuple[str, ...] = ("", "", "", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_spans(
        self, spans: Sequence[Span], *, title: str, summary: str, headers: tuple[str, str, str, str]
    ) -> None:
        """headers: of the table: label, figure, low, high. The figure is left out of it where no band has one."""
        self._spans, self._headers = tuple(spans), headers
        self._heights = {}
        self.describe(title, summary)
        self.updateGeometry()
        self.update()

    def table(self) -> Table:
        figured = any(span.middle_words for span in self._spans)
        headers = self._headers if figured else (self._headers[0], *self._headers[2:])
        rows = tuple(
            (span.label, *((span.middle_words,) if figured else ()), span.low_words, span.high_words)
            for span in self._spans
        )
        return headers, rows

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tops = self._tops(self.width())
        self.move_row(sum(top <= event.position().y() for top in tops[:-1]) - 1)

    # ------------------------------------------------------------------------------------------------- geometry
    def _figure_room(self) -> float:
        font = self.theme.font("label_strong", tabular=True)
        return max((text_width(span.middle_words, font) for span in self._spans), default=0.0)

    def _labels(self, width: int) -> list[Block]:
        room = width - self._figure_room() - self.theme.px(20)
        font, line = self.theme.font("label", 500), self.theme.line("label")
        return [lay_out(span.label, font, max(room, self.theme.px(60)), line) for span in self._spans]

    def _tops(self, width: int) -> list[float]:
        """Upper edge of every row, and the lower one of the last: label, band, words of its ends."""
        tops = [0.0]
        for label in self._labels(width):
            tops.append(tops[-1] + label.height + self.theme.px(16) + self.theme.line("caption") + self.theme.px(14))
        return tops

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.theme.text_percent)
        if key not in self._heights:
            self._heights[key] = round(self._tops(width)[-1] + 0.5)
        return self._heights[key]

    def sizeHint(self) -> Size:
        wide = self.theme.px(460)
        return Size(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> Size:
        return Size(self.theme.px(240), self.theme.px(60))

    def _place(self, value: float, span: Span, track: QRectF) -> float:
        """Where a value stands on the track."""
        ends = self._spans if self._shared else (span,)
        most = max((max(one.low, one.high, one.middle) for one in ends), default=1.0) or 1.0
        return track.x() + track.width() * min(max(value, 0.0) / (most * 1.04), 1.0)

    # ------------------------------------------------------------------------------------------------- painting
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tops, labels = self._tops(self.width()), self._labels(self.width())
        for place, span in enumerate(self._spans):
            box = QRectF(0, tops[place], self.width(), tops[place + 1] - tops[place])
            if place == self.row:
                rounded(painter, box.adjusted(0, 0, 0, -px(4)), 5, theme.color("hover"))
            labels[place].draw(painter, px(4), box.y() + px(4), theme.color("text"))
            painter.setFont(theme.font("label_strong", tabular=True))
            far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            first_line = QRectF(0, box.y() + px(4), box.width() - px(4), theme.line("label"))
            painter.drawText(first_line, far, span.middle_words)
            track = QRectF(px(4), box.y() + px(8) + labels[place].height, box.width() - px(8), px(10))
            self._draw_band(painter, span, track)
        painter.end()

    def _draw_band(self, painter: QPainter, span: Span, track: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        rounded(painter, track, 2, theme.color("sunken"))
        low, high = self._place(span.low, span, track), self._place(span.high, span, track)
        left, right = min(low, high), max(low, high)
        band = QRectF(left, track.y(), max(right - left, 2.0), track.height())
        rounded(painter, band, 2, theme.color("c_cover"), theme.color("accent"))
        middle = self._place(span.middle, span, track)
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(QLineF(middle, track.y() - px(3), middle, track.bottom() + px(3)))
        words = (span.low_words, span.high_words) if low <= high else (span.high_words, span.low_words)
        self._draw_ends(painter, words, (left, right), track)

    def _draw_ends(
        self, painter: QPainter, words: tuple[str, str], ends: tuple[float, float], track: QRectF
    ) -> None:
        """The words under the two ends, apart from each other and within the track."""
        font, top = self.theme.font("caption", tabular=True), track.bottom() + self.theme.px(3)
        wide = [text_width(text, font) + 2 for text in words]
        gap = self.theme.px(14)
        first = min(max(ends[0] - wide[0] / 2, track.x()), max(track.right() - sum(wide) - gap, track.x()))
        second = max(min(ends[1] - wide[1] / 2, track.right() - wide[1]), first + wide[0] + gap)
        self.pen_text(painter, "caption", "text2")
        for x, width, text in zip((first, second), wide, words, strict=True):
            painter.drawText(
                QRectF(x, top, width, self.theme.line("caption")), Qt.AlignmentFlag.AlignVCenter, text
            )
