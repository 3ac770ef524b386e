"""Knowing whether an object is still whole."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from advisor_app.ui.widgets.ending import whole


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.target = 1


def test_deleted_in_qt_or_emptied_in_python_is_not_whole(qtbot: QtBot) -> None:
    listener = Listener()
    assert whole(listener) and whole(listener, "target")
    del listener.target
    assert whole(listener) and not whole(listener, "target")
    Shiboken.delete(listener)
    assert not whole(listener)
