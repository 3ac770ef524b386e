"""The results at a glance: four figures, the curve, what would help most, cover held against recommended, doubt."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor_app.ui.pages.results.cards import CoverCard, CurveCard, HelpCard, SureCard
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.loss_curve import curve_data, years_view
from advisor_app.ui.presenters.results import summary_view
from advisor_app.ui.presenters.sources import MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import FigureCard
from advisor_app.ui.widgets.scroll import ScrollPage

# Page widths at 100 %: from the first on two columns of cards, from the second on four figures in a line.
TWO_COLUMNS, FOUR_FIGURES = 900, 1000
WIDEST = 1440
# The twelve columns of the grid are shared by a chart and what stands beside it.
CHART_SHARE, CHART_SHARE_WIDE = 7, 8


class SummaryTab(ResultsTab):
    """Every card opens the tab with its detail."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.figures = [FigureCard(theme, "") for _ in range(4)]
        self.curve, self.help = CurveCard(theme, leads=True), HelpCard(theme)
        self.cover, self.sure = CoverCard(theme), SureCard(theme)
        for card, tab in ((self.curve, "losses"), (self.help, "fixes"), (self.cover, "cover"), (self.sure, "doubt")):
            card.opened.connect(lambda tab=tab: self.tab_asked.emit(tab))
        for figure in self.figures:
            figure.cite(MODEL, self.source_asked.emit)
        for cited, source in (
            (self.curve, MODEL), (self.help, MODEL), (self.cover, "cover:limits"), (self.sure, MODEL)
        ):
            cited.cite(source, self.source_asked.emit)
        self.help.ticked.connect(self.ticked)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(20, 14, 20, 20)
        content = QWidget()
        content.setLayout(self._grid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDEST), centred=True))
        self._arranged: tuple[bool, bool] | None = None
        self._arrange(True, True)

    def show_outcome(self, outcome: Outcome) -> None:
        view = summary_view(
            outcome.evaluation, outcome.pack, outcome.figures, outcome.language, outcome.depth, outcome.controls,
            outcome.planned, outcome.answered,
        )
        self.help.show_fixes(view.fixes, outcome.controls)
        for card, figure in zip(self.figures, view.figures, strict=True):
            card.show_figure(figure.figure, figure.note, figure.tone, figure.title)
        self.curve.show_view(
            curve_data(outcome.evaluation, outcome.pack, outcome.figures, outcome.planned),
            years_view(outcome.evaluation, outcome.figures),
        )
        self.cover.show_rows(view.cover)
        self.sure.show_lines(view.sure, view.sure_note)

    # -------------------------------------------------------------------------------------------------- layout
    def _arrange(self, two_columns: bool, four_figures: bool) -> None:
        """Cards side by side where there is room, else one under the other; so are the figures."""
        if (two_columns, four_figures) == self._arranged:
            return
        self._arranged = (two_columns, four_figures)
        while self._grid.takeAt(0) is not None:
            pass
        across = 4 if four_figures else 2
        span = 12 // across
        for place, figure in enumerate(self.figures):
            self._grid.addWidget(figure, place // across, span * (place % across), 1, span)
        cards = (self.curve, self.help, self.cover, self.sure)
        if two_columns:
            share = CHART_SHARE_WIDE if four_figures else CHART_SHARE
            for place, card in enumerate(cards):
                beside = place % 2
                self._grid.addWidget(
                    card, 2 + place // 2, share * beside, 1, 12 - share if beside else share
                )
        else:
            for line, below in enumerate(cards, start=2):
                self._grid.addWidget(below, line, 0, 1, 12)
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(6, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width()
        self._arrange(wide >= self._theme.px(TWO_COLUMNS), wide >= self._theme.px(FOUR_FIGURES))
