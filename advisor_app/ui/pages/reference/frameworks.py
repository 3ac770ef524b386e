"""Published frameworks by their ids, with the questions that inform each reference."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.frameworks import group_of, references
from advisor_app.ui.pages.detail_cards import lines_card
from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.presenters.confidence import Line, as_of_words
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.record_list import Record
from advisor_app.ui.widgets.text import Text


class FrameworkShelf(Shelf):
    def __init__(self, theme: Theme, library: Library) -> None:
        self._records = tuple(
            Record(framework.key, library.words.frameworks[framework.key].name, framework.publisher)
            for framework in library.pack.frameworks
        )
        super().__init__(theme, library, self.tr("Frameworks"), self.tr("Search the frameworks"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        pack = self._library.pack
        return " ".join(references(pack, pack.framework_index[id_]))

    def details(self, id_: str) -> list[QWidget]:
        library = self._library
        framework, words = library.pack.framework_index[id_], library.words
        text = words.frameworks[id_]
        dated = as_of_words(framework.as_of, framework.confidence, words, Figures(library.language, "USD"))
        title = f"{framework.title}. {framework.publisher}, {framework.edition}."
        about = [Line(title, f"{framework.source} · {dated}")]
        shown: list[QWidget] = [
            self.headline(text.name), lines_card(self._theme, self.tr("About it"), about, self.tr(
                "Ids are the publisher's, all words are ours. A reference is informed by the answers; that never means "
                "that it is met.")),
        ]
        groups: dict[str, list[Line]] = {}
        for reference, questions in references(library.pack, framework).items():
            group = text.groups.get(group_of(framework, reference), "") or self.tr("Others")
            told = "; ".join(words.questions[question].short for question in questions)
            groups.setdefault(group, []).append(Line(f"{reference}: {told}"))
        shown += [lines_card(self._theme, group, lines) for group, lines in groups.items()]
        if text.relief:
            shown.append(Text(self._theme, text.relief, "caption", "text2", wrap=True))
        return shown
