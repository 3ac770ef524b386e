"""Cover held against cover recommended: rows of bullet bars, and the small form for panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.documents.chart_geometry import bar_length, scale_end
from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import hairline, text_width


@dataclass(frozen=True)
class BulletRow:
    """One part. held, recommended: amounts. The words stand at the right; short marks what falls short."""

    label: str
    held: float
    recommended: float
    held_words: str
    recommended_words: str
    short: bool
    strong: bool = False


class BulletBars(Chart):
    """A pale bar to the recommended limit with an upright line at it, a thin dark bar for the limit held, one scale."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[BulletRow, ...] = ()
        self._headers = (self.tr("Part of the programme"), "", self.tr("Held"), self.tr("Recommended"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[BulletRow], *, title: str, summary: str, unit: str = "") -> None:
        """unit: what the bars count, such as "Limit, £ thousands"."""
        self._rows = tuple(rows)
        self._headers = (self._headers[0], unit, *self._headers[2:])
        self.describe(title, summary)
        self.updateGeometry()
        self.update()

    def table(self) -> Table:
        headers = (self._headers[0], *self._headers[2:])
        return headers, tuple((row.label, row.held_words, row.recommended_words) for row in self._rows)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(700), self.theme.px(24) + self.theme.px(28) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(420), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        names = self._name_width()
        figures = px(96)
        held = QRectF(self.width() - 2 * figures - px(4), 0, figures - px(16), px(20))
        wanted = QRectF(self.width() - figures - px(4), 0, figures + px(4), px(20))
        bars = QRectF(names, 0, held.left() - names - px(4), px(20))
        self.pen_text(painter, "caption", "text2", 500)
        far = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        near = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, names, px(20)), near, self._headers[0])
        painter.drawText(bars, near, self._headers[1])
        painter.drawText(held, far, self._headers[2])
        painter.drawText(wanted, far, self._headers[3])
        end = scale_end([value for entry in self._rows for value in (entry.held, entry.recommended)])
        for place, entry in enumerate(self._rows):
            y = px(24) + px(28) * place
            hairline(painter, QLineF(0, y, self.width(), y), theme.color("border"))
            font = theme.font("label", 600 if entry.strong else 500)
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            label = QFontMetricsF(font).elidedText(entry.label, Qt.TextElideMode.ElideRight, names - px(8))
            painter.drawText(QRectF(0, y, names, px(28)), near, label)
            self._draw_bullet(painter, QRectF(bars.x(), y + px(6), bars.width(), px(16)), entry, end)
            self.pen_text(painter, "label_strong", "danger" if entry.short else "text")
            painter.drawText(held.translated(0, y).adjusted(0, 0, 0, px(8)), far, entry.held_words)
            self.pen_text(painter, "label_strong", "text")
            painter.drawText(wanted.translated(0, y).adjusted(0, 0, 0, px(8)), far, entry.recommended_words)
        painter.end()

    def _name_width(self) -> int:
        """Room for the longest name, up to two fifths of the width."""
        bold = QFontMetricsF(self.theme.font("label", 600))
        longest = max((bold.horizontalAdvance(entry.label) for entry in self._rows), default=0.0)
        return min(round(longest) + self.theme.px(14), round(self.width() * 0.42))

    def _draw_bullet(self, painter: QPainter, box: QRectF, entry: BulletRow, end: float) -> None:
        theme = self.theme
        painter.fillRect(box, theme.color("sunken"))
        wanted = bar_length(entry.recommended, end, box.width())
        painter.fillRect(QRectF(box.x(), box.y(), wanted, box.height()), theme.color("c_cover"))
        held = bar_length(entry.held, end, box.width())
        thin = QRectF(box.x(), box.center().y() - theme.px(3.5), held, theme.px(7))
        painter.fillRect(thin, theme.color("accent"))
        if entry.recommended > 0:
            line = QRectF(box.x() + wanted - 1.5, box.y() - 2, 3, box.height() + 4)
            painter.fillRect(line, theme.color("text"))


class PolicyBar(Chart):
    """How far the policy pays, and where a bad year ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._limit, self._bad = 0.0, 0.0
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_amounts(self, limit: float, bad_year: float, words: tuple[str, str], *, title: str, summary: str) -> None:
        """limit: what the policy pays up to, 0 for none. words: under the bar at the left and at the right."""
        self._limit, self._bad, self._words = limit, bad_year, words
        self.describe(title, summary)
        self.update()

    def table(self) -> Table:
        return (self.tr("What"),), tuple((word,) for word in self._words)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(272), self.theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(180), self.theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        end = scale_end([self._limit, self._bad], 0.25)
        track = QRectF(0, 4, self.width(), px(14))
        painter.fillRect(track, theme.color("sunken"))
        limit = bar_length(self._limit, end, track.width())
        painter.fillRect(QRectF(0, 4, limit, px(14)), theme.color("c_cover"))
        if self._limit > 0:
            painter.fillRect(QRectF(limit - 1, 4, 2, px(14)), theme.color("accent"))
        bad = bar_length(self._bad, end, track.width())
        painter.fillRect(QRectF(bad - 1.5, 0, 3, px(14) + 8), theme.color("c_today"))
        words = QRectF(0, px(24), self.width(), px(16))
        small = theme.font("caption", 500)
        painter.setFont(small)
        painter.setPen(theme.color("accent_text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words[0])
        painter.setPen(theme.color("c_today"))
        room = text_width(self._words[0], small) + 8
        painter.drawText(
            words.adjusted(room, 0, 0, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words[1]
        )
        painter.end()
