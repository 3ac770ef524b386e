"""Tabs with a line under the open one, and a count where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import rounded, text_width


class TabBar(QTabBar):
    """picked(id) when a person opens a tab. tabs: (id, words). Ctrl+PgUp, Ctrl+PgDn and Ctrl+1… move too."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, tabs: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids = [id_ for id_, _ in tabs]
        self._words = dict(tabs)
        self._counts: dict[str, int] = {}
        self._quiet = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for _, words in tabs:
            self.addTab(words)
        self.currentChanged.connect(self._on_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._add_keys()

    def show_tab(self, id_: str) -> None:
        """Open a tab without `picked`."""
        self._quiet = True
        self.setCurrentIndex(self._ids.index(id_))
        self._quiet = False

    def show_count(self, id_: str, count: int) -> None:
        """A number beside the words; 0 takes it away."""
        self._counts[id_] = count
        place = self._ids.index(id_)
        self.setTabText(place, self._words[id_])
        self.setAccessibleTabName(place, f"{self._words[id_]}, {count}" if count else self._words[id_])
        self._restyle()

    def current(self) -> str:
        return self._ids[self.currentIndex()]

    def _add_keys(self) -> None:
        for place in range(min(9, len(self._ids))):
            key = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            key.activated.connect(lambda target=place: self.setCurrentIndex(target))
        for sequence, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            key = QShortcut(QKeySequence(sequence), self)
            key.activated.connect(lambda step=by: self.setCurrentIndex((self.currentIndex() + step) % self.count()))

    def _on_current(self, place: int) -> None:
        if not self._quiet and 0 <= place < len(self._ids):
            self.picked.emit(self._ids[place])

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _badge(self, place: int) -> str:
        count = self._counts.get(self._ids[place], 0)
        return str(count) if count else ""

    def _badge_width(self, place: int) -> int:
        badge = self._badge(place)
        return self._theme.px(8) + self._badge_box(badge) if badge else 0

    def _badge_box(self, badge: str) -> int:
        return round(text_width(badge, self._theme.font("caption_strong")) + self._theme.px(14))

    def tabSizeHint(self, place: int) -> QSize:
        if place >= len(self._ids):
            return super().tabSizeHint(place)
        wide = text_width(self._words[self._ids[place]], self._theme.font("button"))
        return QSize(round(wide) + self._badge_width(place) + self._theme.px(30), self._theme.px(42))

    def minimumTabSizeHint(self, place: int) -> QSize:
        return self.tabSizeHint(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        for place in range(self.count()):
            box, on = self.tabRect(place), place == self.currentIndex()
            over = box.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
            font = theme.font("button", 600 if on else 500)
            painter.setFont(font)
            painter.setPen(theme.color("accent_text" if on else "text" if over else "text2"))
            badge = self._badge(place)
            words = box.adjusted(0, 0, -self._badge_width(place), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._words[self._ids[place]])
            if badge:
                self._draw_badge(painter, badge, words)
            if on:
                line = QRectF(box.x() + theme.px(14), box.bottom() - 2, box.width() - theme.px(28), 3)
                rounded(painter, line, 1.5, theme.color("accent"))
        painter.end()

    def _draw_badge(self, painter: QPainter, badge: str, words: QRect) -> None:
        theme = self._theme
        wide, tall = self._badge_box(badge), theme.px(19)
        left = words.right() - theme.px(15) + theme.px(8)
        box = QRect(left, words.center().y() - tall // 2, wide, tall)
        rounded(painter, box, tall / 2, theme.color("sunken"))
        painter.setFont(theme.font("caption_strong", tabular=True))
        painter.setPen(theme.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
