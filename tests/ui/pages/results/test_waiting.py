"""While there are no results: what is missing, what is going on, and a way to stop it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.results.waiting import WaitingPage
from advisor_app.ui.theme import Theme
from tests.flows.person import Person


def page_of(theme: Theme, qtbot: QtBot) -> tuple[WaitingPage, Person]:
    page = WaitingPage(theme)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page, Person(qtbot)


def test_short_work_shows_nothing_and_longer_work_how_far_it_is(theme: Theme, qtbot: QtBot) -> None:
    page, person = page_of(theme, qtbot)
    page.show_working()
    assert not person.sees("Working out the figures…")
    person.wait_to_see("Working out the figures…")
    page.show_progress(3, 8)
    assert (page.line.value(), page.line.maximum()) == (3, 8)
    assert person.sees("Step 3 of 8")


def test_cancel_asks_once_and_then_it_can_begin_again(theme: Theme, qtbot: QtBot) -> None:
    page, person = page_of(theme, qtbot)
    asked: list[str] = []
    page.cancel_asked.connect(lambda: asked.append("cancel"))
    page.again_asked.connect(lambda: asked.append("again"))
    page.show_working()
    person.click("Cancel")
    assert person.sees("Stopping…")
    page.show_stopped("Stopped. The answers are saved.")
    assert person.sees("Stopped. The answers are saved.")
    person.click("Work out the figures")
    assert asked == ["cancel", "again"]
    page.show_working()
    person.wait(lambda: page.cancel.isVisible() and page.cancel.isEnabled(), "a new Cancel")


def test_too_few_answers_lead_back_to_the_questions(theme: Theme, qtbot: QtBot) -> None:
    page, person = page_of(theme, qtbot)
    asked: list[bool] = []
    page.questions_asked.connect(lambda: asked.append(True))
    page.show_missing(1)
    assert person.sees("Answer 1 more question to see results.")
    page.show_missing(5)
    assert person.sees("Answer 5 more questions to see results.")
    person.click("Continue")
    assert asked == [True]
