"""The shell: one window that shows set-up or unlock first and the practice after it. Nothing heavy is imported here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.services.places import Places
from advisor_app.services.settings import SettingsFile
from advisor_app.services.vault_folders import find_vaults
from advisor_app.ui.menus import Menus
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.pages.setup import SetupChoice, SetupPage
from advisor_app.ui.pages.unlock import UnlockPage
from advisor_app.ui.tasks import TaskRunner
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import offline_badge
from advisor_app.ui.widgets.focus import FocusRing

if TYPE_CHECKING:
    from advisor_app.services.desk import Desk
    from advisor_app.services.practice import Practice
    from advisor_app.ui.workspace import Workspace

SMALLEST = (1024, 640)
FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """theme, places, settings and runner are handed down; `load` imports and reads the rest, in a worker."""

    def __init__(
        self, theme: Theme, places: Places, settings: SettingsFile, runner: TaskRunner, *,
        load: Callable[[], Desk], log: logging.Logger,
    ) -> None:
        super().__init__()
        self._theme, self._places, self._settings, self._runner, self._log = theme, places, settings, runner, log
        self._desk: Desk | None = None
        self._practice: Practice | None = None
        self._workspace: Workspace | None = None
        self._waiting: Callable[[Desk], None] | None = None
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self._restore_size()
        self._bar = MessageArea(theme)
        self._pages = QStackedWidget()
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self._build_menus()
        self._ring = FocusRing(theme, self)
        self._show_start()
        task = runner.start(lambda _progress: load())
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_load_failed)

    # --------------------------------------------------------------------------------------------- start pages
    def _show_start(self) -> None:
        """Set-up where there is no vault yet, else unlock."""
        self.setWindowTitle(self.tr("Data Liability Advisor"))
        if find_vaults(self._places.vaults):
            unlock = UnlockPage(self._theme)
            unlock.asked.connect(self._unlock)
            self._show(unlock)
            unlock.field.edit.setFocus()
            return
        setup = SetupPage(self._theme)
        setup.create_asked.connect(self._create)
        setup.print_asked.connect(self._print_sheet)
        setup.save_asked.connect(self._save_sheet)
        setup.finished.connect(self._set_up)
        self._show(setup)
        if self._desk is not None:
            self._allow_passphrases(self._desk)

    def _on_loaded(self, desk: Desk) -> None:
        self._desk = desk
        self._allow_passphrases(desk)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting(desk)

    def _on_load_failed(self, error: BaseException) -> None:
        self._log.error("load failed", exc_info=(type(error), error, error.__traceback__))
        self._bar.show_error(self.tr(
            "The program's own files could not be read. Nothing of yours was opened or changed. Install it again."
        ))

    def _allow_passphrases(self, desk: Desk) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, SetupPage):
            page.allow_passphrases(desk.check_passphrase, desk.suggest_passphrase)

    def _with_desk(self, work: Callable[[Desk], None]) -> None:
        """Do something as soon as everything is loaded."""
        if self._desk is None:
            self._waiting = work
        else:
            work(self._desk)

    # ------------------------------------------------------------------------------------- creating and opening
    def _create(self, passphrase: str) -> None:
        def begin(desk: Desk) -> None:
            task = self._runner.start(lambda _progress: desk.create(passphrase))
            task.succeeded.connect(self._on_created)
            task.failed.connect(self._on_create_failed)

        self._with_desk(begin)

    def _on_created(self, made: tuple[Practice, str]) -> None:
        self._practice, key = made
        page = self._pages.currentWidget()
        assert isinstance(page, SetupPage)
        page.show_recovery_key(key)

    def _sheet(self, key: str) -> bytes:
        assert self._practice is not None and self._desk is not None
        return self._desk.recovery_sheet(key, self._practice)

    def _print_sheet(self, key: str) -> None:
        from advisor_app.ui.letters import print_with_dialog

        print_with_dialog(self, self._sheet(key))

    def _save_sheet(self, key: str) -> None:
        from advisor_app.ui.letters import ask_where, save_whole

        chosen = ask_where(self, self.tr("Save the recovery sheet"), self.tr("recovery-sheet.pdf"))
        if chosen is not None:
            save_whole(chosen, self._sheet(key), self._bar)

    def _on_create_failed(self, error: BaseException) -> None:
        page = self._pages.currentWidget()
        assert isinstance(page, SetupPage)
        page.show_problem(self._sentence(error))

    def _set_up(self, choice: SetupChoice) -> None:
        practice, desk = self._practice, self._desk
        assert practice is not None and desk is not None
        practice.set_up(
            name=choice.practice, person=choice.person, country=choice.country, language=choice.language,
            own_firm=choice.own_firm,
        )
        demo = practice.add_demo_client()
        self._open_workspace(practice, desk, demo if choice.demo else None)

    def _unlock(self, secret: str) -> None:
        def begin(desk: Desk) -> None:
            task = self._runner.start(lambda _progress: desk.open(secret))
            task.succeeded.connect(lambda practice: self._on_opened(practice, secret))
            task.failed.connect(self._on_open_failed)

        self._with_desk(begin)

    def _on_opened(self, practice: Practice, secret: str) -> None:
        assert self._desk is not None
        self._practice = practice
        if practice.needs_new_secrets:
            self._renew(practice, self._desk, secret)
            return
        self._open_workspace(practice, self._desk, None)
        for sentence in practice.opening_notes():
            self._bar.show_info(sentence)

    def _renew(self, practice: Practice, desk: Desk, recovery_key: str) -> None:
        """The recovery key was used: a new passphrase and a new recovery key before anything is shown."""
        page = SetupPage(self._theme, renewing=True)
        page.allow_passphrases(desk.check_passphrase, desk.suggest_passphrase)
        page.print_asked.connect(self._print_sheet)
        page.save_asked.connect(self._save_sheet)

        def begin(passphrase: str) -> None:
            task = self._runner.start(lambda _progress: practice.renew_secrets(recovery_key, passphrase))
            task.succeeded.connect(page.show_recovery_key)
            task.failed.connect(lambda error: page.show_problem(self._sentence(error)))

        page.create_asked.connect(begin)
        page.finished.connect(lambda _choice: self._open_workspace(practice, desk, None))
        self._show(page)

    def _on_open_failed(self, error: BaseException) -> None:
        page = self._pages.currentWidget()
        if not isinstance(page, UnlockPage):
            return
        sentence = self._sentence(error)
        if getattr(error, "code", "") == "wrong-secret":
            page.show_wrong(sentence)
        else:
            page.show_problem(sentence)

    def _sentence(self, error: BaseException) -> str:
        """The error in one sentence: our own have one; anything else is logged by type and place only."""
        if getattr(error, "code", ""):
            return str(error)
        self._log.error("fault", exc_info=(type(error), error, error.__traceback__))
        return self.tr("Something went wrong in the program. Nothing saved was changed. Start it again.")

    # ----------------------------------------------------------------------------------------------- workspace
    def _open_workspace(self, practice: Practice, desk: Desk, client: str | None) -> None:
        from advisor_app.ui.workspace import Workspace

        self._workspace = Workspace(self._theme, practice, desk, self._runner, self._settings, messages=self._bar)
        self._workspace.lock_asked.connect(self.lock)
        self._workspace.title_changed.connect(self.setWindowTitle)
        self._show(self._workspace)
        self._workspace.start(client)
        self._menus.allow(True)

    def lock(self) -> None:
        """Save what is open, close the file and forget everything shown."""
        if self._workspace is None:
            return
        self._workspace.settle()
        self._close_practice()
        self._bar.hide_message()
        self._show_start()

    def _close_practice(self) -> None:
        self._runner.stop()
        practice, self._practice, self._workspace = self._practice, None, None
        if practice is not None:
            practice.close()
        self._menus.allow(False)

    def show_fault(self) -> None:
        """Something failed that nobody expected; everything saved is safe and the program goes on."""
        self._bar.show_error(self.tr(
            "Something went wrong in the program. Everything up to now is saved. If it happens again, start it anew."
        ))

    def _show(self, page: QWidget) -> None:
        old = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()

    # ------------------------------------------------------------------------------------------------- menus
    def _build_menus(self) -> None:
        bar = self.menuBar()
        self._badge = offline_badge(self._theme)  # kept: the menu bar does not own it
        bar.setCornerWidget(self._badge, Qt.Corner.TopRightCorner)
        # A menu bar gives its corner room when it is put there, not when its words grow.
        self._theme.changed.connect(lambda: bar.setCornerWidget(self._badge, Qt.Corner.TopRightCorner))
        self._menus = Menus(bar, lambda: self._workspace, self)
        self._menus.lock_asked.connect(self.lock)
        self._menus.leave_asked.connect(self.close)
        self._menus.appearance_chosen.connect(self.show_appearance)
        self._menus.text_stepped.connect(self._step_text)

    @property
    def is_ready(self) -> bool:
        """Whether everything is loaded that is needed to make or open a practice file."""
        return self._desk is not None

    def show_appearance(self, appearance: str) -> None:
        """Light, dark or system, from now on."""
        self._theme.set_appearance(appearance)
        self._settings.change(appearance=appearance)

    def _step_text(self, by: int) -> None:
        self._theme.set_text_percent(self._theme.text_percent + by if by else 100)
        self._settings.change(text_percent=self._theme.text_percent)

    # ------------------------------------------------------------------------------------------------- window
    def _restore_size(self) -> None:
        kept = self._settings.current.window
        if kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never asks: everything is saved first."""
        self._settings.change(window=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        if self._workspace is not None:
            self._workspace.settle()
        self._close_practice()
        event.accept()
