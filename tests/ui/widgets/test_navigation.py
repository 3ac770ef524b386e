"""Places at the left: a click asks, only arriving marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.navigation import Navigation, Place, initials, rail_fits

PLACES = (Place("clients", "Clients", "users"), Place("reviews", "Reviews due", "calendar-clock", "Reviews"))
FOOT = (Place("lock", "Lock now", "lock", "Lock"),)


def items(nav: Navigation) -> dict[str, QPushButton]:
    return {item.text(): item for item in nav.findChildren(QPushButton)}


@pytest.mark.parametrize("rail", [False, True])
def test_a_click_asks_to_go_and_marks_nothing(theme: Theme, qtbot: QtBot, rail: bool) -> None:
    nav = Navigation(theme, PLACES, FOOT, rail=rail)
    qtbot.addWidget(nav)
    nav.show()
    nav.show_place("clients")
    asked: list[str] = []
    nav.picked.connect(asked.append)
    qtbot.mouseClick(items(nav)["Reviews due"], Qt.MouseButton.LeftButton)
    assert asked == ["reviews"]
    assert items(nav)["Clients"].isChecked() and not items(nav)["Reviews due"].isChecked()
    nav.show_place("reviews")
    assert items(nav)["Reviews due"].isChecked() and not items(nav)["Clients"].isChecked()
    assert nav.width() == (72 if rail else 208) and not nav.grab().isNull()


def test_counts_are_read_out_and_notes_shown(theme: Theme, qtbot: QtBot) -> None:
    nav = Navigation(theme, PLACES, FOOT)
    qtbot.addWidget(nav)
    nav.show_count("clients", 24)
    nav.show_note("Backed up today 09:12")
    nav.show_practice("Maple & Birch <b>Advice</b>", "Jo Fenwick")
    assert items(nav)["Clients"].accessibleName() == "Clients, 24"
    nav.show_count("clients", 0)
    assert items(nav)["Clients"].accessibleName() == "Clients"


def test_initials() -> None:
    names = ("Fenwick Advisory", "fenwick", "Jo & Co", "", "  ", "& Sons", "Élan Vital")
    assert [initials(name) for name in names] == ["FA", "F", "JC", "", "", "S", "ÉV"]


def test_words_fit_the_rail(theme: Theme) -> None:
    assert all(rail_fits(theme, place) for place in (*PLACES, *FOOT))
    assert not rail_fits(theme, Place("x", "A very long place", "users"))
