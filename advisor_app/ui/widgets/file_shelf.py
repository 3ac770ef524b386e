"""Attached files: a line for each, and three ways to add one: choose it, drop it, paste it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.layout import FlowLayout, boxed, clear, column, row
from advisor_app.ui.widgets.text import Text, caption, name_for


@dataclass(frozen=True)
class FileLine:
    """One file. words: its kind, size and day."""

    id: str
    name: str
    words: str


class FileShelf(QWidget):
    """choose_asked(); dropped(paths) for files from outside; pasted(name, bytes) for what lay on the clipboard;
    copy_asked(id) and remove_asked(id) for a file that is here. Nothing dropped or pasted is changed outside."""

    choose_asked = Signal()
    dropped = Signal(object)
    pasted = Signal(str, bytes)
    copy_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, theme: Theme, name: str, *, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAcceptDrops(True)
        name_for(self, name)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.choose = Button(theme, self.tr("Attach a file…"), "link", icon="paperclip")
        self.paste_button = Button(theme, self.tr("Paste"), "link", icon="copy")
        self.choose.clicked.connect(self.choose_asked)
        self.paste_button.clicked.connect(self.paste)
        buttons = FlowLayout(4)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.paste_button)
        words = hint or self.tr("PDF, PNG, JPEG or plain text up to 25 MB. Dropping a file here works too.")
        self.setLayout(column(self._lines, boxed(buttons), caption(theme, words, "text3"), gap=2))

    @property
    def is_empty(self) -> bool:
        return self._lines.count() == 0

    def show_files(self, files: Sequence[FileLine]) -> None:
        clear(self._lines)
        for file in files:
            self._lines.addWidget(self._line(file))

    def _line(self, file: FileLine) -> QWidget:
        theme = self._theme
        copy = Button(theme, self.tr("Save a copy…"), "link")
        name_for(copy, self.tr("Save a copy of {name}").format(name=file.name))
        copy.clicked.connect(lambda: self.copy_asked.emit(file.id))
        remove = IconButton(theme, "trash-2", self.tr("Remove {name}").format(name=file.name), size=32, icon_size=16)
        remove.clicked.connect(lambda: self.remove_asked.emit(file.id))
        words = column(Text(theme, file.name, "body", wrap=True, weight=500), caption(theme, file.words, "text2"))
        line = row(gap=6)
        line.addLayout(words, 1)
        line.addWidget(copy)
        line.addWidget(remove)
        return boxed(line)

    # ------------------------------------------------------------------------------------ from outside
    def paste(self) -> None:
        """Take what lies on the clipboard: files, a picture or text."""
        self.take(QGuiApplication.clipboard().mimeData(), text=True)

    def take(self, mime: QMimeData, *, text: bool = False) -> bool:
        """Take what was dropped or pasted; whether there was anything. text: also plain words."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.dropped.emit(paths)
        elif mime.hasImage() and (picture := _as_png(mime.imageData())):
            self.pasted.emit(self.tr("Pasted picture.png"), picture)
        elif text and mime.hasText() and mime.text():
            self.pasted.emit(self.tr("Pasted text.txt"), mime.text().encode("utf-8", "replace"))
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()


def accept_files(event: QDragEnterEvent) -> None:
    """Take a drag that carries files or a picture."""
    mime = event.mimeData()
    if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
        event.acceptProposedAction()


def _as_png(image: object) -> bytes:
    if not isinstance(image, QImage) or image.isNull():
        return b""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())
