"""The letter between engine, preview, printer and file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QObject, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.progress import Progress
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.exports import letter_bytes, suggested_name
from advisor_app.services.languages import DOCUMENTS, document_languages
from advisor_app.services.practice import Practice
from advisor_app.store.files import write_atomic
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.tasks import TaskRunner

PRINT_DPI = 300


class Letters(QObject):
    """Fills a LetterPage, and does what its buttons ask for."""

    def __init__(
        self, parent: QWidget, practice: Practice, runner: TaskRunner, messages: MessageArea
    ) -> None:
        super().__init__(parent)
        self._window, self._practice = parent, practice
        self._runner, self._messages = runner, messages
        self._page: LetterPage | None = None
        self._content = b""
        self._evaluation: Evaluation | None = None
        self._session: AssessmentSession | None = None
        self._client, self._demo, self._language = "", False, ""
        self._making = 0
        self._asked = 0
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    @property
    def busy(self) -> bool:
        """Whether a letter is being made."""
        return self._making > 0

    def attach(self, page: LetterPage) -> None:
        """Take over the buttons of a page that is about to be shown."""
        self._page, self._content = page, b""
        page.destroyed.connect(lambda: self._forget(page))
        page.print_asked.connect(self.print)
        page.save_asked.connect(self.save)
        page.issue_asked.connect(self.issue)
        page.zoomed.connect(self._draw)
        self._language = self._practice.language_for(DOCUMENTS)
        page.language_picked.connect(self._write_in)

    def show(
        self, page: LetterPage, evaluation: Evaluation, session: AssessmentSession, client: str, *, demo: bool
    ) -> None:
        """Compose the letter in a worker and show its pages."""
        self._evaluation, self._session, self._client, self._demo = evaluation, session, client, demo
        self._offer_languages(page, evaluation)
        compose = self._composer(draft=True)
        self._asked = asked = self._asked + 1

        def work(_progress: Progress) -> bytes:
            return compose()

        self._making += 1
        task = self._runner.start(work)
        task.succeeded.connect(lambda content: self._show(page, content) if asked == self._asked else None)
        task.failed.connect(self._on_failure)
        task.finished.connect(self._made)

    def _offer_languages(self, page: LetterPage, evaluation: Evaluation) -> None:
        """Those of the content behind the evaluation, which may be older than the choice."""
        pack, own = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version), self._practice.language
        choices = document_languages(pack, own)
        if self._language not in dict(choices):
            self._language = own
        page.show_languages(choices, self._language)

    def _write_in(self, language: str) -> None:
        """The letter once more in another language, for this client only."""
        self._language = language
        if self._page is not None and self._evaluation is not None and self._session is not None:
            self.show(self._page, self._evaluation, self._session, self._client, demo=self._demo)

    def print(self) -> None:
        """The system's print dialog; pages go to the printer as pictures of 300 dots per inch."""
        print_with_dialog(self._window, self._content)

    def save(self) -> None:
        """Save the PDF where the person chooses; an existing file is replaced whole or not at all."""
        if self._evaluation is None:
            return
        suggested = Path(self._folder) / suggested_name(self._evaluation, "letter")
        chosen = ask_where(self._window, self.tr("Save the letter"), str(suggested))
        if chosen is not None and save_whole(chosen, self._content, self._messages):
            self._folder = str(chosen.parent)

    def issue(self) -> None:
        """Keep the letter as it is given, with the evaluation behind it, and close the assessment."""
        if self._evaluation is None or self._session is None or self._page is None:
            return
        final = self._composer(draft=False)()
        record = self._practice.issue_letter(self._session.id, final, self._evaluation)
        self._show(self._page, final)
        self._page.show_state(
            self.tr("Issued as number {n}, version {v}.").format(n=record.number, v=record.version), [], issued=True
        )
        self._messages.show_done(self.tr("The letter is issued and kept."))

    # --------------------------------------------------------------------------------------------------- inside
    def _show(self, page: LetterPage, content: bytes) -> None:
        if page is not self._page or self._evaluation is None:
            return
        self._content = content
        self._draw()
        pages = page_count(content)
        page.show_state(
            self.tr("Draft, {n} pages").format(n=pages) if pages != 1 else self.tr("Draft, 1 page"),
            self._practice.checks_before_issue(self._evaluation, self._client), issued=False,
        )

    def _composer(self, *, draft: bool) -> Callable[[], bytes]:
        """What makes the letter, with everything it needs read now; safe to call in a worker."""
        evaluation, demo = self._evaluation, self._demo
        assert evaluation is not None
        pack = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version)
        record, language = self._practice.record, self._language
        addressee, paper = self._practice.addressee(self._client), self._practice.paper

        def compose() -> bytes:
            return letter_bytes(
                evaluation, pack, language=language, paper=paper, draft=draft and not demo, demo=demo,
                advisor=record.advisor, addressee=addressee,
            )

        return compose

    def _draw(self) -> None:
        page = self._page
        if page is None or not self._content:
            return
        ratio = page.devicePixelRatioF()
        page.show_pages(*drawn_pages(self._content, page.scale, ratio))

    def _forget(self, page: LetterPage) -> None:
        if self._page is page:
            self._page = None

    def _made(self) -> None:
        self._making -= 1

    def _on_failure(self, error: BaseException) -> None:
        self._messages.show_error(self.tr("The letter could not be made. The answers are saved. Try again."))
        raise error


def ask_where(window: QWidget, title: str, suggested: str) -> Path | None:
    """Where to save a PDF; None when the person thinks better of it."""
    path, _ = QFileDialog.getSaveFileName(window, title, suggested, window.tr("PDF (*.pdf)"))
    if not path:
        return None
    return Path(path if path.lower().endswith(".pdf") else f"{path}.pdf")


def save_whole(path: Path, content: bytes, messages: MessageArea) -> bool:
    """Write a file whole or not at all, and say so; whether it was written."""
    try:
        write_atomic(path, content)
    except OSError:
        messages.show_error(messages.tr(
            "The file could not be written there. It may be open in another program, or the folder can't be written "
            "to. Close it, or save under another name."
        ))
        return False
    messages.show_done(messages.tr("Saved as {name}.").format(name=path.name))
    return True


def print_with_dialog(window: QWidget, content: bytes) -> None:
    """The system's print dialog, then the pages as pictures of 300 dots per inch."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, window).exec():
        print_pdf(content, printer)


def page_count(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def drawn_pages(content: bytes, scale: object, ratio: float) -> tuple[list[QImage], str]:
    """The pages as pictures and all their text. scale: from the width of a page in points to pixels for a point."""
    document = pypdfium2.PdfDocument(content)
    images, texts = [], []
    try:
        for page in document:
            width, _height = page.get_size()
            assert callable(scale)
            bitmap = page.render(scale=float(scale(width)) * ratio, rev_byteorder=True)
            image = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
                QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888,
            ).copy()
            image.setDevicePixelRatio(ratio)
            images.append(image)
            text = page.get_textpage()
            texts.append(text.get_text_bounded())
            text.close()
            page.close()
    finally:
        document.close()
    return images, "\n\n".join(texts)


def print_pdf(content: bytes, printer: QPrinter) -> None:
    """Every page of the printer's range, one picture at a time, so that memory stays small."""
    document = pypdfium2.PdfDocument(content)
    painter: QPainter | None = None
    first = max(1, printer.fromPage())
    last = printer.toPage() or len(document)
    try:
        for number in range(first, min(last, len(document)) + 1):
            page = document[number - 1]
            width, height = page.get_size()
            size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
            printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, printer.pageLayout().margins()))
            if painter is None:
                painter = QPainter(printer)
            else:
                printer.newPage()
            bitmap = page.render(scale=PRINT_DPI / 72, rev_byteorder=True)
            image = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
                QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888,
            )
            target = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(
                target, image.scaled(target.size(), Qt.AspectRatioMode.KeepAspectRatio,
                                     Qt.TransformationMode.SmoothTransformation)
            )
            page.close()
    finally:
        if painter is not None:
            painter.end()
        document.close()
