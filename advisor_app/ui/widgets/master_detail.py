"""A list at the near side and what it leads to beside it, sharing the width of the page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import Divider, clear
from advisor_app.ui.widgets.scroll import ScrollPage

SIDE_WIDTH, DETAIL_WIDTH = 360, 760
# The side gives way before the details do.
SIDE_SHARE = 0.38


class MasterDetail(QWidget):
    """side: the list with its tools, at most `share` of the width. Put the details in by `show_details`."""

    def __init__(
        self, theme: Theme, side: QWidget, *, share: float = SIDE_SHARE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._side, self._most = theme, side, share
        self._details = QVBoxLayout()
        self._details.setSpacing(12)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(24, 18, 24, 24)
        inside.addLayout(self._details)
        inside.addStretch(1)
        self._scroll = ScrollPage(page, widest=theme.px(DETAIL_WIDTH))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(Divider(theme, upright=True))
        whole.addWidget(self._scroll, 1)
        theme.changed.connect(self._share)

    def show_details(self, widgets: list[QWidget], *, keep_place: bool = False) -> None:
        """Replace what is shown, from its top unless the place is kept."""
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        clear(self._details)
        for widget in widgets:
            self._details.addWidget(widget)
        bar.setValue(place if keep_place else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        self._side.setFixedWidth(min(self._theme.px(SIDE_WIDTH), round(self.width() * self._most)))
