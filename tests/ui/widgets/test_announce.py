"""Announcements reach whoever listens to accessibility, and nobody else notices."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.widgets.announce import announce


@pytest.mark.parametrize("urgent", [False, True])
def test_an_announcement_moves_no_focus(qtbot: QtBot, urgent: bool) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Now 14 in 100, 3 more", urgent=urgent)
    assert not widget.hasFocus()
