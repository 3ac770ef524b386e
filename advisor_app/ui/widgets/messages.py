"""Messages: a bar that stays until it is dealt with, and a toast that says what was done and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.cards import IconNote, Panel
from advisor_app.ui.widgets.ending import whole
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.text import Text

TOAST_MS: Final = 10_000
# So high that the buttons at the foot of a page can be pressed under it.
ABOVE: Final = 80
_ICONS: Final = {"accent": "info", "sunken": "info", "warn": "flag", "danger": "triangle-alert", "ok": "circle-check"}


class MessageBar(IconNote):
    """What needs attention. tone: accent, sunken, warn, danger, ok. acted(id) for each of `actions` (id, words)."""

    acted = Signal(str)

    def __init__(
        self, theme: Theme, tone: str, title: str, text: str = "", actions: Sequence[tuple[str, str]] = (), *,
        closable: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _ICONS[tone], title, text, tone, parent=parent)
        self.buttons: dict[str, Button] = {}
        for id_, words in actions:
            button = Button(theme, words, "link")
            button.clicked.connect(lambda _checked=False, chosen=id_: self.acted.emit(chosen))
            self.buttons[id_] = button
            self.add_right(button)
        if closable:
            close = IconButton(theme, "x", self.tr("Close this message"), size=28, icon_size=16)
            close.clicked.connect(self.hide)
            self.add_right(close)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)


class Toast(Panel):
    """Create one per window. `say` shows it at the lower middle for ten seconds, longer while it is pointed at or
    has the focus. acted() when its one action is pressed."""

    acted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, fill="text", edge="", radius="control", parent=window)
        self._around = window
        self._text = Text(theme, "", "body", "surface", weight=500, wrap=True)
        self.action = Button(theme, "", "inverse")
        self._close = IconButton(theme, "x", self.tr("Close this message"), size=28, icon_size=16, colour="border")
        line = row(gap=12, margins=(18, 7, 8, 7))
        line.addWidget(self._text, 1)
        line.addWidget(self.action)
        line.addWidget(self._close)
        self.setLayout(line)
        self.action.clicked.connect(self._act)
        self._close.clicked.connect(self.hide)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._end)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "") -> None:
        """Show a sentence and one thing to do about it; takes the place of what is shown."""
        self._text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self.timer.start(TOAST_MS)
        announce(self, text)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _end(self) -> None:
        if self.underMouse() or self.action.hasFocus() or self._close.hasFocus():
            self.timer.start(TOAST_MS)
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.start(TOAST_MS)
        super().enterEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if whole(self, "timer") and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        around = self._around
        wide = min(self.sizeHint().width(), around.width() - 32)
        self.resize(wide, max(self.sizeHint().height(), self.heightForWidth(wide)))
        self.move(QPoint((around.width() - wide) // 2, around.height() - self.height() - self._theme.px(ABOVE)))
