"""What an entry of the reference is given, and the shape most of them have: a list with search, and details."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.services.desk import Desk
from advisor_app.services.practice import Practice
from advisor_app.ui.tasks import TaskRunner
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.search import SearchField
from advisor_app.ui.widgets.text import Text, body, caption


@dataclass(frozen=True)
class Library:
    """Where the entries read from."""

    desk: Desk
    practice: Practice
    runner: TaskRunner = field(default_factory=TaskRunner)

    @property
    def pack(self) -> ContentPack:
        return self.practice.pack

    @property
    def language(self) -> str:
        return self.practice.language

    @property
    def words(self) -> Texts:
        return self.pack.words(self.language)


class ReferenceEntry(QWidget):
    """source_asked(id): show a source."""

    source_asked = Signal(str)

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library

    def open_place(self, place: str) -> None:
        """Bring one thing within the entry on the screen; one that there is not changes nothing."""


class Shelf(ReferenceEntry):
    """A searchable list of records at the left, the chosen one's details at the right."""

    def __init__(self, theme: Theme, library: Library, name: str, search: str) -> None:
        super().__init__(theme, library)
        self.search = SearchField(theme, search)
        self.list = RecordList(theme, name)
        self.none = caption(theme, self.tr("Nothing here matches the search."))
        self.none.hide()
        side = boxed(column(row(self.search, margins=(0, 0, 16, 0)), 8, self.none, self.list, margins=(16, 14, 0, 0)))
        self._split = MasterDetail(theme, side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.search.typed.connect(self._filter)
        self.list.picked.connect(self._show)
        self._filter("")

    # ----------------------------------------------------------------------------------- for the entry to write
    def records(self) -> tuple[Record, ...]:
        """All records in the order they stand in."""
        raise NotImplementedError

    def searched(self, id_: str) -> str:
        """The text a search looks in, besides title and note."""
        return ""

    def details(self, id_: str) -> list[QWidget]:
        """The widgets that tell about one record."""
        raise NotImplementedError

    # --------------------------------------------------------------------------------------------------- showing
    def open_place(self, place: str) -> None:
        if any(record.id == place for record in self.records()):
            self.search.line.clear()
            self._filter("", chosen=place)

    def _filter(self, text: str, chosen: str | None = None) -> None:
        wanted = text.casefold().split()
        kept = [r for r in self.records() if all(word in self._haystack(r) for word in wanted)]
        shown = self.list.show_records(kept, chosen)
        self.none.setVisible(not kept)
        if shown is not None:
            self._show(shown.id)
            self.list.choose(shown.id)

    def _haystack(self, record: Record) -> str:
        return f"{record.id} {record.title} {record.note} {self.searched(record.id)}".casefold()

    def _show(self, id_: str) -> None:
        self._split.show_details(self.details(id_))

    def titled(self, title: str, text: str) -> Card:
        """A card with a title and a paragraph."""
        card = Card(self._theme, title)
        card.add(body(self._theme, text))
        return card

    def headline(self, text: str) -> Text:
        return Text(self._theme, text, "question", wrap=True)
