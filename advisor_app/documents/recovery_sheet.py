"""The sheet with the recovery key: the vault's id and a date, never the passphrase."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

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

# How many pieces of advice the sheet has.
ADVICE: Final = 4


def recovery_sheet(
    key: str, vault: str, day: date, language: str, words: Mapping[str, str], *, fonts: Path, paper: str
) -> bytes:
    """The PDF of the sheet. key: the recovery key as text; vault: id of the practice file; words: the texts of
    documents in the language; paper: A4 or Letter."""
    groups = key.split("-")
    half = (len(groups) + 1) // 2
    shown = Figures(language, "USD").long_date(day)
    blocks = (
        Title(plain(words["recovery.title"])),
        Paragraph(plain(words["recovery.what"])),
        KeyFigures((
            KeyFigure(words["recovery.first"], " ".join(groups[:half])),
            KeyFigure(words["recovery.second"], " ".join(groups[half:])),
        )),
        Paragraph(plain(words["recovery.made"].format(vault=vault, date=shown))),
        Bullets(tuple(plain(words[f"recovery.advice.{number}"]) for number in range(1, ADVICE + 1))),
    )
    report = Report(
        kind="recovery_sheet", title=words["recovery.title"], subject=words["recovery.subject"], author="", client="",
        language=language, date=day, sections=(Section("sheet", blocks),),
        furniture=Furniture(header="", footer=words["recovery.footer"], page=words["page"]),
    )
    return render_pdf(report, fonts=fonts, paper=paper)
