"""The frame a practice is worked in: navigation at the left, one page at a time, and a word about what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.services.desk import Desk
from advisor_app.services.practice import Practice
from advisor_app.services.settings import SettingsFile
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.tasks import TaskRunner
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import Divider
from advisor_app.ui.widgets.messages import Toast
from advisor_app.ui.widgets.navigation import Navigation, Place

CLIENTS, REFERENCE, SETTINGS, LOCK = "clients", "reference", "settings", "lock"


@dataclass(frozen=True)
class Office:
    """What every part of the window needs: handed down, never looked up."""

    theme: Theme
    practice: Practice
    desk: Desk
    runner: TaskRunner
    settings: SettingsFile
    messages: MessageArea


class Stage(QWidget):
    """picked(place) from the navigation; title_changed(text) for the window."""

    picked = Signal(str)
    title_changed = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._pages = QStackedWidget()
        self._navigation = self._made_navigation(rail=False)
        self._rail = self._made_navigation(rail=True)
        self._line = Divider(office.theme, upright=True)
        self._leaving: Callable[[QWidget], None] = lambda _page: None
        self._toast_action: Callable[[], None] | None = None
        content = QHBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        for part in (self._navigation, self._rail, self._line):
            content.addWidget(part)
        content.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(content)
        self._toast = Toast(office.theme, self)
        self._toast.acted.connect(self._act)
        self.show_practice()

    def _made_navigation(self, *, rail: bool) -> Navigation:
        places = [
            Place(CLIENTS, self.tr("Clients"), "users"),
            Place(REFERENCE, self.tr("Reference"), "book-open"),
        ]
        foot = [
            Place(SETTINGS, self.tr("Settings"), "settings"),
            Place(LOCK, self.tr("Lock now"), "lock", self.tr("Lock")),
        ]
        made = Navigation(self._office.theme, places, foot, rail=rail)
        made.picked.connect(self.picked)
        return made

    def show_practice(self) -> None:
        """The practice's name and the advisor's, as they stand now."""
        record = self._office.practice.record
        for bar in (self._navigation, self._rail):
            bar.show_practice(record.name or self.tr("My practice"), record.advisor.name)

    # --------------------------------------------------------------------------------------------------- pages
    @property
    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def on_leaving(self, work: Callable[[QWidget], None]) -> None:
        """What to do with a page just before another takes its place."""
        self._leaving = work

    def show_page(self, page: QWidget, navigation: str, title: str, *, place: str = CLIENTS) -> None:
        """navigation: bar, rail or none. title: of the window. place: marked in the navigation."""
        old = self._pages.currentWidget()
        if old is not None:
            self._leaving(old)
        self._navigation.setVisible(navigation == "bar")
        self._rail.setVisible(navigation == "rail")
        self._line.setVisible(navigation != "none")
        for bar in (self._navigation, self._rail):
            bar.show_place(place)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.title_changed.emit(self.tr("{title} – Data Liability Advisor").format(title=title))
        if old is not None:
            self._pages.removeWidget(old)
            QTimer.singleShot(0, old.deleteLater)

    # --------------------------------------------------------------------------------------------------- words
    def say(self, words: str, action: str = "", work: Callable[[], None] | None = None) -> None:
        """What was done, for ten seconds, with a button that takes it back or goes there."""
        self._toast_action = work
        self._toast.say(words, action)

    def _act(self) -> None:
        work, self._toast_action = self._toast_action, None
        if work is not None:
            work()
