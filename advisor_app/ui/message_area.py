"""The strip at the top of the window where what needs attention stays until it is solved or closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import clear
from advisor_app.ui.widgets.messages import MessageBar


class MessageArea(QWidget):
    """One message at a time; a new one takes the place of the old."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.shown = ""
        self.hide()

    def show_info(
        self, sentence: str, actions: Sequence[tuple[str, str]] = (), act: Callable[[str], None] | None = None
    ) -> None:
        """As show_error, for what only may be looked at."""
        self._show("accent", sentence, actions, act)

    def show_done(self, sentence: str) -> None:
        self._show("ok", sentence)

    def show_error(
        self, sentence: str, actions: Sequence[tuple[str, str]] = (), act: Callable[[str], None] | None = None
    ) -> None:
        """actions: (id, words) of buttons; act gets the id of the one that is pressed."""
        self._show("danger", sentence, actions, act)

    def hide_message(self) -> None:
        self.shown = ""
        clear(self._layout)
        self.hide()

    def _show(
        self, tone: str, sentence: str, actions: Sequence[tuple[str, str]] = (),
        act: Callable[[str], None] | None = None,
    ) -> None:
        self.hide_message()
        self.shown = sentence
        bar = MessageBar(self._theme, tone, sentence, actions=actions, closable=tone != "danger" or not actions)
        if act is not None:
            bar.acted.connect(act)
        self._layout.addWidget(bar)
        self.show()
