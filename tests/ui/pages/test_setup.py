"""The recovery key is typed back by hand: what a wrong group says, and what Return does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.setup import SetupPage
from advisor_app.ui.theme import Theme

KEY = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> SetupPage:
    made = SetupPage(theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.show_recovery_key(KEY)
    return made


def test_a_wrong_group_is_named_once_it_is_whole(page: SetupPage, qtbot: QtBot) -> None:
    third, sixth = page.group_fields
    qtbot.keyClicks(third, "CCC")
    assert not page.key_problem.isVisible()
    qtbot.keyClicks(third, "X")
    assert page.key_problem.isVisible()
    assert "Group 3" in page.key_problem.text()
    qtbot.keyClick(third, Qt.Key.Key_Backspace)
    qtbot.keyClicks(third, "c")
    qtbot.keyClicks(sixth, "ffff")
    assert not page.key_problem.isVisible()
    assert page.kept.isEnabled()


def test_return_goes_on_once_both_groups_are_right(page: SetupPage, qtbot: QtBot) -> None:
    third, sixth = page.group_fields
    qtbot.keyClicks(third, "CCCC")
    qtbot.keyClick(third, Qt.Key.Key_Return)
    assert page.step == 2
    assert page.focusWidget() is sixth
    qtbot.keyClicks(sixth, "FFFF")
    qtbot.keyClick(sixth, Qt.Key.Key_Return)
    assert page.step == 3
