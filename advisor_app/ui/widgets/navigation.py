"""The navigation at the left: a bar with words beside icons, or a narrow rail with words under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Painted
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.painting import mirrored, rounded, text_width
from advisor_app.ui.widgets.text import ElidedText, Text, name_for, set_tooltip, verbatim

BAR_WIDTH = 208
RAIL_WIDTH = 72


@dataclass(frozen=True)
class Place:
    """Somewhere to go. short: the word under the icon in the rail, where the whole one is too long."""

    id: str
    label: str
    icon: str
    short: str = ""


class _Item(Painted):
    def __init__(self, theme: Theme, place: Place, rail: bool) -> None:
        super().__init__(theme)
        self._place, self._rail, self._count = place, rail, 0
        self.setText(verbatim(place.label))
        self.setCheckable(True)
        name_for(self, place.label)
        if rail:
            set_tooltip(self, place.label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        self._count = count
        name_for(self, f"{self._place.label}, {count}" if count else self._place.label)
        self.update()

    def nextCheckState(self) -> None:
        """A click asks to go there; only arriving there marks it."""

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(56 if self._rail else 190), self._theme.px(52 if self._rail else 38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        if on or self._over:
            # The chosen place stands out by its ground: white on grey when light, blue on dark when dark.
            chosen = "accent_bg" if theme.dark else "surface"
            rounded(painter, self.rect(), theme.radius("control"), theme.color(chosen if on else "hover"))
        if on:
            bar = QRect(0, self.height() // 2 - theme.px(12 if not self._rail else 16), 3,
                        theme.px(24 if not self._rail else 32))
            rounded(painter, QRectF(mirrored(self, bar)), 1.5, theme.color("accent"))
        if self._rail:
            self._draw_rail(painter, on)
        else:
            self._draw_bar(painter, on)
        painter.end()

    def _draw_rail(self, painter: QPainter, on: bool) -> None:
        theme = self._theme
        colour = theme.color("accent_text" if on else "text2")
        side = theme.px(20)
        pixmap = theme.icons.pixmap(self._place.icon, side, colour)
        painter.drawPixmap((self.width() - side) // 2, theme.px(8), pixmap)
        painter.setFont(theme.font("rail", 600 if on else 500))
        painter.setPen(colour)
        words = QRect(0, theme.px(30), self.width(), theme.px(16))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._place.short or self._place.label)

    def _draw_bar(self, painter: QPainter, on: bool) -> None:
        theme = self._theme
        colour = theme.color("accent_text" if on else "text2")
        side = theme.px(20)
        at = mirrored(self, QRect(14, (self.height() - side) // 2, side, side))
        painter.drawPixmap(at.topLeft(), theme.icons.pixmap(self._place.icon, side, colour))
        painter.setFont(theme.font("button", 600 if on else 500))
        painter.setPen(theme.color("accent_text" if on else "text"))
        start = 14 + side + theme.px(10)
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side_flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        words = mirrored(self, QRect(start, 0, self.width() - start - 44, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | side_flag, self._place.label)
        if self._count:
            painter.setFont(theme.font("label", 600 if on else 500, tabular=True))
            painter.setPen(theme.color("accent_text" if on else "text2"))
            box = mirrored(self, QRect(self.width() - 52, 0, 40, self.height()))
            far = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | far, str(self._count))


class BrandMark(QWidget):
    """The initials of the practice on its colour."""

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._initials = theme, initials(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_name(self, name: str) -> None:
        self._initials = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(36), self._theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        rounded(painter, self.rect(), 8, theme.color("brand"))
        painter.setFont(theme.font("label", 700))
        painter.setPen(theme.color("on_brand"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


def initials(name: str) -> str:
    """Up to two letters that stand for a name: of its first and last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return ""
    chosen = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return chosen.upper()


class Navigation(Panel):
    """picked(id) when a person chooses a place. rail: the narrow form. foot: places at the lower end.

    `show_place` marks where we are; a click alone marks nothing, since leaving a page can be refused.
    """

    picked = Signal(str)

    def __init__(
        self, theme: Theme, places: Sequence[Place], foot: Sequence[Place], *, rail: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, fill="sunken", edge="", radius="", parent=parent)
        self._rail = rail
        self._items = {place.id: _Item(theme, place, rail) for place in (*places, *foot)}
        self._brand = BrandMark(theme)
        self._practice = ElidedText(theme, "", "button", weight=600)
        self._person = ElidedText(theme, "", "caption", "text2")
        self._note = Text(theme, "", "caption", "text2", wrap=True)
        self._note.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.setContentsMargins(8, 12 if rail else 14, 8, 10)
        self._add_head(layout)
        for place in places:
            layout.addWidget(self._items[place.id])
        layout.addStretch(1)
        for place in foot:
            layout.addWidget(self._items[place.id])
        if not rail:
            layout.addWidget(boxed(row(self._note, margins=(14, 4, 8, 2))))
        for id_, item in self._items.items():
            item.clicked.connect(lambda _checked=False, chosen=id_: self.picked.emit(chosen))
        self.setAccessibleName(self.tr("Places"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _add_head(self, layout: QVBoxLayout) -> None:
        if self._rail:
            layout.addLayout(row(None, self._brand, None))
            layout.addSpacing(8)
            return
        words = column(None, self._practice, self._person, None)
        head = row(self._brand, gap=10, margins=(10, 2, 4, 12))
        head.addLayout(words, 1)
        layout.addLayout(head)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(RAIL_WIDTH if self._rail else BAR_WIDTH))
        self.update()

    def show_practice(self, practice: str, person: str) -> None:
        self._brand.show_name(practice)
        self._practice.setText(practice)
        self._person.setText(person)

    def show_place(self, id_: str) -> None:
        """Mark a place; an unknown one marks none."""
        for other, item in self._items.items():
            item.setChecked(other == id_)

    def show_count(self, id_: str, count: int) -> None:
        self._items[id_].show_count(count)

    def show_note(self, note: str, colour: str = "text2") -> None:
        """The quiet line at the lower end, such as when the last backup was made."""
        self._note.setText(note)
        self._note.set_colour(colour)
        self._note.setVisible(bool(note) and not self._rail)


def rail_fits(theme: Theme, place: Place) -> bool:
    """Whether a place's word fits under its icon."""
    return text_width(place.short or place.label, theme.font("rail")) <= theme.px(RAIL_WIDTH - 8)
