"""Now, recommended and quoted side by side, with the worked reason of every line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor_app.ui.charts.bars import RankedBars
from advisor_app.ui.charts.card import plain_card
from advisor_app.ui.charts.tower import Tower
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.cover import (
    CoverLine,
    Worked,
    columns,
    cover_table,
    packages_table,
    subjects_of,
    worked,
)
from advisor_app.ui.presenters.cover_tower import risk_cost, tower
from advisor_app.ui.presenters.sources import MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import Divider, FlowLayout, boxed, clear, column
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import Text, body, caption

WIDEST = 1440
SIDE_WIDTH, SIDE_SHARE = 340, 0.32
# A column of the table needs so much for a sum, pixels at 100 %.
COLUMN_LEAST = 118
QWIDGETSIZE_MAX = 16_777_215


class CompareView(QWidget):
    """Choosing a line of the table shows why it is as it is. policy_asked(kind, place), source_asked(id)."""

    policy_asked = Signal(str, int)
    source_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._outcome: Outcome | None = None
        self._lines: tuple[CoverLine, ...] = ()
        self._line = 0
        self._quiet = False
        self._buttons = FlowLayout(10)
        self.table = TextTable(theme, self.tr("Now, recommended and quoted"), whole=True)
        self.table.selectionModel().currentRowChanged.connect(self._on_line)
        self.why = Text(theme, "", "card_title", wrap=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(10)
        self.packages = TextTable(theme, self.tr("Three options"), whole=True)
        cover = Card(
            theme, self.tr("Now, recommended and quoted"),
            self.tr("As the documents say; check the wording. Choose a line to see its reason."),
        )
        cover.add(self.table)
        options = Card(theme, self.tr("Three options"), self.tr("What each buys, and what it leaves with the firm."))
        options.add(self.packages)
        self.tower, self.costs = Tower(theme), RankedBars(theme)
        self.tower_card = plain_card(
            theme, self.tr("How high each option reaches"),
            self.tr("From the bottom: what the firm pays first, what the policy pays, what lies above."), self.tower,
        )
        self.cost_card = plain_card(
            theme, self.tr("Cost of risk"),
            self.tr("Lowest total is not always best: look at the bad year too, at the right."), self.costs,
        )
        for card, source in (
            (cover, "cover:limits"), (self.tower_card, "cover:retention"), (self.cost_card, MODEL),
            (options, "cover:parts"),
        ):
            card.cite(source, self.source_asked.emit)
        content, reasons = QWidget(), QWidget()
        content.setLayout(column(
            boxed(self._buttons), cover, self.tower_card, self.cost_card, options, None, gap=12,
            margins=(20, 14, 20, 20),
        ))
        reasons.setLayout(column(self.why, 12, self._reasons, None, margins=(18, 18, 18, 18)))
        self._side = ScrollPage(reasons)
        self._line_between = Divider(theme, upright=True)
        self._whole = QGridLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._page = ScrollPage(content, widest=theme.px(WIDEST), centred=True)
        self._beside: bool | None = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The reasons beside the table, or under it where many quotes need the width."""
        side = min(self._theme.px(SIDE_WIDTH), round(self.width() * SIDE_SHARE))
        columns = max(3, self.table.model().columnCount())
        beside = (self.width() - side) / columns >= self._theme.px(COLUMN_LEAST)
        if beside:
            self._side.setFixedWidth(side)
            self._side.setMinimumHeight(0)
            self._side.setMaximumHeight(QWIDGETSIZE_MAX)
        else:
            self._side.setMinimumWidth(0)
            self._side.setFixedHeight(max(self._theme.px(120), round(self.height() * 0.34)))
            self._side.setMaximumWidth(QWIDGETSIZE_MAX)
        if beside == self._beside:
            return
        self._beside = beside
        while self._whole.takeAt(0) is not None:
            pass
        self._line_between.setVisible(beside)
        self._whole.addWidget(self._page, 0, 0)
        self._whole.addWidget(self._line_between, 0, 1)
        self._whole.addWidget(self._side, 0 if beside else 1, 2 if beside else 0)
        self._whole.setColumnStretch(0, 1)
        self._whole.setRowStretch(0, 1)

    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        evaluation, words, figures = outcome.evaluation, outcome.words, outcome.figures
        self._fill_actions(outcome)
        table = cover_table(evaluation, words, figures)
        self._lines = table.lines
        self._quiet = True
        self.table.show_table(table.headers, [line.cells for line in table.lines])
        self._arrange()
        self._draw(outcome)
        packages = packages_table(evaluation, figures)
        self.packages.show_table(packages.headers, [line.cells for line in packages.lines])
        self._line = min(self._line, len(self._lines) - 1)
        self.table.selectRow(self._line)
        self._quiet = False
        self._show_why()

    def _draw(self, outcome: Outcome) -> None:
        """The towers, and the cost of risk where quotes have a price."""
        found = tower(outcome.evaluation, outcome.words, outcome.figures)
        self.tower.show_columns(
            found, title=self.tower_card.title.text(),
            summary="; ".join(f"{column.label}: {column.storeys[-2].words}" for column in found),
            headers=(self.tr("Option"), self.tr("Block"), self.tr("When it is reached")),
        )
        self.tower_card.refresh()
        costs = risk_cost(outcome.evaluation, outcome.words, outcome.figures)
        self.cost_card.setVisible(len(costs.rows) > 1)
        self.costs.show_rows(
            costs.rows, title=self.cost_card.title.text(), summary=costs.sentence,
            headers=(self.tr("Option"), self.tr("Together"), self.tr("Bad year")),
        )
        self.cost_card.refresh()

    # ------------------------------------------------------------------------------------------------- actions
    def _fill_actions(self, outcome: Outcome) -> None:
        """A button for each policy in force and each quote, and those that add one."""
        clear(self._buttons)
        case, words = outcome.session.case, outcome.words
        for place, policy in enumerate(case.policies or ()):
            name = policy.insurer or words.word("policy_shapes", policy.shape)
            self._action(self.tr("Edit policy: {name}").format(name=name), "current", place, "pencil")
        if not case.policies:
            self._action(self.tr("Add policy in force"), "current", -1, "plus")
        labels = {result.id: result.label for result in columns(outcome.evaluation)}
        for place, quote in enumerate(case.quotes):
            name = labels.get(quote.id, str(place + 1))
            self._action(self.tr("Edit quote {name}").format(name=name), "quote", place, "pencil")
        self._action(self.tr("Add quote"), "quote", -1, "plus")

    def _action(self, words: str, kind: str, place: int, icon: str) -> None:
        button = Button(self._theme, words, icon=icon)
        button.clicked.connect(lambda: self.policy_asked.emit(kind, place))
        self._buttons.addWidget(button)

    # ------------------------------------------------------------------------------------------------- reasons
    def _on_line(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self._line = now.row()
            self._show_why()

    def _show_why(self) -> None:
        assert self._outcome is not None
        outcome, line = self._outcome, self._lines[self._line]
        self.why.setText(self.tr("Why: {what}").format(what=line.cells[0]))
        clear(self._reasons)
        found = worked(
            outcome.evaluation, outcome.pack, outcome.language, subjects_of(line, outcome.evaluation.coverage)
        )
        for place, reason in enumerate(found):
            if place:
                self._reasons.addWidget(Divider(self._theme))
            self._reasons.addWidget(self._reason(reason))
        if not found:
            self._reasons.addWidget(caption(self._theme, self.tr("This line is read from the documents."), "text2"))

    def _reason(self, reason: Worked) -> QWidget:
        basis = self.tr("Rule {rule}. Source: {source}.").format(rule=reason.rule, source=reason.source)
        inputs = "; ".join(f"{name} {value}" for name, value in reason.inputs)
        parts = [body(self._theme, reason.sentence)]
        if inputs:
            parts.append(caption(self._theme, self.tr("From: {inputs}.").format(inputs=inputs), "text2"))
        parts.append(caption(self._theme, basis, "text3"))
        return boxed(column(*parts, gap=3))
