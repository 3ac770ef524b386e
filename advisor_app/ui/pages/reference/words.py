"""The words of the field, each said plainly."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.record_list import Record
from advisor_app.ui.widgets.text import body


class WordShelf(Shelf):
    def __init__(self, theme: Theme, library: Library) -> None:
        terms = library.words.vocabulary["glossary_terms"]
        self._records = tuple(
            Record(id_, term) for id_, term in sorted(terms.items(), key=lambda entry: entry[1].casefold())
        )
        super().__init__(theme, library, self.tr("Words"), self.tr("Search the words"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        return self._library.words.word("glossary", id_)

    def details(self, id_: str) -> list[QWidget]:
        words = self._library.words
        return [
            self.headline(words.word("glossary_terms", id_)), body(self._theme, words.word("glossary", id_)),
        ]
