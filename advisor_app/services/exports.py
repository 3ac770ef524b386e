"""Documents for the client: the bytes of a PDF, a safe name for its file, and writing it whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from advisor_app.documents.blocks import Report
from advisor_app.documents.compose import compose_twins
from advisor_app.documents.context import Addressee
from advisor_app.documents.editing import Edit, SectionInfo, outdated, section_list
from advisor_app.documents.pdf import PasswordError, locked, render_pdf
from advisor_app.documents.plain_text import report_html, report_text
from advisor_app.documents.request import Request
from advisor_app.documents.word.document import render_docx
from advisor_app.documents.wording import paper_of
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor
from advisor_app.services.places import find_places
from advisor_app.store.files import write_atomic

SHORT_NAME: Final = 40
FORMS: Final = (".pdf", ".docx", ".txt", ".html")
# Names Windows keeps for devices, whatever their extension.
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


class ExportError(OSError):
    """A document that cannot be written where it was asked for; one sentence."""


@dataclass(frozen=True)
class Order:
    """What is to be made. language, paper: empty for the advisor's own. advisor: None for the one of the case. mark:
    draft, demo or empty, printed across the pages. request: what the kind needs beside this."""

    kind: str = "letter"
    language: str = ""
    paper: str = ""
    mark: str = ""
    advisor: Advisor | None = None
    addressee: Addressee | None = None
    request: Request | None = None


@dataclass(frozen=True)
class Composed:
    """A document before it is a file, with what it takes to make one of it. sections: what it can consist of.
    outdated: edits that were not applied because the text they replace has changed. note: for an editable copy."""

    report: Report
    paper: str
    fonts: Path
    sections: tuple[SectionInfo, ...] = ()
    outdated: tuple[Edit, ...] = ()
    note: str = ""

    def pdf(self, *, password: str = "") -> bytes:
        """The PDF; locked with AES of 256 bits where there is a password. Raises PasswordError."""
        data = render_pdf(self.report, fonts=self.fonts, paper=self.paper)
        return locked(data, password) if password else data

    def docx(self) -> bytes:
        """The editable twin."""
        return render_docx(self.report, fonts=self.fonts, paper=self.paper, note=self.note)

    def as_file(self, end: str, *, password: str = "") -> bytes:
        """The bytes of a file that ends with .docx, .txt or .html, else of a PDF. password: for a PDF.

        Raises PasswordError.
        """
        if password and end in FORMS[1:]:
            raise PasswordError(f"A password can lock a PDF only, not a file that ends with {end}.")
        if end == ".docx":
            return self.docx()
        if end in (".txt", ".html"):
            return (self.text() if end == ".txt" else self.html()).encode("utf-8")
        return self.pdf(password=password)

    def text(self) -> str:
        """As plain structured text, in reading order."""
        return report_text(self.report)

    def html(self) -> str:
        """As a page that every screen reader can follow, without anything from elsewhere."""
        return report_html(self.report)


def composed(evaluation: Evaluation, pack: ContentPack, order: Order, *, fonts: Path | None = None) -> Composed:
    """The document of an order, shortened to its pages.

    Raises documents.compose.NotAvailableError for a kind this version does not make, ValueError for another paper,
    BreachNeededError, LanguageError.
    """
    speaker = order.advisor or evaluation.case.advisor
    sheet = order.paper or paper_of(speaker, order.language or speaker.language)
    folder = fonts or find_places().resources / "fonts"
    report, standard = compose_twins(
        order.kind, evaluation, pack, fonts=folder, paper=sheet, advisor=speaker, addressee=order.addressee,
        language=order.language, mark=order.mark, request=order.request,
    )
    draft = (order.request or Request()).draft
    note = pack.document_words(order.kind, report.language).letter.get("word.note", "")
    return Composed(report, sheet, folder, section_list(standard), outdated(standard, draft), note)


def letter_bytes(
    evaluation: Evaluation,
    pack: ContentPack,
    *,
    kind: str = "letter",
    language: str = "",
    paper: str = "",
    draft: bool = False,
    demo: bool = False,
    advisor: Advisor | None = None,
    addressee: Addressee | None = None,
    fonts: Path | None = None,
    request: Request | None = None,
) -> bytes:
    """The PDF of a document. language, paper: empty for the advisor's own. draft, demo: a mark across the pages.

    Raises documents.compose.NotAvailableError for a kind this version does not make, ValueError for another paper.
    """
    order = Order(kind, language, paper, "demo" if demo else "draft" if draft else "", advisor, addressee, request)
    return composed(evaluation, pack, order, fonts=fonts).pdf()


def write_document(
    evaluation: Evaluation, pack: ContentPack, out: Path, order: Order, *, password: str = ""
) -> None:
    """Write a document to `out`, as PDF, DOCX, text or HTML by the end of its name, PDF for another; a file that is
    there is replaced whole or not at all. password: for a PDF.

    Raises ExportError, PasswordError, and what composed() raises; nothing is written then.
    """
    write_whole(out, composed(evaluation, pack, order).as_file(out.suffix.lower(), password=password))


def write_whole(out: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises ExportError."""
    try:
        write_atomic(out, data)
    except OSError as error:
        raise ExportError(
            f"The file {out.name} cannot be written there: {error.strerror or error}. Choose another folder, or close "
            "the program that has it open."
        ) from error


def suggested_name(evaluation: Evaluation, kind: str = "letter", *, version: int = 1) -> str:
    """`client_letter_2026-11-24_v1.pdf`: letters, digits and hyphens only, on every system, never a path."""
    return f"{short_name(evaluation.case.profile.name)}_{kind}_{evaluation.today:%Y-%m-%d}_v{version}.pdf"


def short_name(client: str) -> str:
    """A client's name as part of a file name: at most SHORT_NAME plain letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", client).encode("ascii", "ignore").decode("ascii")
    short = re.sub(r"[^A-Za-z0-9]+", "-", letters)[:SHORT_NAME].strip("-").lower()
    return "client" if not short or short in _RESERVED else short
