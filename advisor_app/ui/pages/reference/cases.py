"""Real cases, each with its sources."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.ui.pages.case_card import case_card
from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.record_list import Record
from advisor_app.ui.widgets.text import caption


class CaseShelf(Shelf):
    def __init__(self, theme: Theme, library: Library) -> None:
        self._figures = Figures(library.language, "USD", library.words.letter)
        self._cases = {case.id: case for case in sorted(library.pack.cases, key=lambda case: (-case.year, case.name))}
        self._records = tuple(
            Record(case.id, case.name, f"{case.year} · {case.authority}") for case in self._cases.values()
        )
        super().__init__(theme, library, self.tr("Cases"), self.tr("Search the cases"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        text = self._library.words.cases[id_]
        return f"{text.happened} {text.outcome} {text.lesson}"

    def details(self, id_: str) -> list[QWidget]:
        case, words = self._cases[id_], self._library.words
        causes = ", ".join(words.word("root_causes", cause) for cause in case.root_causes)
        shown: list[QWidget] = [caption(self._theme, causes, "text2")] if causes else []
        note = self.tr("Most settlements are made without admission of fault: “alleged” and “found” mean just that.")
        return [*shown, case_card(self._theme, case, words, self._figures), caption(self._theme, note, "text2")]
