from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.start_assessment import DepthOffer, StartAssessmentPage
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.text import Text
from tests.ui.pages.client_examples import TODAY

# The offscreen platform says so of every window and list that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton
OFFERS = (DepthOffer("quick", 26, (7, 7), about=False), DepthOffer("standard", 70, (25, 45)))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> StartAssessmentPage:
    made = StartAssessmentPage(theme, "Harbour Lane Dental", OFFERS, "en-GB", today=TODAY)
    qtbot.addWidget(made)
    made.resize(1072, 770)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_says_how_long_each_will_take(page: StartAssessmentPage) -> None:
    words = [row.head.text() for row in page.options.rows.values()]
    assert words == ["Quick: 26 questions, about 7 minutes", "Full: about 70 questions, 25 to 45 minutes"]
    assert page.header.name.text() == "Harbour Lane Dental"
    assert "Dated 16 Nov 2026" in [text.text() for text in page.findChildren(Text)]


def test_quick_is_chosen_at_first(page: StartAssessmentPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.started) as started:
        qtbot.mouseClick(page.start_button, LEFT)
    assert started.args == ["quick"]


def test_full_by_mouse_and_by_key(page: StartAssessmentPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.options.rows["standard"].head, LEFT)
    with qtbot.waitSignal(page.started) as started:
        qtbot.mouseClick(page.start_button, LEFT)
    assert started.args == ["standard"]
    qtbot.keyClick(page.options.rows["standard"].head, Qt.Key.Key_1)
    with qtbot.waitSignal(page.started) as started:
        qtbot.keyClick(page.options.rows["quick"].head, Qt.Key.Key_1)
    assert started.args == ["quick"], "the same number again goes on"


def test_enter_starts_and_escape_goes_back(page: StartAssessmentPage, qtbot: QtBot) -> None:
    head = page.options.rows["quick"].head
    with qtbot.waitSignal(page.started):
        qtbot.keyClick(head, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.cancelled):
        qtbot.keyClick(head, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.cancelled):
        qtbot.mouseClick(page.header.back, LEFT)
