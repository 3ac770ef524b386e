"""A person at the desk: finds what is on the screen by its words, clicks it and types. Waits for what is to appear,
never for a time to pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 30_000


class Person:
    """clicks and keys count what was pressed outside of typed text."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clicks = 0
        self.keys = 0

    # ------------------------------------------------------------------------------------------------- looking
    def windows(self) -> list[QWidget]:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return [modal]
        return [w for w in QApplication.topLevelWidgets() if w.isVisible()]

    def _visible(self, kind: type[W]) -> Iterator[W]:
        for window in self.windows():
            if isinstance(window, kind):
                yield window
            for widget in window.findChildren(kind):
                if widget.isVisible():
                    yield widget

    def find(self, kind: type[W], words: str) -> W:
        """The visible, enabled widget of a kind whose accessible name or text is, else begins with, the words."""
        found: list[W] = []

        def look() -> bool:
            candidates = [w for w in self._visible(kind) if w.isEnabled()]
            exact = [w for w in candidates if words in _words_of(w)]
            starting = [w for w in candidates if any(t.startswith(words) for t in _words_of(w))]
            found[:] = exact or starting
            return bool(found)

        self.wait(look, f"a {kind.__name__} called {words!r}")
        return found[0]

    def buttons(self, words: str) -> list[QAbstractButton]:
        """Visible buttons with these words, enabled or not."""
        return [b for b in self._visible(QAbstractButton) if words in _words_of(b)]

    def sees(self, words: str) -> bool:
        """Whether some visible text contains the words."""
        return any(words in text for w in self._visible(QWidget) for text in _words_of(w))

    def wait_to_see(self, words: str) -> None:
        self.wait(lambda: self.sees(words), f"the words {words!r}")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Until something is so. The whole screen is read for the message alone: at every look it would slow the work
        that is waited for."""
        def look() -> None:
            assert condition()

        try:
            self.qtbot.waitUntil(look, timeout=PATIENCE_MS)
        except (AssertionError, WaitedTooLong):
            raise AssertionError(f"waited in vain for {what}; on the screen: {self.screen()}") from None

    def screen(self) -> list[str]:
        """All visible words, for the message of a failed test."""
        return sorted({t for w in self._visible(QWidget) for t in _words_of(w) if t})[:120]

    # ---------------------------------------------------------------------------------------------- doing
    def click(self, words: str, kind: type[QWidget] = QAbstractButton) -> None:
        self.click_on(self.find(kind, words))

    def click_on(self, widget: QWidget) -> None:
        """Click a widget once its layout has given it room: nobody clicks what is not there yet."""
        self.wait(lambda: min(widget.width(), widget.height()) > 0, "room for what is to be clicked")
        self._scroll_to(widget)
        self.clicks += 1
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_click_point(widget))

    def click_row(self, words: str) -> None:
        """Click the row of a table that has the words in its first column."""
        for table in self._visible(QTableView):
            model = table.model()
            for line in range(model.rowCount()):
                index = model.index(line, 0)
                if words in str(index.data() or ""):
                    table.scrollTo(index)
                    self.clicks += 1
                    place = table.visualRect(index).center()
                    self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
                    return
        raise AssertionError(f"no row {words!r}; on the screen: {self.screen()}")

    def type_into(self, words: str, text: str) -> None:
        """Click into a field, clear it and type."""
        self.type_over(self.find(QLineEdit, words), text)

    def type_over(self, field: QLineEdit, text: str) -> None:
        """Click into a field that is at hand, clear it and type."""
        self._scroll_to(field)
        self.clicks += 1
        self.qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def write_note(self, words: str, text: str) -> None:
        field = self.find(QPlainTextEdit, words)
        self._scroll_to(field)
        self.qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
        self.qtbot.keyClicks(field, text)

    def choose(self, words: str, option: str) -> None:
        """Choose an entry of a drop-down list by typing its beginning, as a keyboard user does."""
        box = self.find(QComboBox, words)
        self._scroll_to(box)
        box.setFocus()
        place = next((i for i in range(box.count()) if box.itemText(i).startswith(option)), None)
        assert place is not None, f"{words} offers no {option!r}: {[box.itemText(i) for i in range(box.count())]}"
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(place):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        self.keys += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.windows()[0]
        self.keys += 1
        self.qtbot.keyClick(target, key, modifier)

    @staticmethod
    def _scroll_to(widget: QWidget) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and not popup.isAncestorOf(widget):
            popup.close()  # what a press outside of a popup does where there is a screen
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()


def _click_point(widget: QWidget) -> QPoint:
    """Left of the middle: inside the indicator or the label of a wide row."""
    return QPoint(min(24, widget.width() // 2), widget.height() // 2)


def _words_of(widget: QWidget) -> list[str]:
    words = [widget.accessibleName(), widget.windowTitle() if widget.isWindow() else ""]
    if isinstance(widget, (QAbstractButton, QLabel)):
        words.append(widget.text().replace("&", ""))
    if isinstance(widget, QLineEdit):
        words += [widget.placeholderText(), widget.text()]
    if isinstance(widget, QPlainTextEdit):
        words.append(widget.toPlainText())
    if isinstance(widget, QAbstractScrollArea) and hasattr(widget, "model") and widget.model() is not None:
        model = widget.model()
        words += [
            str(model.index(row, column).data() or "")
            for row in range(min(200, model.rowCount()))
            # A model that is a plain list keeps its number of columns to itself: it has one.
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
        ]
    return [w for w in words if w]
