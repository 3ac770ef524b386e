"""How deep an assessment goes, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def depth_word(depth: str) -> str:
    """`Quick`, for a table."""
    return {"quick": _tr("Quick"), "standard": _tr("Standard"), "full": _tr("Full")}[depth]


def depth_title(depth: str) -> str:
    """`Quick assessment`, for a head."""
    return {
        "quick": _tr("Quick assessment"), "standard": _tr("Standard assessment"), "full": _tr("Full assessment"),
    }[depth]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Depth", text)
