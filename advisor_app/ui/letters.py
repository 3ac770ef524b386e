"""Documents between engine, preview, printer and file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QObject, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from advisor_app.documents.editing import Draft
from advisor_app.documents.images import ImageError
from advisor_app.documents.pdf import PasswordError, locked
from advisor_app.documents.request import Request
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import LanguageError
from advisor_app.domain.progress import Progress
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.document_settings import DocumentSettings, card_contacts
from advisor_app.services.exports import Composed, Order, composed, suggested_name
from advisor_app.services.issuing import Issuing
from advisor_app.services.languages import DOCUMENTS, document_languages
from advisor_app.services.practice import Practice
from advisor_app.store.files import write_atomic
from advisor_app.ui.message_area import MessageArea
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.tasks import TaskRunner

PRINT_DPI = 300
# Documents that end an assessment when they are given.
CLOSING = ("letter", "report")
# Of a text that is named in a message.
SHOWN_WORDS = 60


@dataclass(frozen=True)
class _Made:
    """A document for the screen and for files. composed: None for one that was issued before; then the PDF is all."""

    composed: Composed | None
    pdf: bytes


class Letters(QObject):
    """Fills a LetterPage, and does what its buttons ask for."""

    def __init__(
        self, parent: QWidget, practice: Practice, runner: TaskRunner, messages: MessageArea
    ) -> None:
        super().__init__(parent)
        self._window, self._practice = parent, practice
        self._runner, self._messages = runner, messages
        self._issuing, self._settings = Issuing(practice), DocumentSettings(practice.vault)
        self._page: LetterPage | None = None
        self._made: _Made | None = None
        self._evaluation: Evaluation | None = None
        self._session: AssessmentSession | None = None
        self._client, self._demo, self._language = "", False, ""
        self._kind, self._large = "letter", False
        self._running = 0
        self._asked = 0
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    @property
    def busy(self) -> bool:
        """Whether a document is being made."""
        return self._running > 0

    def attach(self, page: LetterPage) -> None:
        """Take over the buttons of a page that is about to be shown."""
        self._page, self._made = page, None
        page.destroyed.connect(lambda: self._forget(page))
        page.print_asked.connect(self.print)
        page.save_asked.connect(self.save)
        page.issue_asked.connect(self.issue)
        page.zoomed.connect(self._draw)
        page.kind_picked.connect(self._show_kind)
        page.large_picked.connect(self._print_large)
        page.draft_changed.connect(self._keep_draft)
        page.issued_picked.connect(self._show_issued)
        self._language = self._practice.language_for(DOCUMENTS)
        page.language_picked.connect(self._write_in)

    def show(
        self, page: LetterPage, evaluation: Evaluation, session: AssessmentSession, client: str, *, demo: bool
    ) -> None:
        """Compose the document in a worker and show its pages."""
        self._evaluation, self._session, self._client, self._demo = evaluation, session, client, demo
        page.show_kind(self._kind, large=self._large)
        self._offer_languages(page, evaluation)
        self._list_issued(page)
        self._compose(self._order(draft=True), lambda made: self._show(page, made))

    def print(self) -> None:
        """The system's print dialog; pages go to the printer as pictures of 300 dots per inch."""
        if self._made is not None:
            print_with_dialog(self._window, self._made.pdf)

    def save(self) -> None:
        """Save the document where the person chooses, as the kind of file chosen there; an existing file is replaced
        whole or not at all."""
        if self._evaluation is None or self._made is None or self._page is None:
            return
        suggested = Path(self._folder) / suggested_name(self._evaluation, self._kind)
        chosen = ask_where(self._window, self.tr("Save the document"), str(suggested))
        if chosen is None:
            return
        try:
            chosen, content = self._as_file(self._made, chosen, self._page.password.text())
        except PasswordError as error:
            self._messages.show_error(str(error))
            return
        if save_whole(chosen, content, self._messages):
            self._folder = str(chosen.parent)

    @staticmethod
    def _as_file(made: _Made, chosen: Path, password: str) -> tuple[Path, bytes]:
        """Where to and what; of an issued document there is only the PDF. Raises PasswordError."""
        if made.composed is not None:
            return chosen, made.composed.as_file(chosen.suffix.lower(), password=password)
        return chosen.with_suffix(".pdf"), locked(made.pdf, password) if password else made.pdf

    def issue(self) -> None:
        """Keep the document as it is given, with the evaluation behind it; a letter or report closes the assessment."""
        if self._evaluation is None or self._session is None or self._page is None:
            return
        page, evaluation, assessment = self._page, self._evaluation, self._session.id
        final = self._issuing.final_order(assessment, self._order(draft=False), evaluation)
        self._compose(final, lambda made: self._issued(page, assessment, final, evaluation, made))

    # --------------------------------------------------------------------------------------------------- inside
    def _order(self, *, draft: bool) -> Order:
        """What is to be made, with everything it needs read now; it can be handed to a worker."""
        assert self._session is not None
        request = Request(
            large=self._large and self._kind == "card", contacts=card_contacts(self._practice.dossier(self._client)),
            draft=self._settings.draft(self._session.id, self._kind), branding=self._settings.branding(self._client),
        )
        mark = "demo" if self._demo else "draft" if draft else ""
        return Order(self._kind, self._language, self._practice.paper, mark, self._practice.record.advisor,
                     self._practice.addressee(self._client), request)

    def _compose(self, order: Order, then: Callable[[_Made], None]) -> None:
        """Make the document in a worker; only the newest is shown."""
        evaluation = self._evaluation
        assert evaluation is not None
        pack = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version)
        self._asked = asked = self._asked + 1

        def work(_progress: Progress) -> _Made:
            made = composed(evaluation, pack, order)
            return _Made(made, made.pdf())

        self._running += 1
        task = self._runner.start(work)
        task.succeeded.connect(lambda made: then(made) if asked == self._asked else None)
        task.failed.connect(self._on_failure)
        task.finished.connect(self._finished)

    def _show(self, page: LetterPage, made: _Made) -> None:
        if page is not self._page or self._evaluation is None or self._session is None:
            return
        self._made = made
        self._draw()
        sections = made.composed.sections if made.composed else ()
        page.show_draft(sections, self._settings.draft(self._session.id, self._kind), enabled=True)
        pages = page_count(made.pdf)
        page.show_state(
            self.tr("Draft, {n} pages").format(n=pages) if pages != 1 else self.tr("Draft, 1 page"),
            [*self._outdated(made), *self._practice.checks_before_issue(self._evaluation, self._client)],
            issued=False,
        )

    def _outdated(self, made: _Made) -> list[str]:
        """Edits whose standard text has changed: a sentence each."""
        return [
            self.tr("Your text “{words}” is not printed: the facts it was written for have changed.").format(
                words=edit.words if len(edit.words) <= SHOWN_WORDS else f"{edit.words[:SHOWN_WORDS]}…")
            for edit in (made.composed.outdated if made.composed else ())
        ]

    def _issued(
        self, page: LetterPage, assessment: str, final: Order, evaluation: Evaluation, made: _Made
    ) -> None:
        record = self._issuing.keep(assessment, final, made.pdf, evaluation)
        if final.kind in CLOSING:
            self._practice.finish(assessment)
        self._messages.show_done(self.tr("The document is issued and kept."))
        if page is not self._page:
            return
        self._made = made
        self._draw()
        sections = made.composed.sections if made.composed else ()
        page.show_draft(sections, self._settings.draft(assessment, final.kind), enabled=False)
        self._list_issued(page)
        page.show_state(
            self.tr("Issued as number {n}, version {v}.").format(n=record.number, v=record.version), [], issued=True
        )

    def _list_issued(self, page: LetterPage) -> None:
        if self._session is None:
            return
        kinds = dict(page.kinds())
        page.show_issued([
            (record.id, self.tr("No. {n}: {kind}, version {v}").format(
                n=record.number, kind=kinds.get(record.kind, record.kind), v=record.version))
            for record in self._issuing.all(assessment=self._session.id)
        ])

    def _show_issued(self, document: str) -> None:
        """The stored bytes of an issued document, to read, print or save again."""
        page = self._page
        if page is None:
            return
        self._asked += 1
        self._made = _Made(None, self._issuing.reprint(document))
        self._draw()
        page.show_draft((), Draft(), enabled=False)
        page.show_state(self.tr("As it was issued. Choose a kind to make a new one."), [], issued=True)

    def _show_again(self) -> None:
        if self._page is not None and self._evaluation is not None and self._session is not None:
            self.show(self._page, self._evaluation, self._session, self._client, demo=self._demo)

    def _show_kind(self, kind: str) -> None:
        self._kind = kind
        self._show_again()

    def _print_large(self, large: bool) -> None:
        self._large = large
        self._show_again()

    def _keep_draft(self, draft: Draft) -> None:
        if self._session is not None:
            self._settings.save_draft(self._session.id, self._kind, draft)
            self._show_again()

    def _write_in(self, language: str) -> None:
        """The document once more in another language, for this client only."""
        self._language = language
        self._show_again()

    def _offer_languages(self, page: LetterPage, evaluation: Evaluation) -> None:
        """Those of the content behind the evaluation, which may be older than the choice."""
        pack, own = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version), self._practice.language
        choices = document_languages(pack, own, self._kind)
        if self._language not in dict(choices):
            self._language = own
        page.show_languages(choices, self._language)

    def _draw(self) -> None:
        page, made = self._page, self._made
        if page is None or made is None:
            return
        images, text = drawn_pages(made.pdf, page.scale, page.devicePixelRatioF())
        page.show_pages(images, made.composed.text() if made.composed else text)

    def _forget(self, page: LetterPage) -> None:
        if self._page is page:
            self._page = None

    def _finished(self) -> None:
        self._running -= 1

    def _on_failure(self, error: BaseException) -> None:
        if isinstance(error, (ImageError, LanguageError)):
            self._messages.show_error(str(error))
            return
        self._messages.show_error(self.tr("The document could not be made. The answers are saved. Try again."))
        raise error


def ask_where(window: QWidget, title: str, suggested: str) -> Path | None:
    """Where to save a document, and as which kind of file; None when the person thinks better of it."""
    kinds = {
        window.tr("PDF (*.pdf)"): ".pdf", window.tr("To edit in a word processor (*.docx)"): ".docx",
        window.tr("To have it read aloud (*.html)"): ".html", window.tr("Plain text (*.txt)"): ".txt",
    }
    path, kind = QFileDialog.getSaveFileName(window, title, suggested, ";;".join(kinds))
    if not path:
        return None
    wanted = kinds.get(kind, ".pdf")
    plain = path[:-4] if path.lower().endswith(".pdf") and wanted != ".pdf" else path
    return Path(plain if plain.lower().endswith(tuple(kinds.values())) else f"{plain}{wanted}")


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
