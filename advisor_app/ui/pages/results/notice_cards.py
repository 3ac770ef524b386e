"""The notices after a breach, one card each, the earliest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor_app.ui.pages.detail_cards import lines_card, links
from advisor_app.ui.presenters.confidence import Line, tone_of
from advisor_app.ui.presenters.notices import NoticeLine, NoticesView
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import boxed, row
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, body, caption, heading


def notice_cards(
    theme: Theme, view: NoticesView, law_asked: Callable[[str], None], source_asked: Callable[[str], None]
) -> list[QWidget]:
    """law_asked: open a law of the results. source_asked: where its deadline comes from."""
    shown: list[QWidget] = [
        heading(theme, _tr("Who must be told, and by when"), "page_title"), body(theme, view.summary),
        caption(theme, _tr(
            "A screen for advisors, not legal advice. The insurer, and customers by contract, may have to hear sooner."
        ), "text2"),
    ]
    shown += [_card(theme, line, law_asked, source_asked) for line in view.lines]
    if view.excused:
        shown.append(lines_card(theme, _tr("Laws that ask for nothing here"), [Line(text) for text in view.excused]))
    return shown


def _card(
    theme: Theme, line: NoticeLine, law_asked: Callable[[str], None], source_asked: Callable[[str], None]
) -> Card:
    card = Card(theme)
    card.setAccessibleName(f"{line.due}: {line.who}")
    card.add(Text(theme, line.due, "card_title", "accent_text", wrap=True))
    card.add(Text(theme, line.who, "body", wrap=True, weight=600))
    card.add(body(theme, line.wording))
    if line.counted:
        card.add(caption(theme, line.counted, "text2"))
    for note in line.notes:
        card.add(IconLine(theme, "triangle-alert", note, "warn"))
    card.add(links(theme, [(line.law, line.law_name)], law_asked, _tr("Open the law")))
    card.add(Text(theme, line.as_of, "caption", tone_of(line.confidence), wrap=True, weight=600))
    link = SourceLink(theme, f"law:{line.law}", line.law_name)
    link.asked.connect(source_asked)
    card.add(boxed(row(link, None)))
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoticeCards", text)
