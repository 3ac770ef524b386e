"""Sections of an assessment: states in words, picks told, rows kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import Divider
from advisor_app.ui.widgets.sections import SectionList, SectionState

STATES = (
    SectionState("pf", "About the firm", "Done", "done"),
    SectionState("dg", "Data governance", "1 to check", "check"),
    SectionState("ac", "Access controls", "1 of 3", "some", current=True),
    SectionState("ts", "Security", "0 of 2", "none"),
)


def test_rows_are_named_with_their_state_and_picked(theme: Theme, qtbot: QtBot) -> None:
    sections = SectionList(theme, "Sections")
    qtbot.addWidget(sections)
    sections.show_states(STATES)
    sections.show()
    told: list[str] = []
    sections.picked.connect(told.append)
    assert sections.row("dg").accessibleName() == "Data governance, 1 to check"
    qtbot.mouseClick(sections.row("ts"), Qt.MouseButton.LeftButton)
    assert told == ["ts"] and not sections.grab().isNull()


def test_rows_that_stay_are_the_same_widgets(theme: Theme, qtbot: QtBot) -> None:
    sections = SectionList(theme, "Sections")
    qtbot.addWidget(sections)
    sections.show_states(STATES)
    kept = sections.row("ac")
    sections.show_states([
        SectionState("ac", "Access controls", "Done", "done"), SectionState("new", "New", "", "none"),
    ])
    assert sections.row("ac") is kept and kept.accessibleName() == "Access controls, Done"
    assert sections.row("new").accessibleName() == "New"
    layout = sections.layout()
    assert layout is not None and layout.count() == 3, "two rows, and what is left under them"


def test_rows_stay_together_in_a_tall_place(theme: Theme, qtbot: QtBot) -> None:
    sections = SectionList(theme, "Sections")
    qtbot.addWidget(sections)
    sections.show_states(STATES)
    sections.resize(260, 900)
    sections.show()
    assert sections.row("dg").y() - sections.row("pf").y() == sections.row("pf").height() + 2


def test_what_leads_on_stands_last_under_a_line(theme: Theme, qtbot: QtBot) -> None:
    shown = SectionList(theme, "Sections")
    qtbot.addWidget(shown)
    check = SectionState("check", "Check answers", "", "link")
    shown.show_states([SectionState("AC", "Access", "1 of 3", "some"), check])
    first = SectionState("DI", "Data", "Done", "done")
    shown.show_states([first, SectionState("AC", "Access", "2 of 3", "some"), check])
    shown.resize(240, 400)
    shown.show()
    (line,) = shown.findChildren(Divider)
    tops = [shown.row(id_).y() for id_ in ("DI", "AC", "check")]
    assert tops == sorted(tops) and tops[1] < line.mapTo(shown, line.rect().topLeft()).y() < tops[2]
