"""A hundred years as dots, filled in order of size; a thousand where the chance is below one in a hundred."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor_app.documents.chart_geometry import dot_centres, dot_kinds
from advisor_app.ui.charts.base import Chart, Table
from advisor_app.ui.theme import Theme


@dataclass(frozen=True)
class YearsData:
    """How many of `total` years (100 or 1,000) lose how much.

    bad: as much as a bad year or more. serious: more than a serious loss, without the bad ones. added: new since the
    last answer, ringed, within bad and serious. gone: removed by it, ringed, after them. words: what each of bad,
    serious, less is called in the table.
    """

    bad: int
    serious: int
    total: int = 100
    added: int = 0
    gone: int = 0
    title: str = ""
    summary: str = ""
    words: tuple[str, str, str] = ("", "", "")


class HundredYears(Chart):
    """columns: dots in a row; 20 for a hundred, 50 for a thousand unless said otherwise."""

    def __init__(
        self, theme: Theme, data: YearsData | None = None, *, columns: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._columns = columns
        self._data = data or YearsData(0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_years(self._data)

    def show_years(self, data: YearsData) -> None:
        self._data = data
        self.describe(data.title, data.summary)
        self.updateGeometry()
        self.update()

    def kinds(self) -> tuple[str, ...]:
        """What each dot is, in order: bad, serious, added, gone or none."""
        data = self._data
        new_serious = min(data.added, data.serious)
        new_bad = min(data.added - new_serious, data.bad)
        counts = [
            ("bad", data.bad - new_bad), ("added", new_bad if not data.serious else 0),
            ("serious", data.serious - new_serious), ("added", new_serious + (new_bad if data.serious else 0)),
            ("gone", data.gone),
        ]
        return dot_kinds(counts, data.total)

    def table(self) -> Table:
        data = self._data
        rest = data.total - data.bad - data.serious
        counts = (data.bad, data.serious, rest)
        header = self.tr("Years in {total}").format(total=f"{data.total:,}")
        rows = tuple((words, str(count)) for words, count in zip(data.words, counts, strict=True) if words)
        return (self.tr("Loss in a year"), header), rows

    def _across(self) -> int:
        return self._columns or (50 if self._data.total > 100 else 20)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-self._data.total // self._across())
        return round(rows * width / self._across())

    def sizeHint(self) -> QSize:
        wide = self.theme.px(272)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.heightForWidth(self.theme.px(160)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, across = self.theme, self._across()
        critical, high = theme.level("critical"), theme.level("high")
        # One kind of filled dot needs no second colour: only where bad years are told apart are the others lighter.
        serious = (high.mark, high.text) if self._data.bad else (critical.mark, critical.text)
        looks = {
            "bad": (critical.mark, critical.text, 1.0), "serious": (*serious, 1.0),
            "added": (critical.chip, critical.mark, 2.0), "gone": (theme.color("surface"), theme.color("c_after"), 2.0),
            "none": (theme.color("surface"), theme.color("border_strong"), 1.0),
        }
        # In a place too low for all rows the dots get smaller, never on top of each other.
        rows = -(-self._data.total // across)
        radius = min(self.width() / across * 0.34, self.height() / rows * 0.4, theme.px(9))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centres = dot_centres(self._data.total, across, self.width(), self.height())
        for (x, y), kind in zip(centres, self.kinds(), strict=True):
            fill, edge, width = looks[kind]
            painter.setPen(QPen(edge, width))
            painter.setBrush(fill if kind != "none" else Qt.BrushStyle.NoBrush)
            place = self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x
            painter.drawEllipse(QPointF(place, y), radius, radius)
        painter.end()
