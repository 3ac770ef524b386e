"""Replacing one number of the loss model for this assessment, with the reason."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.overrides import LossOverride, allowed
from advisor_app.domain.losses.parameters import ParameterRow
from advisor_app.services.amounts import AmountError, parse_amount, separators
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit, TextArea
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.text import caption, field_label

FIELD_WIDTH = 220


class OwnFigureForm(Card):
    """entered(LossOverride) and removed(parameter) by its buttons; what is wrong is shown by `show_wrong`."""

    entered = Signal(object)
    removed = Signal(str)

    def __init__(self, theme: Theme, entry: ParameterRow, own: LossOverride | None, figures: Figures) -> None:
        super().__init__(theme, _tr("Your own figure for this assessment"), _tr(
            "It replaces the number above in all results of this client, and is printed with its reason."))
        self._entry, self._figures = entry, figures
        least, most = allowed(entry)
        self.value = LineEdit(theme, name=_tr("Your figure"), widest=FIELD_WIDTH)
        self.reason = TextArea(theme, name=_tr("Reason"), lines=2)
        self.wrong = caption(theme, "", "danger")
        self.wrong.hide()
        hint = caption(theme, _tr("{unit}, between {low} and {high}").format(
            unit=entry.unit, low=figures.precise(least), high=figures.precise(most)), "text2")
        self.save = Button(theme, _tr("Use this figure"), "primary")
        self.remove = Button(theme, _tr("Remove"))
        self.remove.setVisible(own is not None)
        self.save.clicked.connect(self._enter)
        self.remove.clicked.connect(lambda: self.removed.emit(entry.id))
        if own is not None:
            self.value.setText(self._written(own.value))
            self.reason.show_text(own.reason)
        self.content.setSpacing(6)
        self.add(
            field_label(theme, _tr("Your figure"), self.value), row(self.value, None), hint, 4,
            field_label(theme, _tr("Reason"), self.reason), self.reason, self.wrong, 4,
            row(self.save, self.remove, None, gap=10),
        )
        self.value.returnPressed.connect(self._enter)

    def show_wrong(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _enter(self) -> None:
        try:
            value = float(parse_amount(self.value.text(), self._figures.language))
        except AmountError as error:
            self.value.show_wrong(True)
            self.show_wrong(_tr("Your figure {problem}").format(problem=error))
            return
        self.value.show_wrong(False)
        if not self.reason.toPlainText().strip():
            self.reason.show_wrong(True)
            self.show_wrong(_tr("Enter a reason: it is printed with the results."))
            return
        self.reason.show_wrong(False)
        self.entered.emit(LossOverride(self._entry.id, value, self.reason.toPlainText().strip()))

    def _written(self, value: float) -> str:
        """The number as it is typed: no grouping, all decimals."""
        return f"{value:.10g}".replace(".", separators(self._figures.language)[0])


def _tr(text: str) -> str:
    return QCoreApplication.translate("OwnFigureForm", text)
