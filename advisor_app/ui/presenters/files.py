"""Attached files in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from advisor_app.domain.attachments import Attachment
from advisor_app.services.typed_dates import show_day

_KINDS = {"pdf": "PDF", "png": "PNG", "jpeg": "JPEG"}


def file_line(file: Attachment, language: str) -> str:
    """`PDF · 120 kB · 25 Nov 2026`."""
    locale = QLocale(language.replace("-", "_"))
    size = locale.formattedDataSize(file.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    kind = _KINDS.get(file.kind) or _tr("Text")
    return " · ".join((kind, size, show_day(file.added.date(), language)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
