"""The reference: a header and tabs, each entry made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.ui.pages.reference.cases import CaseShelf
from advisor_app.ui.pages.reference.content import ContentEntry
from advisor_app.ui.pages.reference.figures import FigureShelf
from advisor_app.ui.pages.reference.frameworks import FrameworkShelf
from advisor_app.ui.pages.reference.laws import LawShelf
from advisor_app.ui.pages.reference.method import MethodEntry
from advisor_app.ui.pages.reference.questions import QuestionShelf
from advisor_app.ui.pages.reference.shelf import Library, ReferenceEntry
from advisor_app.ui.pages.reference.sources import SourceShelf
from advisor_app.ui.pages.reference.words import WordShelf
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.layout import Divider, row
from advisor_app.ui.widgets.tabs import TabBar


@dataclass(frozen=True)
class EntrySpec:
    id: str
    words: Callable[[], str]
    make: Callable[[Theme, Library], ReferenceEntry]


# In the order they stand in; a new entry is one line here.
ENTRIES: tuple[EntrySpec, ...] = (
    EntrySpec("questions", lambda: _tr("Questions"), QuestionShelf),
    EntrySpec("method", lambda: _tr("Method"), MethodEntry),
    EntrySpec("figures", lambda: _tr("Figures"), FigureShelf),
    EntrySpec("laws", lambda: _tr("Laws"), LawShelf),
    EntrySpec("frameworks", lambda: _tr("Frameworks"), FrameworkShelf),
    EntrySpec("cases", lambda: _tr("Cases"), CaseShelf),
    EntrySpec("sources", lambda: _tr("Sources"), SourceShelf),
    EntrySpec("words", lambda: _tr("Words"), WordShelf),
    EntrySpec("content", lambda: _tr("Content"), ContentEntry),
)
# Sources that are an entry of their own: "law:uk_gdpr" stands among the laws.
_KINDS = {"law": "laws", "case": "cases", "framework": "frameworks", "question": "questions"}


class ReferencePage(QWidget):
    """closed() on the way back."""

    closed = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self._made: dict[str, ReferenceEntry] = {}
        self.header = HeaderBar(theme, edge="")
        self.header.show_place(self.tr("Reference"))
        self.header.went_back.connect(self.closed)
        self.tabs = TabBar(theme, [(spec.id, spec.words()) for spec in ENTRIES], name=self.tr("Reference"))
        self.tabs.picked.connect(self.open_entry)
        band = Panel(theme, edge="", radius="")
        band.setLayout(row(self.tabs, None, margins=(10, 0, 0, 0)))
        self._pages = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.header, band, Divider(theme)):
            whole.addWidget(part)
        whole.addWidget(self._pages, 1)
        self.open_entry(ENTRIES[0].id)

    def open_entry(self, id_: str, place: str = "") -> None:
        """Bring an entry on the screen, and one thing within it; a source that is a law, say, is shown among the laws.
        Raises StopIteration for one that there is not."""
        kind, _, rest = place.partition(":")
        if id_ == "sources" and kind in _KINDS:
            id_, place = _KINDS[kind], rest
        if id_ not in self._made:
            spec = next(spec for spec in ENTRIES if spec.id == id_)
            made = spec.make(self._theme, self._library)
            made.source_asked.connect(lambda source: self.open_entry("sources", source))
            self._made[id_] = made
            self._pages.addWidget(made)
        self.tabs.show_tab(id_)
        self._pages.setCurrentWidget(self._made[id_])
        if place:
            self._made[id_].open_place(place)

    def entry(self, id_: str) -> ReferenceEntry:
        return self._made[id_]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReferencePage", text)
