"""The unlock page: one field, one button, and a way in with the recovery key."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from advisor_app.ui.forms.passphrase import PassphraseField
from advisor_app.ui.pages.start import StartPage
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.text import Text, field_label

# Seconds to wait after the fifth wrong try, doubling up to the longest.
FIRST_PAUSE, LONGEST_PAUSE, TRIES_BEFORE_PAUSE = 1, 30, 5


class UnlockPage(StartPage):
    """`asked(secret)` when somebody wants in, with the passphrase or the recovery key. The typed text stays after a
    wrong try, selected."""

    asked = Signal(str)

    def __init__(self, theme: Theme, practice: str = "") -> None:
        super().__init__(theme, practice or self.tr("Data Liability Advisor"))
        self._recovery = False
        self._tries = 0
        self._pause = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self.field = PassphraseField(theme, self.tr("Passphrase"))
        self.label = field_label(theme, self.tr("Passphrase"), self.field.edit)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.setVisible(False)
        self.button = Button(theme, self.tr("Unlock"), "primary", large=True)
        self.other = Button(theme, self.tr("Use recovery key"), "link")
        self.add(self.label, 6, self.field, 6, self.problem, 16, self.button, 12, row(None, self.other, None))
        self.button.clicked.connect(self._ask)
        self.field.edit.returnPressed.connect(self._ask)
        self.other.clicked.connect(self._switch)
        self.field.edit.setFocus()

    def show_wrong(self, sentence: str) -> None:
        """Say why it did not open; after several wrong tries the button waits a little longer each time."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)
        self.field.edit.setEnabled(True)
        self.field.edit.setFocus()
        self.field.edit.selectAll()
        self._tries += 1
        over = self._tries - TRIES_BEFORE_PAUSE
        if over >= 0:
            self._pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2**over)
            self._timer.start()
            self._show_pause()
        else:
            self.button.set_ready(self.tr("Unlock"))

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the file itself; this is no wrong try."""
        self.problem.setText(sentence)
        self.problem.setVisible(True)
        self.field.edit.setEnabled(True)
        self.button.set_ready(self.tr("Unlock"))

    def _ask(self) -> None:
        if not self.button.isEnabled():
            return
        secret = self.field.text()
        if not secret:
            self.show_problem(self.tr("Type the passphrase first."))
            return
        self.problem.setVisible(False)
        self.field.edit.setEnabled(False)
        self.button.set_busy(self.tr("Unlocking…"))
        self.asked.emit(secret)

    def _switch(self) -> None:
        self._recovery = not self._recovery
        self.label.setText(self.tr("Recovery key") if self._recovery else self.tr("Passphrase"))
        self.field.edit.setAccessibleName(self.label.text())
        self.field.edit.setEchoMode(
            QLineEdit.EchoMode.Normal if self._recovery else QLineEdit.EchoMode.Password
        )
        self.other.setText(self.tr("Use passphrase") if self._recovery else self.tr("Use recovery key"))
        self.field.edit.clear()
        self.field.edit.setFocus()

    def _count_down(self) -> None:
        self._pause -= 1
        if self._pause > 0:
            self._show_pause()
            return
        self._timer.stop()
        self.button.set_ready(self.tr("Unlock"))

    def _show_pause(self) -> None:
        self.button.set_busy(self.tr("Try again in {n} s").format(n=self._pause))
