"""Going to another version of the content: what it means for this assessment, shown before anything changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor_app.ui.presenters.upgrade import UpgradeView
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import FooterBar, HeaderBar
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import boxed, column
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import Text, body

WIDEST = 860


class UpgradePage(QWidget):
    """accepted() to go over; closed() to stay."""

    accepted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, view: UpgradeView) -> None:
        super().__init__()
        self._theme = theme
        self.header = HeaderBar(theme)
        self.header.went_back.connect(self.closed)
        self.title = Text(theme, self.tr("From content {old} to {new}").format(
            old=view.old_version, new=view.new_version
        ), "page_title", wrap=True)
        no_change = self.tr("Nothing changes for this assessment but the version it stands on.")
        lead = self.tr(
            "No answer is lost, and you can go back. Questions and answers that are not listed here stay as they are."
        )
        content = boxed(column(
            self.title, 6, body(theme, lead if view.groups else no_change, "text2"), 14,
            *self._cards(view), None, margins=(24, 22, 24, 24),
        ))
        footer = FooterBar(theme, margin=24)
        footer.stand_under(content)
        self.accept = Button(theme, self.tr("Go over to {new}").format(new=view.new_version), "primary", large=True)
        self.accept.clicked.connect(self.accepted)
        self.stay = Button(theme, self.tr("Stay on {old}").format(old=view.old_version), large=True)
        self.stay.clicked.connect(self.closed)
        footer.row.addWidget(self.accept)
        footer.row.addWidget(self.stay)
        footer.row.addStretch(1)
        self.setLayout(column(self.header, ScrollPage(content, widest=WIDEST, centred=True), footer))
        self.setTabOrder(self.accept, self.stay)

    def _cards(self, view: UpgradeView) -> list[Card | int]:
        """A card for each group with 12 pixels between them."""
        made: list[Card | int] = []
        for name, entries in view.groups:
            title, note = self._words(name)
            card = Card(self._theme, f"{title} ({len(entries)})", note)
            table = TextTable(self._theme, title, whole=True, words=True, narrow=(0,))
            table.show_table(
                [self.tr("Number"), self.tr("Question")], [[entry.id, entry.words] for entry in entries]
            )
            card.add(table)
            made += [card, 12]
        return made

    def _words(self, group: str) -> tuple[str, str]:
        return {
            "ask": (self.tr("New questions"), self.tr("They come up for this firm and wait for an answer.")),
            "asked_again": (self.tr("Asked again"), self.tr(
                "The answer given is no longer one of the choices. It is kept, and counts again with content that has "
                "it."
            )),
            "reworded": (self.tr("Changed in meaning"), self.tr("The answer stays. Look whether it still holds.")),
            "restored": (self.tr("Count again"), self.tr("These answers were kept aside so far.")),
            "renamed": (self.tr("New numbers"), self.tr("The answers go with their questions.")),
            "aside": (self.tr("Kept aside"), self.tr(
                "The question is gone. The answer is kept, and counts again should the question come back."
            )),
            "closed": (self.tr("No longer asked"), self.tr("They do not apply to this firm any more.")),
        }[group]
