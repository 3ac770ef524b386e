"""Joins a shelf on the screen with the files of a client: adding on another thread, copies, removing with undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from advisor_app.domain.attachments import Attachment
from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.text import TextError
from advisor_app.services.dossier import AttachedFiles, copy_name
from advisor_app.services.exports import ExportError
from advisor_app.store.errors import StoreError
from advisor_app.ui.presenters.files import file_line
from advisor_app.ui.stage import Office, Stage
from advisor_app.ui.widgets.ending import whole
from advisor_app.ui.widgets.file_shelf import FileLine, FileShelf

_TOLD = (RecordError, TextError, StoreError, ExportError)


class Attaching(QObject):
    """What happens on a shelf of one subject (`answer:AC-01`, `policy:<id>`). changed(number of files) after each
    change. Lives as long as the shelf."""

    changed = Signal(int)

    def __init__(
        self, shelf: FileShelf, office: Office, stage: Stage, files: AttachedFiles, subject: str,
        *, assessment: str | None = None,
    ) -> None:
        super().__init__(shelf)
        self._shelf, self._office, self._stage = shelf, office, stage
        self._files, self._subject, self._assessment = files, subject, assessment
        shelf.choose_asked.connect(self.choose)
        shelf.dropped.connect(self._add_paths)
        shelf.pasted.connect(self._add_bytes)
        shelf.copy_asked.connect(self._save_copy)
        shelf.remove_asked.connect(self._remove)
        self.show()

    def show(self) -> None:
        """Show the files as they are kept now."""
        language = self._office.practice.language
        lines = [FileLine(file.id, file.name, file_line(file, language)) for file in self._kept()]
        self._shelf.show_files(lines)
        self.changed.emit(len(lines))

    def choose(self) -> None:
        """Let the person choose files on the disk."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._shelf.window(), self.tr("Attach a file"), "",
            self.tr("PDF, pictures and text (*.pdf *.png *.jpg *.jpeg *.txt *.csv *.log *.eml *.md);;All files (*)"),
        )
        self._add_paths([Path(path) for path in paths])

    # ---------------------------------------------------------------------------------------------- inside
    def _kept(self) -> tuple[Attachment, ...]:
        return self._files.all(subject=self._subject, assessment=self._assessment)

    def _add_paths(self, paths: list[Path]) -> None:
        for path in paths:
            self._start(partial(self._files.add_from, self._subject, path, assessment=self._assessment))

    def _add_bytes(self, name: str, content: bytes) -> None:
        self._start(partial(self._files.add, self._subject, name, content, assessment=self._assessment))

    def _start(self, work: Callable[[], Attachment]) -> None:
        task = self._office.runner.start(lambda _progress: work())
        task.succeeded.connect(self._on_added)
        task.failed.connect(self._on_failure)

    def _on_added(self, file: Attachment) -> None:
        self.show()
        self._stage.say(
            self.tr("{name} is kept in the encrypted file.").format(name=file.name), self.tr("Undo"),
            lambda: self._take_back(file, there=False),
        )

    def _on_failure(self, error: BaseException) -> None:
        if not isinstance(error, _TOLD):
            raise error
        self._office.messages.show_error(str(error))

    def _remove(self, attachment: str) -> None:
        file = next(file for file in self._kept() if file.id == attachment)
        self._files.remove(attachment)
        self.show()
        self._stage.say(
            self.tr("{name} removed.").format(name=file.name), self.tr("Undo"),
            lambda: self._take_back(file, there=True),
        )

    def _take_back(self, file: Attachment, *, there: bool) -> None:
        """Undo, also when another page has come on the screen meanwhile."""
        (self._files.restore if there else self._files.remove)(file.id)
        if whole(self._shelf):
            self.show()

    def _save_copy(self, attachment: str) -> None:
        file = next(file for file in self._kept() if file.id == attachment)
        path, _ = QFileDialog.getSaveFileName(
            self._shelf.window(), self.tr("Save a copy, not encrypted"), copy_name(file)
        )
        if not path:
            return
        try:
            self._files.save_copy(file, Path(path))
        except ExportError as error:
            self._office.messages.show_error(str(error))
            return
        self._office.messages.show_info(self.tr(
            "The copy is saved. It is not encrypted: whoever has that file can read it. Delete it when it is no longer "
            "needed."
        ))
