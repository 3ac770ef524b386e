"""The numbers this client's losses were worked out with, and a form to replace one of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.overrides import LossOverride, with_overrides
from advisor_app.domain.losses.parameters import OWN_GRADE, LossParameters, ParameterError, ParameterRow
from advisor_app.ui.pages.figure_cards import figure_cards, figure_records, searched_text
from advisor_app.ui.pages.results.own_figure import OwnFigureForm
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.doubt import DOUBTFUL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import RecordList
from advisor_app.ui.widgets.search import SearchField
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import caption


class FiguresUsed(QWidget):
    """closed() on the way back; changed() when a number was replaced or put back, and that is saved."""

    closed = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._outcome: Outcome | None = None
        self._parameters: LossParameters | None = None
        self.back = Button(theme, self.tr("How sure are we?"), "quiet", icon="chevron-left")
        self.back.clicked.connect(self.closed)
        self.search = SearchField(theme, self.tr("Search the figures"))
        self.kinds = SegmentedControl(theme, [
            ("all", self.tr("All")), ("estimates", self.tr("Estimates")), ("own", self.tr("Yours")),
        ], name=self.tr("Which figures"), stretched=True)
        self.list = RecordList(theme, self.tr("Figures"))
        self.none = caption(theme, self.tr("No figure matches."))
        self.none.hide()
        side = boxed(column(
            row(self.back, None), 6, row(self.search, margins=(0, 0, 16, 0)), 8,
            row(self.kinds, margins=(0, 0, 16, 0)), 8, self.none, self.list, margins=(16, 10, 0, 0),
        ))
        self._split = MasterDetail(theme, side)
        self.form: OwnFigureForm | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.search.typed.connect(lambda _text: self._filter())
        self.kinds.picked.connect(lambda _kind: self._filter())
        self.list.picked.connect(self._show)

    def show_outcome(self, outcome: Outcome) -> None:
        old = self._parameters
        self._outcome = outcome
        self._parameters = with_overrides(outcome.pack.losses, outcome.session.case.overrides)
        if old is None or old.hash != self._parameters.hash:
            self._filter()

    def open_figure(self, parameter: str) -> None:
        """Bring one number on the screen."""
        self.search.line.clear()
        self.kinds.show_choice("all")
        self._filter(parameter)
        self.list.choose(parameter)

    # -------------------------------------------------------------------------------------------------- showing
    def _figures(self, outcome: Outcome) -> Figures:
        return Figures(outcome.language, "USD", outcome.words.letter)

    def _filter(self, chosen: str | None = None) -> None:
        outcome, parameters = self._outcome, self._parameters
        if outcome is None or parameters is None:
            return
        wanted = self.search.line.text().casefold().split()
        kept = [
            record for record in figure_records(parameters, outcome.words, self._figures(outcome))
            if self._of_kind(parameters.rows[record.id]) and all(word in (
                f"{record.id} {record.title} {record.note} "
                f"{searched_text(parameters.rows[record.id], parameters, outcome.words)}").casefold()
                for word in wanted)
        ]
        shown = self.list.show_records(kept, chosen)
        self.none.setVisible(not kept)
        if shown is not None:
            self._show(shown.id)
        else:
            self._split.show_details([])

    def _of_kind(self, entry: ParameterRow) -> bool:
        kind = self.kinds.choice()
        return kind == "all" or entry.grade in (DOUBTFUL if kind == "estimates" else (OWN_GRADE,))

    def _show(self, id_: str) -> None:
        outcome, parameters = self._outcome, self._parameters
        if outcome is None or parameters is None:
            return
        figures, entry = self._figures(outcome), parameters.rows[id_]
        own = next((o for o in outcome.session.case.overrides if o.parameter == id_), None)
        self.form = OwnFigureForm(self._theme, outcome.pack.losses.rows[id_], own, figures)
        self.form.entered.connect(self._enter)
        self.form.removed.connect(self._remove)
        cards = figure_cards(self._theme, entry, parameters.sources, outcome.words, figures)
        self._split.show_details([*cards, self.form])

    # -------------------------------------------------------------------------------------------------- changing
    def _enter(self, own: LossOverride) -> None:
        outcome, form = self._outcome, self.form
        assert outcome is not None and form is not None
        try:
            outcome.session.set_override(own)
        except ParameterError as error:
            form.show_wrong(str(error))
            return
        self.show_outcome(outcome)
        self.changed.emit()

    def _remove(self, parameter: str) -> None:
        assert self._outcome is not None
        self._outcome.session.clear_override(parameter)
        self.show_outcome(self._outcome)
        self.changed.emit()
