"""How the figures are made, in plain words, and what they cannot tell."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.documents.loss_words import LossWords
from advisor_app.domain.losses.explain import BASES, rows_behind
from advisor_app.ui.pages.reference.shelf import Library, ReferenceEntry
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, body, caption

WIDEST = 820


class MethodEntry(ReferenceEntry):
    """places: method, figures, limits."""

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, library)
        words = LossWords(library.words.losses, Figures(library.language, "USD", library.words.letter))
        self._cards = {
            "method": self._method(words), "figures": self._figures(),
            "limits": self._lines(self.tr("What the figures cannot tell"), words.caveats()),
            "left_out": self._lines(self.tr("What no figure contains"), words.excluded()),
        }
        inside = QWidget()
        inside.setLayout(column(
            Text(theme, self.tr("How the figures are made"), "question", wrap=True),
            caption(theme, self.tr("Content {id} {version}, as of {day}").format(
                id=library.pack.id, version=library.pack.version, day=words.figures.short_date(library.pack.as_of),
            ), "text2"),
            *self._cards.values(), None, gap=12, margins=(24, 18, 24, 24),
        ))
        self._page = ScrollPage(inside, widest=theme.px(WIDEST))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def open_place(self, place: str) -> None:
        if place in self._cards:
            self._page.show_widget(self._cards[place])

    def _method(self, words: LossWords) -> Card:
        card = Card(self._theme)
        for title, text in words.method():
            card.add(Text(self._theme, title, "card_title", wrap=True), body(self._theme, text))
        return card

    def _figures(self) -> Card:
        """Each figure: how it is worked out, from which facts, and from how many numbers."""
        texts, losses = self._library.words.losses, self._library.pack.losses
        card = Card(self._theme, self.tr("Each figure, and what stands behind it"))
        for figure, basis in BASES.items():
            facts = ", ".join(texts[f"inputs.{name}"] for name in basis.inputs)
            said = self.tr("Facts: {facts}. Numbers of the model: {n}.").format(
                facts=facts, n=len(rows_behind(figure, losses)))
            card.add(
                Text(self._theme, texts[f"figures.{figure}.name"], "label_strong", wrap=True),
                body(self._theme, texts[f"figures.{figure}.how"]), caption(self._theme, said, "text2"), 4,
            )
        return card

    def _lines(self, title: str, lines: tuple[str, ...]) -> Card:
        card = Card(self._theme, title)
        for text in lines:
            card.add(IconLine(self._theme, "info", text.replace("*", "")))
        return card
