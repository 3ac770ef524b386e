"""Cards and notes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card, EmptyState, FigureCard, HelpBox, IconNote
from advisor_app.ui.widgets.text import Text


def test_a_card_holds_what_is_added_under_its_title(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "How sure are we?", "A note", corner=QWidget())
    qtbot.addWidget(card)
    first, second = Text(theme, "First"), Text(theme, "Second")
    card.add(first, 8, second, None)
    card.resize(400, 300)
    card.show()
    assert card.accessibleName() == "How sure are we?"
    assert card.title.y() < first.y() < second.y()
    card.set_note("")
    assert not card.note.isVisible()


@pytest.mark.parametrize("note", ["", "A note"])
def test_a_title_that_leads_on_stands_at_the_left_like_any_other(theme: Theme, qtbot: QtBot, note: str) -> None:
    cards = [Card(theme, "How sure are we?", note, leads=leads) for leads in (False, True)]
    for card in cards:
        qtbot.addWidget(card)
        card.resize(400, 200)
        card.show()
    assert cards[0].title.x() == cards[1].title.x()


def test_a_figure_is_read_out_with_what_it_is(theme: Theme, qtbot: QtBot) -> None:
    card = FigureCard(theme, "A bad year", "£118,000", "Policy pays up to £50,000", "danger")
    qtbot.addWidget(card)
    assert card.accessibleName() == "A bad year: £118,000"
    card.show_figure("£90,000", "Policy pays it all", "accent_text")
    assert card.accessibleName() == "A bad year: £90,000" and card.accessibleDescription() == "Policy pays it all"


@pytest.mark.parametrize("tone", ["accent", "sunken", "warn", "danger", "ok"])
def test_notes_of_every_tone(theme: Theme, qtbot: QtBot, tone: str) -> None:
    note = IconNote(theme, "info", "Still a rough estimate", "12 of 26 answered", tone)
    qtbot.addWidget(note)
    note.show_text("Another", "")
    assert note.text.isHidden() and not note.grab().isNull()


def test_help_is_named(theme: Theme, qtbot: QtBot) -> None:
    box = HelpBox(theme, "One stolen password opens the mailbox.")
    qtbot.addWidget(box)
    assert box.accessibleName() == "Why we ask" and "mailbox" in box.accessibleDescription()


def test_an_empty_place_offers_what_it_has(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "No clients yet.", "New client")
    qtbot.addWidget(empty)
    empty.resize(500, 300)
    empty.show()
    assert empty.action.isVisible() and not empty.other.isVisible()
