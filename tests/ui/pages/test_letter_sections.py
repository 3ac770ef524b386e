"""Choosing, moving and wording the sections of a document, as a person does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.documents.editing import Draft, Edit, OwnParagraph, SectionInfo
from advisor_app.ui.pages.letter_sections import SectionList
from advisor_app.ui.pages.letter_wording import WordingPanel
from advisor_app.ui.theme import Theme

SECTIONS = (
    SectionInfo("L2", "What we recommend", True, ("Because.",)), SectionInfo("L4", "A year", False, ("Think.", "Two.")),
    SectionInfo("L5", "Fixes", False, ()), SectionInfo("L9", "Next", True, ("Decide.",)),
    SectionInfo("L3", "Needs", False, ("Need.",)),
)


def test_a_section_is_left_out_and_taken_back(theme: Theme, qtbot: QtBot) -> None:
    page, drafts = SectionList(theme), []
    qtbot.addWidget(page)
    page.changed.connect(drafts.append)
    page.show_sections(SECTIONS, Draft(), enabled=True)
    page.show()
    assert not page.boxes["L2"].isEnabled() and page.boxes["L2"].isChecked()
    qtbot.keyClick(page.boxes["L4"], Qt.Key.Key_Space)
    assert drafts[-1].left_out == ("L4",)
    page.show_sections(SECTIONS, drafts[-1], enabled=True)
    assert not page.boxes["L4"].isChecked()
    page.boxes["L4"].click()
    assert drafts[-1].left_out == ()


def test_a_section_moves_past_what_stays_and_keeps_the_focus(theme: Theme, qtbot: QtBot) -> None:
    page, drafts = SectionList(theme), []
    qtbot.addWidget(page)
    page.changed.connect(drafts.append)
    page.show_sections(SECTIONS, Draft(), enabled=True)
    page.show()
    assert not page.ups["L4"].isEnabled() and not page.downs["L3"].isEnabled()
    assert "L2" not in page.ups
    assert page.downs["L5"].accessibleName() == "Move Fixes down"
    page.downs["L5"].click()
    assert drafts[-1].order == ("L4", "L3", "L5")
    page.show_sections(SECTIONS, drafts[-1], enabled=True)
    page.ups["L3"].click()
    assert drafts[-1].order == ("L3", "L4", "L5")
    page.show_sections(SECTIONS, drafts[-1], enabled=False)
    assert not any(button.isEnabled() for button in (*page.ups.values(), *page.downs.values()))


def test_a_text_is_changed_and_taken_back(theme: Theme, qtbot: QtBot) -> None:
    panel, drafts = WordingPanel(theme), []
    qtbot.addWidget(panel)
    panel.changed.connect(drafts.append)
    panel.show_draft(SECTIONS, Draft(), enabled=True)
    panel.show()
    panel.section.show_choice("L4")
    panel.section.picked.emit("L4")
    area = panel.areas["Think."]
    area.setFocus()
    area.selectAll()
    qtbot.keyClicks(area, "Think twice.")
    area.left.emit()
    assert drafts[-1].edits == (Edit("L4", "Think.", "Think twice."),)
    assert panel.backs["Think."].isVisible() and not panel.backs["Two."].isVisible()
    panel.backs["Think."].click()
    assert drafts[-1].edits == ()


def test_an_own_paragraph_follows_the_section_that_is_shown(theme: Theme, qtbot: QtBot) -> None:
    panel, drafts = WordingPanel(theme), []
    qtbot.addWidget(panel)
    panel.changed.connect(drafts.append)
    kept = Draft(own=(OwnParagraph("L9", "Old words", "Old"),))
    panel.show_draft(SECTIONS, kept, enabled=True)
    panel.show()
    panel.section.show_choice("L9")
    panel.section.picked.emit("L9")
    assert (panel.own_heading.text(), panel.own_words.toPlainText()) == ("Old", "Old words")
    panel.section.show_choice("L5")
    panel.section.picked.emit("L5")
    assert panel.own_words.toPlainText() == ""
    panel.own_words.setFocus()
    qtbot.keyClicks(panel.own_words, "We met <b>twice</b>.")
    panel.own_words.left.emit()
    assert drafts[-1].own == (*kept.own, OwnParagraph("L5", "We met <b>twice</b>."))
