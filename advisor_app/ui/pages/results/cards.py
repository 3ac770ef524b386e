"""The four cards of the results' summary."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.charts.bars import SavingBars, SavingRow
from advisor_app.ui.charts.card import ChartCard
from advisor_app.ui.charts.cover import BulletBars, BulletRow
from advisor_app.ui.charts.loss_curve import LossCurve, LossCurveData
from advisor_app.ui.charts.years import HundredYears, YearsData
from advisor_app.ui.presenters.loss_curve import YearsView
from advisor_app.ui.presenters.results import CoverRow, Fix, SureLine
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import clear, column
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.text import Text, caption


class CurveCard(ChartCard):
    """How big a bad year could be, as a curve, as a hundred years, or as a table."""

    def __init__(self, theme: Theme, *, leads: bool = False) -> None:
        self.curve = LossCurve(theme)
        self.curve.setMinimumHeight(theme.px(230))
        self.years = HundredYears(theme)
        self.sentence = Text(theme, "", "body", wrap=True)
        years = QWidget()
        years.setLayout(column(self.sentence, 10, self.years, None))
        super().__init__(
            theme, _tr("How big could a bad year be?"), _tr("Years in 100 with losses of at least this much"),
            self.curve, [("curve", _tr("Curve"), self.curve), ("years", _tr("100 years"), years)], leads=leads,
        )

    def show_view(self, data: LossCurveData, years: YearsView) -> None:
        self.curve.show_curves(replace(data, title=self.title.text(), summary=years.sentence))
        self.refresh()
        self.sentence.setText(years.sentence)
        self.years.show_years(YearsData(
            years.bad, years.serious, total=years.total, title=self.title.text(), summary=years.sentence,
            words=years.words,
        ))


class HelpCard(Card):
    """What would help most: fixes with ticks. ticked(controls) when the plan changes."""

    ticked = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, _tr("What would help most"), _tr("Average saving a year. They overlap, so the total is less."),
            leads=True,
        )
        self.bars = SavingBars(theme, self.tr("What would help most"))
        self._fixes: tuple[Fix, ...] = ()
        self._on: tuple[str, ...] = ()
        self.bars.ticked.connect(self._tick)
        self._none = caption(theme, self.tr("No fix with a measurable saving was found in the answers."), "text2")
        self.add(self.bars, self._none, None)
        self.content.setSpacing(6)

    def show_fixes(self, fixes: tuple[Fix, ...], on: tuple[str, ...]) -> None:
        self._fixes, self._on = fixes, on
        self._none.setVisible(not fixes)
        self._refresh()

    def _refresh(self) -> None:
        self.bars.show_rows([
            SavingRow(f.control, f.title, f.saving, f.saving_text, f.cost, f.control in self._on) for f in self._fixes
        ])

    def _tick(self, control: str, on: bool) -> None:
        kept = tuple(other for other in self._on if other != control)
        self._on = (*kept, control) if on else kept
        self._refresh()
        self.ticked.emit(self._on)


class CoverCard(Card):
    """Cover held against cover recommended, part by part on one scale."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, _tr("Cover held against cover recommended"), _tr("Line: recommended. Thin bar: held."), leads=True,
        )
        self.bars = BulletBars(theme)
        self.add(self.bars, None)

    def show_rows(self, rows: tuple[CoverRow, ...]) -> None:
        short = sum(row.short for row in rows)
        self.bars.show_rows(
            [BulletRow(r.name, r.held, r.wanted, r.held_text, r.wanted_text, r.short, strong=place == 0)
             for place, r in enumerate(rows)],
            title=self.title.text(), summary=f"{short} of {len(rows)} fall short.",
        )


class SureCard(Card):
    """How sure we are, in a few lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("How sure are we?"), leads=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._small = caption(theme, "", "text2")
        self.add(self._lines, self._small, None)

    def show_lines(self, lines: tuple[SureLine, ...], note: str) -> None:
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(IconLine(self._theme, line.icon, line.text, line.tone))
        self._small.setText(note)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsCards", text)
