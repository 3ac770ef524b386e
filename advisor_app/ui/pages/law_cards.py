"""What is shown of one law: in the results as it stands for the firm, in the reference by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from advisor_app.ui.pages.detail_cards import lines_card
from advisor_app.ui.presenters.confidence import tone_of
from advisor_app.ui.presenters.laws import LawView
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import FlowLayout, column, row
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, body, caption, name_for

_TONES = {"yes": "accent", "unknown": "warn", "no": "quiet"}


def law_details(
    theme: Theme, view: LawView, *, question_asked: Callable[[str], None] | None = None,
    source_asked: Callable[[str], None] | None = None, words: tuple[str, str, str] = ("", "", ""),
) -> list[QWidget]:
    """words: title of the card of facts to collect, its note, and the button to a question. source_asked: to the law in
    the reference, where it is not shown already."""
    head = Text(theme, view.name, "question", wrap=True)
    pills = QWidget()
    flow = FlowLayout(8, pills)
    if view.answer_words:
        flow.addWidget(Pill(theme, view.answer_words, _TONES[view.answer]))
    if source_asked is not None:
        link = SourceLink(theme, f"law:{view.id}", view.name)
        link.asked.connect(source_asked)
        flow.addWidget(link)
    dated = Text(theme, view.as_of, "caption", tone_of(view.confidence), wrap=True, weight=600)
    shown: list[QWidget] = [caption(theme, view.kind, "text2"), head, dated, pills]
    if view.missing and question_asked is not None:
        shown.append(_missing(theme, view, question_asked, words))
    shown += [lines_card(theme, block.title, block.lines, block.note) for block in view.blocks]
    return shown


def _missing(theme: Theme, view: LawView, asked: Callable[[str], None], words: tuple[str, str, str]) -> Card:
    title, note, open_ = words
    card = Card(theme, title, note)
    for missing in view.missing:
        line = row(gap=12)
        line.addWidget(body(theme, missing.label), 1)
        if missing.question:
            button = Button(theme, open_)
            name_for(button, f"{open_}: {missing.label}")
            button.clicked.connect(lambda _checked=False, question=missing.question: asked(question))
            line.addWidget(button)
        card.add(column(line))
    return card
