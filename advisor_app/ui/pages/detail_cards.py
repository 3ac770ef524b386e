"""Cards of the details beside a list: titled lines, each with its small print, and links that lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from advisor_app.ui.presenters.confidence import Line
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import TitleLink
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import body, caption, name_for, verbatim


def lines_card(theme: Theme, title: str, lines: Iterable[Line], note: str = "") -> Card:
    """A card of paragraphs, each with its small print under it."""
    card = Card(theme, title, note)
    for line in lines:
        card.add(line_of(theme, line))
    return card


def line_of(theme: Theme, line: Line) -> QWidget:
    parts: list[QWidget] = [body(theme, line.text)]
    if line.small:
        parts.append(caption(theme, line.small, "text2"))
    return boxed(column(*parts, gap=2))


def links(theme: Theme, choices: Sequence[tuple[str, str]], opened: Callable[[str], None], verb: str) -> QWidget:
    """Links that each open one thing, one under the other. choices: (id, words). verb: read out before the words:
    "Open the question"."""
    lines = []
    for id_, words in choices:
        link = TitleLink(theme, verbatim(words))
        name_for(link, f"{verb}: {words}")
        link.clicked.connect(lambda _checked=False, wanted=id_: opened(wanted))
        lines.append(row(link, None))
    return boxed(column(*lines, gap=4))


def source_links(
    theme: Theme, sources: Iterable[tuple[str, str]], what: str, asked: Callable[[str], None]
) -> QWidget:
    """A link for each source, one under the other. sources: (id, title). what: the figure they stand behind."""
    lines = []
    for source, title in sources:
        link = SourceLink(theme, source, f"{what} – {title}", title)
        link.asked.connect(asked)
        lines.append(row(link, None))
    return boxed(column(*lines, gap=2))
