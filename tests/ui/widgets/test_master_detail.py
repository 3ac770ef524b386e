"""The list gives way before the details do."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.master_detail import MasterDetail


def test_the_width_is_shared_and_details_replace_one_another(theme: Theme, qtbot: QtBot) -> None:
    side = QWidget()
    split = MasterDetail(theme, side)
    qtbot.addWidget(split)
    with qtbot.waitExposed(split):
        split.show()
    split.resize(1200, 500)
    qtbot.waitUntil(lambda: side.width() == theme.px(360))
    split.resize(500, 500)
    qtbot.waitUntil(lambda: side.width() == 190)
    first, second = QLabel("first"), QLabel("second")
    split.show_details([first])
    split.show_details([second])
    qtbot.waitUntil(second.isVisible)
    assert first not in split.findChildren(QLabel)
