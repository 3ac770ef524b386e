"""The loss picture: how big a bad year could be, an amount to try, where the losses come from, the coming years."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.charts.bars import RankedBars, StackedBar
from advisor_app.ui.charts.card import ChartCard
from advisor_app.ui.pages.results.cards import CurveCard
from advisor_app.ui.pages.results.growth import GrowthCard
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.pages.results.try_amount import AmountCard
from advisor_app.ui.presenters.loss_curve import Extras, curve_data, has_band, years_view
from advisor_app.ui.presenters.losses import assumptions, by_cause, by_kind_of_cost, by_part, lead, notes
from advisor_app.ui.presenters.sources import MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.card_column import CardColumn
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.expander import Expander
from advisor_app.ui.widgets.layout import FlowLayout, clear, column
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.text import Text, body

CHART_HEIGHT = 330


class LossesTab(ResultsTab):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outcome: Outcome | None = None
        self.lead = Text(theme, "", "body", wrap=True)
        self._notes = QVBoxLayout()
        self.curve = CurveCard(theme)
        self.curve.curve.setMinimumHeight(theme.px(CHART_HEIGHT))
        self.boxes = {
            "last": CheckBox(theme, self.tr("Last assessment")),
            "sure": CheckBox(theme, self.tr("How sure we are")),
            "recommended": CheckBox(theme, self.tr("Recommended policy")),
        }
        self.curve.content.insertWidget(0, self._choices())
        self.amount, self.growth = AmountCard(theme), GrowthCard(theme)
        self.causes, self.costs = RankedBars(theme), StackedBar(theme)
        self.cause_card = ChartCard(
            theme, self.tr("By cause"), self.tr("Average cost a year, and how often it happens."), self.causes,
            [("chart", self.tr("Chart"), self.causes)],
        )
        self.cost_card = ChartCard(
            theme, self.tr("By type of cost"),
            self.tr("Average cost a year; at the right what 1 in 20 costs more than, if it happens."), self.costs,
            [("chart", self.tr("Chart"), self._costs())],
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        held = QWidget()
        held.setLayout(self._lines)
        self.assumed = Expander(theme, self.tr("What this assumes"), held)
        self._arrange()
        self.growth.growth_asked.connect(lambda share: self.study_asked.emit("growth", share))
        for box in self.boxes.values():
            box.clicked.connect(self._draw_curve)

    def _choices(self) -> QWidget:
        held = QWidget()
        flow = FlowLayout(20, held)
        for box in self.boxes.values():
            flow.addWidget(box)
        return held

    def _costs(self) -> QWidget:
        """The bar in its natural height, a sentence, and all kinds of cost one by one."""
        self.cost_sentence = body(self._theme, "", "text2")
        self.parts = RankedBars(self._theme)
        held = QWidget()
        held.setLayout(column(self.costs, 12, self.cost_sentence, 8, self.parts, None))
        return held

    def _arrange(self) -> None:
        summary = Card(self._theme, self.tr("In three sentences"))
        summary.add(self.lead, self._notes)
        assumed = Card(self._theme)
        assumed.add(self.assumed)
        for card in (summary, self.curve, self.amount, self.cause_card, self.cost_card, self.growth):
            card.cite(MODEL, self.source_asked.emit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(CardColumn(self._theme, [
            [(summary, 1)], [(self.curve, 1)], [(self.amount, 1)], [(self.cause_card, 1), (self.cost_card, 1)],
            [(self.growth, 1)], [(assumed, 1)],
        ]))

    # -------------------------------------------------------------------------------------------------- showing
    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        evaluation, words, figures = outcome.evaluation, outcome.words, outcome.figures
        self.lead.setText(lead(evaluation, words, figures))
        clear(self._notes)
        for note in notes(evaluation, words, figures):
            self._notes.addWidget(IconLine(self._theme, "info", note))
        self._draw_curve()
        self.amount.show_outcome(outcome)
        causes, costs = by_cause(evaluation, words, figures), by_kind_of_cost(evaluation, figures)
        self.causes.show_rows(
            causes.rows, title=self.cause_card.title.text(), summary=causes.sentence, headers=causes.headers
        )
        self.cause_card.refresh()
        self.costs.show_parts(
            costs.rows, title=self.cost_card.title.text(), summary=costs.sentence, headers=costs.headers[:2]
        )
        self.cost_sentence.setText(costs.sentence)
        parts = by_part(evaluation, words, figures)
        self.parts.show_rows(
            parts.rows, title=self.cost_card.title.text(), summary=parts.sentence, headers=parts.headers
        )
        self.cost_card.table.show_table(*self.parts.table())
        self.growth.show_outcome(outcome)
        if outcome.studied.growth is None:
            self.study_asked.emit("growth", self.growth.growth)
        clear(self._lines)
        for text in assumptions(words, figures):
            self._lines.addWidget(IconLine(self._theme, "info", text))

    def _draw_curve(self) -> None:
        outcome = self._outcome
        if outcome is None:
            return
        self._offer(outcome)
        on = {name: box.isChecked() and box.isEnabled() for name, box in self.boxes.items()}
        if on["last"] and outcome.studied.last is None:
            self.study_asked.emit("last", None)
        extras = Extras(outcome.studied.last if on["last"] else None, on["sure"], on["recommended"])
        self.curve.show_view(
            curve_data(outcome.evaluation, outcome.pack, outcome.figures, outcome.planned, extras),
            years_view(outcome.evaluation, outcome.figures),
        )

    def _offer(self, outcome: Outcome) -> None:
        """Which of the boxes there is something for."""
        self.boxes["last"].setEnabled(outcome.has_before)
        self.boxes["last"].setText(
            self.tr("Last assessment") if outcome.has_before else self.tr("Last assessment (this is the first)")
        )
        self.boxes["sure"].setEnabled(has_band(outcome.evaluation.losses))
