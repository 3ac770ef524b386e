"""The risk map and the ranking beside it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.charts.bars import RankedBars
from advisor_app.ui.charts.card import TABLE, ChartCard
from advisor_app.ui.charts.risk_map import RiskMap
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.risk_map import ranked, risk_map
from advisor_app.ui.presenters.sources import MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.card_column import CardColumn
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.text import Text, caption

# Below this width at 100 % the table is shown first, and the ranking stands under the map.
NARROW = 860
MAP_HEIGHT = 430


class RiskMapTab(ResultsTab):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.map = RiskMap(theme)
        self.map.setMinimumHeight(theme.px(MAP_HEIGHT))
        self.reading = Text(theme, "", "body", wrap=True)
        body = QWidget()
        body.setLayout(column(self.map, 10, self.reading, None))
        self.card = ChartCard(
            theme, self.tr("How often, and how much?"), self.tr(
                "Order comes from the figures in the table. Positions are approximate. Thin lines join what comes to "
                "the same a year at typical cost; averages also count the rare large cases."
            ), self.map, [("map", self.tr("Map"), body)],
        )
        self.bars = RankedBars(theme)
        self.ranking = Card(
            theme, self.tr("By average yearly cost"), self.tr("At the right the chance of a serious loss in a year.")
        )
        self.ranking.add(self.bars, caption(theme, self.tr(
            "Arrows on the map show where the ticked fixes would bring each kind."), "text2"), None)
        for card in (self.card, self.ranking):
            card.cite(MODEL, self.source_asked.emit)
        cards = CardColumn(theme, [[(self.card, 11), (self.ranking, 6)]], beside_from=NARROW)
        cards.arranged.connect(self._turn)
        self._turn(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(cards)
        self.map.picked.connect(self._choose)
        self.bars.picked.connect(self._choose)

    def show_outcome(self, outcome: Outcome) -> None:
        evaluation, figures = outcome.evaluation, outcome.figures
        data = risk_map(evaluation, outcome.planned, outcome.studied.kinds, outcome.words, figures)
        self.map.show_map(data)
        self.card.refresh()
        self.bars.show_rows(
            ranked(data, evaluation, figures), title=self.ranking.title.text(), summary=data.summary,
            headers=(data.headers[0], data.headers[4], data.headers[5]),
        )
        self._choose(self.map.row)
        if outcome.studied.kinds is None:
            self.study_asked.emit("kinds", None)

    def _choose(self, number: int) -> None:
        """Selecting in one selects in the other."""
        self.map.choose(number)
        self.bars.choose(number)
        self.reading.setText(self.map.row_text(number) if number >= 0 else "")

    def _turn(self, beside: bool) -> None:
        self.card.turn_to("map" if beside and not QAccessible.isActive() else TABLE)
