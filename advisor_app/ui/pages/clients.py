"""All clients: search, filters, sorting, the list, and beside it what is known of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QStyle, QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.pack import Texts
from advisor_app.services.client_rows import ClientRow
from advisor_app.ui.forms.find import folded
from advisor_app.ui.pages.client_panel import PANEL_WIDTH, ClientPanel
from advisor_app.ui.pages.client_table import ClientTable
from advisor_app.ui.pages.client_tools import ClientTools
from advisor_app.ui.presenters.client_order import ClientOrder, ListState
from advisor_app.ui.presenters.clients import ClientWords
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.cards import EmptyState, Panel
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.text import Text, name_for

# Below this width of the page, which is 1100 of the window, the details lie over the list.
DOCKED_FROM = 892
QUIET_MS = 700
FRAME, FRAME_BELOW = 1, 7
LIST, NO_MATCH, EMPTY = range(3)


class ClientsPage(QWidget):
    """The list is shown by `show_clients` and nothing else; what a person asks for goes out by signals, with the id
    of the client. opened: Enter or double click. previewed: another client is chosen. demo_asked: from the empty list.
    After `deleted`, the owner shows the list without the client and offers the way back.

    state: search, filters and sort to begin with, as `state` gave them when the page was last left.
    """

    new_client = Signal()
    demo_asked = Signal()
    opened = Signal(str)
    continue_asked = Signal(str)
    results_asked = Signal(str)
    letter_asked = Signal(str)
    edit_asked = Signal(str)
    deleted = Signal(str)
    previewed = Signal(str)

    def __init__(
        self, theme: Theme, figures_for: Callable[[str], Figures], words: Texts, *, state: ListState | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = ClientWords(figures_for, words, today)
        self._order = ClientOrder(folded, self._words.searched)
        self._order.state = state or ListState()
        self._drawer_open = False
        self._main = QWidget(self)
        self.tools = ClientTools(theme, self._order.state)
        self.table = ClientTable(theme, self._order, self._words)
        self.panel = ClientPanel(theme, self._words, self)
        self._build()
        self._connect()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(lambda: announce(self, self.count.text()))
        name_for(self, self.tr("Clients"))
        theme.changed.connect(self._place)
        self.show_clients((), None)

    # ------------------------------------------------------------------------------------------------ building
    def _build(self) -> None:
        theme = self._theme
        self._frame = Panel(theme)
        self._frame.setLayout(column(self.table, margins=(FRAME, FRAME, FRAME, FRAME_BELOW)))
        self.count = Text(theme, "", "caption", "text2")
        hints = Text(theme, self.tr("Enter opens · Space previews · Ctrl+N adds"), "caption", "text2")
        lists = QVBoxLayout()
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(0)
        lists.addWidget(self._frame, 1000)
        lists.addSpacing(10)
        lists.addLayout(row(self.count, None, hints))
        lists.addStretch(1)
        self.no_match = EmptyState(theme, "", self.tr("Clear search"), self.tr("Show that client"))
        self.empty = EmptyState(
            theme, self.tr("No clients yet. Add the first one, or look round with the demo client."),
            self.tr("New client"), self.tr("Open demo client"), icon="plus",
        )
        self._stack = QStackedWidget()
        for part in (boxed(lists), self.no_match, self.empty):
            self._stack.addWidget(part)
        layout = column(self.tools, 14, margins=(24, 20, 24, 16))
        layout.addWidget(self._stack, 1)
        self._main.setLayout(layout)

    def _connect(self) -> None:
        tools, table, panel = self.tools, self.table, self.panel
        tools.changed.connect(self._change)
        tools.entered.connect(lambda: self._ask(self.opened.emit))
        tools.new_client.connect(self.new_client)
        tools.details_asked.connect(self._show_drawer)
        tools.search.line.installEventFilter(self)
        table.sort_header.asked.connect(lambda sort: self._change(self._order.sorted_by(sort)))
        table.chosen.connect(self._on_chosen)
        table.opened.connect(self.opened)
        table.previewed.connect(lambda: self._show_drawer(not self._drawer_open))
        table.escaped.connect(lambda: self._show_drawer(False))
        table.delete_asked.connect(self.deleted)
        table.menu_asked.connect(self._open_menu)
        panel.continue_asked.connect(lambda: self._ask(self.continue_asked.emit))
        panel.results_asked.connect(lambda: self._ask(self.results_asked.emit))
        panel.letter_asked.connect(lambda: self._ask(self.letter_asked.emit))
        panel.menu_asked.connect(self._open_panel_menu)
        panel.closed.connect(self._close_drawer)
        self.no_match.action.clicked.connect(self._clear_all)
        self.no_match.other.clicked.connect(self._take_guess)
        self.empty.action.clicked.connect(self.new_client)
        self.empty.other.clicked.connect(self.demo_asked)

    # --------------------------------------------------------------------------------------------------- verbs
    def show_clients(self, rows: Sequence[ClientRow], selected: str | None) -> None:
        """Show these clients, one of them chosen: `selected`, or the first."""
        self._order.take(rows)
        self._refresh(selected)

    def focus_search(self) -> None:
        """Ready to type a name."""
        self.tools.search.line.selectAll()
        self.tools.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> ListState:
        """Search, filters and sort as they stand."""
        return self._order.state

    def client(self) -> str | None:
        """Who is chosen."""
        return self.table.client()

    # ---------------------------------------------------------------------------------------- what is asked for
    def _change(self, state: ListState) -> None:
        chosen = self.table.client()
        self._order.show(state)
        self._refresh(chosen)
        self._quiet.start()

    def _clear_all(self) -> None:
        """Back to all clients, ready to type again."""
        self._change(replace(self._order.state, filters=frozenset()))
        self.tools.search.clear()

    def _take_guess(self) -> None:
        name = self._order.similar()
        self.tools.show_search(name)
        self._change(replace(self._order.state, search=name, filters=frozenset()))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, client: str) -> None:
        self.panel.show_client(self._row(client))
        self.previewed.emit(client)

    def _ask(self, emit: Callable[[str], None]) -> None:
        client = self.table.client()
        if client is not None:
            emit(client)

    def _row(self, client: str) -> ClientRow:
        place = self._order.place_of(client)
        assert place is not None, "asked for a client that is not shown"
        return self._order.shown[place]

    def _open_menu(self, client: str, place: QPoint) -> None:
        """What can be done with a client; the same beside its name and in the list."""
        menu = QMenu(self)
        entries: list[tuple[str, Callable[[str], None]]] = [(self.tr("Open"), self.opened.emit)]
        if self._row(client).level is not None:
            entries.append((self.tr("Results"), self.results_asked.emit))
            entries.append((self.tr("Letter"), self.letter_asked.emit))
        entries.append((self.tr("Edit facts"), self.edit_asked.emit))
        entries.append((self.tr("Delete"), self.deleted.emit))
        for words, emit in entries:
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, ask=emit: ask(client))
        menu.insertSeparator(menu.actions()[-1])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _open_panel_menu(self) -> None:
        more = self.panel.more
        self._ask(lambda client: self._open_menu(client, more.mapToGlobal(QPoint(0, more.height() + 4))))

    # ------------------------------------------------------------------------------------------------- showing
    def _refresh(self, selected: str | None) -> None:
        order, state = self._order, self._order.state
        chosen = self.table.reload(selected)
        shown, total = len(order.shown), order.total
        self.tools.show_state(state, order.counts(), anybody=bool(total))
        self.table.sort_header.show_sort(state.sort, turned=state.turned)
        self.count.setText(self._counted(shown, total))
        self._stack.setCurrentIndex(LIST if shown else NO_MATCH if total else EMPTY)
        if chosen is not None:
            self.panel.show_client(chosen)
        else:
            self.panel.show_nobody()
            self._drawer_open = False
            self._explain_none(state)
        self._place()

    def _counted(self, shown: int, total: int) -> str:
        if shown < total:
            return self.tr("Showing {n} of {all}").format(n=shown, all=total)
        return self.tr("1 client") if total == 1 else self.tr("{n} clients").format(n=total)

    def _explain_none(self, state: ListState) -> None:
        """The words where no client is shown: the search finds nobody, or the filters leave nobody."""
        filtered = self._order.counts()[""] > 0
        similar = "" if filtered else self._order.similar()
        if filtered:
            text, action = self.tr("No client is in all of the chosen filters."), self.tr("Clear filters")
        else:
            text = self.tr("No client matches “{text}”.").format(text=state.search.strip()[:80])
            action = self.tr("Clear search")
        if similar:
            text += " " + self.tr("Did you mean {name}?").format(name=similar)
        self.no_match.text.setText(text)
        self.no_match.action.setText(action)
        self.no_match.action.restyle()
        self.no_match.other.setVisible(bool(similar))

    # ------------------------------------------------------------------------------------------------- geometry
    def _docked(self) -> bool:
        return self.width() >= self._theme.px(DOCKED_FROM)

    def _show_drawer(self, on: bool) -> None:
        self._drawer_open = on and not self._docked() and bool(self._order.shown)
        self._place()

    def _close_drawer(self) -> None:
        self._show_drawer(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        """The list and the details, side by side or one over the other."""
        wide, docked, anybody = self._theme.px(PANEL_WIDTH), self._docked(), self._order.total > 0
        area, direction = self.rect(), self.layoutDirection()
        main = QRect(0, 0, area.width() - (wide if docked and anybody else 0), area.height())
        self._main.setGeometry(QStyle.visualRect(direction, area, main))
        panel = QRect(area.width() - wide, 0, wide, area.height())
        self.panel.setGeometry(QStyle.visualRect(direction, area, panel))
        self.panel.show_as_drawer(not docked)
        self.panel.setVisible(anybody and (docked or self._drawer_open))
        self.panel.raise_()
        self.tools.show_details(offered=not docked and bool(self._order.shown), shown=self._drawer_open)
        self._frame.setMaximumHeight(self.table.height_for_all() + FRAME + FRAME_BELOW)

    def showEvent(self, event: QShowEvent) -> None:
        """Arrows and Enter work at once."""
        super().showEvent(event)
        if not event.spontaneous() and not self.tools.search.line.hasFocus():
            first = self.table if self._order.shown else self.empty.action
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawer_open = self._drawer_open and not self._docked()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer_open:
            self._close_drawer()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: object, event: object) -> bool:
        """Down from the search goes into the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if not (pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and self._order.shown):
            return False
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        return True
