"""What stands over the list of clients: search, filters, sorting, and the way to a new client."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from advisor_app.ui.presenters.client_order import ListState
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.layout import FlowLayout, boxed, column, row
from advisor_app.ui.widgets.pills import FilterChip
from advisor_app.ui.widgets.search import SearchField
from advisor_app.ui.widgets.text import Text


class ClientTools(QWidget):
    """changed(ListState) for whatever a person sets; entered() on Enter in the search, new_client(), and
    details_asked(shown) where the details are a drawer."""

    changed = Signal(object)
    entered = Signal()
    new_client = Signal()
    details_asked = Signal(bool)

    def __init__(self, theme: Theme, state: ListState) -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self.search = SearchField(theme, self.tr("Search clients"), "Ctrl+F", self.tr("Search clients"))
        self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search.line.setText(state.search)
        self.new_button = Button(theme, self.tr("New client"), "primary", icon="plus")
        self.chips = {
            "": FilterChip(theme, self.tr("All")), "in_progress": FilterChip(theme, self.tr("In progress")),
            "cover_gap": FilterChip(theme, self.tr("Cover gap")), "no_policy": FilterChip(theme, self.tr("No policy")),
        }
        self.clear_filters = Button(theme, self.tr("Clear filters"), "link")
        self.details = Button(theme, self.tr("Details"), "quiet")
        self.details.setCheckable(True)
        self.sort_button = Button(theme, "", "quiet", icon="arrow-up-down")
        self._lower = QWidget()
        self._tools = row(gap=4)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(
            Text(self._theme, self.tr("Clients"), "page_title"), None, self.search, self.new_button, gap=10
        )
        flow = FlowLayout(8)
        for chip in self.chips.values():
            flow.addWidget(chip)
        self._left = boxed(column(boxed(flow), margins=(0, 2, 0, 2)))
        self._right = boxed(row(self.clear_filters, self.details, self.sort_button, gap=4))
        self._tools.addWidget(self._left, 1)
        self._tools.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self._lower.setLayout(self._tools)
        self.setLayout(column(head, 18, self._lower))

    def _connect(self) -> None:
        self.search.typed.connect(lambda text: self.changed.emit(replace(self._state, search=text)))
        self.search.entered.connect(self.entered)
        self.new_button.clicked.connect(self.new_client)
        for id_, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, filter_=id_: self._toggle(filter_))
        self.clear_filters.clicked.connect(lambda: self._toggle(""))
        self.details.clicked.connect(self.details_asked)
        self.sort_button.clicked.connect(self._open_sorts)

    # --------------------------------------------------------------------------------------------------- verbs
    def show_state(self, state: ListState, counts: dict[str, int], *, anybody: bool) -> None:
        """counts: filter to how many it would show. anybody: whether there are clients at all."""
        self._state = state
        for id_, chip in self.chips.items():
            chip.show_count(counts[id_])
            chip.setChecked(id_ in state.filters if id_ else not state.filters)
        self.clear_filters.setVisible(bool(state.filters))
        self.sort_button.setText(self.tr("Sort: {way}").format(way=self._sorts()[state.sort]))
        self.sort_button.restyle()
        for part in (self.search, self.new_button, self._lower):
            part.setVisible(anybody)
        self._fit()

    def show_search(self, text: str) -> None:
        """Put words into the search, as a suggestion taken does."""
        self.search.line.setText(text)

    def show_details(self, *, offered: bool, shown: bool) -> None:
        self.details.setVisible(offered)
        self.details.setChecked(shown)
        self._fit()

    # -------------------------------------------------------------------------------------------------- inside
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The filters and the rest side by side, or one over the other where the text is large."""
        wanted = self._left.sizeHint().width() + self._right.sizeHint().width() + 4
        over = wanted > self.width()
        way = QBoxLayout.Direction.TopToBottom if over else QBoxLayout.Direction.LeftToRight
        if self._tools.direction() != way:
            self._tools.setDirection(way)
            side = Qt.AlignmentFlag.AlignLeft if over else Qt.AlignmentFlag.AlignTop
            self._tools.setAlignment(self._right, side)

    def _toggle(self, filter_: str) -> None:
        filters = self._state.filters ^ {filter_} if filter_ else frozenset[str]()
        self.changed.emit(replace(self._state, filters=filters))

    def _sorts(self) -> dict[str, str]:
        return {
            "attention": self.tr("needs attention"), "name": self.tr("name"), "risk": self.tr("risk"),
            "gap": self.tr("cover gap"), "assessed": self.tr("last assessed"),
        }

    def _open_sorts(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for sort, words in self._sorts().items():
            action = QAction(words[:1].upper() + words[1:], group)
            action.setCheckable(True)
            action.setChecked(sort == self._state.sort)
            action.triggered.connect(
                lambda _checked=False, by=sort: self.changed.emit(replace(self._state, sort=by, turned=False))
            )
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sort_button.mapToGlobal(QPoint(0, self.sort_button.height() + 4)))
