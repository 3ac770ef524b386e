"""A field for a passphrase: hidden unless shown, with a word on its strength and a warning about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.text import Text


class PassphraseField(QWidget):
    """typed(text) on each change by a person. `edit` is the line itself, for focus, Enter and error marks."""

    typed = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit(theme, name=name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(4096)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.show_button = IconButton(theme, "eye", self.tr("Show passphrase"))
        self.show_button.setCheckable(True)
        self.caps = Text(theme, self.tr("Caps Lock is on"), "caption", "warn", weight=600)
        self.caps.hide()
        self.strength = Text(theme, "", "caption", "text2", wrap=True)
        self.strength.hide()
        line = row(gap=6)
        line.addWidget(self.edit, 1)
        line.addWidget(self.show_button)
        self.setLayout(column(line, self.caps, self.strength, gap=4))
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.typed)
        self.show_button.clicked.connect(self._reveal)
        self.edit.installEventFilter(self)

    def text(self) -> str:
        return self.edit.text()

    def show_strength(self, word: str, reason: str = "", *, enough: bool = False) -> None:
        """How good it is, in a word and a reason; an empty word hides the line."""
        self.strength.setText(f"{word}. {reason}" if reason else word)
        self.strength.set_colour("ok" if enough else "warn")
        self.strength.setVisible(bool(word))
        self.edit.setAccessibleDescription(self.strength.text())

    def _reveal(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = self.tr("Hide passphrase") if shown else self.tr("Show passphrase")
        self.show_button.set_icon("eye-off" if shown else "eye", words)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._note_caps(event)
        return False

    def _note_caps(self, event: QKeyEvent) -> None:
        """Letters that come out in the other case than Shift says give Caps Lock away: no system call is needed."""
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.hide()
        elif len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(typed.isupper() != shift)
