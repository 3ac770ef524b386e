"""Documents for the client: the bytes of a PDF, a safe name for its file, and writing it whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from advisor_app.documents.compose import compose_to_fit
from advisor_app.documents.context import Addressee
from advisor_app.documents.pdf import render_pdf
from advisor_app.documents.request import Request
from advisor_app.documents.wording import paper_of
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor
from advisor_app.services.places import find_places
from advisor_app.store.files import write_atomic

SHORT_NAME: Final = 40
# Names Windows keeps for devices, whatever their extension.
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


class ExportError(OSError):
    """A document that cannot be written where it was asked for; one sentence."""


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
    speaker = advisor or evaluation.case.advisor
    sheet = paper or paper_of(speaker, language or speaker.language)
    folder = fonts or find_places().resources / "fonts"
    report = compose_to_fit(
        kind, evaluation, pack, fonts=folder, paper=sheet, advisor=speaker, addressee=addressee, language=language,
        mark="demo" if demo else "draft" if draft else "", request=request,
    )
    return render_pdf(report, fonts=folder, paper=sheet)


def write_letter(
    evaluation: Evaluation,
    pack: ContentPack,
    out: Path,
    *,
    kind: str = "letter",
    language: str = "",
    paper: str = "",
    addressee: Addressee | None = None,
    request: Request | None = None,
) -> None:
    """Write the PDF of a document to `out`; a file that is there is replaced whole or not at all.

    Raises ExportError, and what letter_bytes raises; nothing is written then.
    """
    data = letter_bytes(evaluation, pack, kind=kind, language=language, paper=paper, addressee=addressee,
                        request=request)
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
