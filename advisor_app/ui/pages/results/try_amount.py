"""An amount to try: what is the chance of losing more than that?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from advisor_app.services.amounts import show_amount
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.losses import tried
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.text import Text, field_label

FIELD_WIDTH = 180


class AmountCard(Card):
    """Answers in sentences while an amount is typed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Try an amount"))
        self.field = LineEdit(theme, widest=FIELD_WIDTH)
        self.field.setMinimumWidth(theme.px(FIELD_WIDTH))
        label = field_label(theme, _tr("What is the chance of losing more than"), self.field)
        self.answer = Text(theme, "", "body", wrap=True)
        self.add(row(label, self.field, None, gap=10), self.answer)
        self._outcome: Outcome | None = None
        self.field.textEdited.connect(lambda _text: self._answer())
        self.field.returnPressed.connect(lambda: announce(self, self.answer.text()))

    def show_outcome(self, outcome: Outcome) -> None:
        """What was typed stays; at first it is what the firm could bear."""
        first = self._outcome is None
        self._outcome = outcome
        self.field.show_units(outcome.figures.symbol())
        if first:
            self.field.setText(show_amount(round(outcome.evaluation.bearable_loss), outcome.language))
        self._answer()

    def _answer(self) -> None:
        if self._outcome is None:
            return
        out = self._outcome
        text, wrong = tried(self.field.text(), out.evaluation, out.pack, out.planned, out.figures)
        self.answer.setText(text)
        self.answer.set_colour("danger" if wrong else "text")
        self.field.show_wrong(wrong)
        self.field.setAccessibleDescription(text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AmountCard", text)
