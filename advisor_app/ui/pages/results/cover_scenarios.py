"""What would pay when something happens: scenario by policy, and what to ask the insurer for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.cover_matrix import ScenarioLine, request_lines, scenario_table
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import Divider, clear, column
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import Text, body, caption

WIDEST = 1440
SIDE_WIDTH, SIDE_SHARE = 340, 0.32


class ScenariosView(QWidget):
    """Choosing a scenario tells which policy answers, which parts should pay and what to ask for."""

    source_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[ScenarioLine, ...] = ()
        self._line, self._quiet = 0, False
        self.table = TextTable(theme, self.tr("What would pay"), whole=True)
        self.table.selectionModel().currentRowChanged.connect(self._on_line)
        self.name = Text(theme, "", "card_title", wrap=True)
        self._details, self._requests = QVBoxLayout(), QVBoxLayout()
        self._details.setSpacing(8)
        self._requests.setSpacing(8)
        pays = Card(
            theme, self.tr("What would pay"),
            self.tr("As the documents say; check the wording. Choose a line to see which policy answers."),
        )
        pays.add(self.table)
        asks = Card(theme, self.tr("What to ask the insurer for"), self.tr("The heaviest first."))
        asks.add(self._requests)
        for card in (pays, asks):
            card.cite("cover:terms", self.source_asked.emit)
        content, side = QWidget(), QWidget()
        content.setLayout(column(pays, asks, None, gap=12, margins=(20, 4, 20, 20)))
        side.setLayout(column(self.name, 10, self._details, None, margins=(18, 12, 18, 18)))
        self._side = ScrollPage(side)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDEST), centred=True), 1)
        whole.addWidget(Divider(theme, upright=True))
        whole.addWidget(self._side)

    def show_outcome(self, outcome: Outcome) -> None:
        table = scenario_table(outcome.evaluation, outcome.pack, outcome.language)
        self._lines = table.lines
        self._quiet = True
        self.table.show_table(table.headers, [line.cells for line in table.lines])
        self._line = max(0, min(self._line, len(self._lines) - 1))
        self.table.selectRow(self._line)
        self._quiet = False
        clear(self._requests)
        asked = request_lines(outcome.evaluation, outcome.pack, outcome.language)
        for number, (_severity, sentence) in enumerate(asked, start=1):
            self._requests.addWidget(body(self._theme, f"{number}. {sentence}"))
        self._show_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(self._theme.px(SIDE_WIDTH), round(self.width() * SIDE_SHARE)))

    def _on_line(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self._line = now.row()
            self._show_line()

    def _show_line(self) -> None:
        clear(self._details)
        if not self._lines:
            return
        line = self._lines[self._line]
        self.name.setText(line.cells[0])
        for text in (line.plain, line.first):
            self._details.addWidget(body(self._theme, text))
        self._details.addWidget(caption(self._theme, line.trigger, "text2"))
        for title, entries in ((self.tr("What should pay"), line.parts), (self.tr("What to ask for"), line.asks)):
            if entries:
                self._details.addWidget(Divider(self._theme))
                self._details.addWidget(Text(self._theme, title, "label_strong", "text2"))
                for entry in entries:
                    self._details.addWidget(body(self._theme, entry))
