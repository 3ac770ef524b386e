"""Tables that break between rows: a row is parted only where no page is long enough for it."""

from __future__ import annotations

from typing import Any, Final

from reportlab.platypus import Table

# A row up to this height finds room on a fresh page of either paper.
FRESH_PAGE: Final = 640.0


class Rows(Table):  # type: ignore[misc]  # the PDF library has no types
    """A table whose rows stay whole, with their titles again on each page."""

    def first_row(self, width: float) -> float:
        """Height of the titles and the first row, in a column of `width` points."""
        self._calc(width, FRESH_PAGE)
        return float(sum(self._rowHeights[:self.repeatRows + 1]))

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803  # the library's names
        self._calc(availWidth, availHeight)
        between = self._splitRows(availHeight, doInRowSplit=False)
        if between:
            return list(between)
        first = sum(self._rowHeights[:self.repeatRows + 1])
        return [] if first <= FRESH_PAGE else list(self._splitRows(availHeight, doInRowSplit=True))
