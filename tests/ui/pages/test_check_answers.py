from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.check_answers import CheckAnswersPage
from advisor_app.ui.presenters.answers import AnswerLine, AnswerSection, CheckView, SecondLook
from advisor_app.ui.theme import Theme

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
