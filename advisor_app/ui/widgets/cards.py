"""Panels: cards, headline figures, help boxes, notes and what stands in an empty place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button, TitleLink
from advisor_app.ui.widgets.layout import Part, column, row
from advisor_app.ui.widgets.painting import rounded
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, heading


class Panel(QWidget):
    """A box in a fill and an edge of the theme. radius: card, control, small, or "" for none."""

    def __init__(
        self, theme: Theme, *, fill: str = "surface", edge: str = "border", radius: str = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fill, self._edge, self._radius = theme, fill, edge, radius
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius = self._theme.radius(self._radius) if self._radius else 0
        edge = self._theme.color(self._edge) if self._edge else None
        rounded(painter, self.rect(), radius, self._theme.color(self._fill), edge)
        painter.end()


class Card(Panel):
    """A card with an optional title, a note under it and something at its right. Add to `content`.

    leads: the title is a button that opens the detail: opened() when it is pressed.
    """

    opened = Signal()

    def __init__(
        self, theme: Theme, title: str = "", note: str = "", *, corner: QWidget | None = None, leads: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        space = theme.tokens.space["card"]
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.tokens.space["gap"])
        self.title: Text | TitleLink = heading(theme, title)
        if leads:
            self.title = TitleLink(theme, title)
            self.title.clicked.connect(self.opened)
        self.note = Text(theme, note, "caption", "text2", wrap=True)
        words = column(self.title, self.note, gap=3)
        if leads:
            # A button as wide as its words would stand in the middle.
            words.setAlignment(self.title, Qt.AlignmentFlag.AlignLeft)
        head = row(words, gap=12)
        head.setStretch(0, 1)
        if corner is not None:
            head.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(margins=(space, space - 2, space, space))
        if title or note or corner is not None:
            layout.addLayout(head)
            layout.addSpacing(10)
        layout.addLayout(self.content, 1)
        self.setLayout(layout)
        self.title.setVisible(bool(title))
        self.note.setVisible(bool(note))
        if title:
            self.setAccessibleName(title)

    def add(self, *parts: Part) -> None:
        """Put widgets, layouts, spaces (pixels) or a stretch (None) under what is there."""
        for part in parts:
            if part is None:
                self.content.addStretch(1)
            elif isinstance(part, int):
                self.content.addSpacing(part)
            elif isinstance(part, QWidget):
                self.content.addWidget(part)
            else:
                self.content.addLayout(part)

    def cite(self, source: str, asked: Callable[[str], None]) -> SourceLink:
        """Put the way to the source of its figures at its foot. asked: called with `source`."""
        link = SourceLink(self._theme, source, self.title.text())
        link.asked.connect(asked)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addSpacing(8)
        layout.addLayout(row(link, None))
        return link

    def set_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))


class FigureCard(Panel):
    """A headline figure: what it is, the figure, a note. The note's colour is a token: accent_text, danger, text2."""

    def __init__(
        self, theme: Theme, title: str, figure: str = "", note: str = "", note_colour: str = "text2",
        *, parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._title = Text(theme, title, "label", "text2", wrap=True)
        self._figure = Text(theme, figure, "figure", wrap=True, tabular=True)
        self._note = Text(theme, note, "caption", note_colour, wrap=True, weight=500)
        self._link: SourceLink | None = None
        self._parts = column(self._title, self._figure, self._note, None, gap=1, margins=(17, 12, 17, 12))
        self.setLayout(self._parts)
        self.setMinimumHeight(theme.px(86))
        self._name()

    def show_figure(self, figure: str, note: str = "", note_colour: str = "text2", title: str = "") -> None:
        self._figure.setText(figure)
        self._note.setText(note)
        self._note.set_colour(note_colour)
        if title:
            self._title.setText(title)
        self._name()

    def cite(self, source: str, asked: Callable[[str], None]) -> SourceLink:
        """Put the way to the source of the figure at its foot. asked: called with `source`."""
        self._link = SourceLink(self._theme, source, self._title.text())
        self._link.asked.connect(asked)
        self._parts.addLayout(row(self._link, None))
        return self._link

    def _name(self) -> None:
        if self._link is not None:
            self._link.show_figure(self._title.text())
        self.setAccessibleName(f"{self._title.text()}: {self._figure.text()}")
        self.setAccessibleDescription(self._note.text())


class IconNote(Panel):
    """An icon beside a title and a text, on a tinted ground. tone: accent (help), sunken (quiet), warn, danger, ok."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str = "", tone: str = "accent",
        *, parent: QWidget | None = None,
    ) -> None:
        fill, colour = _TONES[tone]
        super().__init__(theme, fill=fill, edge="", radius="control", parent=parent)
        self._icon, self._colour = icon, colour
        self.title = Text(theme, title, "label_strong", colour, wrap=True)
        self.text = Text(theme, text, "label", "text", wrap=True, weight=400)
        self.words = column(self.title, self.text, gap=1)
        layout = row(gap=0, margins=(theme.px(20) + 25, 11, 16, 13))
        layout.addLayout(self.words, 1)
        self.setLayout(layout)
        self.text.setVisible(bool(text))
        self.title.setVisible(bool(title))
        self._side = layout

    def show_text(self, title: str, text: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def add_right(self, widget: QWidget) -> None:
        """Put something at the right, in the middle of the height."""
        self._side.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(18)
        painter = QPainter(self)
        left = self.width() - 14 - side if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 14
        shown = [words for words in (self.title, self.text) if not words.isHidden()]
        middle = self.height() // 2
        if len(shown) > 1:
            middle = shown[0].y() + round(self._theme.line("label") / 2)
        box = QRect(left, middle - side // 2, side, side)
        painter.drawPixmap(box.topLeft(), self._theme.icons.pixmap(self._icon, side, self._theme.color(self._colour)))
        painter.end()


_TONES = {
    "accent": ("accent_bg", "accent_text"), "sunken": ("sunken", "text"), "warn": ("warn_bg", "warn"),
    "danger": ("danger_bg", "danger"), "ok": ("ok_bg", "ok"),
}


class HelpBox(IconNote):
    """Why we ask: one or two sentences, and optionally more under a link that opens in place."""

    def __init__(self, theme: Theme, text: str, title: str = "", *, parent: QWidget | None = None) -> None:
        shown = title or QCoreApplication.translate("HelpBox", "Why we ask")
        super().__init__(theme, "circle-help", shown, text, "accent", parent=parent)
        self.setAccessibleName(shown)
        self.setAccessibleDescription(text)


class EmptyState(QWidget):
    """What stands where nothing is yet: one line, one main action, one other. Connect to the buttons' `clicked`."""

    def __init__(
        self, theme: Theme, text: str, action: str = "", other: str = "", *, icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = Text(theme, text, "body", "text2", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.action = Button(theme, action, "primary", icon=icon)
        self.other = Button(theme, other, "normal")
        buttons = row(None, self.action, self.other, None, gap=10)
        words = row(None, self.text, None)
        words.setStretch(1, 6)
        self.setLayout(column(None, words, 16, buttons, None, margins=(24, 36, 24, 36)))
        self.action.setVisible(bool(action))
        self.other.setVisible(bool(other))
