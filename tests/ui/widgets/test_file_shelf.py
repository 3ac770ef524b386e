"""Attached files on the screen: chosen, dropped and pasted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from advisor_app.domain.attachments import kind_of
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.file_shelf import FileLine, FileShelf

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def shelf(theme: Theme, qtbot: QtBot) -> FileShelf:
    made = FileShelf(theme, "Files")
    qtbot.addWidget(made)
    made.show()
    return made


def heard(shelf: FileShelf) -> list[tuple[Any, ...]]:
    said: list[tuple[Any, ...]] = []
    shelf.dropped.connect(lambda paths: said.append(("dropped", paths)))
    shelf.pasted.connect(lambda name, content: said.append(("pasted", name, content)))
    shelf.copy_asked.connect(lambda id_: said.append(("copy", id_)))
    shelf.remove_asked.connect(lambda id_: said.append(("remove", id_)))
    return said


def mime_of(*, paths: tuple[str, ...] = (), text: str = "", picture: bool = False) -> QMimeData:
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    if text:
        mime.setText(text)
    if picture:
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(0)
        mime.setImageData(image)
    return mime


def test_each_file_can_be_copied_and_removed_by_name(shelf: FileShelf) -> None:
    said = heard(shelf)
    shelf.show_files([FileLine("f1", "scan.pdf", "PDF"), FileLine("f2", "<b>bold</b>.txt", "Text")])
    copy = [b for b in shelf.findChildren(Button) if b.accessibleName() == "Save a copy of scan.pdf"]
    remove = [b for b in shelf.findChildren(IconButton) if b.accessibleName() == "Remove <b>bold</b>.txt"]
    copy[0].click()
    remove[0].click()
    assert said == [("copy", "f1"), ("remove", "f2")]
    shelf.show_files([])
    assert shelf.is_empty


def test_files_dropped_are_handed_over_as_paths(shelf: FileShelf) -> None:
    said = heard(shelf)
    mime = mime_of(paths=("/tmp/a.pdf", "/tmp/b c.png"))
    enter = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    shelf.dragEnterEvent(enter)
    assert enter.isAccepted()
    shelf.dropEvent(QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE))
    assert said == [("dropped", [Path("/tmp/a.pdf"), Path("/tmp/b c.png")])]


def test_what_is_no_file_is_not_taken_from_a_drag(shelf: FileShelf) -> None:
    said = heard(shelf)
    for mime in (mime_of(text="words"), mime_of()):
        enter = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
        enter.ignore()
        shelf.dragEnterEvent(enter)
        assert not enter.isAccepted()
        assert not shelf.take(mime)
    far = QMimeData()
    far.setUrls([QUrl("https://example.org/a.pdf")])
    assert not shelf.take(far) and said == []


def test_a_picture_or_words_are_pasted_as_a_file(shelf: FileShelf) -> None:
    said = heard(shelf)
    QGuiApplication.clipboard().setMimeData(mime_of(picture=True))
    shelf.paste_button.click()
    QGuiApplication.clipboard().setMimeData(mime_of(text="Zürich"))
    shelf.paste_button.click()
    assert [(kind, name) for kind, name, _content in said] == [
        ("pasted", "Pasted picture.png"), ("pasted", "Pasted text.txt"),
    ]
    assert (kind_of(said[0][2]), said[1][2]) == ("png", "Zürich".encode())
