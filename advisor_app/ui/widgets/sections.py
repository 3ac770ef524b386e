"""The list of sections of an assessment: icon, name and state in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Painted
from advisor_app.ui.widgets.layout import Divider, boxed, column
from advisor_app.ui.widgets.painting import mirrored, rounded, text_width
from advisor_app.ui.widgets.text import name_for, verbatim

# The state of what is no section but leads on from them.
LINK: Final = "link"
# State: icon and its colour, and the colour of the words at the right.
_LOOKS: Final = {
    "done": ("circle-check", "ok", "text2"),
    "check": ("flag", "warn", "warn"),
    "some": ("circle", "text3", "text2"),
    "none": ("circle", "text3", "text2"),
    "later": ("calendar-clock", "text3", "text2"),
    LINK: ("square-check", "text2", "text2"),
}


@dataclass(frozen=True)
class SectionState:
    """id and title of a section; state: done, check, some, none, later or link (of no section); words: what stands at
    the right ("1 of 3")."""

    id: str
    title: str
    words: str
    state: str
    current: bool = False


class SectionRow(Painted):
    """One section. Connect to `clicked`."""

    def __init__(self, theme: Theme, state: SectionState, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state(state)

    def show_state(self, state: SectionState) -> None:
        self._state = state
        self.setText(verbatim(state.title))
        name_for(self, f"{state.title}, {state.words}" if state.words else state.title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(252), self._theme.px(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(38))

    def least_width(self) -> int:
        """How wide it must be for its title to be seen whole, pixels."""
        title, small = self._fonts()
        return round(
            self._theme.px(40 + 18) + text_width(self._state.title, title) + text_width(self._state.words, small) + 1
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, state = self._theme, self._state
        painter = QPainter(self)
        if state.current or self._over:
            fill = theme.color("accent_bg" if state.current else "hover")
            rounded(painter, self.rect(), theme.radius("control"), fill)
        if state.current:
            tall = theme.px(20)
            bar = QRect(0, (self.height() - tall) // 2, 3, tall)
            rounded(painter, QRectF(mirrored(self, bar)), 1.5, theme.color("accent"))
        icon, tint, words_tint = _LOOKS[state.state]
        if state.current and state.state in ("some", "none"):
            icon, tint = "circle-dot", "accent_text"
        side = theme.px(18)
        at = mirrored(self, QRect(theme.px(12), (self.height() - side) // 2, side, side))
        painter.drawPixmap(at.topLeft(), theme.icons.pixmap(icon, side, theme.color(tint)))
        self._draw_words(painter, "accent_text" if state.current else words_tint)
        if state.state == LINK:
            side = theme.px(16)
            end = mirrored(self, QRect(self.width() - side - 8, (self.height() - side) // 2, side, side))
            painter.drawPixmap(end.topLeft(), theme.icons.pixmap("chevron-right", side, theme.color("text2")))
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont]:
        """Of the title, and of the words at the end."""
        state = self._state
        strong = state.current or state.state == "check"
        return (
            self._theme.font("body", 600 if state.current else 400 if state.state == "none" else 500),
            self._theme.font("caption", 600 if strong else 500),
        )

    def _draw_words(self, painter: QPainter, words_tint: str) -> None:
        theme, state = self._theme, self._state
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        near = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
        font, small = self._fonts()
        end = round(text_width(state.words, small) + 0.999) if state.words else 0
        start = theme.px(40)
        painter.setFont(font)
        quiet = state.state == "none" and not state.current
        painter.setPen(theme.color("accent_text" if state.current else "text2" if quiet else "text"))
        room = self.width() - start - end - theme.px(18)
        title = QFontMetricsF(font).elidedText(state.title, Qt.TextElideMode.ElideRight, room)
        box = mirrored(self, QRect(start, 0, room, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | near, title)
        painter.setFont(small)
        painter.setPen(theme.color(words_tint))
        box = mirrored(self, QRect(self.width() - end - 10, 0, end, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | far, state.words)


class SectionList(QWidget):
    """picked(id) when a person chooses a section."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, SectionRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addStretch(1)
        name_for(self, name)

    def show_states(self, states: Sequence[SectionState]) -> None:
        """Show exactly these, in this order. Rows that stay keep the focus."""
        wanted = {state.id for state in states}
        for id_ in [id_ for id_ in self._rows if id_ not in wanted]:
            gone = self._rows.pop(id_)
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, state in enumerate(states):
            if state.id in self._rows:
                self._rows[state.id].show_state(state)
                continue
            made = SectionRow(self._theme, state)
            made.clicked.connect(lambda _checked=False, id_=state.id: self.picked.emit(id_))
            self._rows[state.id] = made
            self._layout.insertWidget(place, made)
            if state.state == LINK:
                # It leads out of the sections: under a line of its own, and always the last.
                self._layout.insertWidget(place, boxed(column(10, Divider(self._theme), 10)))

    def row(self, id_: str) -> SectionRow:
        return self._rows[id_]
