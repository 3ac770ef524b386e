"""What is said about saving: "Saved" only after the commit returned, and loudly when it did not."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from advisor_app.services.kept import Saved
from advisor_app.store.errors import StoreError
from advisor_app.store.vault import Vault
from advisor_app.ui.message_area import MessageArea

SLOW_MS = 1000


class SavingWatch(QObject):
    """state(words, failed) for the line at the lower left. `watch` is given every future of an edit."""

    state = Signal(str, bool)
    _ended = Signal(object)

    def __init__(self, vault: Vault, messages: MessageArea, parent: QObject) -> None:
        super().__init__(parent)
        self._vault, self._messages = vault, messages
        self._open = 0
        self._failed_since: datetime | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self.state.emit(self.tr("Saving…"), False))
        self._ended.connect(self._on_end)

    @property
    def waiting(self) -> int:
        """Edits handed over whose commit has not returned yet."""
        return self._open

    def watch(self, saved: Saved) -> None:
        self._open += 1
        if not self._slow.isActive():
            self._slow.start()
        saved.add_done_callback(self._ended.emit)

    def _on_end(self, saved: Future[object]) -> None:
        self._open -= 1
        error = saved.exception()
        if error is not None:
            self._on_failure(error)
            return
        if self._vault.unsaved:
            return
        if self._open == 0:
            self._slow.stop()
            if self._failed_since is not None:
                self._failed_since = None
                self._messages.hide_message()
            self.state.emit(self.tr("All answers saved"), False)

    def _on_failure(self, error: BaseException) -> None:
        self._slow.stop()
        now = datetime.now().astimezone()
        self._failed_since = self._failed_since or now
        sentence = str(error) if isinstance(error, StoreError) else self.tr("The file could not be written.")
        self.state.emit(self.tr("NOT SAVED since {time}").format(time=f"{self._failed_since:%H:%M}"), True)
        self._messages.show_error(
            self.tr("Not saved since {time}. {why}").format(time=f"{self._failed_since:%H:%M}", why=sentence),
            [("again", self.tr("Try again"))], self._act,
        )

    def _act(self, _action: str) -> None:
        self._open += 1
        self._vault.retry().add_done_callback(self._ended.emit)
