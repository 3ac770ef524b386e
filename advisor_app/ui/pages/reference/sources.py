"""Where everything comes from: what the program works out itself, the rules of cover, and every publication."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.ui.pages.detail_cards import lines_card, source_links
from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.presenters.confidence import tone_of
from advisor_app.ui.presenters.sources import source_entries
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.record_list import Record
from advisor_app.ui.widgets.text import Text


class SourceShelf(Shelf):
    def __init__(self, theme: Theme, library: Library) -> None:
        figures = Figures(library.language, "USD", library.words.letter)
        self._entries = {entry.id: entry for entry in source_entries(library.pack, library.words, figures)}
        records, last = [], ""
        for entry in self._entries.values():
            records.append(Record(entry.id, entry.title, entry.note, head="" if entry.head == last else entry.head))
            last = entry.head
        self._records = tuple(records)
        super().__init__(theme, library, self.tr("Sources"), self.tr("Search the sources"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        return " ".join(line.text for line in self._entries[id_].used)

    def details(self, id_: str) -> list[QWidget]:
        entry, words = self._entries[id_], self._library.words
        sure = Text(
            self._theme, words.word("source_confidences", entry.confidence), "caption", tone_of(entry.confidence),
            wrap=True, weight=600,
        )
        shown: list[QWidget] = [
            self.headline(entry.title), sure,
            lines_card(self._theme, self.tr("About it"), entry.about),
        ]
        if entry.links:
            card = Card(self._theme, self.tr("What stands behind it"))
            card.add(source_links(self._theme, entry.links, entry.title, self.source_asked.emit))
            shown.append(card)
        if entry.used:
            shown.append(lines_card(self._theme, self.tr("Where it is used"), entry.used))
        return shown
