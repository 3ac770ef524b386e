"""Every law and standard of the content, whether it applies to anybody or not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.ui.pages.law_cards import law_details
from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.presenters.laws import law_view, place_words
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.record_list import Record


class LawShelf(Shelf):
    def __init__(self, theme: Theme, library: Library) -> None:
        self._figures = Figures(library.language, "USD", library.words.letter)
        self._laws = {regime.id: regime for regime in library.pack.regimes}
        words, found, last = library.words, [], ""
        ordered = sorted(self._laws.values(), key=lambda r: (r.type, place_words(r, library.language), r.name))
        for regime in ordered:
            head = words.word("regime_types", regime.type)
            note = f"{place_words(regime, library.language)} · {regime.citation}"
            found.append(Record(regime.id, words.law(regime), note, head="" if head == last else head))
            last = head
        self._records = tuple(found)
        super().__init__(theme, library, self.tr("Laws and standards"), self.tr("Search the laws"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        law = self._laws[id_]
        return " ".join(duty.text for duty in (*law.duties_controller, *law.duties_processor))

    def details(self, id_: str) -> list[QWidget]:
        library = self._library
        view = law_view(self._laws[id_], library.pack, library.words, self._figures)
        return law_details(self._theme, view)
