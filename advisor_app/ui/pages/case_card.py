"""One real case: what happened, what it led to, the lesson, and its sources."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.cases import PastCase
from advisor_app.domain.pack import Texts
from advisor_app.ui.presenters.confidence import as_of_words
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import boxed, row
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, body, caption


def case_card(
    theme: Theme, case: PastCase, words: Texts, figures: Figures, asked: Callable[[str], None] | None = None
) -> Card:
    """asked: shows the case in the reference, where it is not shown already."""
    text = words.cases[case.id]
    card = Card(theme, f"{case.name}, {case.year}")
    card.add(body(theme, text.happened), body(theme, text.outcome))
    facts = []
    if case.amount is not None:
        money = Figures(figures.language, case.currency).exact(case.amount)
        facts.append(_tr("Amount: {money}. What one firm paid forecasts nothing.").format(money=money))
    if case.people is not None:
        facts.append(_tr("People concerned: {n}.").format(n=figures.number(case.people)))
    if facts:
        card.add(body(theme, " ".join(facts)))
    card.add(Text(theme, text.lesson, "body", wrap=True, weight=600))
    dated = as_of_words(case.as_of, case.confidence, words, figures)
    card.add(caption(theme, f"{case.authority}; {case.citation} · {dated}", "text2"))
    if asked is None:
        for address in case.sources:
            card.add(Text(theme, address, "caption", "text2", wrap=True, selectable=True))
    else:
        link = SourceLink(theme, f"case:{case.id}", case.name)
        link.asked.connect(asked)
        card.add(boxed(row(link, None)))
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseCard", text)
