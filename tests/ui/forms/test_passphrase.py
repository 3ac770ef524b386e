"""The passphrase field: hidden, shown on demand, with Caps Lock noticed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from advisor_app.ui.forms.passphrase import PassphraseField
from advisor_app.ui.theme import Theme


def field_of(theme: Theme, qtbot: QtBot) -> PassphraseField:
    field = PassphraseField(theme, "Passphrase")
    qtbot.addWidget(field)
    field.show()
    return field


def test_hidden_until_shown(theme: Theme, qtbot: QtBot) -> None:
    field = field_of(theme, qtbot)
    told: list[str] = []
    field.typed.connect(told.append)
    qtbot.keyClicks(field.edit, "five words")
    assert field.text() == "five words" and told[-1] == "five words"
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    assert "five" not in field.edit.displayText()
    field.show_button.click()
    assert field.edit.displayText() == "five words"
    assert field.show_button.accessibleName() == "Hide passphrase"
    field.show_button.click()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_pasting_is_allowed(theme: Theme, qtbot: QtBot) -> None:
    field = field_of(theme, qtbot)
    QGuiApplication.clipboard().setText("from a manager of passwords")
    field.edit.paste()
    assert field.text() == "from a manager of passwords"
    QGuiApplication.clipboard().clear()


def test_caps_lock_is_noticed(theme: Theme, qtbot: QtBot) -> None:
    field = field_of(theme, qtbot)
    qtbot.keyClick(field.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not field.caps.isVisible()
    qtbot.keyClick(field.edit, "A", Qt.KeyboardModifier.NoModifier)
    assert field.caps.isVisible()
    qtbot.keyClick(field.edit, "b")
    assert not field.caps.isVisible()


def test_strength_in_a_word_with_its_reason(theme: Theme, qtbot: QtBot) -> None:
    field = field_of(theme, qtbot)
    field.show_strength("Too common", "Add unusual words.")
    assert field.strength.text() == "Too common. Add unusual words."
    assert field.edit.accessibleDescription() == field.strength.text()
    field.show_strength("Strong", enough=True)
    assert field.strength.palette().color(field.strength.foregroundRole()) == theme.color("ok")
    field.show_strength("")
    assert not field.strength.isVisible()
