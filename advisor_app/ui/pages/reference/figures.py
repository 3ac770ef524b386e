"""All numbers of the loss model: value, unit, source, year, grade and range, with search."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.ui.pages.figure_cards import figure_cards, figure_records, searched_text
from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.record_list import Record


class FigureShelf(Shelf):
    def __init__(self, theme: Theme, library: Library) -> None:
        self._figures = Figures(library.language, "USD", library.words.letter)
        self._records = figure_records(library.pack.losses, library.words, self._figures)
        super().__init__(theme, library, self.tr("Figures"), self.tr("Search the figures"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        losses = self._library.pack.losses
        return searched_text(losses.rows[id_], losses, self._library.words)

    def details(self, id_: str) -> list[QWidget]:
        losses = self._library.pack.losses
        return figure_cards(self._theme, losses.rows[id_], losses.sources, self._library.words, self._figures)
