"""The four cards of the results' summary."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.ui.charts.bars import SavingBars, SavingRow
from advisor_app.ui.charts.cover import BulletBars, BulletRow
from advisor_app.ui.charts.loss_curve import LossCurve, LossCurveData
from advisor_app.ui.charts.years import HundredYears, YearsData
from advisor_app.ui.presenters.results import CoverRow, Fix, SummaryView, SureLine
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import clear, column
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import Text, caption

VIEWS = ("curve", "years", "table")


class CurveCard(Card):
    """How big a bad year could be, as a curve, as a hundred years, or as a table."""

    def __init__(self, theme: Theme) -> None:
        self.views = SegmentedControl(
            theme, [("curve", _tr("Curve")), ("years", _tr("100 years")),
                    ("table", _tr("Table"))], name=_tr("Show as"),
        )
        super().__init__(
            theme, _tr("How big could a bad year be?"), _tr("Years with losses of at least this much"),
            corner=self.views,
        )
        self.curve = LossCurve(theme)
        self.curve.setMinimumHeight(theme.px(230))
        self.years = HundredYears(theme)
        self.sentence = Text(theme, "", "body", wrap=True)
        years = QWidget()
        years.setLayout(column(self.sentence, 10, self.years, None))
        self.table = TextTable(theme, _tr("How big could a bad year be?"))
        self._stack = QStackedWidget()
        for view in (self.curve, years, self.table):
            self._stack.addWidget(view)
        self.content.addWidget(self._stack)
        self.views.picked.connect(self._choose)
        self.curve.table_wanted.connect(lambda: self._turn_to("table"))

    def show_view(self, view: SummaryView, figures: Figures) -> None:
        data = LossCurveData(
            today=tuple((p.amount, p.chance) for p in view.today),
            after=tuple((p.amount, p.chance) for p in view.planned),
            after_label=_tr("With the fixes ticked"),
            excess=view.policy_from if view.policy_to else 0.0, limit=view.policy_to,
            cursor=view.marked.amount if view.marked else 0.0,
            axis=figures.short, exact=figures.modelled, years=figures.chance,
            title=self.title.text(), summary=view.curve_sentence,
        )
        self.curve.show_curves(data)
        self.table.show_table(*self.curve.table())
        self.sentence.setText(view.years_sentence)
        self.years.show_years(YearsData(
            view.years_bad, view.years_serious, total=view.years_total, title=self.title.text(),
            summary=view.years_sentence, words=view.years_words,
        ))

    def _choose(self, view: str) -> None:
        self._stack.setCurrentIndex(VIEWS.index(view))

    def _turn_to(self, view: str) -> None:
        self.views.show_choice(view)
        self._choose(view)


class HelpCard(Card):
    """What would help most: fixes with ticks. ticked(controls) when the plan changes."""

    ticked = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, _tr("What would help most"), _tr("Average saving a year. They overlap, so the total is less.")
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
        kept = [f.control for f in self._fixes if (f.control in self._on and f.control != control)
                or (f.control == control and on)]
        self._on = tuple(kept)
        self._refresh()
        self.ticked.emit(self._on)


class CoverCard(Card):
    """Cover held against cover recommended, part by part on one scale."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, _tr("Cover held against cover recommended"), _tr("Line: recommended. Thin bar: held.")
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
        super().__init__(theme, _tr("How sure are we?"))
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
