"""How well governed: exposure beside safeguards, scores by section with their caps, causes and factors, frameworks."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.ui.charts.bars import BarRow, RankedBars
from advisor_app.ui.charts.card import ChartCard, plain_card
from advisor_app.ui.pages.detail_cards import links
from advisor_app.ui.pages.results.framework_part import FrameworkPart
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.scores import Mark, ScoresView, SectionRow, Share, scores_view
from advisor_app.ui.presenters.sources import EXPOSURE, SCORES
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import Divider, boxed, clear, column, row
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, body, caption

OVERALL, FRAMEWORKS = "scores", "frameworks"
WIDEST = 1100


class ScoresTab(ResultsTab):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.views = SegmentedControl(
            theme, [(OVERALL, self.tr("Scores")), (FRAMEWORKS, self.tr("Frameworks"))], name=self.tr("Show")
        )
        self.causes, self.factors, self.drivers = (RankedBars(theme) for _ in range(3))
        self._marks = QGridLayout()
        self._marks.setSpacing(12)
        self._sections = Card(
            theme, self.tr("By section"), self.tr("Band and score of 100; how much of it was seen or tested."),
            corner=self._source(SCORES, self.tr("By section")),
        )
        self.cards: tuple[ChartCard, ...] = (
            plain_card(theme, self.tr("Where it comes from: causes"),
                       self.tr("What is missing in the questions with each cause, weighted; less is better."),
                       self.causes),
            plain_card(theme, self.tr("What it weighs on: factors of liability"),
                       self.tr("What is missing in the questions with each factor, weighted; less is better."),
                       self.factors),
            plain_card(theme, self.tr("What makes the business exposed"),
                       self.tr("Each from 0 (little) to 3 (very much), whatever the safeguards."), self.drivers),
        )
        for card, source in zip(self.cards, (SCORES, SCORES, EXPOSURE), strict=True):
            card.add(boxed(row(self._source(source, card.title.text()), None)))
        self.frameworks = FrameworkPart(theme)
        self.frameworks.question_asked.connect(self.question_asked)
        self.frameworks.source_asked.connect(self.source_asked)
        parts = (self._marks, 12, self._sections, 12, *_spaced(self.cards), None)
        content = boxed(column(*parts, margins=(20, 14, 20, 20)))
        self._pages = QStackedWidget()
        self._pages.addWidget(ScrollPage(content, widest=theme.px(WIDEST)))
        self._pages.addWidget(self.frameworks)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.views, None, margins=(16, 10, 16, 10)))
        whole.addWidget(Divider(theme))
        whole.addWidget(self._pages, 1)
        self.views.picked.connect(self.show_part)

    def _source(self, source: str, what: str) -> SourceLink:
        link = SourceLink(self._theme, source, what)
        link.asked.connect(self.source_asked)
        return link

    def show_part(self, part: str) -> None:
        """scores or frameworks."""
        self.views.show_choice(part)
        self._pages.setCurrentIndex((OVERALL, FRAMEWORKS).index(part))

    def show_outcome(self, outcome: Outcome) -> None:
        view = scores_view(outcome.evaluation, outcome.pack, outcome.words, outcome.figures)
        self._show_marks(view)
        clear(self._sections.content)
        for place, section in enumerate(view.sections):
            if place:
                self._sections.add(Divider(self._theme))
            self._sections.add(self._section(section))
        indices = ((self.causes, view.causes), (self.factors, view.factors), (self.drivers, view.drivers))
        for card, (bars, shares) in zip(self.cards, indices, strict=True):
            self._show_bars(card, bars, shares)
        self.frameworks.show_outcome(outcome)

    def _show_marks(self, view: ScoresView) -> None:
        clear(self._marks)
        self._marks.addWidget(self._mark(view.exposure, EXPOSURE), 0, 0)
        strength = self._mark(view.strength, SCORES)
        if view.gates:
            strength.add(caption(self._theme, self.tr(
                "Critical answers below half; while one is, the band is weak at most:"), "text2"))
            strength.add(links(self._theme, view.gates, self.question_asked.emit, self.tr("Open the question")))
        self._marks.addWidget(strength, 0, 1)
        self._marks.addWidget(caption(self._theme, view.together, "text2"), 1, 0, 1, 2)
        for place in (0, 1):
            self._marks.setColumnStretch(place, 1)

    def _mark(self, mark: Mark, source: str) -> Card:
        theme = self._theme
        card = Card(theme, mark.title)
        card.add(Text(theme, mark.figure, "figure", wrap=True, tabular=True), caption(theme, mark.note, "text2"),
                 boxed(row(self._source(source, mark.title), None)), None)
        return card

    def _section(self, section: SectionRow) -> QWidget:
        theme = self._theme
        head = row(gap=12)
        head.addWidget(Text(theme, section.name, "body", wrap=True, weight=600), 1)
        head.addWidget(Text(theme, section.figure, "label_strong", tabular=True))
        parts: list[QWidget] = [boxed(head), caption(theme, section.note, "text2")]
        if section.cap:
            parts += [body(theme, section.cap, "warn"),
                      links(theme, section.gates, self.question_asked.emit, self.tr("Open the question"))]
        return boxed(column(*parts, gap=2, margins=(0, 4, 0, 4)))

    def _show_bars(self, card: ChartCard, bars: RankedBars, shares: tuple[Share, ...]) -> None:
        summary = "; ".join(f"{share.label}: {share.words}" for share in shares[:3])
        bars.show_rows(
            [BarRow(share.label, share.value, share.words) for share in shares], title=card.title.text(),
            summary=summary, headers=(self.tr("What"), self.tr("Size"), ""), whole=1.0,
        )
        card.refresh()


def _spaced(cards: tuple[ChartCard, ...]) -> list[QWidget | int]:
    found: list[QWidget | int] = []
    for card in cards:
        found += [card, 12]
    return found
