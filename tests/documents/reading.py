"""Looking into a finished PDF: its text in reading order and the boxes of its characters."""

from __future__ import annotations

import pypdfium2


def texts(data: bytes) -> list[str]:
    """The text of each page, line ends as blanks."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def text(data: bytes) -> str:
    return " ".join(texts(data))


def outside(data: bytes, *, side: float, bottom: float) -> list[str]:
    """Characters that stand outside the margins of their page, as (page, character) words."""
    document = pypdfium2.PdfDocument(data)
    found = []
    try:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            lines = page.get_textpage()
            for index in range(lines.count_chars()):
                left, low, right, high = lines.get_charbox(index)
                if right > left and (left < side or right > width - side or low < bottom or high > height - bottom):
                    found.append(f"page {number}: {lines.get_text_range(index, 1)!r}")
    finally:
        document.close()
    return found
