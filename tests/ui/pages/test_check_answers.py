from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.check_answers import CheckAnswersPage
from advisor_app.ui.presenters.answers import AnswerLine, AnswerSection, CheckView, Followed, SecondLook
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.expander import Expander

LINE = AnswerLine("AC-01", "Second step to sign in", "Not answered", ("missing",), ())
LOOK = SecondLook("<b>Which</b> is right?", (("AC-01", "Second step"), ("AC-04", "Kind of step")))
VIEW = CheckView(
    "Harbour Lane Dental", "Quick assessment", "", {"all": 1, "unknown": 0, "check": 0, "missing": 1},
    (AnswerSection("Access", (LINE,)),), (LOOK,),
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> CheckAnswersPage:
    made = CheckAnswersPage(theme)
    qtbot.addWidget(made)
    made.show_view(VIEW)
    return made


def said(page: CheckAnswersPage) -> list[str]:
    return [label.accessibleName() or label.text() for label in page.findChildren(QLabel)]


def links(page: CheckAnswersPage) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in page.findChildren(QPushButton) if button.accessibleName()}


def test_a_second_look_is_a_question_with_links(qtbot: QtBot, page: CheckAnswersPage) -> None:
    assert any("Worth a second look" in text for text in said(page))
    assert any("is right?" in text and "<b>" in text for text in said(page)), said(page)
    asked: list[str] = []
    page.change_asked.connect(asked.append)
    for name in ("Change: Second step", "Change: Kind of step"):
        links(page)[name].click()
    assert asked == ["AC-01", "AC-04"]


def test_without_contradictions_there_is_no_such_card(page: CheckAnswersPage, qtbot: QtBot) -> None:
    page.show_view(replace(VIEW, second_looks=()))
    qtbot.waitUntil(lambda: not any("Worth a second look" in text for text in said(page)))
    assert "Change: Second step to sign in" in links(page)


def test_a_filter_shows_answers_only(page: CheckAnswersPage, qtbot: QtBot) -> None:
    page.chips["missing"].click()
    qtbot.waitUntil(lambda: not any("Worth a second look" in text for text in said(page)))
    page.chips["all"].click()
    assert any("Worth a second look" in text for text in said(page))


def test_what_follows_from_an_answer_opens_on_a_click(page: CheckAnswersPage, qtbot: QtBot) -> None:
    entry = Followed("AC-01", "2 more not asked: they follow from “Step: No”", ("Kind of step", "Recovery codes"))
    with qtbot.waitExposed(page):
        page.show()
    page.show_view(replace(VIEW, sections=(AnswerSection("Access", (LINE,), (entry,)),)))
    (expander,) = page.findChildren(Expander)
    assert not any("Recovery codes" in text for text in visible(page))
    expander.head.click()
    qtbot.waitUntil(lambda: any("Kind of step · Recovery codes" in text for text in visible(page)))


def visible(page: CheckAnswersPage) -> list[str]:
    return [label.accessibleName() or label.text() for label in page.findChildren(QLabel) if label.isVisible()]
