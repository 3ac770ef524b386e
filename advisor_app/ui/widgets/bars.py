"""Bars across the window: header with back and actions, footer, status words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLineF, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.ending import whole
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.levels import LevelChip
from advisor_app.ui.widgets.painting import hairline, mirrored
from advisor_app.ui.widgets.text import ElidedText, Text, name_for

# A client's name keeps this much room at 100 % before it is cut; the note beside it gives way first.
# With large text it shares with the buttons: no more than so many pixels are kept.
NAME_LEAST, NAME_KEPT = 200, 280
# Narrower than this at 100 %, the note is left out.
NOTE_FROM = 600


class _Bar(QWidget):
    def __init__(self, theme: Theme, height: str, edge: str) -> None:
        super().__init__()
        self._theme, self._height, self._edge = theme, height, edge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.height(self._height))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if self._edge:
            y = self.height() - 1 if self._edge == "below" else 0
            hairline(painter, QLineF(0, y, self.width(), y), self._theme.color("border"))
        painter.end()


class HeaderBar(_Bar):
    """Who and where: back, name, level, a note; actions at the right. went_back() on the chevron.

    edge: hairline "below", or "" where a row of tabs follows.
    """

    went_back = Signal()

    def __init__(self, theme: Theme, *, back: bool = True, edge: str = "below") -> None:
        super().__init__(theme, "header", edge)
        self.back = IconButton(theme, "chevron-left", self.tr("Back"), size=32)
        self.back.clicked.connect(self.went_back)
        self.name = ElidedText(theme, "", "header_name")
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.note = ElidedText(theme, "", "body", "text2")
        self.state = Text(theme, "", "caption", "text2", weight=600)
        self.state.hide()
        self.chip = LevelChip(theme, "low")
        self.chip.hide()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        layout = row(
            self.back, self.name, 6, self.chip, self.note, self.state, gap=4, margins=(14 if back else 24, 0, 20, 0)
        )
        layout.addStretch(1)
        layout.addLayout(self._actions)
        layout.setSpacing(8)
        self.setLayout(layout)
        self.back.setVisible(back)

    def show_place(self, name: str, note: str = "", level: str | None = None) -> None:
        """name: the client's. note: where this is. level: of risk, None while there is none."""
        self.name.setText(name)
        self.name.setMinimumWidth(min(self.name.sizeHint().width(), self._theme.px(NAME_LEAST), NAME_KEPT))
        self.note.setText(note)
        self.chip.setVisible(level is not None)
        if level is not None:
            self.chip.show_level(level)

    def show_state(self, text: str) -> None:
        """What is going on with what is shown ("Updating…"), "" for nothing."""
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note.setVisible(self.width() >= self._theme.px(NOTE_FROM))

    def add_action(self, widget: QWidget) -> None:
        self._actions.addWidget(widget)


class FooterBar(_Bar):
    """What moves on: Back, Continue. Put things in by `row`: it starts at the page's margin."""

    def __init__(self, theme: Theme, margin: int = 36) -> None:
        super().__init__(theme, "footer", "above")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(margin, 0, margin, 0)
        self.row.setSpacing(10)
        self._margin = margin

    def stand_under(self, content: QWidget) -> None:
        """From now on begin and end where `content` does, within the margin: a page may hold it in its middle."""
        StandUnder(self, content, lambda left, right: self.row.setContentsMargins(
            left + self._margin, 0, right + self._margin, 0))


class StandUnder(QObject):
    """Tells `place` how many pixels of `bar` lie left and right of `content`, at first and when either moves."""

    def __init__(self, bar: QWidget, content: QWidget, place: Callable[[int, int], None]) -> None:
        super().__init__(bar)
        self._bar, self._content, self._place = bar, content, place
        for watched in (bar, content):
            watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not whole(self, "_place"):
            return False
        bar, content = self._bar, self._content
        moved = event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)
        if moved and content.window() is bar.window():
            window = bar.window()
            left = content.mapTo(window, QPoint(0, 0)).x() - bar.mapTo(window, QPoint(0, 0)).x()
            self._place(max(0, left), max(0, bar.width() - left - content.width()))
        return False


class StatusLine(QWidget):
    """An icon and a few quiet words: "All answers saved", "Offline · encrypted"."""

    def __init__(
        self, theme: Theme, icon: str, text: str, colour: str = "text2", icon_colour: str = "ok", *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._icon_colour = theme, icon, icon_colour
        self._text = Text(theme, text, "caption", colour, weight=500)
        self.setLayout(row(self._text, margins=(theme.px(15) + 7, 0, 0, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name_for(self, text)
        theme.changed.connect(self.update)

    def show_state(self, icon: str, text: str, colour: str = "text2", icon_colour: str = "ok") -> None:
        self._icon, self._icon_colour = icon, icon_colour
        self._text.setText(text)
        self._text.set_colour(colour)
        name_for(self, text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text.text()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self._theme.px(15)
        painter = QPainter(self)
        box = mirrored(self, QRect(0, (self.height() - side) // 2, side, side))
        pixmap = self._theme.icons.pixmap(self._icon, side, self._theme.color(self._icon_colour))
        painter.drawPixmap(box.topLeft(), pixmap)
        painter.end()


def offline_badge(theme: Theme) -> StatusLine:
    """The promise in the corner of the menu bar."""
    badge = StatusLine(theme, "shield-check", "")
    badge.show_state("shield-check", badge.tr("Offline · encrypted"))
    badge.setContentsMargins(0, 0, 14, 0)
    # A menu bar puts its corner at the top: as high as the bar, its words stand in the middle.
    badge.setMinimumHeight(theme.height("menu") - 1)
    badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return badge
