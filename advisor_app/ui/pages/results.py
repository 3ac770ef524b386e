"""The results at a glance: four figures, the curve, what would help most, cover held against recommended, doubt."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack
from advisor_app.ui.pages.results_cards import CoverCard, CurveCard, HelpCard, SureCard
from advisor_app.ui.presenters.results import TICKED_AT_FIRST, SummaryView, summary_view
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import EmptyState, FigureCard
from advisor_app.ui.widgets.scroll import ScrollPage

# Page widths at 100 %: from the first on two columns of cards, from the second on four figures in a line.
TWO_COLUMNS, FOUR_FIGURES = 900, 1000
WIDEST = 1440
# The twelve columns of the grid are shared by a chart and what stands beside it.
CHART_SHARE, CHART_SHARE_WIDE = 7, 8


class ResultsPage(QWidget):
    """closed(), questions_asked(), letter_asked(); ticked(controls) when the plan changes."""

    closed = Signal()
    questions_asked = Signal()
    letter_asked = Signal()
    ticked = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Evaluation, ContentPack, Figures, str, str] | None = None
        self._controls: tuple[str, ...] = ()
        self._planned: LossPicture | None = None
        self.header = HeaderBar(theme)
        self.header.went_back.connect(self.closed)
        self.questions = Button(theme, self.tr("Answers"), icon="clipboard-check")
        self.letter = Button(theme, self.tr("Write letter"), "primary", icon="file-text")
        self.questions.clicked.connect(self.questions_asked)
        self.letter.clicked.connect(self.letter_asked)
        self.header.add_action(self.questions)
        self.header.add_action(self.letter)
        self.figures = [FigureCard(theme, "") for _ in range(4)]
        self.curve, self.help = CurveCard(theme), HelpCard(theme)
        self.cover, self.sure = CoverCard(theme), SureCard(theme)
        self.help.ticked.connect(self._on_ticked)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(20, 14, 20, 20)
        content = QWidget()
        content.setLayout(self._grid)
        self._waiting = EmptyState(theme, self.tr("Working out the figures…"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting)
        self._pages.addWidget(ScrollPage(content, widest=theme.px(WIDEST), centred=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self._pages, 1)
        self._arranged: tuple[bool, bool] | None = None
        self._arrange(True, True)

    # ------------------------------------------------------------------------------------------------- showing
    def show_missing(self, client: str, missing: int) -> None:
        """Too few answers for any figure."""
        self.header.show_place(client, self.tr("Results"))
        self._waiting.text.setText(
            self.tr("Answer {n} more questions to see results.").format(n=missing) if missing > 1
            else self.tr("Answer 1 more question to see results.")
        )
        self._waiting.action.setText(self.tr("Continue"))
        self._waiting.action.setVisible(True)
        self._waiting.action.clicked.connect(self.questions_asked)
        self.letter.setEnabled(False)
        self._pages.setCurrentIndex(0)

    def show_evaluation(
        self, evaluation: Evaluation, pack: ContentPack, figures: Figures, language: str, depth: str, *, demo: bool,
        answered: tuple[int, int, int],
    ) -> None:
        """Show the results, and ask for the plan of the first fixes. answered: answered, asked, not known."""
        self._shown = (evaluation, pack, figures, language, depth)
        self._answered = answered
        self._demo = demo
        view = self._view()
        self._controls = tuple(fix.control for fix in view.fixes[:TICKED_AT_FIRST])
        self._planned = None
        self.help.show_fixes(view.fixes, self._controls)
        self._refresh()
        self._pages.setCurrentIndex(1)
        self.ticked.emit(self._controls)

    def show_plan(self, controls: tuple[str, ...], planned: object) -> None:
        """The losses with the ticked fixes; an answer to an older plan is dropped."""
        if controls == self._controls:
            self._planned = planned if isinstance(planned, LossPicture) else None
            self._refresh()

    def _view(self) -> SummaryView:
        assert self._shown is not None
        evaluation, pack, figures, language, depth = self._shown
        return summary_view(
            evaluation, pack, figures, language, depth, self._controls, self._planned, self._answered
        )

    def _refresh(self) -> None:
        assert self._shown is not None
        view, figures = self._view(), self._shown[2]
        place = f"{view.subtitle} · {self.tr('Demo')}" if self._demo else view.subtitle
        self.header.show_place(view.client, place, view.level)
        for card, figure in zip(self.figures, view.figures, strict=True):
            card.show_figure(figure.figure, figure.note, figure.tone, figure.title)
        self.curve.show_view(view, figures)
        self.cover.show_rows(view.cover)
        self.sure.show_lines(view.sure, view.sure_note)

    def _on_ticked(self, controls: tuple[str, ...]) -> None:
        self._controls = controls
        self.ticked.emit(controls)

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
