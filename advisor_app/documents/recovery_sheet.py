"""The sheet with the recovery key: the vault's id and a date, never the passphrase."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor_app.documents.blocks import (
    Bullets,
    Furniture,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Section,
    Title,
    plain,
)
from advisor_app.documents.figures import Figures
from advisor_app.documents.pdf import render_pdf


def recovery_sheet(key: str, vault: str, day: date, language: str, *, fonts: Path, paper: str) -> bytes:
    """The PDF of the sheet. key: the recovery key as text; vault: id of the practice file; paper: A4 or Letter."""
    groups = key.split("-")
    half = (len(groups) + 1) // 2
    shown = Figures(language, "USD").long_date(day)
    blocks = (
        Title(plain("Recovery key")),
        Paragraph(plain(
            "This key opens the practice file when the passphrase is forgotten. Whoever holds it can read everything."
        )),
        KeyFigures((
            KeyFigure("First half", " ".join(groups[:half])),
            KeyFigure("Second half", " ".join(groups[half:])),
        )),
        Paragraph(plain(f"Practice file {vault} · made on {shown}")),
        Bullets((
            plain("Keep this sheet away from the computer, in a safe or with someone you trust."),
            plain("Do not write the passphrase on it."),
            plain("On the unlock page choose Use recovery key and type the groups; blanks and hyphens do not matter."),
            plain("After it was used, a new passphrase and a new sheet are made; then destroy this one."),
        )),
    )
    report = Report(
        kind="recovery_sheet", title="Recovery key", subject="Recovery key of a practice file", author="", client="",
        language=language, date=day, sections=(Section("sheet", blocks),),
        furniture=Furniture(header="", footer="Keep away from the computer", page="Page {page} of {pages}"),
    )
    return render_pdf(report, fonts=fonts, paper=paper)
