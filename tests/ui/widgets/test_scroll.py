"""Pages that scroll to the focus and keep their content comfortable."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.focus import FocusRing
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.scroll import ScrollPage


def test_the_focus_is_brought_into_view_with_room_around_it(theme: Theme, qtbot: QtBot) -> None:
    content, buttons = QWidget(), [Button(theme, f"Button {n}") for n in range(40)]
    content.setLayout(column(*buttons, gap=20))
    window, page = QWidget(), ScrollPage(content)
    window.setLayout(column(page))
    qtbot.addWidget(window)
    FocusRing(theme, window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    for button in (buttons[30], buttons[2], buttons[39]):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        top = button.mapTo(page.viewport(), QPoint(0, 0)).y()
        assert top >= 0 and top + button.height() <= page.viewport().height()
    page.show_widget(QWidget(page))


def test_content_is_no_wider_than_comfortable(qtbot: QtBot) -> None:
    content = QWidget()
    page = ScrollPage(content, widest=400, centred=True)
    qtbot.addWidget(page)
    page.resize(1000, 300)
    page.show()
    assert content.width() <= 400
    assert abs(content.geometry().center().x() - page.viewport().width() / 2) <= 2
