"""The menu bar: every command with its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

if TYPE_CHECKING:
    from advisor_app.ui.workspace import Workspace


class Menus(QObject):
    """Fills a menu bar. lock_asked(), leave_asked(), appearance_chosen(name), text_stepped(by: 0 for normal)."""

    lock_asked = Signal()
    leave_asked = Signal()
    appearance_chosen = Signal(str)
    text_stepped = Signal(int)

    def __init__(self, bar: QMenuBar, workspace: Callable[[], Workspace | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._of_practice: list[QAction] = []
        self._fill_practice(bar.addMenu(self.tr("&Practice")))
        client = bar.addMenu(self.tr("&Client"))
        self._add(client, self.tr("New client"), "Ctrl+N", lambda w: w.new_client())
        self._add(client, self.tr("Find client"), "Ctrl+F", lambda w: w.find_client())
        self._add(client, self.tr("If something happens"), "Ctrl+I", lambda w: w.dossier())
        self._add(client, self.tr("Contracts"), "", lambda w: w.dossier("contracts"))
        self._add(client, self.tr("Ready for a claim?"), "", lambda w: w.dossier("ready"))
        self._fill_assessment(bar.addMenu(self.tr("&Assessment")))
        self._fill_view(bar.addMenu(self.tr("&View")))
        help_menu = bar.addMenu(self.tr("&Help"))
        self._add(help_menu, self.tr("Questions, sources and words"), "", lambda w: w.reference())
        self._add(help_menu, self.tr("Put the demo client back"), "", lambda w: w.restore_demo())

    def allow(self, allowed: bool) -> None:
        """Whether the commands that need an open practice can be used."""
        for action in self._of_practice:
            action.setEnabled(allowed)

    # ------------------------------------------------------------------------------------------------ the menus
    def _fill_practice(self, menu: QMenu) -> None:
        lock = menu.addAction(self.tr("Lock now"))
        lock.setShortcut(QKeySequence("Ctrl+L"))
        lock.triggered.connect(self.lock_asked)
        lock.setEnabled(False)
        self._of_practice.append(lock)
        leave = menu.addAction(self.tr("Quit"))
        leave.setShortcut(QKeySequence(QKeySequence.StandardKey.Quit))
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        leave.triggered.connect(self.leave_asked)

    def _fill_assessment(self, menu: QMenu) -> None:
        self._add(menu, self.tr("Undo"), "Ctrl+Z", lambda w: w.undo())
        self._add(menu, self.tr("Redo"), "Ctrl+Shift+Z", lambda w: w.redo())
        self._add(menu, self.tr("Check answers"), "Ctrl+J", lambda w: w.check_answers())
        menu.addSeparator()
        self._add(menu, self.tr("Ask the standard set"), "", lambda w: w.raise_depth("standard"))
        self._add(menu, self.tr("Go into full detail"), "", lambda w: w.raise_depth("full"))
        self._add(menu, self.tr("Plain or technical words"), "Ctrl+Shift+W", lambda w: w.reword())
        self._add(menu, self.tr("Technology section now or later"), "", lambda w: w.put_off())
        menu.addSeparator()
        self._add(menu, self.tr("Results so far"), "", lambda w: w.results())
        self._add(menu, self.tr("Add a policy in force"), "", lambda w: w.add_policy(quote=False))
        self._add(menu, self.tr("Add a quote"), "", lambda w: w.add_policy(quote=True))
        self._add(menu, self.tr("Write letter"), "Ctrl+P", lambda w: w.letter())

    def _fill_view(self, menu: QMenu) -> None:
        self._add(menu, self.tr("Show or hide the estimate"), "F9", lambda w: w.toggle_estimate())
        menu.addSeparator()
        for appearance, words in (
            ("system", self.tr("Same as the computer")), ("light", self.tr("Light")), ("dark", self.tr("Dark")),
        ):
            menu.addAction(words).triggered.connect(
                lambda _checked=False, chosen=appearance: self.appearance_chosen.emit(chosen)
            )
        menu.addSeparator()
        for keys, words, step in (
            ("Ctrl++", self.tr("Larger text"), 10), ("Ctrl+-", self.tr("Smaller text"), -10),
            ("Ctrl+0", self.tr("Normal text"), 0),
        ):
            made = menu.addAction(words)
            made.setShortcut(QKeySequence(keys))
            made.triggered.connect(lambda _checked=False, by=step: self.text_stepped.emit(by))

    def _add(self, menu: QMenu, words: str, keys: str, run: Callable[[Workspace], None]) -> QAction:
        action = menu.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setEnabled(False)

        def go() -> None:
            workspace = self._workspace()
            if workspace is not None:
                run(workspace)

        action.triggered.connect(go)
        self._of_practice.append(action)
        return action
