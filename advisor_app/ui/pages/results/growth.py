"""The coming three and five years, as the records grow."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from advisor_app.services.amounts import show_share
from advisor_app.ui.charts.bars import RankedBars
from advisor_app.ui.charts.card import ChartCard
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.losses import growth_share, growth_words
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import Text, caption, field_label

FIELD_WIDTH = 90


class GrowthCard(ChartCard):
    """growth_asked(share or None) when a person tries another growth; None for the usual one."""

    growth_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.bars = RankedBars(theme)
        self.together = TextTable(theme, _tr("Taken together"), whole=True)
        self.sentence = Text(theme, "", "body", wrap=True)
        body = QWidget()
        body.setLayout(column(self.bars, 12, self.together, None))
        super().__init__(
            theme, _tr("What if the records keep growing?"),
            _tr("Average cost of each coming year, at the prices of today."), self.bars,
            [("chart", _tr("Chart"), body)],
        )
        self.field = LineEdit(theme, after=_tr("in 100"), widest=FIELD_WIDTH + 40)
        self.field.setMinimumWidth(theme.px(FIELD_WIDTH))
        label = field_label(theme, _tr("Records grow every year by"), self.field)
        self.wrong = caption(theme, "", "danger")
        self.wrong.hide()
        self.content.insertLayout(0, row(label, self.field, None, gap=10))
        self.content.insertWidget(1, self.wrong)
        self.content.insertWidget(2, self.sentence)
        self._language = ""
        self.field.left.connect(self._take)
        self.field.returnPressed.connect(self._take)
        self._asked: float | None = None

    @property
    def growth(self) -> float | None:
        """What a person entered; None until then."""
        return self._asked

    def show_outcome(self, outcome: Outcome) -> None:
        self._language = outcome.language
        view = outcome.studied.growth
        if view is None:
            return
        said = growth_words(view, outcome.evaluation, outcome.figures)
        if not self.field.hasFocus():
            self.field.setText(show_share(round(view.growth, 4), outcome.language))
        self.sentence.setText(said.bars.sentence)
        self.bars.show_rows(
            said.bars.rows, title=self.title.text(), summary=said.bars.sentence, headers=said.bars.headers
        )
        self.together.show_table(*said.table)
        self.refresh()

    def _take(self) -> None:
        """Ask for the growth that was typed, if it is another one."""
        text = self.field.text().strip()
        try:
            share = growth_share(text, self._language) if text else None
        except ValueError as error:
            self._mark(str(error))
            return
        self._mark("")
        if share != self._asked:
            self._asked = share
            self.growth_asked.emit(share)

    def _mark(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self.field.show_wrong(bool(wrong))
        self.field.setAccessibleDescription(wrong)


def _tr(text: str) -> str:
    return QCoreApplication.translate("GrowthCard", text)
