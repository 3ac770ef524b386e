"""A card around a chart: its other views, its table, and copying, for mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor_app.ui.charts.base import Chart
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import boxed, row
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.tables import TextTable

TABLE = "table"


class ChartCard(Card):
    """views: (id, words, widget) in the order they are offered; the table comes last. chart: copied, and asked for the
    table. T in the chart turns to the table. Call `refresh` when the chart shows something else."""

    def __init__(
        self, theme: Theme, title: str, note: str, chart: Chart, views: Sequence[tuple[str, str, QWidget]], *,
        leads: bool = False,
    ) -> None:
        self.chart = chart
        self._ids = [id_ for id_, _, _ in views] + [TABLE]
        offered = [(id_, words) for id_, words, _ in views]
        self.views = SegmentedControl(theme, [*offered, (TABLE, _tr("Table"))], name=_tr("Show as"))
        self.copy = IconButton(theme, "copy", _tr("Copy picture and table"), size=32, icon_size=18)
        super().__init__(theme, title, note, corner=boxed(row(self.views, self.copy, gap=6)), leads=leads)
        self.table = TextTable(theme, title, whole=True)
        # One under the other, all but one hidden: the card is as high as what it shows.
        self._pages = (*(widget for _, _, widget in views), self.table)
        for widget in self._pages:
            self.content.addWidget(widget)
        self.turn_to(self._ids[0])
        self.views.picked.connect(self.turn_to)
        self.copy.clicked.connect(self._copy)
        for _, _, widget in views:
            for one in (widget, *widget.findChildren(Chart)):
                if isinstance(one, Chart):
                    one.table_wanted.connect(self._show_table)

    def refresh(self) -> None:
        """Take the table from the chart as it is now."""
        self.table.show_table(*self.chart.table())

    def turn_to(self, view: str) -> None:
        self.views.show_choice(view)
        for id_, page in zip(self._ids, self._pages, strict=True):
            page.setVisible(id_ == view)

    def _show_table(self) -> None:
        """By its key: the focus goes along."""
        self.turn_to(TABLE)
        self.table.setFocus()

    def _copy(self) -> None:
        self.chart.copy()
        announce(self, _tr("Copied"))


def plain_card(theme: Theme, title: str, note: str, chart: Chart) -> ChartCard:
    """A card with one chart and its table."""
    return ChartCard(theme, title, note, chart, [("chart", _tr("Chart"), chart)])


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartCard", text)
