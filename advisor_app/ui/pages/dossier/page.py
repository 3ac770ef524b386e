"""What a client needs when something happens: claim files, who to call, contracts, and how ready it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.ui.pages.dossier.incidents import IncidentsView
from advisor_app.ui.pages.dossier.ready import ReadyView
from advisor_app.ui.pages.dossier.records import RecordsView
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.layout import Divider, row
from advisor_app.ui.widgets.tabs import TabBar

View = IncidentsView | ReadyView | RecordsView


class DossierPage(QWidget):
    """closed(). views: (id, words, view) in the order of the tabs."""

    closed = Signal()

    def __init__(self, theme: Theme, client: str, views: Sequence[tuple[str, str, View]]) -> None:
        super().__init__()
        self.header = HeaderBar(theme, edge="")
        self.header.show_place(client, self.tr("If something happens"))
        self.header.went_back.connect(self.closed)
        self.views = {id_: view for id_, _words, view in views}
        self.tabs = TabBar(theme, [(id_, words) for id_, words, _view in views], name=self.tr("If something happens"))
        self.tabs.picked.connect(self.open_tab)
        band = Panel(theme, edge="", radius="")
        band.setLayout(row(self.tabs, None, margins=(10, 0, 0, 0)))
        self._pages = QStackedWidget()
        for view in self.views.values():
            self._pages.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.header, band, Divider(theme)):
            whole.addWidget(part)
        whole.addWidget(self._pages, 1)

    def open_tab(self, id_: str) -> None:
        """Bring a tab on the screen, as things stand now. Raises ValueError for one that there is not."""
        self.settle()
        self.tabs.show_tab(id_)
        view = self.views[id_]
        if isinstance(view, ReadyView):
            view.refresh()
        self._pages.setCurrentWidget(view)

    def settle(self) -> None:
        """Hand over what is typed where entries are kept at once."""
        for view in self.views.values():
            if isinstance(view, ReadyView):
                view.settle()
